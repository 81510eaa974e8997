import { isOfLog } from './log.js';
import { ViewFileUnusable } from './failure.js';
import { fill } from './rebuild.js';
import { removeViewFile, type Row, ViewFile } from './view-file.js';
import type { ViewsOptions } from './views.js';

/** Where live views and a fresh build part: `live` or `rebuilt` is `undefined` where the row is missing there. */
export type Difference = Readonly<{
  table: string;
  key: string;
  column: string;
  live: unknown;
  rebuilt: unknown;
}>;

/** Every table, with the columns that number its rows. */
const TABLES: readonly (readonly [table: string, ...key: string[]])[] = [
  ['checkpoint', 'position'],
  ['association', 'id', 'known_from'],
  ['code', 'list', 'ordinal'],
  ['participant', 'no'],
  ['journey', 'no'],
  ['journey_version', 'version'],
  ['contact', 'no'],
  ['merge', 'no'],
];

const keyOf = (row: Row, key: readonly string[]): string => key.map((column) => row[column]).join(' ');

const differenceIn = (
  live: ViewFile,
  rebuilt: ViewFile,
  table: string,
  key: readonly string[],
): Difference | undefined => {
  const sql = `SELECT * FROM ${table} ORDER BY ${key.join(', ')}`;
  const others = rebuilt.rows(sql);
  for (const row of live.rows(sql)) {
    const other = others.next().value;
    const at = { table, key: keyOf(row, key) };
    if (!other) return { ...at, column: key.join(' '), live: at.key, rebuilt: undefined };
    const column = Object.keys(row).find((name) => row[name] !== other[name]);
    if (column !== undefined) return { ...at, column, live: row[column], rebuilt: other[column] };
  }
  const more = others.next().value;
  return (
    more && {
      table,
      key: keyOf(more, key),
      column: key.join(' '),
      live: undefined,
      rebuilt: keyOf(more, key),
    }
  );
};

/**
 * The first difference between the live view file and a fresh build at the same position, or undefined. Throws
 * `ViewsUnavailable` where the live file is missing, damaged, of another version or of another log, `ProjectionStopped`.
 */
export const firstDifference = async ({
  store,
  file,
  progress,
}: ViewsOptions): Promise<Difference | undefined> => {
  const live = new ViewFile(file, 'readOnly');
  const scratch = `${file}.verify`;
  try {
    live.holdStill();
    const { position, head } = live.checkpoint;
    if (!(await isOfLog(store, head)))
      throw new ViewFileUnusable(`Vyfilen ${file} är byggd ur en annan logg: kör samspar rebuild.`);
    const rebuilt = await fill(store, scratch, { to: position, ...(progress && { progress }) });
    try {
      for (const [table, ...key] of TABLES) {
        const difference = differenceIn(live, rebuilt, table, key);
        if (difference) return difference;
      }
      return undefined;
    } finally {
      rebuilt.close();
    }
  } finally {
    removeViewFile(scratch);
    live.close();
  }
};
