import type { Column } from './columns.js';
import type { Reason } from './reasons.js';
import type { RowCommand } from './row-commands.js';
import type { RowProblem } from './row-values.js';

/** What a changed row asks for, or the cells that cannot be changed by a file. */
export type RowChanges =
  | Readonly<{ commands: readonly RowCommand[] }>
  | Readonly<{ problems: readonly RowProblem[] }>;

export const inColumn = (column: Column, reason: Reason): RowChanges => ({ problems: [{ column, reason }] });

export const CHANGED_ELSEWHERE: Reason = { code: 'ChangedOnBothSides' };
