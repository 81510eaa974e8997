import { type Asker, mayHaveEvidence, OPERATOR } from '@samspar/access';
import type { AuditGround } from '@samspar/codes';
import { journeyStream } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import { fingerprint, headHash } from '@samspar/evidence';
import { endOfDayInStockholm, startOfDayInStockholm, unreachable } from '@samspar/kernel';
import { associationNamed, type AssociationNotMeant } from '../associations.js';
import { whoseOf } from '../identities/persons.js';
import { knownEvents } from '../journeys/disclosed.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { caughtUp } from '../places.js';
import type { EvidencePorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { journeyNamed } from '../replay/journey-named.js';
import { replayedWhole } from '../replay/replay-journey.js';
import { type EvidenceBundle, type EvidenceOf, type EvidenceRefusal, refusalOf } from './evidence.js';
import { givenTexts, isRefusedTexts, openedTexts } from './give-texts.js';
import { releaseInLog } from './release.js';
import { type Meant, numberOf, sorted } from './sort-events.js';

/** So many journeys stand in one entry of the access log. */
const JOURNEYS_OF_A_READING = 500;

export type MakeBundleOptions = Readonly<{
  /** The association of a period, where there are several; of whoever operates the installation alone. */
  association?: string | undefined;
  /** Every event as it stands in the log; of whoever operates the installation alone. */
  isWhole?: boolean | undefined;
  /** The fingerprint of a head that is to be among those shown: one that whoever checks it knows. */
  anchor?: string | undefined;
  /** Of a journey: with its texts opened, as far as the asker may read them; an auditor says on which ground. */
  texts?: Readonly<{ ground: AuditGround | null }> | undefined;
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

const meantBy = async (
  ports: EvidencePorts,
  { caller, of, options }: MakeBundle,
): Promise<Meant | ReturnType<typeof refused<AssociationNotMeant | EvidenceRefusal>> | undefined> => {
  const { asker } = caller;
  const { texts } = options;
  const own = ports
    .associations()
    .filter(({ id }) => (texts ? asker.association === id : mayHaveEvidence(asker, id, of.kind)));
  switch (of.kind) {
    case 'journey': {
      for (const association of own) {
        const id = journeyNamed(ports, association, of.journey);
        const opened = id === undefined ? undefined : await ports.streams.load(journeyStream, id);
        if (id === undefined || !opened || opened.state.status === 'none') continue;
        if (opened.state.association !== association.id) continue;
        const stream = `${journeyStream.prefix}${id}`;
        const subject = { kind: 'journey', streams: [stream], reference: numberOf(id, opened) } as const;
        const { state, stored } = opened;
        const isProtected = await ports.persons.isProtected(whoseOf(id, state));
        const journey = { id, opened, isProtected };
        if (!texts) return { association, subject, asked: { streams: [stream] }, journey };
        const found = { state, stored, isProtected };
        const given = givenTexts(ports, caller, association, found, texts.ground);
        if (given && isRefusedTexts(given))
          return refused(given, given.code === 'GroundMissing' ? 'ground' : undefined);
        return (
          given && {
            association,
            subject,
            asked: { streams: [stream] },
            journey: { ...journey, texts: given },
          }
        );
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
    const { texts } = journey ?? {};
    const reading = {
      ...caller,
      on: texts ? ('evidence-texts' as const) : ('evidence' as const),
      ...(texts?.ground && { ground: texts.ground }),
    };
    const persons = { association: association.id, reason: texts?.reason ?? ('replay' as const) };
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
        const known = texts?.events ?? knownEvents(journey?.opened.stored ?? []);
        const told = journey && (await replayedWhole(ports, association, known, journey.isProtected));
        const { state } = journey?.opened ?? {};
        const { actor } = caller.asker;
        const opened =
          texts && state && state.status !== 'none'
            ? {
                ...(await openedTexts(ports, journey?.id ?? '', state, texts, events)),
                by: (await ports.staff.namesOf([actor])).get(actor) ?? actor,
                ground: texts.ground,
              }
            : undefined;
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
            ...(opened && { opened }),
          },
        ];
      },
    );
    return shown ? accepted(shown) : NOT_FOUND;
  };

const isOfJourney = ({ stream }: StoredEvent): boolean => stream.startsWith(journeyStream.prefix);
