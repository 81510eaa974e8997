import {
  type CheckedReading,
  isCalledAlike,
  isNamesake,
  type OpenedJourney,
  type Surroundings,
} from '@samspar/access';
import { userStream } from '@samspar/association';
import { journeyEvents, journeyStream, participantStream } from '@samspar/casework';
import { knownFrom, type StoredEvent } from '@samspar/event-store';
import type { Readings } from '@samspar/views';
import type { AccessLogPorts } from '../ports.js';

/** Something that changed, with what it was from then on; `at` in milliseconds since the epoch. */
type Change<Thing> = Readonly<{ at: number; to: Thing }>;

const asOf = <Thing>(changes: readonly Change<Thing>[], at: number): Thing | undefined =>
  changes.findLast((change) => change.at <= at)?.to;

/** When each event became known, never earlier than one before it. */
const knownTimes = (stored: readonly StoredEvent[]): readonly number[] => {
  let latest = 0;
  return stored.map((event) => (latest = knownFrom(event, latest)));
};

/** The insatser that a user was assigned to; nothing where the log does not know her. */
const assignmentsOf = async (
  { streams }: AccessLogPorts,
  user: string,
): Promise<readonly Change<readonly string[]>[]> => {
  const { stored } = await streams.load(userStream, user);
  const times = knownTimes(stored);
  let state = userStream.decider.initialState;
  return stored.map((event, index) => {
    state = userStream.decider.evolve(state, userStream.upcast(event));
    return { at: times[index] ?? 0, to: state.status === 'none' ? [] : state.interventions };
  });
};

type JourneyHistory = Readonly<{
  interventions: readonly Change<string>[];
  responsible: readonly Change<string>[];
}>;

const historyOf = async ({ streams }: AccessLogPorts, id: string): Promise<JourneyHistory> => {
  const { stored: all } = await streams.load(journeyStream, id);
  const interventions: Change<string>[] = [];
  const responsible: Change<string>[] = [];
  let at = 0;
  for (const { event, stored } of journeyEvents(all)) {
    at = knownFrom(stored, at);
    if (event.type === 'ParticipantReferred') interventions.push({ at, to: event.data.intervention });
    if (event.type === 'CaseworkerAssigned') responsible.push({ at, to: event.data.caseworker });
    if (event.type === 'CaseloadHandedOver') responsible.push({ at, to: event.data.to });
    if (event.type === 'FactCorrected' && event.data.correction.fact === 'intervention')
      interventions.push({ at, to: event.data.correction.new });
  }
  return { interventions, responsible };
};

/** Makes each thing once. */
const once = <Thing>(make: (id: string) => Promise<Thing>): ((id: string) => Promise<Thing>) => {
  const made = new Map<string, Promise<Thing>>();
  return (id) => {
    const thing = made.get(id) ?? make(id);
    made.set(id, thing);
    return thing;
  };
};

/** Whether the identity of a record's person was protected. */
const protectionOf = async (
  { streams }: AccessLogPorts,
  participant: string,
): Promise<readonly Change<boolean>[]> => {
  const { stored } = await streams.load(participantStream, participant);
  const times = knownTimes(stored);
  let state = participantStream.decider.initialState;
  return stored.map((event, index) => {
    state = participantStream.decider.evolve(state, participantStream.upcast(event));
    return { at: times[index] ?? 0, to: state.status !== 'none' && state.protected };
  });
};

/** The openings of journeys whose person's identity was protected then, whichever of her records says so. */
const protectedThen = async (
  ports: AccessLogPorts,
  readings: readonly CheckedReading[],
): Promise<ReadonlySet<string>> => {
  const { caseload, persons } = ports.views();
  const protection = once((participant) => protectionOf(ports, participant));
  const ofPerson = once(async (journey) => {
    const participant = caseload.journey(journey)?.participantId;
    const records = participant === undefined ? [] : persons.recordsOf(participant);
    return Promise.all(records.map(protection));
  });
  const found = new Set<string>();
  for (const { position, knownAt, opened } of readings)
    for (const { id } of opened)
      if ((await ofPerson(id)).some((changes) => asOf(changes, knownAt))) found.add(`${position} ${id}`);
  return found;
};

/** When somebody last ceased to be responsible before a moment. */
const ceasedAt = ({ responsible }: JourneyHistory, user: string, before: number): number | undefined =>
  responsible.findLast(
    ({ at, to }, index) => at <= before && to !== user && responsible[index - 1]?.to === user,
  )?.at;

const keyOf = (actor: string, journey: string): string => `${actor} ${journey}`;

/** Says whether journeys are about somebody called as their reader, or as a user, is; no name is told. */
const likenessesIn = async (
  ports: AccessLogPorts,
  association: string,
  readings: readonly CheckedReading[],
): Promise<Surroundings['likeness']> => {
  const ids = new Set(readings.flatMap(({ opened }) => opened.map(({ id }) => id)));
  const { caseload } = ports.views();
  const compare = await ports.persons.comparing([...ids].flatMap((id) => caseload.journey(id) ?? []));
  const names = await ports.staff.namesOf([
    ...ports.usersOf(association),
    ...readings.map(({ actor }) => actor),
  ]);
  const colleagues = new Map<string, boolean>();
  const isColleague = ({ id }: OpenedJourney): boolean => {
    const is = colleagues.get(id) ?? [...names.values()].some((name) => compare(id, isCalledAlike, name));
    colleagues.set(id, is);
    return is;
  };
  return ({ reading: { actor }, journey }) => {
    const own = names.get(actor);
    if (own !== undefined && compare(journey.id, isNamesake, own)) return 'namesake';
    return isColleague(journey) ? 'colleague' : undefined;
  };
};

/** What the patterns need to know of the readings of a period beside what these say themselves. */
export const surroundingsOf = async (
  ports: AccessLogPorts,
  log: Readings,
  association: string,
  readings: readonly CheckedReading[],
  { from, to }: Readonly<{ from: number; to: number }>,
): Promise<Surroundings> => {
  const assignments = once((user) => assignmentsOf(ports, user));
  const histories = once((journey) => historyOf(ports, journey));
  const elsewhere = new Set<string>();
  for (const { position, actor, knownAt, opened } of readings)
    for (const journey of opened) {
      const assigned = asOf(await assignments(actor), knownAt);
      if (assigned === undefined || assigned.includes(journey.intervention)) continue;
      const then = asOf((await histories(journey.id)).interventions, knownAt);
      if (then === undefined || !assigned.includes(then)) elsewhere.add(`${position} ${journey.id}`);
    }
  const shielded = await protectedThen(ports, readings);
  const ceased = new Map<string, JourneyHistory>();
  for (const { actor, journey } of log.noLongerResponsible(association, from, to))
    ceased.set(keyOf(actor, journey), await histories(journey));
  return {
    wasAssigned: ({ reading: { position }, journey: { id } }) => !elsewhere.has(`${position} ${id}`),
    handedOverAt: ({ reading: { actor, knownAt }, journey: { id } }) => {
      const history = ceased.get(keyOf(actor, id));
      return history && ceasedAt(history, actor, knownAt);
    },
    wasProtected: ({ reading: { position }, journey: { id } }) => shielded.has(`${position} ${id}`),
    likeness: await likenessesIn(ports, association, readings),
  };
};
