import {
  type AuditCounts,
  type AuditMatter,
  type AuditResult,
  type CheckEvent,
  type Recounted,
  resultOfParts,
} from '@samspar/access';
import { unreachable } from '@samspar/kernel';

/** That the check of a month has begun, by the id of its stream. */
export type BegunCheck = Readonly<{ id: string; association: string; month: string }>;

/** A check that was made: of what, with what result, by whom and when. */
export type CheckRow = Readonly<{
  /** Place in the log. */
  position: number;
  /** When, in milliseconds since the epoch. */
  checkedAt: number;
  /** User id. */
  actor: string;
  matter: AuditMatter;
  /** Which of them. */
  of: string;
  counts: AuditCounts;
  result: AuditResult;
}>;

/** What an event adds to what has been checked; `begun` is what an earlier one of its stream said. */
export type CheckChange =
  | Readonly<{ begun: BegunCheck }>
  | Readonly<{ recorded: string; row: Omit<CheckRow, 'of'> }>
  | Readonly<{ association: string; row: CheckRow }>
  | Readonly<{ association: string; recounted: Recounted }>;

export const checkChange = (
  event: CheckEvent,
  id: string,
  envelope: Pick<CheckRow, 'position' | 'checkedAt' | 'actor'>,
): CheckChange => {
  switch (event.type) {
    case 'CheckBegun':
      return { begun: { id, association: event.data.association, month: event.data.month } };
    case 'CheckRecorded':
      return {
        recorded: id,
        row: { ...envelope, matter: 'readings', counts: {}, result: resultOfParts(event.data.parts) },
      };
    case 'ReleasesRecounted': {
      const { association, released, differing } = event.data;
      return { association, recounted: { at: envelope.checkedAt, released, differing } };
    }
    case 'MatterChecked': {
      const { association, matter, of, counts, result } = event.data;
      return { association, row: { ...envelope, matter, of, counts, result } };
    }
    default:
      return unreachable(event);
  }
};
