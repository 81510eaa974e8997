import type { Drawing } from '@samspar/charts';

/** Something that stands under a name, as `Kön: kvinna`; each line of the value is one. */
export type PrintedValue = Readonly<{ name: string; value: string }>;

/** A text that leads to an address; `leadsTo` says in words where. */
export type PrintedLink = Readonly<{ text: string; address: string; leadsTo: string }>;

export type PaperTable = Readonly<{
  caption: string;
  /** Titles over several columns each, above those of the columns themselves; of all columns together. */
  groups?: readonly Readonly<{ title: string; span: number }>[];
  columns: readonly string[];
  /**
   * Shares of the whole width. Absent: each column is as wide as its texts need; where a page is too narrow for that it is turned, and where that is too
   * narrow still the columns are told in several tables.
   */
  widths?: readonly number[];
  /** How many of the first cells of a row say what it is about; absent: 1. */
  names?: number;
  /** True where what is in the other cells is figures, which end below each other. */
  isOfFigures?: true;
  /** Places of the rows that sum up others. */
  sums?: readonly number[];
  /** What is said below it: a sentence of its figures, and what holds of them, not parted from it. */
  sentence?: string;
  notes?: readonly string[];
  rows: readonly (readonly (string | PrintedLink)[])[];
}>;

export type DocumentPart =
  | Readonly<{ heading: string; level: 2 | 3 }>
  /** `language` (BCP 47) where it is another than the document's. */
  | Readonly<{ paragraph: string; isNote?: true; language?: string }>
  | Readonly<{ list: readonly string[]; isNote?: true }>
  | Readonly<{ facts: readonly PrintedValue[] }>
  | Readonly<{ table: PaperTable }>
  | Readonly<{ figure: Drawing }>;

/** What is written on paper or read by a machine: its parts in the order in which they are read. */
export type PaperDocument = Readonly<{
  /** Holds neither `&` nor `<`. */
  title: string;
  /** BCP 47. */
  language: string;
  /** Stands at the head of each page but the first. */
  head?: string;
  /** Stands at the foot of each page. */
  foot: (page: number, of: number) => string;
  /** A first page for the title alone, with what stands above it, below it, and at the foot of the page. */
  cover?: Readonly<{ above: string; below: readonly string[]; facts: readonly PrintedValue[] }>;
  /** What the list of headings is called, and in which words an entry leads to its page; absent: there is none. */
  contents?: Readonly<{ title: string; leadsTo: (heading: string) => string }>;
  blocks: readonly DocumentPart[];
}>;
