import type { Sentence } from '@samspar/kernel';
import type { ReportTable } from '@samspar/reports';

/** A table that answers a question, or a part of it. */
export type QuestionTable = ReportTable &
  Readonly<{
    /** How many years it goes back, the one that is asked about included; absent: the period that is asked about. */
    years?: number;
    /** The rows, by their codes, whose figures are the answer in a sentence; `most`: the one that is known and has most; absent: the total. */
    quoted?: readonly (readonly string[])[] | 'most';
  }>;

/** A figure that the office may state, in whole units. */
export type StatableFigure = Readonly<{ id: string; label: Sentence; unit: Sentence | null }>;

/** What is reckoned of a stated figure and another: one of those stated, or the participants of the period. */
export type StatedRatio = Readonly<{
  label: Sentence;
  of: string;
  to: string;
  as: 'percent' | 'each';
  unit: Sentence | null;
}>;

/** The participants of the period, where a ratio is of them. */
export const PARTICIPANTS = 'participants';

/** What the office may say itself of a question, with its source, beside what the log knows. */
export type Statable = Readonly<{
  /** What to write. */
  about: Sentence;
  figures: readonly StatableFigure[];
  ratios?: readonly StatedRatio[];
}>;

/** A part of a question that no figure of journeys tells, and why; `isStatable`: what the office states does, `isReckoned`: what is reckoned by other figures. */
export type UntoldPart = Readonly<{ part: Sentence; isStatable?: true; isReckoned?: true }>;

/** A question that a förbund is known to be asked, and what answers it. */
export type QuestionDefinition = Readonly<{
  asked: Sentence;
  /** Whether the Swedish is the words it was asked in; else what was asked is summed up. */
  isVerbatim: boolean;
  /** Who asked, and where. */
  by: Sentence;
  tables: readonly QuestionTable[];
  statable?: Statable;
  /** The amounts of the year that the office states with its other money, and which answer it. */
  typed?: 'contributions' | 'costs';
  /** What it is answered by beside: goals of insatser, money per inhabitant, or its first table per 1,000 inhabitants of the districts. */
  reckons?: 'goals' | 'perInhabitant' | 'districtRates';
  untold: readonly UntoldPart[];
  /** How its figures are to be read. */
  caveats: readonly Sentence[];
  /** What it takes to know what is not told. */
  needs: Sentence;
}>;

const BY_SEX = { columns: ['sex'], percentOf: 'column' } as const;

/** Who started, by something, women and men beside each other. */
export const startedTable = (
  id: string,
  rows: QuestionTable['rows'],
  title: Sentence,
  more: Partial<QuestionTable> = {},
): QuestionTable => ({ id, title, measures: ['started'], rows, ...BY_SEX, ...more });

/** Of those who ended, the results in the columns, by something. */
export const resultTable = (
  id: string,
  rows: QuestionTable['rows'],
  title: Sentence,
  more: Partial<QuestionTable> = {},
): QuestionTable => ({
  id,
  title,
  measures: ['ended'],
  rows,
  columns: ['exitGroup'],
  percentOf: 'row',
  ...more,
});

/** Referred by the municipality. */
export const OF_THE_CITY = { referringParty: ['municipality'] } as const;

export const NOT_AN_EFFECT: Sentence = {
  sv: 'Talen visar resultat, inte effekt: vad som hade hänt utan insatsen vet ingen av dem.',
  en: 'The figures are results, not effects: what would have happened without the intervention they do not tell.',
};

const MODERATES: Sentence = {
  sv: 'Moderaterna, i en skrivelse till socialnämnden i Stockholm 2025-02-18',
  en: 'The Moderate Party, in a letter to the social welfare committee of Stockholm, 2025-02-18',
};
/** Who asked the questions of 2025, in these words. */
export const byModerates = { by: MODERATES, isVerbatim: true } as const;

export const REPLY_OF_2025: Sentence = {
  sv: 'Stockholms stads svar 2025 på Moderaternas skrivelse',
  en: 'The reply of the City of Stockholm in 2025 to the letter of the Moderate Party',
};

export const IN_PERSONS: Sentence = { sv: 'personer', en: 'persons' };

/** What was asked, in other words. */
export const SUMMED_UP = { isVerbatim: false, tables: [], caveats: [] } as const;
