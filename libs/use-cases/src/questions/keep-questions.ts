import { hash } from 'node:crypto';
import { mayPublishOf } from '@samspar/access';
import type { Association } from '@samspar/association';
import { type CommandContext, nameBasedId } from '@samspar/event-store';
import { unreachable } from '@samspar/kernel';
import type { AskedTable } from '@samspar/publications';
import {
  type OwnQuestion,
  type QuestionsCommand,
  type QuestionsRefusal,
  questionsStream,
  type QuestionWords,
  type StatementWords,
} from '@samspar/questions';
import type { QueryRefusal } from '@samspar/statistics';
import type { CommandIdReused } from '../journeys/answer.js';
import { accepted, Command, givenBy, NOT_FOUND, type Outcome, refused, type Sent } from '../message.js';
import type { Ports } from '../ports.js';
import { caughtUp } from '../places.js';
import { asReleases } from '../publications/findings.js';
import { everReleased } from '../publications/find-publication.js';
import { counted, frozenTogether, type GateTookLong } from '../publications/freeze.js';
import type { PublicationPorts } from '../publications/publication-ports.js';
import { beginPublication } from '../publications/publish.js';
import { BeginPublication, type PublishRefusal } from '../publications/publish-messages.js';
import { questionsOf } from './questions-of.js';

/** What questions are kept and answered with. */
export type KeepQuestionPorts = PublicationPorts & Readonly<{ store: Pick<Ports['store'], 'lastPosition'> }>;

export type QuestionKeptRefusal =
  | QuestionsRefusal
  | QueryRefusal
  | CommandIdReused
  /** The views have not reached the end of the log; the same again goes on. */
  | Readonly<{ code: 'FiguresNotReady' }>
  | GateTookLong;

/** What became of a command: the question it is about, and where in the log. */
export type QuestionKept = Readonly<{ question: string; position: string }>;

/** A table that a question asks for. */
export type QuestionTableAsked = Pick<AskedTable, 'title' | 'query'>;

/** What the office does with the questions, but answering them. */
export type QuestionWish =
  | Readonly<{ type: 'PoseQuestion'; words: QuestionWords; tables: readonly QuestionTableAsked[] }>
  | Readonly<{ type: 'RewordQuestion'; question: string; words: QuestionWords }>
  | Readonly<{ type: 'AddQuestionTable'; question: string; table: QuestionTableAsked }>
  | Readonly<{ type: 'RemoveQuestionTable'; question: string; table: number }>
  | Readonly<{ type: 'RemoveQuestion'; question: string; reason: string }>
  | Readonly<{ type: 'MakeStatement'; statement: StatementWords }>
  | Readonly<{ type: 'WithdrawStatement'; question: string; year: string; reason: string }>;

/** Adds a question of the office's own, changes it or takes it away; or states something of a known one. */
export class KeepQuestion extends Command<Outcome<QuestionKept, QuestionKeptRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly wish: QuestionWish,
  ) {
    super(sent);
  }
}

/** Answers a question of the office's own: its figures are frozen as they are shown now. */
export class AnswerOwnQuestion extends Command<Outcome<QuestionKept, QuestionKeptRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly question: string,
    readonly data: Readonly<{ answer: string; answeredOn: string }>,
  ) {
    super(sent);
  }
}

/** Takes the latest answer to a publication, which it is released by: a draft with the same tables is begun. */
export class OfferOwnAnswer extends Command<
  Outcome<QuestionKept & Readonly<{ publication: string }>, QuestionKeptRefusal | PublishRefusal>
> {
  constructor(
    readonly sent: Sent,
    readonly question: string,
  ) {
    super(sent);
  }
}

type Kept = Promise<Outcome<QuestionKept, QuestionKeptRefusal>>;

const contextOf = (sent: Sent): CommandContext => ({
  ...givenBy(sent, nameBasedId('question', sent.commandId)),
  digest: `sha256.${hash('sha256', sent.text)}`,
});

const officeOf = ({ associations }: KeepQuestionPorts, sent: Sent): Association | undefined =>
  associations().find(({ id }) => mayPublishOf(sent.asker, id));

const carryOut = async (
  ports: KeepQuestionPorts,
  sent: Sent,
  association: Association,
  command: QuestionsCommand,
): Kept => {
  const handled = await ports.streams.handle(questionsStream, association.id, [command], contextOf(sent));
  switch (handled.outcome) {
    case 'refused': {
      const { refusal } = handled;
      if (refusal.code === 'QuestionNotThere') return NOT_FOUND;
      return refused(refusal, 'field' in refusal ? refusal.field : undefined);
    }
    case 'otherBody':
      return refused({ code: 'CommandIdReused' });
    case 'stale':
      return { outcome: 'stale', revision: 0 };
    case 'accepted':
      return {
        outcome: handled.repeated ? 'repeated' : 'accepted',
        answer: { question: command.data.question, position: handled.position.toString() },
      };
    default:
      return unreachable(handled);
  }
};

/** As it is stored: hidden where it is small, and without a moment. */
const asAsked = ({ title, query }: QuestionTableAsked): AskedTable => ({
  title,
  query: { ...query, protect: 'public' },
  unprotectedBecause: null,
});

/** Why a table cannot be asked for. */
const wrongInQuery = (
  ports: KeepQuestionPorts,
  association: Association,
  tables: readonly AskedTable[],
): QueryRefusal | undefined => {
  if (tables.some(({ query }) => query.unknowns === 'split')) return { code: 'SplitNotReleased' };
  const results = tables.map((table) => counted(ports.views(), association.id, table));
  return results.flatMap((result) => ('refusal' in result ? [result.refusal] : []))[0];
};

const today = ({ today: now }: KeepQuestionPorts) => ({ occurredOn: now(), today: now() });

const commandOf = (ports: KeepQuestionPorts, sent: Sent, wish: QuestionWish): QuestionsCommand => {
  const when = today(ports);
  switch (wish.type) {
    case 'PoseQuestion': {
      const question = nameBasedId('question', sent.commandId);
      return {
        type: wish.type,
        ...when,
        data: { ...wish.words, question, tables: wish.tables.map(asAsked) },
      };
    }
    case 'RewordQuestion':
      return { type: wish.type, ...when, data: { ...wish.words, question: wish.question } };
    case 'AddQuestionTable':
      return { type: wish.type, ...when, data: { question: wish.question, table: asAsked(wish.table) } };
    case 'RemoveQuestionTable':
      return { type: wish.type, ...when, data: { question: wish.question, table: wish.table } };
    case 'RemoveQuestion':
      return { type: wish.type, ...when, data: { question: wish.question, reason: wish.reason } };
    case 'MakeStatement':
      return { type: wish.type, ...when, data: { ...wish.statement, by: sent.asker.actor } };
    case 'WithdrawStatement': {
      const { question, year, reason } = wish;
      return { type: wish.type, ...when, data: { question, year, reason } };
    }
    default:
      return unreachable(wish);
  }
};

export const keepQuestion =
  (ports: KeepQuestionPorts) =>
  async ({ sent, wish }: KeepQuestion): Kept => {
    const association = officeOf(ports, sent);
    if (!association) return NOT_FOUND;
    const command = commandOf(ports, sent, wish);
    const tables =
      command.type === 'PoseQuestion'
        ? command.data.tables
        : command.type === 'AddQuestionTable'
          ? [command.data.table]
          : [];
    const wrong = wrongInQuery(ports, association, tables);
    return wrong ? refused(wrong) : carryOut(ports, sent, association, command);
  };

const ownOf = async (
  ports: KeepQuestionPorts,
  association: Association,
  question: string,
): Promise<OwnQuestion | undefined> =>
  (await questionsOf(ports, association.id)).own.find(({ id }) => id === question);

export const answerOwnQuestion =
  (ports: KeepQuestionPorts) =>
  async ({ sent, question, data }: AnswerOwnQuestion): Kept => {
    const association = officeOf(ports, sent);
    const own = association && (await ownOf(ports, association, question));
    if (!association || !own) return NOT_FOUND;
    // What is recorded by then stands at or before this position, on whichever node it was written.
    const asKnownAt = ports.now() - 1;
    const position = await ports.store.lastPosition();
    if (!(await caughtUp(ports, position))) return refused({ code: 'FiguresNotReady' });
    const moment = { asKnownAt, position: position.toString() };
    const earlier = asReleases(await everReleased(ports, sent, association.id));
    const frozen = await frozenTogether(ports.views(), association, own.tables, moment, earlier, ports.gate);
    if ('refusal' in frozen) return refused(frozen.refusal);
    return carryOut(ports, sent, association, {
      type: 'AnswerQuestion',
      ...today(ports),
      data: {
        ...data,
        question,
        by: sent.asker.actor,
        asKnownAt: new Date(asKnownAt).toISOString(),
        position: moment.position,
        tables: frozen.tables,
      },
    });
  };

const LONGEST_TITLE = 200;

const shortened = (text: string): string =>
  text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1)}…` : text;

export const offerOwnAnswer = (ports: KeepQuestionPorts) => {
  const begin = beginPublication(ports);
  return async ({
    sent,
    question,
  }: OfferOwnAnswer): Promise<
    Outcome<QuestionKept & Readonly<{ publication: string }>, QuestionKeptRefusal | PublishRefusal>
  > => {
    const association = officeOf(ports, sent);
    const own = association && (await ownOf(ports, association, question));
    if (!association || !own) return NOT_FOUND;
    const place = own.answers.length - 1;
    const latest = own.answers[place];
    if (!latest) return refused({ code: 'AnswerNotThere', answer: 0 });
    if (latest.tables.length === 0) return refused({ code: 'NoFiguresToOffer' });
    const publication = nameBasedId('publication', nameBasedId('offer', sent.commandId));
    if (latest.publication !== null && latest.publication !== publication)
      return refused({ code: 'OfferedAlready', publication: latest.publication });
    const begun = await begin(
      new BeginPublication(
        { ...sent, commandId: nameBasedId('offer', sent.commandId) },
        {
          title: shortened(own.text),
          text: [own.text, latest.answer].join('\n\n'),
          follows: null,
          tables: latest.tables.map(({ title, query }) => asAsked({ title, query })),
        },
      ),
    );
    if (!('answer' in begun)) return begun;
    const kept = await carryOut(ports, sent, association, {
      type: 'OfferAnswer',
      ...today(ports),
      data: { question, answer: place, publication },
    });
    return 'answer' in kept ? accepted({ ...kept.answer, publication }) : kept;
  };
};
