import type { TypedTable } from '@samspar/plausibility';
import type {
  AskedTable,
  PublicationRefusal,
  PublicationStatus,
  PublicationWords,
  ReleasedReport,
} from '@samspar/publications';
import type { QueryRefusal } from '@samspar/statistics';
import type { CommandIdReused } from '../journeys/answer.js';
import { Command, type Outcome, type Sent } from '../message.js';
import type { SaidFinding } from './findings.js';
import type { GateTookLong } from './freeze.js';
import type { LabelUnknown } from './typed-table.js';

export type PublishRefusal =
  | PublicationRefusal
  | QueryRefusal
  | CommandIdReused
  | LabelUnknown
  /** What it follows is no release of the association, or another one follows it already. */
  | Readonly<{ code: 'FollowsUnknown' | 'FollowedAlready'; publication: string }>
  /** What does not add up, in words. */
  | Readonly<{ code: 'Implausible'; findings: readonly SaidFinding[] }>
  /** The views have not reached the proposal; the same again goes on. */
  | Readonly<{ code: 'FiguresNotReady' }>
  | GateTookLong;

/** Where a publication stands after a command. */
export type PublicationAnswer = Readonly<{
  publication: string;
  status: PublicationStatus;
  position: string;
}>;

/** Begins a publication of the asker's association: a draft until it is proposed. */
export class BeginPublication extends Command<Outcome<PublicationAnswer, PublishRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly data: PublicationWords & Readonly<{ tables: readonly AskedTable[]; report?: ReleasedReport }>,
  ) {
    super(sent);
  }
}

/** What a draft, or a release, is changed by. */
export type PublicationWish =
  | Readonly<{ type: 'RewordPublication'; data: PublicationWords }>
  | Readonly<{ type: 'AddTable'; data: Readonly<{ table: AskedTable }> }>
  | Readonly<{ type: 'RemoveTable'; data: Readonly<{ table: number }> }>
  | Readonly<{ type: 'AddTypedTable'; data: Readonly<{ table: TypedTable }> }>
  | Readonly<{ type: 'RemoveTypedTable'; data: Readonly<{ table: number }> }>
  | Readonly<{ type: 'ReturnPublication'; data: Readonly<{ reason: string }> }>
  | Readonly<{ type: 'WithdrawPublication'; data: Readonly<{ reason: string }> }>;

/** Changes a draft, gives a proposal back, or withdraws what was found wrong. */
export class ChangePublication extends Command<Outcome<PublicationAnswer, PublishRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly publication: string,
    readonly wish: PublicationWish,
  ) {
    super(sent);
  }
}

/**
 * Freezes the figures of a draft as of now, and releases it where the association does not ask for another person's approval. Interrupted,
 * it goes on where it was once it is sent again.
 */
export class ProposePublication extends Command<Outcome<PublicationAnswer, PublishRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly publication: string,
  ) {
    super(sent);
  }
}

/** Releases what has been proposed, by another person where the association asks for that. */
export class ApprovePublication extends Command<Outcome<PublicationAnswer, PublishRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly publication: string,
  ) {
    super(sent);
  }
}
