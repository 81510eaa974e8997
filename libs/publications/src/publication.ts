import { looksLikeIdentityNumber } from '@samspar/identity-number';
import {
  accept,
  type Decider,
  type Decision,
  type DomainCommand,
  refuse,
  unreachable,
} from '@samspar/kernel';
import { isMedian, isTime } from '@samspar/statistics';
import type { TypedTable } from '@samspar/plausibility';
import type {
  AskedTable,
  FrozenFigures,
  PublicationBegun,
  PublicationEvent,
  PublicationWords,
  ReleasedReport,
} from './publication-events.js';

/** `begun`: a draft of the office's. `proposed`: its figures are, or are about to be, frozen. */
export const PUBLICATION_STATUSES = ['begun', 'proposed', 'released', 'withdrawn'] as const;
export type PublicationStatus = (typeof PUBLICATION_STATUSES)[number];

/** Tables of one publication that is no report. */
export const MOST_TABLES = 50;
const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;
/** Lines of a table typed by hand. */
export const MOST_LINES = 200;

export type PublicationCommand =
  | DomainCommand<'BeginPublication', PublicationBegun['data']>
  | DomainCommand<'RewordPublication', PublicationWords>
  | DomainCommand<'AddTable', { table: AskedTable }>
  | DomainCommand<'RemoveTable', { table: number }>
  | DomainCommand<'AddTypedTable', { table: TypedTable }>
  | DomainCommand<'RemoveTypedTable', { table: number }>
  | DomainCommand<'ProposePublication', { by: string }>
  | DomainCommand<'FreezeFigures', FrozenFigures>
  /** `needsAnother`: what the association says of who releases. */
  | DomainCommand<'ReleasePublication', { by: string; needsAnother: boolean }>
  | DomainCommand<'ReturnPublication', { reason: string }>
  | DomainCommand<'WithdrawPublication', { reason: string }>;

export type PublicationRefusal =
  /** It is not where the command needs it. */
  | Readonly<{ code: 'PublicationNotThere'; status: PublicationStatus | 'none' }>
  | Readonly<{ code: 'FiguresNotFrozen' }>
  | Readonly<{ code: 'NothingToPublish' }>
  /** The tables of a report are those of its definition. */
  | Readonly<{ code: 'PartOfReport' }>
  | Readonly<{ code: 'ReleasedByAnother' }>
  | Readonly<{ code: 'TooManyTables'; most: number }>
  | Readonly<{ code: 'TableNotThere'; table: number }>
  /** Of a table typed by hand: what it counts is neither asked nor named; it asks for what it cannot state; a line has neither count nor share. */
  | Readonly<{ code: 'SourceMissing' | 'NotTypable' | 'LineWithoutFigure'; field: string }>
  | WordsRefusal
  | Readonly<{ code: 'TooManyLines'; field: string; most: number }>;

export type Publication =
  | Readonly<{ status: 'none' }>
  | (PublicationWords &
      Readonly<{
        status: PublicationStatus;
        association: string;
        /** What it is, where it is the report of a year or of half of one. */
        report?: ReleasedReport;
        asked: readonly AskedTable[];
        /** Tables typed by hand. */
        typed: readonly TypedTable[];
        /** User id of who proposed it; null while it is a draft. */
        proposedBy: string | null;
        figures: FrozenFigures | null;
        /** Whether it has been released, also where it was withdrawn then. */
        wasReleased: boolean;
        /** Why it was withdrawn. */
        withdrawnBecause: string | null;
      }>);
export type PublicationInHand = Exclude<Publication, { status: 'none' }>;

/** What is wrong with words that somebody typed. */
export type WordsRefusal =
  | Readonly<{ code: 'WordsMissing' | 'IdentityNumberInWords'; field: string }>
  | Readonly<{ code: 'WordsTooLong'; field: string; most: number }>;

/** What is wrong with a text that has to be there and may be read by everyone. */
export const wrongInText = (field: string, words: string, most: number): WordsRefusal | undefined => {
  if (words.trim() === '') return { code: 'WordsMissing', field };
  if (words.length > most) return { code: 'WordsTooLong', field, most };
  return looksLikeIdentityNumber(words) ? { code: 'IdentityNumberInWords', field } : undefined;
};

const wrongInWords = ({ title, text, follows }: PublicationWords): PublicationRefusal | undefined =>
  wrongInText('title', title, LONGEST_TITLE) ??
  (text === '' ? undefined : wrongInText('text', text, LONGEST_TEXT)) ??
  (follows ? wrongInText('explanation', follows.explanation, LONGEST_TEXT) : undefined);

const wrongInTable = ({ title, unprotectedBecause }: AskedTable): PublicationRefusal | undefined =>
  wrongInText('tableTitle', title, LONGEST_TITLE) ??
  (unprotectedBecause === null
    ? undefined
    : wrongInText('unprotectedBecause', unprotectedBecause, LONGEST_TEXT));

const wrongInTyped = ({ title, query, source, parts }: TypedTable): PublicationRefusal | undefined => {
  const wrong =
    wrongInText('typedTitle', title, LONGEST_TITLE) ??
    (source === undefined ? undefined : wrongInText('source', source, LONGEST_TEXT));
  if (wrong) return wrong;
  if (!query && source === undefined) return { code: 'SourceMissing', field: 'source' };
  if (query && (isMedian(query) || query.by.length > 1 || query.by.some(isTime)))
    return { code: 'NotTypable', field: 'query' };
  if (parts.length === 0) return { code: 'WordsMissing', field: 'lines' };
  if (parts.length > MOST_LINES) return { code: 'TooManyLines', field: 'lines', most: MOST_LINES };
  return parts
    .map(({ label, count, percent, median }): PublicationRefusal | undefined =>
      count === undefined && percent === undefined && median === undefined
        ? { code: 'LineWithoutFigure', field: 'lines' }
        : wrongInText('lines', label, LONGEST_TITLE),
    )
    .find((one) => one !== undefined);
};

/** FrozenFigures are hidden where they are small, unless it is said why not. */
const asProtected = (table: AskedTable): AskedTable => ({
  ...table,
  query: { ...table.query, protect: table.unprotectedBecause === null ? 'public' : 'none' },
});

type Decided = Decision<PublicationEvent, PublicationRefusal>;

const begin = (
  { occurredOn, data }: Extract<PublicationCommand, { type: 'BeginPublication' }>,
  { status }: Publication,
): Decided => {
  if (status !== 'none') return refuse({ code: 'PublicationNotThere', status });
  if (!data.report && data.tables.length > MOST_TABLES)
    return refuse({ code: 'TooManyTables', most: MOST_TABLES });
  const wrong = wrongInWords(data) ?? data.tables.map(wrongInTable).find((one) => one !== undefined);
  if (wrong) return refuse(wrong);
  return accept({
    type: 'PublicationBegun',
    occurredOn,
    data: { ...data, tables: data.tables.map(asProtected) },
  });
};

type OfDraft = Extract<
  PublicationCommand,
  {
    type:
      | 'RewordPublication'
      | 'AddTable'
      | 'RemoveTable'
      | 'AddTypedTable'
      | 'RemoveTypedTable'
      | 'ProposePublication';
  }
>;

const decideDraft = (command: OfDraft, publication: PublicationInHand): Decided => {
  const { occurredOn } = command;
  const { status, asked, typed, text, figures } = publication;
  // Proposed and without figures: whoever counted them was interrupted, and the moment of the proposal stands.
  if (command.type === 'ProposePublication' && status === 'proposed' && figures === null) return accept();
  if (status !== 'begun') return refuse({ code: 'PublicationNotThere', status });
  const isOfTables = command.type !== 'RewordPublication' && command.type !== 'ProposePublication';
  if (isOfTables && publication.report) return refuse({ code: 'PartOfReport' });
  switch (command.type) {
    case 'RewordPublication': {
      const wrong = wrongInWords(command.data);
      return wrong ? refuse(wrong) : accept({ type: 'PublicationReworded', occurredOn, data: command.data });
    }
    case 'AddTypedTable': {
      if (asked.length + typed.length >= MOST_TABLES)
        return refuse({ code: 'TooManyTables', most: MOST_TABLES });
      const wrong = wrongInTyped(command.data.table);
      return wrong ? refuse(wrong) : accept({ type: 'TypedTableAdded', occurredOn, data: command.data });
    }
    case 'RemoveTypedTable': {
      const { table } = command.data;
      return typed[table]
        ? accept({ type: 'TypedTableRemoved', occurredOn, data: { table } })
        : refuse({ code: 'TableNotThere', table });
    }
    case 'AddTable': {
      if (asked.length + typed.length >= MOST_TABLES)
        return refuse({ code: 'TooManyTables', most: MOST_TABLES });
      const wrong = wrongInTable(command.data.table);
      return wrong
        ? refuse(wrong)
        : accept({ type: 'TableAdded', occurredOn, data: { table: asProtected(command.data.table) } });
    }
    case 'RemoveTable': {
      const { table } = command.data;
      return asked[table]
        ? accept({ type: 'TableRemoved', occurredOn, data: { table } })
        : refuse({ code: 'TableNotThere', table });
    }
    case 'ProposePublication':
      return asked.length === 0 && typed.length === 0 && text === ''
        ? refuse({ code: 'NothingToPublish' })
        : accept({ type: 'PublicationProposed', occurredOn, data: command.data });
    default:
      return unreachable(command);
  }
};

type OfProposed = Extract<
  PublicationCommand,
  { type: 'FreezeFigures' | 'ReleasePublication' | 'ReturnPublication' }
>;

const decideProposed = (command: OfProposed, publication: PublicationInHand): Decided => {
  const { occurredOn } = command;
  const { status, figures, proposedBy } = publication;
  if (status !== 'proposed') return refuse({ code: 'PublicationNotThere', status });
  switch (command.type) {
    case 'FreezeFigures':
      return figures === null ? accept({ type: 'FiguresFrozen', occurredOn, data: command.data }) : accept();
    case 'ReleasePublication': {
      if (figures === null) return refuse({ code: 'FiguresNotFrozen' });
      const { by, needsAnother } = command.data;
      const approved = by !== proposedBy;
      if (needsAnother && !approved) return refuse({ code: 'ReleasedByAnother' });
      return accept({ type: 'PublicationReleased', occurredOn, data: { by, approved } });
    }
    case 'ReturnPublication': {
      const wrong = wrongInText('reason', command.data.reason, LONGEST_TEXT);
      return wrong ? refuse(wrong) : accept({ type: 'PublicationReturned', occurredOn, data: command.data });
    }
    default:
      return unreachable(command);
  }
};

const withdraw = (
  { occurredOn, data }: Extract<PublicationCommand, { type: 'WithdrawPublication' }>,
  { status }: PublicationInHand,
): Decided => {
  if (status === 'withdrawn') return refuse({ code: 'PublicationNotThere', status });
  const wrong = wrongInText('reason', data.reason, LONGEST_TEXT);
  return wrong ? refuse(wrong) : accept({ type: 'PublicationWithdrawn', occurredOn, data });
};

/**
 * The rules of a publication: a draft gathers questions, their figures are frozen as of the moment it is proposed, and what has been
 * released is never changed, only withdrawn, or followed by another one that names it.
 */
export const publicationDecider: Decider<
  Publication,
  PublicationCommand,
  PublicationEvent,
  PublicationRefusal
> = {
  initialState: { status: 'none' },
  decide: (command, publication) => {
    if (command.type === 'BeginPublication') return begin(command, publication);
    if (publication.status === 'none') return refuse({ code: 'PublicationNotThere', status: 'none' });
    switch (command.type) {
      case 'RewordPublication':
      case 'AddTable':
      case 'RemoveTable':
      case 'AddTypedTable':
      case 'RemoveTypedTable':
      case 'ProposePublication':
        return decideDraft(command, publication);
      case 'FreezeFigures':
      case 'ReleasePublication':
      case 'ReturnPublication':
        return decideProposed(command, publication);
      case 'WithdrawPublication':
        return withdraw(command, publication);
      default:
        return unreachable(command);
    }
  },
  evolve: (publication, event) => {
    if (event.type === 'PublicationBegun') {
      const { tables, ...begun } = event.data;
      return {
        ...begun,
        status: 'begun',
        asked: tables,
        typed: [],
        proposedBy: null,
        figures: null,
        wasReleased: false,
        withdrawnBecause: null,
      };
    }
    if (publication.status === 'none') throw new Error('A publication begins with PublicationBegun.');
    switch (event.type) {
      case 'PublicationReworded':
        return { ...publication, ...event.data };
      case 'TableAdded':
        return { ...publication, asked: [...publication.asked, event.data.table] };
      case 'TableRemoved':
        return { ...publication, asked: publication.asked.toSpliced(event.data.table, 1) };
      case 'TypedTableAdded':
        return { ...publication, typed: [...publication.typed, event.data.table] };
      case 'TypedTableRemoved':
        return { ...publication, typed: publication.typed.toSpliced(event.data.table, 1) };
      case 'PublicationProposed':
        return { ...publication, status: 'proposed', proposedBy: event.data.by };
      case 'FiguresFrozen':
        return { ...publication, figures: event.data };
      case 'PublicationReleased':
        return { ...publication, status: 'released', wasReleased: true };
      case 'PublicationReturned':
        return { ...publication, status: 'begun', proposedBy: null, figures: null };
      case 'PublicationWithdrawn':
        return { ...publication, status: 'withdrawn', withdrawnBecause: event.data.reason };
      default:
        return unreachable(event);
    }
  },
};
