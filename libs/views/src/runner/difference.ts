import type { EventStore } from '@samspar/event-store';
import { isOfLog } from './log.js';
import { ViewsUnavailable } from './failure.js';
import { mustKeepAll, VIEWS } from './kept.js';
import { fill } from './rebuild.js';
import { removeViewFile } from './on-disk.js';
import { type Checkpoint, type Row, ViewFile } from './view-file.js';
import type { ViewsOptions } from './views.js';

/** Where live views and a fresh build part: `live` or `rebuilt` is `undefined` where the row is missing there. */
export type Difference = Readonly<{
  table: string;
  key: string;
  column: string;
  live: unknown;
  rebuilt: unknown;
}>;

/** What all views stand on, and the tables of each, with the columns that number their rows. */
const TABLES: readonly (readonly [table: string, key: readonly string[]])[] = [
  ['checkpoint', ['position']],
  ['association', ['id', 'known_from', 'position']],
  ['code', ['list', 'ordinal']],
  ['participant', ['no']],
  ['journey', ['no']],
  ['erased', ['journey']],
  ['merge', ['no']],
  ...VIEWS.flatMap(({ tables }) => Object.entries(tables)),
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

/** To whoever verifies, lost events are as likely as a view file of another log. */
const notOfLog = async (
  store: EventStore,
  file: string,
  { position, head }: Checkpoint,
): Promise<ViewsUnavailable> =>
  new ViewsUnavailable(
    `Vyfilen ${file} stämmer inte med loggen: den har tagit in allt till och med position ${position}, senast ` +
      `position ${head?.position ?? 0} (${head?.stream ?? 'ingen ström'}), som loggen nu saknar eller har annorlunda; loggen slutar vid position ` +
      `${await store.lastPosition()}. Har loggen ändrats, återställ den från säkerhetskopia; är vyfilen en annan loggs, kör samspar rebuild.`,
  );

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
    mustKeepAll(file, live.kept);
    const { checkpoint } = live;
    if (!(await isOfLog(store, checkpoint))) throw await notOfLog(store, file, checkpoint);
    const rebuilt = await fill(store, scratch, { to: checkpoint.position, ...(progress && { progress }) });
    try {
      for (const [table, key] of TABLES) {
        const difference = differenceIn(live, rebuilt, table, key);
        if (difference) return difference;
      }
      return undefined;
    } finally {
      rebuilt.close();
    }
  } finally {
    live.close();
    removeViewFile(scratch);
  }
};
