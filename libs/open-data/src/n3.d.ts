/** The parts of n3 that write, and in specs read, Turtle; the package says nothing of its types. */
declare module 'n3' {
  export type Term = Readonly<{
    termType: 'NamedNode' | 'BlankNode' | 'Literal';
    value: string;
    language?: string;
    datatype?: Readonly<{ value: string }>;
  }>;
  export type Quad = Readonly<{ subject: Term; predicate: Term; object: Term }>;
  export const DataFactory: Readonly<{
    namedNode: (iri: string) => Term;
    literal: (value: string, languageOrType: string | Term) => Term;
    quad: (subject: Term, predicate: Term, object: Term) => Quad;
  }>;
  export class Writer {
    constructor(options: Readonly<{ prefixes: Readonly<Record<string, string>> }>);
    addQuad(quad: Quad): void;
    end(done: (error: Error | null, text: string) => void): void;
  }
  export class Parser {
    constructor(options?: Readonly<{ baseIRI?: string }>);
    parse(text: string): Quad[];
  }
  export class Store {
    constructor(quads: readonly Quad[]);
    getQuads(
      subject: Term | string | null,
      predicate: string | null,
      object: Term | string | null,
      graph: null,
    ): Quad[];
    addQuads(quads: readonly Quad[]): void;
    readonly size: number;
  }
}
