import { accept, type Decider, type DomainCommand, type DomainEvent, storedEvents, unreachable } from '@samspar/kernel';

/** Löpnummer that a register has from now on; said before their journeys are written. */
export type RowsRegistered = DomainEvent<'RowsRegistered', { numbers: readonly string[] }>;
/** Löpnummer that a reversal took out of the register again. */
export type RowsWithdrawn = DomainEvent<'RowsWithdrawn', { numbers: readonly string[] }>;
export type RegisterEvent = RowsRegistered | RowsWithdrawn;

export type RegisterCommand =
  | DomainCommand<'RegisterRows', RowsRegistered['data']>
  | DomainCommand<'WithdrawRows', RowsWithdrawn['data']>;

/** The Löpnummer of a register: what tells which rows are gone from a file. */
export type Register = Readonly<{ numbers: ReadonlySet<string> }>;

const registerDecider: Decider<Register, RegisterCommand, RegisterEvent, never> = {
  initialState: { numbers: new Set() },
  decide: (command, { numbers }) => {
    const { occurredOn } = command;
    switch (command.type) {
      case 'RegisterRows': {
        const added = command.data.numbers.filter((number) => !numbers.has(number));
        return added.length === 0
          ? accept<RegisterEvent>()
          : accept<RegisterEvent>({ type: 'RowsRegistered', occurredOn, data: { numbers: added } });
      }
      case 'WithdrawRows': {
        const gone = command.data.numbers.filter((number) => numbers.has(number));
        return gone.length === 0
          ? accept<RegisterEvent>()
          : accept<RegisterEvent>({ type: 'RowsWithdrawn', occurredOn, data: { numbers: gone } });
      }
      default:
        return unreachable(command);
    }
  },
  evolve: ({ numbers }, event) => {
    switch (event.type) {
      case 'RowsRegistered':
        return { numbers: new Set([...numbers, ...event.data.numbers]) };
      case 'RowsWithdrawn': {
        const gone = new Set(event.data.numbers);
        return { numbers: new Set([...numbers].filter((number) => !gone.has(number))) };
      }
      default:
        return unreachable(event);
    }
  },
};

/** Streams `register-{uuid}`: one per association and register, its id derived from both names. */
export const registerStream = {
  prefix: 'register-',
  decider: registerDecider,
  ...storedEvents<RegisterEvent>({ RowsRegistered: ['numbers'], RowsWithdrawn: ['numbers'] }),
};
