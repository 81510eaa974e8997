import type { Sentence } from '@samspar/kernel';

/**
 * One code of a list: stored as `code`, shown by its name in Swedish and English; offices also write the forms in `also`. A finer code
 * is counted as the code of the list that it `countsAs`.
 */
export type CodeEntry<Code extends string = string> = Sentence &
  Readonly<{ code: Code; also?: readonly string[]; countsAs?: string }>;

/** An ordered code list. Its order is the order of cells in every table. */
export type CodeList<Code extends string = string> = readonly CodeEntry<Code>[];

export type CodeOf<List extends CodeList> = List[number]['code'];

/** Stands in every list and means: no value was registered, for whatever reason. */
export const UNKNOWN = 'unknown';
export const UNKNOWN_NAME: Sentence = { sv: 'Uppgift saknas', en: 'Not stated' };

export const codesOf = <Code extends string>(list: CodeList<Code>): readonly Code[] =>
  list.map(({ code }) => code);

/** Narrows the literal codes of a list without widening them to string. */
export const codeList = <const Code extends string>(list: CodeList<Code>): CodeList<Code> => list;

/** The codes by which a list is counted: finer ones are counted as those. */
export const countedCodes = <Code extends string>(list: CodeList<Code>): CodeList<Code> =>
  list.filter(({ countsAs }) => countsAs === undefined);

/** A list with its finer codes; one of the others that has any is called by itself where no finer one is stated. */
export const finerCodes = <Code extends string>(list: CodeList<Code>): CodeList<Code> =>
  list.map((entry) =>
    list.some(({ countsAs }) => countsAs === entry.code)
      ? { ...entry, sv: `${entry.sv}, inte närmare angivet`, en: `${entry.en}, not specified` }
      : entry,
  );
