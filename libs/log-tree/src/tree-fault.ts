/**
 * What the log is no longer. `changed` … `shortened`: an event, by what became of it; `between`: one of those between two heads, where
 * nothing tells which; `hidden`: one that the log holds and its stream does not show; `forgedHead`: a head, in the log or in the file; `tree`: the file of the tree, and not the log.
 */
type FaultKind =
  | 'changed'
  | 'dropped'
  | 'inserted'
  | 'reordered'
  | 'replaced'
  | 'shortened'
  | 'between'
  | 'hidden'
  | 'forgedHead'
  | 'tree';

export type TreeFault = Readonly<{
  kind: FaultKind;
  /** The event's place in the log, from 1; null where it is in the file elsewhere. */
  number: number | null;
  /** Its id; null where nothing knows it. */
  id: string | null;
  /** `between`: the last event that it may be. */
  to?: number;
  /** In Swedish. */
  difference: string;
}>;
