import type { AskedTable, Follows, PublicationWords } from '@samspar/publications';
import { readQuery } from '@samspar/statistics';
import { AName, AnObject, Objects } from '../journeys/fields.js';
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

/** Throws the problem of a question that cannot be read. */
export const tableIn = ({ title, query: asked, unprotectedBecause }: TableBody): AskedTable => {
  const read = readQuery(new URLSearchParams(asked));
  if ('refusal' in read) throw refusedQuestion(read.refusal);
  const { asKnownAt: _moment, ...query } = read.query;
  return { title, query, unprotectedBecause: unprotectedBecause ?? null };
};
