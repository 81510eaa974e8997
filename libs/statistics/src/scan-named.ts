import { type Beside, BLOCK, type Block, emptyBlock, type ItemColumns } from './block.js';
import type { VersionTable } from './columns.js';
import { Int32s } from './numbers.js';
import type { SubPeriod } from './periods.js';
import { SOME_DAY } from './row.js';
import { DAY_OF } from './rows-counted.js';
import { finish, keepFiltered, type Scan, type Visit } from './scan.js';

/** Rows named by the places of their versions in a table; of things that are counted of journeys each with its day, and which it is. */
export type NamedVersions = Readonly<{
  versions: Int32s;
  items?: NamedItems | undefined;
  /** What stands beside each, where that is asked for. */
  beside?: Beside | undefined;
}>;
export type NamedItems = Readonly<{ days: Int32s; at: Int32s; columns: ItemColumns }>;

/** Takes those named that the measure counts in the part, whatever the moment. */
const takeNamed = (
  what: Omit<Scan, 'moment'>,
  block: Block,
  named: NamedVersions,
  start: number,
  end: number,
): void => {
  const { association, counted, began } = what;
  const { association: of, startedOn, exitedOn, intervention } = block.columns;
  const { versions, days, places, from, to } = block;
  const until = counted === 'participants' ? from : counted === 'ongoing' ? to + 1 : undefined;
  const own = typeof counted === 'string' ? block.columns[DAY_OF[counted]] : undefined;
  let taken = 0;
  for (let i = start; i < end; i++) {
    const version = named.versions.at(i);
    if (of.at(version) !== association) continue;
    const on = until === undefined ? (named.items?.days.at(i) ?? own?.at(version) ?? SOME_DAY) : from;
    if (on < from || on > to) continue;
    const since = began.at(intervention.at(version));
    if (since > to || (until === undefined ? on : exitedOn.at(version)) < since) continue;
    if (until !== undefined) {
      const started = startedOn.at(version);
      if (started > to || started === SOME_DAY || exitedOn.at(version) < until) continue;
    }
    if (block.items && named.items) block.items.at[taken] = named.items.at.at(i);
    if (places) places[taken] = i;
    versions[taken] = version;
    days[taken++] = on;
  }
  block.n = taken;
};

/** Visits those of some rows of a table that the measure counts, for each part of the period by itself. */
export const scanNamed = (
  what: Omit<Scan, 'moment'>,
  { columns }: VersionTable,
  named: NamedVersions,
  parts: readonly SubPeriod[],
  visit: Visit,
): void => {
  const out = new Int32s(BLOCK);
  for (const part of parts) {
    const { beside, items } = named;
    const places = beside && new Int32s(BLOCK);
    const block = emptyBlock(columns, part, { moment: Infinity, beside, places, items: items?.columns });
    for (let start = 0; start < named.versions.length; start += BLOCK) {
      takeNamed(what, block, named, start, Math.min(start + BLOCK, named.versions.length));
      keepFiltered(block, what.filters, out);
      finish({ ...what, moment: Infinity }, block, visit);
    }
  }
};
