import { tracingChannel } from 'node:diagnostics_channel';
import { StoreUnavailable } from '@samspar/event-store';
import { NoDataKey } from '@samspar/vault';
import { VaultUnavailable } from '@samspar/vault-database';
import { ProjectionStopped, ViewsUnavailable } from '@samspar/views';
import { type Message, refused, type ResultOf } from './message.js';

type MessageClass<M> = abstract new (...parts: never[]) => M;

/** One thing that can be asked for, by whom, and how it is done. */
export type UseCase<M extends Message<unknown> = Message<unknown>> = Readonly<{
  message: MessageClass<M>;
  execute: (message: M) => Promise<ResultOf<M>>;
}>;

/** A use case with what stands around every one of them. `roles`: those in which it may be asked for. */
export const useCase = <M extends Message<unknown>>(
  message: MessageClass<M>,
  roles: readonly string[],
  execute: (message: M) => Promise<ResultOf<M>>,
): UseCase => ({
  message,
  execute: (asked) => around(message.name, roles, asked as M, execute),
});

/** Answers whatever is asked for. */
export type Send = <Result>(message: Message<Result>) => Promise<Result>;

/** One way to all of these, where there is no bus. */
export const sendTo =
  (useCases: readonly UseCase[]): Send =>
  async <Result>(message: Message<Result>) => {
    const found = useCases.find((one) => message instanceof one.message);
    if (!found) throw new Error(`No use case answers ${message.constructor.name}.`);
    return (await found.execute(message)) as Result;
  };

/** Whoever watches hears of each use case when it begins and ends: its name, its correlation and what came of it. */
const TRACES = tracingChannel('samspar:use-case');

const isUnavailable = (error: unknown): error is Error =>
  error instanceof StoreUnavailable ||
  error instanceof VaultUnavailable ||
  error instanceof ProjectionStopped ||
  error instanceof ViewsUnavailable;

/** Thrown where a message comes from somebody who may not send it: whoever lets people in has let in the wrong one. */
class NotPermitted extends Error {
  override readonly name = 'NotPermitted';
}

const around = async <M extends Message<unknown>>(
  name: string,
  roles: readonly string[],
  message: M,
  execute: (message: M) => Promise<ResultOf<M>>,
): Promise<ResultOf<M>> => {
  const { asker, correlationId } = message.caller;
  if (![asker.role, ...asker.roles].some((role) => roles.includes(role)))
    throw new NotPermitted(`${name} is not for the role ${asker.role}.`);
  return TRACES.tracePromise(
    async () => {
      try {
        return await execute(message);
      } catch (error) {
        if (isUnavailable(error)) return { outcome: 'unavailable', cause: error } as ResultOf<M>;
        if (error instanceof NoDataKey) return refused({ code: 'ParticipantErased' }) as ResultOf<M>;
        throw error;
      }
    },
    { name, correlationId },
  );
};
