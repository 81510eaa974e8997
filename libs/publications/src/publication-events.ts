import type { ReportWords } from '@samspar/annual-report';
import type { DomainEvent, Sentence } from '@samspar/kernel';
import type { TypedTable } from '@samspar/plausibility';
import type { Answer, Dimension, StatisticsQuery } from '@samspar/statistics';

/** A table as it is asked for: its figures are those of the moment at which its publication is proposed. */
export type AskedTable = Readonly<{
  title: string;
  /** Without a moment. */
  query: Omit<StatisticsQuery, 'asKnownAt'>;
  /** Why small counts are shown in it; null where they are hidden, as they are unless the office states why not. */
  unprotectedBecause: string | null;
}>;

/** What the codes of a dimension were when a table was frozen. */
export type FrozenCodes = Readonly<{
  /** SHA-256 of the whole list in the form of RFC 8785; hexadecimal. */
  digest: string;
  /** What those codes are called that the table shows. */
  labels: Readonly<Record<string, Sentence>>;
}>;

/** A table as it is released: what was asked and answered, and never counted again. */
export type FrozenTable = AskedTable &
  Readonly<{
    answer: Answer;
    /** SHA-256 of the answer in the form of RFC 8785; hexadecimal. */
    hash: string;
    /** By the dimensions that the table names. */
    codes: Readonly<Partial<Record<Dimension, FrozenCodes>>>;
  }>;

/** The release that another one takes the place of, and why its figures are other. */
export type Follows = Readonly<{ publication: string; explanation: string }>;

/** What the office says of it in words. */
export type PublicationWords = Readonly<{ title: string; text: string; follows: Follows | null }>;

/** The head of the log that stands over all that the figures were counted from. */
export type HeadAtRelease = Readonly<{
  /** How many events it is about. */
  size: number;
  /** Root of their tree; hexadecimal. */
  root: string;
  /** `headHash` of it. */
  hash: string;
}>;

/** FrozenFigures as they were counted once for all. */
export type FrozenFigures = Readonly<{
  /** ISO instant in UTC: all that was known then is counted, and nothing else. */
  asKnownAt: string;
  /** Log position of the proposal, as text. All that is counted stands before it. */
  position: string;
  /** Null where no head could be signed. */
  head: HeadAtRelease | null;
  tables: readonly FrozenTable[];
  /** Of a report: the office's own words as they stood then. */
  words?: ReportWords;
}>;

/** The report that a publication is: its name and period as addresses have them, and the version of its definition. */
export type ReleasedReport = Readonly<{ name: string; period: string; definition: number }>;

export type PublicationBegun = DomainEvent<
  'PublicationBegun',
  PublicationWords & {
    association: string;
    tables: readonly AskedTable[];
    /** Absent where it is no report of a year or half of one: a report's tables are those that its own are made of. */
    report?: ReleasedReport;
  }
>;
export type PublicationReworded = DomainEvent<'PublicationReworded', PublicationWords>;
export type TableAdded = DomainEvent<'TableAdded', { table: AskedTable }>;
/** `table`: its place among those of the publication, from 0. */
export type TableRemoved = DomainEvent<'TableRemoved', { table: number }>;
export type TypedTableAdded = DomainEvent<'TypedTableAdded', { table: TypedTable }>;
/** `table`: its place among those typed by hand, from 0. */
export type TypedTableRemoved = DomainEvent<'TypedTableRemoved', { table: number }>;
/** The figures are those known just before this; `by`: user id of who proposed it. */
export type PublicationProposed = DomainEvent<'PublicationProposed', { by: string }>;
export type FiguresFrozen = DomainEvent<'FiguresFrozen', FrozenFigures>;
/** `approved`: by another person than the one who proposed it. */
export type PublicationReleased = DomainEvent<'PublicationReleased', { by: string; approved: boolean }>;
export type PublicationReturned = DomainEvent<'PublicationReturned', { reason: string }>;
export type PublicationWithdrawn = DomainEvent<'PublicationWithdrawn', { reason: string }>;

export type PublicationEvent =
  | PublicationBegun
  | PublicationReworded
  | TableAdded
  | TableRemoved
  | TypedTableAdded
  | TypedTableRemoved
  | PublicationProposed
  | FiguresFrozen
  | PublicationReleased
  | PublicationReturned
  | PublicationWithdrawn;
