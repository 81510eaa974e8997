/** Something that stands under a name, as `Kön: kvinna`; each line of the value is one. */
export type PrintedValue = Readonly<{ name: string; value: string }>;

/** A text that leads to an address; `leadsTo` says in words where. */
export type PrintedLink = Readonly<{ text: string; address: string; leadsTo: string }>;

export type DocumentPart =
  | Readonly<{ heading: string; level: 2 | 3 }>
  | Readonly<{ paragraph: string }>
  | Readonly<{ list: readonly string[] }>
  | Readonly<{ facts: readonly PrintedValue[] }>
  /** The first cell of each row is what the row is about. `widths` are shares of the whole. */
  | Readonly<{
      table: Readonly<{
        caption: string;
        columns: readonly string[];
        widths: readonly number[];
        rows: readonly (readonly (string | PrintedLink)[])[];
      }>;
    }>;

/** What is written on paper or read by a machine: its parts in the order in which they are read. */
export type PaperDocument = Readonly<{
  /** Holds neither `&` nor `<`. */
  title: string;
  /** BCP 47. */
  language: string;
  /** Stands at the foot of each page. */
  foot: (page: number, of: number) => string;
  blocks: readonly DocumentPart[];
}>;
