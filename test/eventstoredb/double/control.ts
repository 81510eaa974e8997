/** What becomes of an append: all but `written` and `unwritten` answer it. */
export type AppendFault =
  /** Written, and never answered. */
  | 'silence-written'
  /** Neither written nor answered. */
  | 'silence-unwritten'
  /** Written, and answered to a correlation id that nobody asked with (batch; a unary append is left unanswered). */
  | 'stranger'
  /** Not written: the server is busy (batch: an error whose details are `google.protobuf.Empty`; unary: unavailable). */
  | 'busy'
  /** Not written: the server's own write timed out. */
  | 'timeout'
  /** Written, and timed out all the same: a repeat of an append that is not yet told to the followers is dropped. */
  | 'timeout-written'
  /** Written, and not known again: a wrong version, as for a repeat of what another stream has an event of by the same id. */
  | 'conflict-written'
  /** Written, then the stream of appends ends as if all were well, this one unanswered. */
  | 'end-written'
  /** Not written; the stream of appends ends as if all were well. */
  | 'end-unwritten'
  /** Written, then the stream of appends breaks with `unavailable`, this one unanswered. */
  | 'break-written'
  /** Not written; the stream of appends breaks with `unavailable`. */
  | 'break-unwritten'
  /** Not written: another node leads, named by the last `leader`. */
  | 'not-leader';

export type Endpoint = Readonly<{ address: string; port: number }>;

/** A node as gossip tells of it. */
export type Member = Endpoint & Readonly<{ state: 'leader' | 'follower' | 'manager'; alive: boolean }>;

/** A line on the double's standard input. Each is answered by a line on its standard output. */
export type Control =
  /** The next `times` appends (calls, not events) fare so. */
  | Readonly<{ do: 'fault'; fault: AppendFault; times: number }>
  /** Forgets the faults that have not happened yet. */
  | Readonly<{ do: 'heal' }>
  /** Ends every open stream of batch appends, cleanly or with `unavailable`. */
  | Readonly<{ do: 'end-batches' | 'break-batches' }>
  /** Ends every open subscription, cleanly, with `cancelled` (as a server that shuts down) or with `unavailable`. */
  | Readonly<{ do: 'end-subscriptions' | 'cancel-subscriptions' | 'break-subscriptions' }>
  /** From now on another node leads: appends, deletes and reads that require a leader are turned away; null: this one does. */
  | Readonly<{ do: 'leader'; leader: Endpoint | null }>
  /** What gossip answers; until then this node alone, as leader. */
  | Readonly<{ do: 'gossip'; members: readonly Member[] }>
  /** How far the server's clock is ahead, in milliseconds; `created` of later events follows it. */
  | Readonly<{ do: 'clock'; aheadMs: number }>
  /** Drops what may be dropped; positions jump by up to 256 MiB. */
  | Readonly<{ do: 'scavenge' }>
  /** Begins anew with an empty log and no faults, alone, in memory only; open calls end. Quicker than another process. */
  | Readonly<{ do: 'reset' }>
  /** Changes nothing. */
  | Readonly<{ do: 'report' }>;

/** What every control line is answered with: open calls, faults yet to happen, and events in the log, the server's own included. */
export type Report = Readonly<{
  reads: number;
  subscriptions: number;
  batches: number;
  armed: number;
  events: number;
}>;
