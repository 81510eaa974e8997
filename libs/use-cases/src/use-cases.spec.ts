import { channel } from 'node:diagnostics_channel';
import { afterEach, describe, expect, it } from '@jest/globals';
import { OPERATOR } from '@samspar/access';
import { type StoredEvent, StoreUnavailable } from '@samspar/event-store';
import { NoDataKey } from '@samspar/vault';
import { VaultUnavailable } from '@samspar/vault-database';
import { ProjectionStopped, ViewsUnavailable } from '@samspar/views';
import { BY_OPERATOR, bySomebody } from '../../../test/use-cases/user-ports.js';
import * as entrance from './index.js';
import { accepted, byOperator, type Caller, Command, Message, type Outcome, Query } from './message.js';
import { sendTo, useCase } from './use-cases.js';

class Ask extends Query<Outcome<string>> {
  constructor(
    caller: Caller,
    readonly what: string,
  ) {
    super(caller);
  }
}
class Fail extends Command<Outcome<string>> {
  constructor(readonly error: Error) {
    super(BY_OPERATOR);
  }
}
class Nothing extends Command<Outcome<string>> {}

const STOPPED_AT: StoredEvent = {
  id: '00000000-0000-4000-8000-000000000000',
  stream: 'journey-1',
  type: 'Unheard',
  schemaVersion: 1,
  revision: 0,
  position: 7n,
  occurredOn: '2025-06-15',
  recordedAt: 0,
  data: {},
  metadata: { actor: 'anna', role: 'caseworker', commandId: 'command-1', correlationId: 'request-1' },
};

const send = sendTo([
  useCase(Ask, ['auditor', 'operator'], async ({ what }: Ask) => accepted(`${what}!`)),
  useCase(Fail, ['operator'], async ({ error }: Fail) => {
    throw error;
  }),
]);

describe('what is asked for', () => {
  it('is answered by its use case', async () => {
    expect(await send(new Ask(BY_OPERATOR, 'who'))).toEqual({ outcome: 'accepted', answer: 'who!' });
    expect(await send(new Ask(bySomebody('anna', 'auditor'), 'who'))).toMatchObject({ answer: 'who!' });
  });

  it('is answered in whichever of her roles the asker asks', async () => {
    const { asker, correlationId } = bySomebody('anna', 'caseworker');
    const both: Caller = { asker: { ...asker, roles: ['caseworker', 'auditor'] }, correlationId };
    expect(await send(new Ask(both, 'who'))).toMatchObject({ answer: 'who!' });
  });

  it('is not answered to anybody in another role', () =>
    expect(send(new Ask(bySomebody('anna', 'caseworker'), 'who'))).rejects.toMatchObject({
      name: 'NotPermitted',
      message: 'Ask is not for the role caseworker.',
    }));

  it.each([
    new StoreUnavailable('The log is gone.'),
    new VaultUnavailable('The vault is locked.'),
    new ProjectionStopped(STOPPED_AT, 'It was not foreseen.'),
    new ViewsUnavailable('The views are being built.'),
  ])('is unavailable, and why, where log, vault or views cannot be reached: %s', async (cause) =>
    expect(await send(new Fail(cause))).toEqual({ outcome: 'unavailable', cause }),
  );

  it('is refused where the person has been erased', async () =>
    expect(await send(new Fail(new NoDataKey('There is no key.')))).toEqual({
      outcome: 'refused',
      refusal: { code: 'ParticipantErased' },
    }));

  it('is a bug where anything else fails', () =>
    expect(send(new Fail(new RangeError('Out of range.')))).rejects.toThrow(RangeError));

  it('is a bug where no use case is for it', () =>
    expect(send(new Nothing(BY_OPERATOR))).rejects.toThrow('No use case answers Nothing.'));
});

describe('whoever watches', () => {
  const heard: unknown[] = [];
  const listen = (message: unknown): void => void heard.push({ ...(message as object) });
  const ends = channel('tracing:samspar:use-case:asyncEnd');
  afterEach(() => ends.unsubscribe(listen));

  it('hears the name of each use case, under what number, and what came of it', async () => {
    ends.subscribe(listen);
    await send(new Ask(BY_OPERATOR, 'who'));
    expect(heard).toEqual([
      { name: 'Ask', correlationId: 'request-1', result: { outcome: 'accepted', answer: 'who!' } },
    ]);
  });
});

describe('whoever operates the installation', () => {
  it('asks as the operator, each time under a number of its own', () => {
    const [one, other] = [byOperator(), byOperator()];
    expect(one.asker).toEqual(OPERATOR);
    expect(one.correlationId).not.toBe(other.correlationId);
  });
});

describe('the library of use cases', () => {
  const messages = Object.entries(entrance).flatMap(([name, one]) =>
    typeof one === 'function' && one.prototype instanceof Message ? [name] : [],
  );

  it('hands out messages', () => expect(messages).toContain('AskStatistics'));

  it('hands out no handler that could be called past what stands around each', () => {
    const handlers = messages.map((name) => `${name[0]?.toLowerCase()}${name.slice(1)}`);
    expect(handlers.filter((name) => name in entrance)).toEqual([]);
  });
});
