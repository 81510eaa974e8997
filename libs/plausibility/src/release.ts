import type { Answer, StatisticsQuery } from '@samspar/statistics';

export type ReleasedTable = Readonly<{
  title: string;
  answer: Answer;
  /** Why small counts are shown in it; absent or null where they are hidden. */
  unprotectedBecause?: string | null;
}>;

/** A figure as somebody states it. Per cents are of 100, medians in days. */
export type StatedFigure = Readonly<{
  label: string;
  count?: number;
  percent?: number;
  /** Of how many the per cent is. */
  denominator?: number;
  median?: number;
  /** Of how many the median is. */
  n?: number;
  /** Of a part: the code of it in the dimension that its table asks by. */
  code?: string;
}>;

/** Lines typed by hand: a whole and all its parts, those whose value is unknown among them. */
export type TypedTable = Readonly<{
  title: string;
  /** What of the statistics its counts answer, by one dimension at most; absent where they are of something else. */
  query?: Omit<StatisticsQuery, 'asKnownAt'>;
  /** Where its figures come from that are of something else. */
  source?: string;
  total?: StatedFigure;
  parts: readonly StatedFigure[];
  /** How many have an unknown value; 0 says that nobody has. */
  unknown?: number;
  /** What was going on, came, went and is going on. */
  stock?: Readonly<{ opening: number; started: number; ended: number; closing: number }>;
}>;

/** What is to be released, or was. */
export type Release = Readonly<{
  id: string;
  tables: readonly ReleasedTable[];
  /** Prose; a paragraph that begins *Förklaring:* is an explanation as well. */
  text: string;
  typed?: readonly TypedTable[];
  /** Id of the release that this one takes the place of. */
  follows?: string;
  /** Why figures are other than those released before, and where those in the text come from that no table has. */
  explanation?: string;
}>;
