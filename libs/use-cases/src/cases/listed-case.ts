import type { ReadingReason } from '@samspar/access';
import { partiesOf } from '@samspar/association';
import type { Sentence } from '@samspar/kernel';
import type { CaseLine, Listed } from '@samspar/views';
import { NOBODY, type Person, referenceOf } from '../persons/person.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading, Shown } from '../readings/reading-log.js';

type Named<Line> = Readonly<{
  line: Line;
  /** Its own number, else its short one. */
  number: string;
  /** Name of the insats. */
  intervention: string;
  /** Name of the party that referred; undefined where it is not known. */
  sender: Sentence | undefined;
  person: Person;
  /** Full name of whoever is responsible; null where nobody is. */
  caseworker: string | null;
}>;

/** A journey as lists show it. */
export type ListedCase<Line extends CaseLine = CaseLine> = Shown<Named<Line>>;

/** A page of a list: what the views have of it, and its journeys in the same order. */
export type ListedCases<Line extends CaseLine = CaseLine> = Readonly<{
  listed: Listed<Line>;
  items: readonly ListedCase<Line>[];
}>;

/**
 * What lists show of journeys, once it is written down. Those who see them for another reason than that they work with them may not know
 * whom they are about: nobody is named.
 */
export const listing = async <Line extends CaseLine>(
  { readings, persons, staff, associations }: JourneyPorts,
  reading: Reading,
  reason: ReadingReason,
  lines: readonly Line[],
): Promise<readonly ListedCase<Line>[]> => {
  const { asker } = reading;
  const own = associations().find(({ id }) => id === asker.association);
  const parties = own ? partiesOf(own.settings) : [];
  const interventions = new Map(own?.interventions.map(({ id, name }) => [id, name]));
  const isNamed = reason === 'assigned';
  const journeys = [...new Set(lines.map(({ journey }) => journey))];
  return readings.show(reading, { association: asker.association ?? '', journeys, reason }, async () => {
    const people = isNamed ? await persons.listed(asker, lines) : [];
    const names = await staff.namesOf(isNamed ? lines.flatMap(({ caseworker }) => caseworker ?? []) : []);
    return lines.map((line, index) => ({
      line,
      number: line.number ?? referenceOf(line.journey),
      intervention: interventions.get(line.intervention) ?? line.intervention,
      sender: parties.find(({ code }) => code === line.referringParty),
      person: people[index] ?? NOBODY,
      caseworker:
        isNamed && line.caseworker ? (names.get(line.caseworker) ?? referenceOf(line.caseworker)) : null,
    }));
  });
};
