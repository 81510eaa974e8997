import { type EmergencyReason, emergencyStream, maySeeJourney } from '@samspar/access';
import { referenceOf } from '../identities/person.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading } from '../reading-log.js';
import { type ListedCase, listing } from './listed-case.js';

/** How long somebody is told that her journeys were opened in an emergency, or that an auditor was told whom they are about, in milliseconds. */
export const TOLD_FOR_MS = 30 * 86_400_000;

/** That somebody opened a journey in an emergency, as whoever is responsible for it is told. */
export type ListedEmergency = Readonly<{
  item: ListedCase;
  /** Full name of who it was, or her reference where that is not known. */
  by: string;
  reason: EmergencyReason;
  /** When, in milliseconds since the epoch. */
  at: number;
}>;

/** Lately, of the journeys that the reader is responsible for, and of those in her insatser that nobody is; the last first. */
export const emergenciesFor = async (
  ports: JourneyPorts,
  reading: Reading,
): Promise<readonly ListedEmergency[]> => {
  const { asker } = reading;
  const since = ports.now() - TOLD_FOR_MS;
  const { readings, caseload } = ports.views();
  const own = readings
    .openedInEmergency(asker.association ?? '', since)
    .flatMap((journey) => caseload.journey(journey) ?? [])
    .filter((line) => maySeeJourney(asker, line) && (line.caseworker ?? asker.actor) === asker.actor);
  const items = await listing(ports, reading, 'assigned', own);
  const told = await Promise.all(
    items.map(async (item) => {
      const { stored } = await ports.streams.load(emergencyStream, item.line.journey);
      return stored
        .filter(({ recordedAt }) => recordedAt >= since)
        .map((event) => ({
          item,
          actor: event.metadata.actor,
          reason: emergencyStream.upcast(event).data.reason,
          at: event.recordedAt,
        }));
    }),
  );
  const names = await ports.staff.namesOf(told.flat().map(({ actor }) => actor));
  return told
    .flat()
    .map(({ actor, ...one }) => ({ ...one, by: names.get(actor) ?? referenceOf(actor) }))
    .toSorted((one, other) => other.at - one.at);
};
