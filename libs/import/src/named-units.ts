import { type Association, unknownUnits } from '@samspar/association';
import { isStatedUnknown } from '@samspar/kernel';
import type { ImportReport } from './report.js';
import type { ParsedRow } from './row-values.js';

const TOLD_UNITS = 100;

/** The units of a file's rows that the register does not know; nothing where it has no units at all. */
export const unknownUnitsOf = (
  rows: readonly ParsedRow[],
  association: Association,
): Pick<ImportReport, 'unknownUnits'> => {
  const counts = new Map<string, number>();
  for (const { referringUnit } of rows.map(({ values }) => values))
    if (referringUnit !== undefined && !isStatedUnknown(referringUnit))
      counts.set(referringUnit, (counts.get(referringUnit) ?? 0) + 1);
  if (association.units.length === 0) return {};
  const written = Array.from(counts, ([text, journeys]) => ({ text, journeys, since: null }));
  const unknown = unknownUnits(association, written).slice(0, TOLD_UNITS);
  return unknown.length === 0
    ? {}
    : { unknownUnits: unknown.map(({ text, journeys }) => ({ text, rows: journeys })) };
};
