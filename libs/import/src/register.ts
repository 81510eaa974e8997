import { accept, type Decider, type DomainCommand, type DomainEvent, storedEvents } from '@samspar/kernel';

/** Löpnummer that a register has from now on; said before their journeys are written. */
type RowsRegistered = DomainEvent<'RowsRegistered', { numbers: readonly string[] }>;
/** Löpnummer that a reversal took out of the register again. */
type RowsWithdrawn = DomainEvent<'RowsWithdrawn', { numbers: readonly string[] }>;
type RegisterEvent = RowsRegistered | RowsWithdrawn;

type RegisterCommand =
  | DomainCommand<'RegisterRows', RowsRegistered['data']>
  | DomainCommand<'WithdrawRows', RowsWithdrawn['data']>;

/** The Löpnummer of a register, as they came and went. */
type Register = readonly RegisterEvent[];

const registerDecider: Decider<Register, RegisterCommand, RegisterEvent, never> = {
  initialState: [],
  decide: ({ type, occurredOn, data }) =>
    data.numbers.length === 0
      ? accept<RegisterEvent>()
      : accept<RegisterEvent>({
          type: type === 'RegisterRows' ? 'RowsRegistered' : 'RowsWithdrawn',
          occurredOn,
          data,
        }),
  evolve: (register, event) => [...register, event],
};

/** The Löpnummer that a register has: what tells which rows are gone from a file. */
export const numbersOf = (register: Register): ReadonlySet<string> => {
  const numbers = new Set<string>();
  for (const { type, data } of register)
    for (const number of data.numbers)
      if (type === 'RowsRegistered') numbers.add(number);
      else numbers.delete(number);
  return numbers;
};

/** Streams `register-{uuid}`: one per association and register, its id derived from both names. */
export const registerStream = {
  prefix: 'register-',
  decider: registerDecider,
  ...storedEvents<RegisterEvent>({ RowsRegistered: ['numbers'], RowsWithdrawn: ['numbers'] }),
};
