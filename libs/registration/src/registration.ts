import type { CommandContext, StreamHandler } from '@samspar/event-store';
import type { Identity, Vault } from '@samspar/vault';

export type ParticipantRequest = Readonly<{
  association: string;
  anonymous: boolean;
  identity?: Identity;
  context: CommandContext;
}>;

/**
 * Where vault and log meet (design §2): an entry is reserved under the command's id, the participant's stream appended,
 * the entry confirmed. Two commands that meet the same person make one participant.
 */
export declare class Registration {
  constructor(streams: StreamHandler, vault: Vault);
  /** A participant for each request, in order; many at once cost few durable writes. */
  participants(requests: readonly ParticipantRequest[]): Promise<readonly string[]>;
  /** Settles what was reserved and never confirmed: event there: confirm; not there after a day: delete. */
  settle(nowMs: number): Promise<Readonly<{ confirmed: number; deleted: number }>>;
}
