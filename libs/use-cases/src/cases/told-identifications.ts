import { maySeeJourney } from '@samspar/access';
import type { IdentifiedLine } from '@samspar/views';
import { referenceOf } from '../identities/person.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading } from '../reading-log.js';
import { type ListedCase, listing } from './listed-case.js';
import { TOLD_FOR_MS } from './told-emergencies.js';

/** That an auditor was told whom a journey is about, as whoever is responsible for it is told. */
export type ListedIdentification = Readonly<{
  item: ListedCase;
  /** Full name of who it was, or her reference where that is not known. */
  by: string;
}> &
  Pick<IdentifiedLine, 'reason' | 'ground' | 'knownAt'>;

/** Lately, of the journeys that the reader is responsible for, and of those in her insatser that nobody is; the last first. */
export const identificationsFor = async (
  ports: JourneyPorts,
  reading: Reading,
): Promise<readonly ListedIdentification[]> => {
  const { asker } = reading;
  const { readings, caseload } = ports.views();
  const told = readings.identified(asker.association ?? '', ports.now() - TOLD_FOR_MS);
  const own = [...new Set(told.map(({ id }) => id))]
    .flatMap((journey) => caseload.journey(journey) ?? [])
    .filter((line) => maySeeJourney(asker, line) && (line.caseworker ?? asker.actor) === asker.actor);
  const items = new Map(
    (await listing(ports, reading, 'assigned', own)).map((item) => [item.line.journey, item]),
  );
  const names = await ports.staff.namesOf(told.map(({ actor }) => actor));
  return told.flatMap(({ id, actor, reason, ground, knownAt }) => {
    const item = items.get(id);
    return item ? [{ item, by: names.get(actor) ?? referenceOf(actor), reason, ground, knownAt }] : [];
  });
};
