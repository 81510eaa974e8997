/** One code of a list: stored as `code`, shown as `label` (Swedish); offices also write the forms in `also`. */
export type CodeEntry<Code extends string = string> = Readonly<{
  code: Code;
  label: string;
  also?: readonly string[];
}>;

/** An ordered code list. Its order is the order of cells in every table. */
export type CodeList<Code extends string = string> = readonly CodeEntry<Code>[];

export type CodeOf<List extends CodeList> = List[number]['code'];

/** Stands in every list and means: no value was registered, for whatever reason. */
export const UNKNOWN = 'unknown';
export const UNKNOWN_LABEL = 'Uppgift saknas';

export const codesOf = <Code extends string>(list: CodeList<Code>): readonly Code[] =>
  list.map(({ code }) => code);

/** Narrows the literal codes of a list without widening them to string. */
export const codeList = <const Code extends string>(list: CodeList<Code>): CodeList<Code> => list;
