import type { Stated, StatedUnknown } from '@samspar/kernel';
import { type FileCell, textOf } from './cell.js';
import type { Reason } from './reasons.js';
import { statedUnknown, vocabulary, type Vocabulary, type Words } from './vocabulary.js';

/** What a cell says, or why it says nothing that can be used. */
export type Read<Value> = Readonly<{ value: Value }> | Readonly<{ reason: Reason }>;
export type ColumnReader<Value> = (cell: FileCell) => Read<Value>;

export const IS_DATE = { reason: { code: 'CellIsDate' } } as const;

export const mapped =
  <From, To>(reader: ColumnReader<From>, to: (value: From) => To): ColumnReader<To> =>
  (cell) => {
    const read = reader(cell);
    return 'reason' in read ? read : { value: to(read.value) };
  };

/** Reads a text, unless it says that nothing is known; a date cell is none. */
export const stated =
  <Value>(read: (text: string) => Read<Value>): ColumnReader<Value | StatedUnknown> =>
  (cell) => {
    if (cell instanceof Date) return IS_DATE;
    const text = textOf(cell);
    const unknown = statedUnknown(text);
    return unknown ? { value: unknown } : read(text);
  };

/** What is said of a text that is no word of a list. */
export const unrecognised = (
  words: Vocabulary<string>,
  allowed: readonly string[],
  text: string,
): Readonly<{ reason: Reason }> => {
  const meant = words.suggest(text);
  return { reason: meant ? { code: 'ValueMisspelt', meant } : { code: 'ValueUnknown', allowed } };
};

export const labelsOf = (list: Words): readonly string[] => list.map(({ sv }) => sv);

export const oneOf = <Code extends string>(list: Words<Code>): ColumnReader<Stated<Code>> => {
  const words = vocabulary(list);
  return (cell) => {
    if (cell instanceof Date) return IS_DATE;
    const text = textOf(cell);
    const value = words.find(text) ?? statedUnknown(text);
    return value === undefined ? unrecognised(words, labelsOf(list), text) : { value };
  };
};

/** Between two values where both are of the list; a few labels hold one of these themselves, or are broken over two lines. */
const PERHAPS_BETWEEN = /([,/+&|\t\v\r\n\u0085\u2028\u2029][,/+&|\s\u0085]*| och )/;
/** What a list is marked with, a line for each of its values. */
const BULLETS = /(^|[;\r\n\u2028\u2029]) {0,8}(?:[•·●▪◦‣*]|\d{1,2}[.)]) {0,8}/g;
/** Longer texts, and more pieces between such signs, are no list of values. */
const LONGEST = 1_000;
const MOST_PIECES = 40;

/** The values that a text holds one after the other, as long ones as there are; undefined where anything else stands there. */
const codesIn = <Code extends string>(words: Vocabulary<Code>, text: string): readonly Code[] | undefined => {
  const whole = words.find(text);
  if (whole !== undefined) return [whole];
  const pieces = text.split(PERHAPS_BETWEEN);
  if (pieces.length > MOST_PIECES) return undefined;
  const codes: Code[] = [];
  for (let from = 0; from < pieces.length;) {
    let to = pieces.length;
    let code = words.find(pieces.slice(from, to).join(''));
    while (code === undefined && to > from + 1) {
      to -= 2;
      code = words.find(pieces.slice(from, to).join(''));
    }
    if (code === undefined) return undefined;
    codes.push(code);
    from = to + 1;
  }
  return codes;
};

/**
 * Values on lines of their own, with bullets or without, or separated by semicolons, also by commas, slashes or *och* where nothing else can be
 * meant; each once and in list order, so that their order in the cell means nothing.
 */
export const severalOf = <Code extends string>(
  list: Words<Code>,
): ColumnReader<readonly Code[] | StatedUnknown> => {
  const words = vocabulary(list);
  return stated((text) => {
    if (text.length > LONGEST) return { reason: { code: 'TextTooLong', most: LONGEST } };
    const found = new Set<Code>();
    for (const part of text
      .replaceAll(BULLETS, '$1')
      .split(';')
      .map((between) => between.trim())) {
      if (part === '') continue;
      const codes = codesIn(words, part);
      if (codes === undefined) return unrecognised(words, labelsOf(list), part);
      for (const code of codes) found.add(code);
    }
    return { value: words.codes.filter((code) => found.has(code)) };
  });
};
