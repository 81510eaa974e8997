import { journeyStream } from '@samspar/casework';
import type { StreamHandler } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import { holdsIdentityNumber } from '@samspar/identity-number';
import { batchStream } from './batch.js';
import { isSaid, type NamedSheet, textOf } from './cell.js';
import type { ExaminedRow } from './examination.js';
import type { Table } from './headers.js';

/** What a file, or a batch, is about: what decides who may import it or take it back (design §1). */
export type FileContents = Readonly<{
  /** Slugs of the insatser its rows name, and of those that their journeys are in by now. */
  interventions: readonly string[];
  /** Whether any cell of any sheet has one, also where nothing of the row is taken. */
  hasIdentityNumbers: boolean;
}>;

const hasIdentityNumbers = (sheets: readonly NamedSheet[], { rows }: Table, today: Day): boolean =>
  rows.some(({ cell }) => isSaid(cell('identity'))) ||
  sheets.some((sheet) =>
    sheet.rows.some((row) => row.some((cell) => holdsIdentityNumber(textOf(cell), today))),
  );

export const contentsOfFile = (
  sheets: readonly NamedSheet[],
  table: Table,
  examined: readonly ExaminedRow[],
  today: Day,
): FileContents => ({
  interventions: [
    ...new Set(
      examined.flatMap(({ row, present }) => [row.values.intervention, ...(present ? [present] : [])]),
    ),
  ],
  hasIdentityNumbers: hasIdentityNumbers(sheets, table, today),
});

/** Journeys loaded at once. */
const CHUNK = 100;

/** Undefined where there is no such batch. */
export const contentsOfBatch = async (
  batch: string,
  streams: StreamHandler,
): Promise<(FileContents & Readonly<{ association: string }>) | undefined> => {
  const { state } = await streams.load(batchStream, batch);
  if (state.status === 'none') return undefined;
  const interventions = new Set<string>();
  let identified = false;
  const journeys = [...new Set(state.taken.flat())];
  for (let from = 0; from < journeys.length; from += CHUNK)
    for (const { state: journey, stored } of await Promise.all(
      journeys.slice(from, from + CHUNK).map((id) => streams.load(journeyStream, id)),
    )) {
      if (journey.status === 'none') continue;
      if (journey.facts.intervention !== undefined) interventions.add(journey.facts.intervention);
      identified ||= stored.some(({ metadata }) => metadata.row?.digests['identity'] !== undefined);
    }
  return {
    association: state.association,
    interventions: [...interventions],
    hasIdentityNumbers: identified,
  };
};
