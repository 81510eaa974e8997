import type { Sentence } from '@samspar/kernel';
import type { FieldProblemResponse, ProblemResponse } from './problem-response.js';

export type FieldProblem = Readonly<FieldProblemResponse>;

type ProblemFacts = Readonly<{
  /** What a program needs to go on: the refusal, allowed codes, the present revision. */
  facts?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}>;

/** A request that is not carried out, as RFC 9457 problem details with a code and a sentence in both languages. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly facts: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: Sentence,
    { facts = {}, headers = {} }: ProblemFacts = {},
  ) {
    super(sentence.en);
    this.facts = facts;
    this.headers = headers;
  }

  /** Media type `application/problem+json`; `title` is the code in words, `detail` the English sentence. */
  body(): Omit<ProblemResponse, 'instance'> {
    return {
      type: `urn:samspar:problem:${this.code}`,
      title: this.code.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ').toLowerCase(),
      status: this.status,
      code: this.code,
      detail: this.sentence.en,
      sentence: this.sentence,
      ...this.facts,
    };
  }
}

/** Most fields that an answer names; of the others it tells how many they are. */
export const MOST_ERRORS = 50;

/** What is wrong with a body, field by field; at most the first fifty are told one by one. */
export const bodyInvalid = (errors: readonly FieldProblem[]): Problem => {
  const told = errors.slice(0, MOST_ERRORS);
  const more = errors.length - told.length;
  const inOne = (language: keyof Sentence): string =>
    told.map(({ field, sentence }) => `${field}: ${sentence[language]}`).join(' ');
  return new Problem(
    400,
    'BodyInvalid',
    {
      sv: `Uppgifterna går inte att ta emot: ${inOne('sv')}${more > 0 ? ` Och ${more} fält till.` : ''}`,
      en: `The body cannot be taken: ${inOne('en')}${more > 0 ? ` And ${more} fields more.` : ''}`,
    },
    { facts: { errors: told, ...(more > 0 && { more }) } },
  );
};
