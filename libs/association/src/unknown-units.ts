import { slug } from '@samspar/codes';
import { maskedText } from '@samspar/identity-number';
import type { Day } from '@samspar/kernel';
import { unitsByName } from './authorities.js';
import type { Organisation } from './authority-events.js';

/** A unit as it was written, in how many journeys, and the first day on which it referred; null where no day is known. */
export type UnitWritten = Readonly<{ text: string; journeys: number; since: Day | null }>;

/** A unit that the register does not know, as it was written most; `spellings` is how else. */
export type UnknownUnit = UnitWritten & Readonly<{ spellings: readonly string[] }>;

/**
 * What of all that was written, each text once, the register does not know: the most frequent first, those of one spelling as one. What
 * looks like an identity number, which older journeys may hold, is masked.
 */
export const unknownUnits = (
  association: Pick<Organisation, 'units'>,
  written: readonly UnitWritten[],
): readonly UnknownUnit[] => {
  const known = unitsByName(association);
  const unknown = Map.groupBy(
    written.filter(({ text }) => !known.has(slug(text))),
    ({ text }) => slug(text),
  );
  return [...unknown.values()]
    .map((all) => {
      const [first, ...others] = all.toSorted((one, other) => other.journeys - one.journeys);
      return {
        text: maskedText(first?.text ?? ''),
        spellings: others.map(({ text }) => maskedText(text)),
        journeys: all.reduce((sum, { journeys }) => sum + journeys, 0),
        since: all.flatMap(({ since }) => since ?? []).toSorted()[0] ?? null,
      };
    })
    .toSorted((one, other) => other.journeys - one.journeys || one.text.localeCompare(other.text, 'sv'));
};
