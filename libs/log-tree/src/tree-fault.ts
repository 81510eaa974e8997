/**
 * What the log is no longer. `changed` … `shortened`: an event, by what became of it; `between`: one of those between two heads, where
 * nothing tells which; `hidden`: one that the log holds and its stream does not show; `forgedHead`: a head, in the log or in the file; `tree`: the file of the tree, and not the log.
 */
type FaultKind = keyof typeof WHAT_HAPPENED | 'between' | 'hidden' | 'forgedHead' | 'tree';

export const WHAT_HAPPENED = {
  changed: 'är ändrad',
  dropped: 'är borttagen',
  inserted: 'är inskjuten',
  reordered: 'står på en annan plats',
  replaced: 'är utbytt mot en annan',
  shortened: 'saknas: loggen är förkortad',
};

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
