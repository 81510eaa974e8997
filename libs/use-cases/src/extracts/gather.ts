import { type Asker, type EsfListMade, esfStream, extractStream } from '@samspar/access';
import { type Association, type Authority, authoritiesOf } from '@samspar/association';
import {
  type Belonging,
  type Giver,
  givingOf,
  givingOfEntry,
  journeyStream,
  type JourneyEvent,
} from '@samspar/casework';
import type { DataKind } from '@samspar/codes';
import type { StoredEvent } from '@samspar/event-store';
import { birthDaysOf, controllerOf, rulingOf } from '../erasures/due.js';
import { whoseOf } from '../identities/persons.js';
import { disclosing, type KnownEvent, knownEvents } from '../journeys/disclosed.js';
import { clearTexts } from '../journeys/read-journey.js';
import { referenceOf } from '../identities/person.js';
import { type Card, cardKept, kindOnCard } from '../cards/card.js';
import type { JourneyPorts } from '../ports.js';
import type {
  ErasedJourney,
  ExtractedJourney,
  ExtractEntry,
  GivenExtract,
  LeftEntries,
  PersonExtract,
  ReportedToEsf,
} from './extract.js';
import type { JourneyOfPerson } from './journeys-of-person.js';
import { readingsFor } from './reader-places.js';

/** Who puts an extract together, and of what. */
export type Gathering = Readonly<{
  association: Association;
  authority: Authority;
  isWhole: boolean;
  /** In milliseconds since the epoch. */
  at: number;
  /** Of one that was given out: what was looked through then, by the id of the journey. */
  given?: ReadonlyMap<string, GivenExtract>;
}>;

/** Extracts that were given out of a journey, the oldest first. */
export const givenOf = async (
  { streams }: Pick<JourneyPorts, 'streams'>,
  journey: string,
): Promise<readonly GivenExtract[]> => {
  const { stored } = await streams.load(extractStream, journey);
  return stored.map((event) => ({
    ...extractStream.upcast(event).data,
    actor: event.metadata.actor,
    at: event.recordedAt,
  }));
};

/** The lists to ESF that an authority had made at a moment, each with when. */
const reportedBy = async (
  { streams }: Pick<JourneyPorts, 'streams'>,
  { association, authority, at }: Gathering,
): Promise<readonly (ReportedToEsf & Pick<EsfListMade['data'], 'journeys'>)[]> => {
  const { stored } = await streams.load(esfStream, association.id);
  return stored
    .map((one) => ({ ...esfStream.upcast(one).data, at: one.recordedAt }))
    .filter((made) => made.authority === authority.id && made.at <= at);
};

const counted = (
  left: readonly (string | undefined)[],
  known: readonly Authority[],
): readonly LeftEntries[] => {
  const groups = Map.groupBy(left, (id) => known.find((one) => one.id === id));
  return Array.from(groups, ([authority, those]) => ({ authority: authority ?? null, count: those.length }));
};

/** The card without what another authority answers for. */
const givenCard = (
  card: Card,
  giver: Giver,
): Readonly<{ card: Card; left: readonly (string | undefined)[] }> => {
  const isLeft = (by: Belonging, kind: DataKind): boolean => givingOf(by, kind, giver) === 'left';
  const all = Object.entries(card.registered).map(
    ([what, by]) => [what, by, isLeft(by, kindOnCard(what as keyof Card['registered']))] as const,
  );
  const kept = Object.fromEntries(all.flatMap(([what, by, left]) => (left ? [] : [[what, by]])));
  const { number, particulars } = card;
  return {
    card: {
      ...card,
      number: 'number' in kept ? number : null,
      particulars: Object.fromEntries(Object.entries(particulars).filter(([what]) => what in kept)),
      registered: kept,
      changes: card.changes.filter((change) => !isLeft(change, 'identity')),
    },
    left: all.flatMap(([, { authority }, left]) => (left ? [authority] : [])),
  };
};

/** What became of the entries that were wrong, by their revision: whoever is given one is told, whatever is held back. */
const annulledIn = (events: readonly KnownEvent[]): ReadonlyMap<number, Pick<ExtractEntry, 'annulled'>> =>
  new Map(
    events.flatMap(({ event }) =>
      event.type === 'EntryAnnulled'
        ? [[event.data.entry, { annulled: event.data.replacedBy === undefined ? 'struck' : 'corrected' }]]
        : [],
    ),
  );

const stateAfter = (events: readonly JourneyEvent[]) =>
  events.reduce(journeyStream.decider.evolve, journeyStream.decider.initialState);

/** What one journey adds; undefined where it is not there. */
const journeyOf = async (
  ports: JourneyPorts,
  { association, authority, at, given }: Gathering,
  journey: string,
  all: readonly StoredEvent[],
  lists: Awaited<ReturnType<typeof reportedBy>>,
): Promise<ExtractedJourney | undefined> => {
  const before = given?.get(journey);
  const stored = before ? all.filter(({ revision }) => revision <= before.revision) : all;
  const last = stored.at(-1);
  const events = knownEvents(stored);
  const state = stateAfter(events.map(({ event }) => event));
  if (state.status === 'none' || !last) return undefined;
  const known = authoritiesOf(association);
  const controller = controllerOf(association, state);
  // What consent no longer covers is not shown again, though it was given out (docs/adr/0025).
  const present = stateAfter(knownEvents(all).map(({ event }) => event));
  if (present.status === 'none') return undefined;
  const today = ports.today();
  const giver: Giver = {
    authority: authority.id,
    controller: controller?.id,
    lets: disclosing({ authority: authority.id }, { state: present, stored: all }, association, today),
  };
  const isHeld = (revision: number) => before?.heldBack.some((held) => held.revision === revision) ?? false;
  const annulled = annulledIn(events);
  const entries = events.flatMap((event): readonly ExtractEntry[] => {
    const why = givingOfEntry(event.event, event, giver);
    return why === 'left' || isHeld(event.revision)
      ? []
      : [{ ...event, giving: why, ...annulled.get(event.revision) }];
  });
  const { card, left } = givenCard(await cardKept(ports, journey, state, true), giver);
  const leftEntries = events.flatMap((event) =>
    // An entry that nobody knows whose it is, is asked for where the journey is answered for.
    givingOfEntry(event.event, event, giver) === 'left' ? [event.authority ?? controller?.id] : [],
  );
  const record = await ports.persons.recordOf(whoseOf(journey, state));
  const [birthDay] = await birthDaysOf(ports, [record?.participantId ?? state.participantId]);
  const earlier = await givenOf(ports, journey);
  return {
    id: journey,
    reference: stored[0]?.metadata.row?.number ?? referenceOf(journey),
    state,
    revision: last.revision,
    card,
    left: counted([...leftEntries, ...left], known),
    entries,
    clear: await clearTexts(ports.vault, journey, state.participantId, entries),
    heldBack: before?.heldBack.length ?? 0,
    readings: await readingsFor(
      ports,
      association.id,
      journey,
      at,
      association.settings.namesOfReaders === true,
    ),
    reported: lists
      .filter(({ journeys }) => journeys.includes(journey))
      .map(({ at: madeAt, month, project, ground }) => ({ at: madeAt, month, project, ground })),
    controller,
    retention: rulingOf(association, state, stored, birthDay, today),
    given: before
      ? earlier.slice(
          0,
          earlier.findIndex(({ extract }) => extract === before.extract),
        )
      : earlier,
  };
};

const erasedOf = (stored: readonly StoredEvent[], intervention: string): readonly ErasedJourney[] =>
  stored.flatMap((event) => {
    const told = journeyStream.upcast(event);
    if (told.type !== 'JourneyErased') return [];
    const number = stored[0]?.metadata.row?.number;
    const reference = number ?? referenceOf(event.stream.slice(journeyStream.prefix.length));
    return [{ reference, intervention, erasedOn: told.occurredOn, rule: told.data.rule }];
  });

/** Users whom entries name: who wrote them, and who is responsible. */
const usersIn = (journeys: readonly ExtractedJourney[]): readonly string[] =>
  journeys.flatMap(({ entries }) =>
    entries.flatMap(({ event }) => {
      if (event.type === 'CaseworkerAssigned') return [event.data.caseworker];
      if (event.type === 'CaseloadHandedOver')
        return [event.data.to, ...(event.data.from === null ? [] : [event.data.from])];
      return event.type === 'ConsentGiven' && event.data.obtainedBy !== null ? [event.data.obtainedBy] : [];
    }),
  );

/**
 * Whether an authority has anything to do with a journey of which its caseworker is told though she does not work in its insats. Of one that is
 * another authority's alone not even that it is there is told (OSL 2009:400 8:1).
 */
const isOf = ({ id }: Authority, { entries, controller }: ExtractedJourney): boolean =>
  entries.length > 0 && (controller?.id === id || entries.some(({ giving }) => giving === 'own'));

/** Everything of these journeys that the authority gives out. */
export const gathered = async (
  ports: JourneyPorts,
  gathering: Gathering,
  all: readonly JourneyOfPerson[],
): Promise<PersonExtract> => {
  const { association, authority, isWhole, at } = gathering;
  const lists = await reportedBy(ports, gathering);
  const journeys: ExtractedJourney[] = [];
  const erased: ErasedJourney[] = [];
  for (const { journey, intervention } of all) {
    const { state, stored } = await ports.streams.load(journeyStream, journey);
    if (state.status === 'none') continue;
    if (state.erasedOn !== undefined)
      erased.push(
        ...erasedOf(stored, intervention).filter(({ rule }) => !isWhole || rule.authority === authority.id),
      );
    const found = state.erasedOn === undefined && (await journeyOf(ports, gathering, journey, stored, lists));
    if (found && (!isWhole || isOf(authority, found))) journeys.push(found);
  }
  return {
    association,
    authority,
    others: authoritiesOf(association).filter(({ id }) => id !== authority.id),
    isWhole,
    at,
    journeys,
    erased,
    names: await ports.staff.namesOf(usersIn(journeys)),
  };
};

/** Nobody but who is responsible handles what is kept of a person whose identity is protected. */
export const mayHandle = (asker: Asker, { card, state }: Pick<ExtractedJourney, 'card' | 'state'>): boolean =>
  !card.isProtected || state.caseworker?.id === asker.actor;
