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

/** The event exactly as the log will hold it: nothing undefined. */
const asStored = (event: JourneyEvent): JourneyEvent => JSON.parse(JSON.stringify(event));

/** The event, unless something is wrong. */
export const unless = (problem: JourneyRefusal | undefined, event: JourneyEvent): Ruling =>
  problem ? refuse(problem) : accept(asStored(event));
