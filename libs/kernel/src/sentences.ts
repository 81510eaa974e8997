/** What is said on screen, in both languages of the product. */
export type Sentence = Readonly<{ sv: string; en: string }>;

/** A sentence that goes with facts. */
export type SentenceAbout<Facts> = (facts: Facts) => Sentence;

/** Sentences by code, each as it is or made of facts. */
type Sentences = Readonly<Record<string, Sentence | SentenceAbout<never>>>;

/** What a table of sentences can say: one of its codes, with the facts that the sentence is made of. */
export type Said<Table extends Sentences> = {
  [Code in keyof Table]: Readonly<
    { code: Code } & (Table[Code] extends SentenceAbout<infer Facts> ? Facts : unknown)
  >;
}[keyof Table];

export const sentenceOf = <Table extends Sentences>(table: Table, said: Said<Table>): Sentence => {
  const sentence = table[said.code] as Sentences[string];
  return typeof sentence === 'function' ? sentence(said as never) : sentence;
};
