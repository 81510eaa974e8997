import type { Sentence } from '@samspar/kernel';

/** What is wrong with one field of a request: where it stands, why, and what would do. Never the value itself. */
export type FieldProblem = Readonly<{
  field: string;
  sentence: Sentence;
  allowed?: readonly string[];
  suggestion?: string;
}>;

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
  body(): Readonly<Record<string, unknown>> {
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

export const bodyInvalid = (errors: readonly FieldProblem[]): Problem =>
  new Problem(
    400,
    'BodyInvalid',
    {
      sv: `Uppgifterna går inte att ta emot: ${errors.map(({ field, sentence }) => `${field}: ${sentence.sv}`).join(' ')}`,
      en: `The body cannot be taken: ${errors.map(({ field, sentence }) => `${field}: ${sentence.en}`).join(' ')}`,
    },
    { facts: { errors } },
  );
