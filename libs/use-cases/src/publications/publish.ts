import { hash } from 'node:crypto';
import { mayPublishOf } from '@samspar/access';
import { reportPeriod, type ReportWords } from '@samspar/annual-report';
import type { Association } from '@samspar/association';
import { type CommandContext, nameBasedId } from '@samspar/event-store';
import { headHash } from '@samspar/evidence';
import {
  type AskedTable,
  type FrozenFigures,
  type HeadAtRelease,
  type PublicationCommand,
  type PublicationEvent,
  type PublicationInHand,
  type PublicationStatus,
  publicationStream,
  type PublicationWords,
} from '@samspar/publications';
import type { QueryRefusal } from '@samspar/statistics';
import { unreachable } from '@samspar/kernel';
import { accepted, givenBy, NOT_FOUND, type Outcome, refused, type Sent } from '../message.js';
import { loadWords } from '../annual-report/annual-question.js';
import { caughtUp } from '../places.js';
import { asReleases, findingsOf, heldBy, releasedBefore } from './findings.js';
import { loadPublication } from './find-publication.js';
import { counted, frozenTogether, type GateTookLong } from './freeze.js';
import type { PublicationPorts } from './publication-ports.js';
import { codedLines } from './typed-table.js';
import {
  ApprovePublication,
  BeginPublication,
  ChangePublication,
  ProposePublication,
  type PublicationAnswer,
  type PublishRefusal,
} from './publish-messages.js';

type Answered = Promise<Outcome<PublicationAnswer, PublishRefusal>>;

const contextOf = (sent: Sent, step: string): CommandContext => ({
  ...givenBy(sent, nameBasedId('publication', sent.commandId, step)),
  digest: `sha256.${hash('sha256', sent.text)}`,
});

/** A command as it is decided today. */
const today = ({ today: now }: PublicationPorts) => {
  const day = now();
  return { occurredOn: day, today: day };
};

const STATUS_AFTER: Readonly<Partial<Record<PublicationEvent['type'], PublicationStatus>>> = {
  PublicationProposed: 'proposed',
  PublicationReleased: 'released',
  PublicationWithdrawn: 'withdrawn',
  PublicationReturned: 'begun',
  PublicationBegun: 'begun',
};

const carryOut = async (
  ports: PublicationPorts,
  sent: Sent,
  id: string,
  step: string,
  command: PublicationCommand,
): Answered => {
  const handled = await ports.streams.handle(publicationStream, id, [command], contextOf(sent, step));
  switch (handled.outcome) {
    case 'refused': {
      const { refusal } = handled;
      return refused(refusal, 'field' in refusal ? refusal.field : undefined);
    }
    case 'otherBody':
      return refused({ code: 'CommandIdReused' });
    case 'stale':
      return { outcome: 'stale', revision: 0 };
    case 'accepted': {
      await caughtUp(ports, handled.position);
      const { state } = await ports.streams.load(publicationStream, id);
      const status =
        STATUS_AFTER[handled.events.at(-1)?.type ?? 'TableAdded'] ??
        (state.status === 'none' ? 'begun' : state.status);
      return {
        outcome: handled.repeated ? 'repeated' : 'accepted',
        answer: { publication: id, status, position: handled.position.toString() },
      };
    }
    default:
      return unreachable(handled);
  }
};

const published = ({ associations }: PublicationPorts, sent: Sent): Association | undefined =>
  associations().find(({ id }) => mayPublishOf(sent.asker, id));

/** A publication of the office's own. */
const inHand = async (ports: PublicationPorts, sent: Sent, id: string) => {
  const association = published(ports, sent);
  const found = await loadPublication(ports, sent, id);
  return association && found?.publication.association === association.id
    ? { association, ...found }
    : undefined;
};

/** Why a publication cannot follow what it is said to. */
const wrongToFollow = (
  ports: PublicationPorts,
  association: Association,
  { follows }: PublicationWords,
  id?: string,
): PublishRefusal | undefined => {
  if (!follows) return undefined;
  const { publication } = follows;
  const listed = ports.views().publications.listed(association.id);
  if (!listed.some((one) => one.id === publication && one.wasReleased) || publication === id)
    return { code: 'FollowsUnknown', publication };
  return listed.some((one) => one.id !== id && one.follows === publication && one.status === 'released')
    ? { code: 'FollowedAlready', publication }
    : undefined;
};

/** Why a table cannot be asked for. */
const wrongInQuery = (
  ports: PublicationPorts,
  association: Association,
  tables: readonly AskedTable[],
): QueryRefusal | undefined =>
  tables.some(({ query }) => query.unknowns === 'split')
    ? { code: 'SplitNotReleased' }
    : tables
        .map((table) => counted(ports.views(), association.id, table))
        .flatMap((result) => ('refusal' in result ? [result.refusal] : []))[0];

export const beginPublication =
  (ports: PublicationPorts) =>
  async ({ sent, data }: BeginPublication): Answered => {
    const association = published(ports, sent);
    if (!association) return NOT_FOUND;
    const id = nameBasedId('publication', sent.commandId);
    const follows = wrongToFollow(ports, association, data, id);
    if (follows) return refused(follows, 'follows');
    const wrong = wrongInQuery(ports, association, data.tables);
    if (wrong) return refused(wrong);
    return carryOut(ports, sent, id, 'begin', {
      type: 'BeginPublication',
      ...today(ports),
      data: { association: association.id, ...data },
    });
  };

export const changePublication =
  (ports: PublicationPorts) =>
  async ({ sent, publication, wish }: ChangePublication): Answered => {
    const found = await inHand(ports, sent, publication);
    if (!found) return NOT_FOUND;
    if (wish.type === 'RewordPublication') {
      const follows = wrongToFollow(ports, found.association, wish.data, publication);
      if (follows) return refused(follows, 'follows');
    }
    if (wish.type === 'AddTable') {
      const wrong = wrongInQuery(ports, found.association, [wish.data.table]);
      if (wrong) return refused(wrong);
    }
    if (wish.type === 'AddTypedTable') {
      const coded = codedLines(wish.data.table, found.association);
      if ('refusal' in coded) return refused(coded.refusal, 'lines');
      return carryOut(ports, sent, publication, 'change', { ...wish, data: coded, ...today(ports) });
    }
    return carryOut(ports, sent, publication, 'change', { ...wish, ...today(ports) });
  };

const implausible = async (
  ports: PublicationPorts,
  sent: Sent,
  association: Association,
  id: string,
  publication: PublicationInHand,
): Promise<PublishRefusal | undefined> => {
  const found = await findingsOf(ports, sent, association, id, publication);
  if (found === 'tooLong') return { code: 'GateTookLong' };
  const findings = heldBy(found);
  return findings.length > 0 ? { code: 'Implausible', findings } : undefined;
};

/** The words of a report as they now stand; undefined of what is no report. */
const wordsNow = (
  ports: PublicationPorts,
  association: Association,
  { report }: Pick<PublicationInHand, 'report'>,
): Promise<ReportWords> | undefined => {
  const period = report && reportPeriod(report.name, report.period);
  return period && loadWords(ports, association.id, period);
};

type Frozen = Readonly<{ figures: Omit<FrozenFigures, 'head'> } | { refusal: QueryRefusal | GateTookLong }>;

/** All tables of a publication as of one moment. */
const allFrozen = async (
  ports: PublicationPorts,
  sent: Sent,
  association: Association,
  publication: Pick<PublicationInHand, 'asked' | 'report'> & Readonly<{ id: string }>,
  moment: Readonly<{ asKnownAt: number; position: string }>,
): Promise<Frozen> => {
  const views = ports.views();
  const then =
    views.associationAt(association.id, moment.asKnownAt) ?? views.associationAt(association.id, Infinity);
  if (!then) throw new Error('An association that publishes is set up.');
  const earlier = asReleases(await releasedBefore(ports, sent, association.id, publication.id));
  const result = await frozenTogether(views, then, publication.asked, moment, earlier, ports.gate);
  if ('refusal' in result) return result;
  const asKnownAt = new Date(moment.asKnownAt).toISOString();
  const words = await wordsNow(ports, association, publication);
  return {
    figures: { asKnownAt, position: moment.position, tables: result.tables, ...(words && { words }) },
  };
};

const headOver = async ({ heads }: PublicationPorts): Promise<HeadAtRelease | null> => {
  const head = await heads.signAtOnce();
  return head ? { size: head.size, root: head.root, hash: headHash(head) } : null;
};

/**
 * Freezes the figures as they were known just before the proposal: whatever comes to the log after it is known later, on whichever node, so
 * that the same moment gives the same figures ever after.
 */
const freeze = async (
  ports: PublicationPorts,
  sent: Sent,
  id: string,
  association: Association,
): Answered => {
  const { state, stored } = await ports.streams.load(publicationStream, id);
  const proposal = stored.findLast(({ type }) => type === 'PublicationProposed');
  if (state.status === 'none' || !proposal) return NOT_FOUND;
  if (!(await caughtUp(ports, proposal.position))) return refused({ code: 'FiguresNotReady' });
  const moment = { asKnownAt: proposal.recordedAt - 1, position: proposal.position.toString() };
  const result = await allFrozen(ports, sent, association, { ...state, id }, moment);
  if ('refusal' in result) return refused(result.refusal);
  const data = { ...result.figures, head: await headOver(ports) };
  return carryOut(ports, sent, id, `freeze ${proposal.revision}`, {
    type: 'FreezeFigures',
    ...today(ports),
    data,
  });
};

const release = async (
  ports: PublicationPorts,
  sent: Sent,
  id: string,
  association: Association,
): Answered => {
  const needsAnother = association.settings.releasesApproved === true;
  const released = await carryOut(ports, sent, id, 'release', {
    type: 'ReleasePublication',
    ...today(ports),
    data: { by: sent.asker.actor, needsAnother },
  });
  if (released.outcome === 'accepted') await ports.heads.signAtOnce();
  return released;
};

export const proposePublication =
  (ports: PublicationPorts) =>
  async ({ sent, publication }: ProposePublication): Answered => {
    const found = await inHand(ports, sent, publication);
    if (!found) return NOT_FOUND;
    const { association } = found;
    if (found.publication.status === 'begun') {
      const follows = wrongToFollow(ports, association, found.publication, publication);
      if (follows) return refused(follows, 'follows');
      // What cannot be released is refused before anything is written.
      const now = { asKnownAt: ports.now(), position: ports.views().position.toString() };
      const tried = await allFrozen(ports, sent, association, { ...found.publication, id: publication }, now);
      if ('refusal' in tried) return refused(tried.refusal);
      const figures = { ...tried.figures, head: null };
      const wrong = await implausible(ports, sent, association, publication, {
        ...found.publication,
        figures,
      });
      if (wrong) return refused(wrong);
    }
    const proposed = await carryOut(ports, sent, publication, 'propose', {
      type: 'ProposePublication',
      ...today(ports),
      data: { by: sent.asker.actor },
    });
    if (!('answer' in proposed)) return proposed;
    const frozenNow = await freeze(ports, sent, publication, association);
    if (!('answer' in frozenNow)) return frozenNow;
    if (association.settings.releasesApproved) return accepted({ ...frozenNow.answer, status: 'proposed' });
    return released(ports, sent, publication, association);
  };

/** Looks it through once more as it is frozen, and after what others have released meanwhile. */
const released = async (
  ports: PublicationPorts,
  sent: Sent,
  id: string,
  association: Association,
): Answered => {
  const found = await inHand(ports, sent, id);
  if (!found) return NOT_FOUND;
  const wrong =
    (await implausible(ports, sent, association, id, found.publication)) ??
    wrongToFollow(ports, association, found.publication, id);
  return wrong ? refused(wrong) : release(ports, sent, id, association);
};

export const approvePublication =
  (ports: PublicationPorts) =>
  async ({ sent, publication }: ApprovePublication): Answered => {
    const found = await inHand(ports, sent, publication);
    return found ? released(ports, sent, publication, found.association) : NOT_FOUND;
  };
