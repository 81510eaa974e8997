import { accept, refuse, type Decision } from '@samspar/kernel';
import type { JourneyCommand, JourneyCommandOf } from './journey-commands.js';
import type { JourneyEvent } from './journey-events.js';
import type { JourneyRefusal } from './journey-refusals.js';
import type { RegisteredJourney } from './journey-state.js';
import type { Terms } from './journey-terms.js';
import type { JourneyWarning } from './journey-warnings.js';

export type Ruling = Decision<JourneyEvent, JourneyRefusal, JourneyWarning>;

export type Rule = <Type extends keyof Rules>(
  command: JourneyCommandOf<Type>,
  journey: RegisteredJourney,
  terms: Terms | null,
) => Ruling;

/** The rules of the work with a journey that was referred, by the command that each answers. */
export type Rules = {
  readonly [Type in Exclude<JourneyCommand['type'], 'ReferParticipant' | 'EraseJourney'>]: (
    command: JourneyCommandOf<Type>,
    journey: RegisteredJourney,
    terms: Terms | null,
  ) => Ruling;
};

/** A value exactly as the log will hold it: nothing undefined. */
const asStored = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(asStored) as Value;
  const said = Object.entries(value).filter(([, one]) => one !== undefined);
  const kept: Record<string, unknown> = {};
  for (const [key, one] of said) kept[key] = asStored(one);
  return kept as Value;
};

/** The event, unless something is wrong. */
export const unless = (problem: JourneyRefusal | undefined, event: JourneyEvent): Ruling =>
  problem ? refuse(problem) : accept(asStored(event));
