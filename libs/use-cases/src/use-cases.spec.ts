import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@samspar/event-store';
import { BY_OPERATOR, bySomebody } from '../../../test/use-cases/user-ports.js';
import { accepted, type Caller, Command, type Outcome, Query } from './message.js';
import { sendTo, useCase } from './use-cases.js';

class Ask extends Query<Outcome<string>> {
  constructor(
    caller: Caller,
    readonly what: string,
  ) {
    super(caller);
  }
}
class Lose extends Command<Outcome<string>> {}
class Nothing extends Command<Outcome<string>> {}

const GONE = new StoreUnavailable('The log is gone.');

const send = sendTo([
  useCase(Ask, ['auditor', 'operator'], async ({ what }: Ask) => accepted(`${what}!`)),
  useCase(Lose, ['operator'], async () => {
    throw GONE;
  }),
]);

describe('what is asked for', () => {
  it('is answered by its use case', async () => {
    expect(await send(new Ask(BY_OPERATOR, 'who'))).toEqual({ outcome: 'accepted', answer: 'who!' });
    expect(await send(new Ask(bySomebody('anna', 'auditor'), 'who'))).toMatchObject({ answer: 'who!' });
  });

  it('is not answered to anybody in another role', () =>
    expect(send(new Ask(bySomebody('anna', 'caseworker'), 'who'))).rejects.toThrow(
      'Ask is not for the role caseworker.',
    ));

  it('is unavailable, and why, where log, vault or views cannot be reached', async () =>
    expect(await send(new Lose(BY_OPERATOR))).toEqual({ outcome: 'unavailable', cause: GONE }));

  it('is a bug where no use case is for it', () =>
    expect(send(new Nothing(BY_OPERATOR))).rejects.toThrow('No use case answers Nothing.'));
});
