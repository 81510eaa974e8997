import type { Asker } from '@samspar/access';
import { type IdentityNumber, readIdentityNumber } from '@samspar/identity-number';
import type { CaseLine } from '@samspar/views';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading } from '../reading-log.js';
import { type ListedCase, listing } from './listed-case.js';
import { placesOf } from '../places.js';

/** Finds journeys of the asker's own insatser by their numbers, or by the person's. */
export class FindCases extends Query<Outcome<readonly ListedCase[]>> {
  constructor(
    caller: Caller,
    /** As it was typed. */
    readonly text: string,
  ) {
    super(caller);
  }
}

const REFERENCE = /^([0-9a-f]{4})[-\s]?([0-9a-f]{4})$/i;

/**
 * A person's journeys in the asker's own insatser; of others nothing, and nothing tells whether she is known at all. By the number of somebody
 * whose identity is protected are found those that the asker is responsible for.
 */
const ofPerson = async (
  { vault, views }: Pick<JourneyPorts, 'vault' | 'views'>,
  asker: Asker,
  number: IdentityNumber,
): Promise<readonly CaseLine[]> => {
  const places = placesOf(asker);
  const participantId = await vault.find(places.association, number);
  const found =
    participantId === undefined ? [] : views().caseload.byParticipant({ ...places, participantId });
  return found.filter(({ isProtected, caseworker }) => !isProtected || caseworker === asker.actor);
};

/** A person's journeys that the asker may see, but for one, as whoever is about to register something more of her is shown them. */
export const casesOfPerson = async (
  ports: JourneyPorts,
  caller: Caller,
  number: IdentityNumber,
  except?: string,
): Promise<readonly ListedCase[]> => {
  const all = await ofPerson(ports, caller.asker, number);
  const lines = all.filter(({ journey }) => journey !== except);
  return listing(ports, { ...caller, on: 'same-person' }, 'assigned', lines);
};

/** Journeys in some insatser that a number means, each once: the journey's own, or that of its person. */
export const casesNamed = async (
  ports: Pick<JourneyPorts, 'views' | 'vault' | 'today'>,
  asker: Asker,
  text: string,
): Promise<readonly CaseLine[]> => {
  const typed = text.trim();
  const places = placesOf(asker);
  const { caseload } = ports.views();
  const digits = REFERENCE.exec(typed)?.slice(1).join('').toLowerCase();
  const identity = readIdentityNumber(typed, ports.today());
  const found = [
    ...caseload.byCaseNumber({ ...places, number: typed }),
    ...(digits === undefined ? [] : caseload.byReference({ ...places, digits })),
    ...('number' in identity ? await ofPerson(ports, asker, identity.number) : []),
  ];
  return found.filter(({ journey }, index) => found.findIndex((line) => line.journey === journey) === index);
};

export const findCases =
  (ports: JourneyPorts) =>
  async ({ caller, text }: FindCases): Promise<Outcome<readonly ListedCase[]>> => {
    const lines = await casesNamed(ports, caller.asker, text);
    const reading: Reading = { ...caller, on: 'search' };
    return accepted(await listing(ports, reading, 'assigned', lines));
  };
