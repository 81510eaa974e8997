import type { StatedFigure, TypedTable } from '@samspar/plausibility';
import { type AskedTable, type Follows, MOST_LINES, type PublicationWords } from '@samspar/publications';
import { readQuery } from '@samspar/statistics';
import { AName, AnObject, ANumber, AWhole, Objects } from '../journeys/fields.js';
import { refusedQuestion } from '../statistics/statistics.controller.js';

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;

class FollowsBody {
  @AName(60, { description: 'Id of the release whose place it takes.' }) publication!: string;
  @AName(LONGEST_TEXT, { description: 'What differs, and why.' }) explanation!: string;
}

/** A table of a publication. */
export class TableBody {
  @AName(LONGEST_TITLE) title!: string;
  @AName(2_000, {
    description:
      'The question, as in the address of GET /api/v1/statistics. asKnownAt and protect are those of the release.',
  })
  query!: string;
  @AName(LONGEST_TEXT, {
    optional: true,
    description: 'Why small counts are shown; absent: they are hidden.',
  })
  unprotectedBecause?: string;
}

const MOST_COUNTED = 100_000_000;

/** A figure of a table typed by hand. */
class FigureBody {
  @AName(LONGEST_TITLE, {
    description: 'What it is of: of a part a code of the dimension that is asked by or its name, or Övriga.',
  })
  label!: string;
  @AWhole(0, MOST_COUNTED, { optional: true }) count?: number;
  @ANumber(0, 100, { optional: true }) percent?: number;
  @AWhole(0, MOST_COUNTED, { optional: true, description: 'Of how many the per cent is.' })
  denominator?: number;
  @AWhole(0, MOST_COUNTED, { optional: true, description: 'Days.' }) median?: number;
  @AWhole(0, MOST_COUNTED, { optional: true, description: 'Of how many the median is.' }) n?: number;
}

/** What was going on, came, went and is going on. */
class StockBody {
  @AWhole(0, MOST_COUNTED) opening!: number;
  @AWhole(0, MOST_COUNTED) started!: number;
  @AWhole(0, MOST_COUNTED) ended!: number;
  @AWhole(0, MOST_COUNTED) closing!: number;
}

/** A table typed by hand. */
export class TypedTableBody {
  @AName(LONGEST_TITLE) title!: string;
  @AName(2_000, {
    optional: true,
    description:
      'What of the statistics its counts answer, by one dimension at most, as in the address of GET /api/v1/statistics; absent where they are of something else.',
  })
  query?: string;
  @AName(LONGEST_TEXT, {
    optional: true,
    description: 'Where its figures come from; needed where there is no question.',
  })
  source?: string;
  @AnObject(() => FigureBody, { optional: true }) total?: StatedFigure;
  @Objects(() => FigureBody, { least: 1, most: MOST_LINES }) parts!: readonly StatedFigure[];
  @AWhole(0, MOST_COUNTED, { optional: true, description: 'How many have an unknown value; 0: nobody.' })
  unknown?: number;
  @AnObject(() => StockBody, { optional: true }) stock?: NonNullable<TypedTable['stock']>;
}

/** The words of a publication. */
export class WordsBody {
  @AName(LONGEST_TITLE) title!: string;
  @AName(LONGEST_TEXT, { optional: true }) text?: string;
  @AnObject(() => FollowsBody, { optional: true }) follows?: Follows;
}

export class PublicationBody extends WordsBody {
  @Objects(() => TableBody, { most: 50, optional: true }) tables?: readonly TableBody[];
}

export class WhyBody {
  @AName(LONGEST_TEXT) reason!: string;
}

export const wordsIn = ({ title, text, follows }: WordsBody): PublicationWords => ({
  title,
  text: text ?? '',
  follows: follows ?? null,
});

const queryIn = (asked: string): AskedTable['query'] => {
  const read = readQuery(new URLSearchParams(asked));
  if ('refusal' in read) throw refusedQuestion(read.refusal);
  const { asKnownAt: _moment, ...query } = read.query;
  return query;
};

/** Throws the problem of a question that cannot be read. */
export const tableIn = ({ title, query, unprotectedBecause }: TableBody): AskedTable => ({
  title,
  query: queryIn(query),
  unprotectedBecause: unprotectedBecause ?? null,
});

/** Throws the problem of a question that cannot be read. */
export const typedTableIn = ({ query, ...table }: TypedTableBody): TypedTable =>
  // Plain objects, as they are stored.
  JSON.parse(
    JSON.stringify({ ...table, ...(query !== undefined && { query: queryIn(query) }) }),
  ) as TypedTable;
