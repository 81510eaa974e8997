import type { RowsJourney } from '@samspar/access';
import {
  type CorrectableFacts,
  type Fact,
  type Journey,
  journeyStream,
  type RegisteredJourney,
} from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';

export type RowKey = Readonly<{ register: string; number: string }>;

/** A journey that came of a row, with what the row was when last imported. */
export type KnownRow = RowsJourney &
  Readonly<{
    journey: RegisteredJourney;
    /** In which role the row was last imported. */
    importedAs: string;
    /** Keyed digests by column of the row as last imported; a blank has none. */
    digests: Readonly<Record<string, string>>;
    /** Whether the row as last imported said that consent was given, and no digest tells it. */
    saidGiven: boolean;
    /** What somebody else than this row's imports set last: facts, `consent`, `misregistered`. */
    setElsewhere: ReadonlySet<string>;
  }>;

/** Whether it is kept from whoever imports who the person of a row's journey is, and where to be found. */
export type Shields = (journey: string, state: RegisteredJourney) => Promise<boolean>;

const isOf = ({ metadata: { row } }: StoredEvent, key: RowKey): boolean =>
  row?.register === key.register && row.number === key.number;

/** The row of a journey's latest event that came of an import. */
export const lastRowOf = (stored: readonly StoredEvent[]): StoredEvent['metadata']['row'] =>
  stored.findLast(({ metadata }) => metadata.row)?.metadata.row;

/** True where the last thing that annulled the journey was the reversal of a batch: the row may come anew. */
export const isReversed = (journey: RegisteredJourney, stored: readonly StoredEvent[]): boolean =>
  journey.misregistered &&
  stored.findLast(({ type }) => type === 'JourneyMisregistered')?.data['reason'] === 'batch-reversed';

const form = (value: unknown): string | undefined => JSON.stringify(value);

export const isSame = <F extends Fact>(
  one: CorrectableFacts[F] | undefined,
  other: CorrectableFacts[F],
): boolean => form(one) === form(other);

const settables = (journey: Journey): ReadonlyMap<string, string | undefined> => {
  if (journey.status === 'none') return new Map();
  const { facts, consents: consent, misregistered } = journey;
  return new Map(
    Object.entries({ ...facts, consent, misregistered }).map(([settable, value]) => [settable, form(value)]),
  );
};

/** Which facts an event for which `isOurs` does not hold was the last to change. */
export const setElsewhere = (
  stored: readonly StoredEvent[],
  isOurs: (event: StoredEvent) => boolean,
): ReadonlySet<string> => {
  const { decider, upcast } = journeyStream;
  const elsewhere = new Set<string>();
  let journey: Journey = decider.initialState;
  let before = settables(journey);
  for (const event of stored) {
    journey = decider.evolve(journey, upcast(event));
    const after = settables(journey);
    for (const settable of new Set([...before.keys(), ...after.keys()]))
      if (before.get(settable) !== after.get(settable))
        if (isOurs(event)) elsewhere.delete(settable);
        else elsewhere.add(settable);
    before = after;
  }
  return elsewhere;
};

/** A journey by what has been done with it, for whoever decides who may open it. */
export const rowsJourney = ({ facts }: RegisteredJourney, stored: readonly StoredEvent[]): RowsJourney => ({
  intervention: facts.intervention ?? '',
  roles: new Set(stored.map(({ metadata }) => metadata.role)),
  isIdentified: stored.some(({ metadata }) => metadata.row?.digests['identity'] !== undefined),
});

export const knownRow = (
  journey: RegisteredJourney,
  stored: readonly StoredEvent[],
  key: RowKey,
): KnownRow => {
  const last = stored.findLast((event) => isOf(event, key))?.metadata;
  return {
    ...rowsJourney(journey, stored),
    journey,
    importedAs: last?.role ?? '',
    digests: last?.row?.digests ?? {},
    saidGiven: last?.row?.consentStated === true && last.row.digests['consent'] === undefined,
    setElsewhere: setElsewhere(stored, (event) => isOf(event, key)),
  };
};
