/** What a file may be at most. Beyond it the reading ends, with a sentence that says what to do. */
export const LIMITS = {
  /** Rows with something in them, in the sheet with the journeys. */
  rows: 100_000,
  /** Columns of a table. */
  columns: 1_000,
  /** Characters in the cells of a table. */
  characters: 20_000_000,
  /** Cells that merged cells cover, counted once for each row. */
  merged: 1_000_000,
  /** All parts of an archive that are read, in megabytes. */
  unpackedMb: 512,
  /** Of a process that does nothing but read, in megabytes. */
  memoryMb: 256,
  /** Seconds from the first byte to the last row. */
  seconds: 60,
} as const;

export type Limit = keyof typeof LIMITS;
export type Limits = Readonly<Record<Limit, number>>;

/** Thrown where a file is more than `LIMITS` allow. */
export class Exceeded extends Error {
  override readonly name = 'Exceeded';
  constructor(readonly limit: Limit) {
    super(`The file exceeds the limit of ${limit}.`);
  }
}
