import { setImmediate } from 'node:timers/promises';
import { type Asker, mayHaveEvidence, OPERATOR } from '@samspar/access';
import type { Association } from '@samspar/association';
import { journeyStream } from '@samspar/casework';
import type { Loaded, StoredEvent } from '@samspar/event-store';
import { type BundleSubject, fingerprint, headHash, HEADS } from '@samspar/evidence';
import { endOfDayInStockholm, startOfDayInStockholm, unreachable } from '@samspar/kernel';
import type { EvidenceAsked, ProvedEvent } from '@samspar/log-tree';
import { associationNamed, type AssociationNotMeant } from '../associations.js';
import { referenceOf } from '../identities/person.js';
import { whoseOf } from '../identities/persons.js';
import { type KnownEvent, knownEvents } from '../journeys/disclosed.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { caughtUp } from '../places.js';
import type { EvidencePorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { journeyNamed } from '../replay/journey-named.js';
import { replayedWhole } from '../replay/replay-journey.js';
import {
  type EvidenceBundle,
  type EvidenceEvent,
  type EvidenceOf,
  type EvidenceRefusal,
  refusalOf,
  type WithheldFor,
} from './evidence.js';
import { isOfPublication, publicationIn, releaseInLog } from './release.js';
import { withheldOf } from './withheld.js';

/** So many events are looked at before others are answered. */
const AT_ONCE = 100;
/** So many journeys stand in one entry of the access log. */
const JOURNEYS_OF_A_READING = 500;

export type MakeBundleOptions = Readonly<{
  /** The association of a period, where there are several; of whoever operates the installation alone. */
  association?: string | undefined;
  /** Every event as it stands in the log; of whoever operates the installation alone. */
  isWhole?: boolean | undefined;
  /** The fingerprint of a head that is to be among those shown: one that whoever checks it knows. */
  anchor?: string | undefined;
}>;

/**
 * What shows a journey, a release or a period to be what the log said when its heads were signed (docs/adr/0034). Pseudonymous as a replay is: of an event
 * that would tell more its hash alone is there. That it is shown is written down first.
 */
export class MakeBundle extends Query<Outcome<Shown<EvidenceBundle>, EvidenceRefusal | AssociationNotMeant>> {
  constructor(
    caller: Caller,
    readonly of: EvidenceOf,
    readonly options: MakeBundleOptions = {},
  ) {
    super(caller);
  }
}

/** What is not released is for the office that is about to, and for whoever operates the installation. */
const mayHaveDrafts = ({ role, roles }: Asker): boolean => role === OPERATOR.role || roles.includes('office');

type Opened = Loaded<typeof journeyStream.decider.initialState>;

/** A journey as far as its evidence goes. */
type Journey = Readonly<{
  association: string;
  isProtected: boolean;
  isErased: boolean;
  reference: string;
  /** What it tells, by revision. */
  known: ReadonlyMap<number, KnownEvent>;
}>;

const numberOf = (id: string, { state, stored }: Opened): string =>
  (state.status !== 'none' && state.erasedOn ? undefined : stored[0]?.metadata.row?.number) ??
  referenceOf(id);

const journeyOf = async (
  { persons }: EvidencePorts,
  id: string,
  opened: Opened,
): Promise<Journey | undefined> => {
  const { state, stored } = opened;
  if (state.status === 'none') return undefined;
  return {
    association: state.association,
    isProtected: await persons.isProtected(whoseOf(id, state)),
    isErased: state.erasedOn !== undefined,
    reference: numberOf(id, opened),
    known: new Map(knownEvents(stored).map((one) => [one.revision, one])),
  };
};

/** What is asked for, once it is known to be there for this asker. */
type Meant = Readonly<{
  association: Association;
  subject: BundleSubject;
  asked: EvidenceAsked;
  journey?: Readonly<{ id: string; opened: Opened; isProtected: boolean }>;
  /** Fingerprints of heads that it names itself. */
  heads?: readonly string[];
}>;

const meantBy = async (
  ports: EvidencePorts,
  { caller: { asker }, of, options }: MakeBundle,
): Promise<Meant | ReturnType<typeof refused<AssociationNotMeant | EvidenceRefusal>> | undefined> => {
  const own = ports.associations().filter(({ id }) => mayHaveEvidence(asker, id, of.kind));
  switch (of.kind) {
    case 'journey': {
      for (const association of own) {
        const id = journeyNamed(ports, association, of.journey);
        const opened = id === undefined ? undefined : await ports.streams.load(journeyStream, id);
        if (id === undefined || !opened || opened.state.status === 'none') continue;
        if (opened.state.association !== association.id) continue;
        const stream = `${journeyStream.prefix}${id}`;
        const subject = { kind: 'journey', streams: [stream], reference: numberOf(id, opened) } as const;
        const isProtected = await ports.persons.isProtected(whoseOf(id, opened.state));
        return { association, subject, asked: { streams: [stream] }, journey: { id, opened, isProtected } };
      }
      return undefined;
    }
    case 'publication': {
      const release = await releaseInLog(ports.store, of.publication);
      const association = own.find(({ id }) => id === release?.association);
      if (!release || !association || !(release.wasReleased || mayHaveDrafts(asker))) return undefined;
      const { streams, heads } = release;
      return { association, subject: { kind: 'publication', streams }, asked: { streams }, heads };
    }
    case 'period': {
      const { from, to } = of;
      if (to < from) return refused({ code: 'PeriodBackwards' }, 'to');
      if (own.length === 0) return undefined;
      const named = associationNamed(own, options.association);
      if ('refusal' in named) return refused(named.refusal);
      return {
        association: named.association,
        subject: { kind: 'period', from, to },
        asked: { from: startOfDayInStockholm(from), to: endOfDayInStockholm(to) },
      };
    }
    default:
      return unreachable(of);
  }
};

/** Whether an event is of a stream that tells of no person: what an association is set up with, what it has released, and the heads themselves. */
const tellsOfNoPerson = async (
  { store }: EvidencePorts,
  { association: { id }, asked }: Meant,
  stream: string,
): Promise<boolean> => {
  if ('streams' in asked) return true;
  if (!isOfPublication(stream)) return stream === HEADS || stream === `association-${id}`;
  const release = await releaseInLog(store, publicationIn(stream));
  return release?.association === id && release.wasReleased;
};

/** What of the events may be given and told, journey by journey. */
const sorted = async (
  ports: EvidencePorts,
  meant: Meant,
  events: readonly ProvedEvent[],
  isWhole: boolean,
): Promise<readonly EvidenceEvent[]> => {
  const { association, journey } = meant;
  const journeys = new Map<string, Journey | undefined>();
  const streams = new Map<string, boolean>();
  const journeyIn = async (stream: string): Promise<Journey | undefined> => {
    if (!journeys.has(stream)) {
      const id = stream.slice(journeyStream.prefix.length);
      const opened = journey?.id === id ? journey.opened : await ports.streams.load(journeyStream, id);
      journeys.set(stream, await journeyOf(ports, id, opened));
    }
    return journeys.get(stream);
  };
  const sortedOut: EvidenceEvent[] = [];
  for (const proved of events) {
    if (sortedOut.length % AT_ONCE === 0) await setImmediate();
    const { event } = proved;
    const shown = (withheld: WithheldFor | undefined, told?: EvidenceEvent['told']): EvidenceEvent => ({
      ...proved,
      ...(withheld !== undefined && !isWhole && { withheld }),
      ...(told && { told }),
    });
    if (!event.stream.startsWith(journeyStream.prefix)) {
      const tells = streams.get(event.stream) ?? (await tellsOfNoPerson(ports, meant, event.stream));
      streams.set(event.stream, tells);
      sortedOut.push(shown(tells ? undefined : 'other'));
      continue;
    }
    const of = await journeyIn(event.stream);
    const known = of?.known.get(event.revision);
    if (of?.association !== association.id || !known) sortedOut.push(shown('elsewhere'));
    else if (of.isProtected && !journey) sortedOut.push(shown('protected'));
    else sortedOut.push(shown(withheldOf(of, known, event), { known, reference: of.reference }));
  }
  return sortedOut;
};

export const makeBundle =
  (ports: EvidencePorts) =>
  async (
    message: MakeBundle,
  ): Promise<Outcome<Shown<EvidenceBundle>, EvidenceRefusal | AssociationNotMeant>> => {
    const { caller, options } = message;
    await caughtUp(ports, await ports.store.lastPosition());
    const meant = await meantBy(ports, message);
    if (meant === undefined) {
      const { actor, role } = caller.asker;
      if (role !== OPERATOR.role)
        ports.log(`Användaren ${actor} (${role}) bad om bevis för något som inte finns för användaren.`);
      return NOT_FOUND;
    }
    if ('outcome' in meant) return meant;
    const { association, subject, asked, journey, heads = [] } = meant;
    const anchors = [...heads, ...(options.anchor === undefined ? [] : [options.anchor])];
    const gathered = await ports.evidence.gather(asked, anchors);
    if ('lacks' in gathered)
      return refused(refusalOf(gathered), gathered.lacks === 'noSuchHead' ? 'anchor' : 'to');
    const last = gathered.heads.at(-1);
    if (!last) return refused({ code: 'NoHeadYet' });
    const isWhole = options.isWhole === true && caller.asker.role === OPERATOR.role;
    const events = await sorted(ports, meant, gathered.events, isWhole);
    const streams = events
      .filter(({ event, told, withheld }) => told ?? (withheld === undefined && isOfJourney(event)))
      .map(({ event }) => event.stream.slice(journeyStream.prefix.length));
    const journeys = [...new Set(streams)];
    const reading = { ...caller, on: 'evidence' } as const;
    const persons = { association: association.id, reason: 'replay' } as const;
    for (let at = JOURNEYS_OF_A_READING; at < journeys.length; at += JOURNEYS_OF_A_READING)
      await ports.readings.show(
        reading,
        { ...persons, journeys: journeys.slice(at, at + JOURNEYS_OF_A_READING) },
        async () => [],
      );
    const [shown] = await ports.readings.show(
      reading,
      { ...persons, journeys: journeys.slice(0, JOURNEYS_OF_A_READING) },
      async (): Promise<readonly EvidenceBundle[]> => {
        const told =
          journey &&
          (await replayedWhole(ports, association, knownEvents(journey.opened.stored), journey.isProtected));
        return [
          {
            association,
            subject,
            at: ports.now(),
            isWhole,
            events,
            later: gathered.later,
            heads: gathered.heads,
            links: gathered.links,
            head: headHash(last),
            fingerprints: gathered.heads.map(fingerprint),
            ...(told && { journey: told }),
          },
        ];
      },
    );
    return shown ? accepted(shown) : NOT_FOUND;
  };

const isOfJourney = ({ stream }: StoredEvent): boolean => stream.startsWith(journeyStream.prefix);
