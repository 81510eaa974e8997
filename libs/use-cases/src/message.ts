import { randomUUID } from 'node:crypto';
import { type Asker, OPERATOR } from '@samspar/access';
import type { Author, CommandContext } from '@samspar/event-store';

/** On whose behalf something is asked, and the number under which all that comes of it is found. */
export type Caller = Readonly<{ asker: Asker; correlationId: string }>;

/** Whoever operates the installation, asking for something now. */
export const byOperator = (): Caller => ({ asker: OPERATOR, correlationId: randomUUID() });

/** A command as it was sent. The same id with the same text is the same command, however often it is sent. */
export type Sent = Caller & Readonly<{ commandId: string; text: string }>;

/** Who asks, as the log keeps it with every event: each entry belongs to the authority that its author works for. */
export const authorIn = ({ actor, role, party, authority }: Asker): Author => ({
  actor,
  role,
  ...(party !== undefined && { party }),
  ...(authority !== undefined && { authority }),
});

/** What the log keeps of who gave a command. */
export const givenBy = ({ asker, correlationId }: Caller, commandId: string): CommandContext => ({
  ...authorIn(asker),
  commandId,
  correlationId,
});

/** What can be asked of the product: plain data, with the type of what it comes to. */
export abstract class Message<Result> {
  declare readonly comesTo: Result;

  constructor(readonly caller: Caller) {}
}

/** Changes something. */
export abstract class Command<Result> extends Message<Result> {}

/** Changes nothing, but for the access log where persons are shown. */
export abstract class Query<Result> extends Message<Result> {}

export type ResultOf<M> = M extends Message<infer Result> ? Result : never;

/** What identifies the person has been erased, and with it the key that her free text would be sealed with. */
export type ParticipantErased = Readonly<{ code: 'ParticipantErased' }>;

/**
 * What comes of a message. `repeated`: the same command was carried out before, and this is what it came to then. `refused`: the rules
 * do not allow it; `field` is where in the message's data the fault lies. `stale`: somebody else has changed it since the asker saw it at
 * an earlier revision. `notFound`: it is not there, or not for this asker. `unavailable`: log, vault or views cannot be reached, and
 * whoever operates the server reads in `cause` why.
 */
export type Outcome<Answer, Refusal = never> =
  | Readonly<{ outcome: 'accepted' | 'repeated'; answer: Answer }>
  | Readonly<{ outcome: 'refused'; refusal: Refusal; field?: string }>
  | Readonly<{ outcome: 'stale'; revision: number }>
  | Readonly<{ outcome: 'notFound' }>
  | Readonly<{ outcome: 'unavailable'; cause: Error }>;

export const accepted = <Answer>(answer: Answer) => ({ outcome: 'accepted', answer }) as const;

export const refused = <Refusal>(refusal: Refusal, field?: string) =>
  ({ outcome: 'refused', refusal, ...(field !== undefined && { field }) }) as const;

export const NOT_FOUND = { outcome: 'notFound' } as const;
