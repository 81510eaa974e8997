import { isOfficeRole } from '@samspar/access';
import { type Loaded, nameBasedId } from '@samspar/event-store';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import type { RememberedMatch } from './column-matches.js';
import type { Column } from './columns.js';
import { type Decider, type DomainCommand, type DomainEvent, storedEvents, acceptIf } from '@samspar/kernel';

/**
 * Löpnummer that a register has from now on, and the insatser it then holds rows of; said before their journeys are written.
 * `interventions` is null where version 1 did not say.
 */
type RowsRegistered = DomainEvent<
  'RowsRegistered',
  { numbers: readonly string[]; interventions: readonly string[] | null }
>;
/** Löpnummer that a reversal took out of the register again. */
type RowsWithdrawn = DomainEvent<'RowsWithdrawn', { numbers: readonly string[] }>;
/** Headers that somebody has matched with columns by hand, from now on understood in this register's files; as keyed digests. */
type ColumnsMatched = DomainEvent<'ColumnsMatched', { matches: readonly RememberedMatch[] }>;
type RegisterEvent = RowsRegistered | RowsWithdrawn | ColumnsMatched;

type RegisterCommand =
  | DomainCommand<'RegisterRows', { numbers: readonly string[]; interventions: readonly string[] }>
  | DomainCommand<'WithdrawRows', RowsWithdrawn['data']>
  | DomainCommand<'MatchColumns', ColumnsMatched['data']>;

export const USUAL_REGISTER = 'main';

/** Whether a register may be called so: 1–40 of a–z, 0–9 and dashes, and no identity number, for the name stands in the log and in addresses. */
export const isRegisterName = (name: string): boolean =>
  /^[a-z0-9-]{1,40}$/.test(name) && !looksLikeIdentityNumber(name);

/** The Löpnummer of a register, as they came and went. */
export type Register = readonly RegisterEvent[];

const isHeld = (register: Register, intervention: string): boolean =>
  register.some(
    ({ type, data }) => type === 'RowsRegistered' && data.interventions?.includes(intervention) === true,
  );

/** The column of each header that was matched by hand, the last word counting. */
export const matchesOf = (register: Register): ReadonlyMap<string, Column | null> =>
  new Map(
    register.flatMap((event) =>
      event.type === 'ColumnsMatched'
        ? event.data.matches.map(({ header, column }) => [header, column] as const)
        : [],
    ),
  );

const registerDecider: Decider<Register, RegisterCommand, RegisterEvent, never> = {
  initialState: [],
  decide: ({ type, occurredOn, data }, register) => {
    if (type === 'MatchColumns') {
      const known = matchesOf(register);
      const matches = data.matches.filter(({ header, column }) => known.get(header) !== column);
      return acceptIf<RegisterEvent>(matches.length > 0, {
        type: 'ColumnsMatched',
        occurredOn,
        data: { matches },
      });
    }
    const hasNumbers = data.numbers.length > 0;
    if (type === 'WithdrawRows')
      return acceptIf<RegisterEvent>(hasNumbers, { type: 'RowsWithdrawn', occurredOn, data });
    const isNews = hasNumbers || data.interventions.some((one) => !isHeld(register, one));
    return acceptIf<RegisterEvent>(isNews, { type: 'RowsRegistered', occurredOn, data });
  },
  evolve: (register, event) => [...register, event],
};

/** Who began a register and what it holds: rows of these insatser, and Löpnummer of which the log did not say the insats yet. */
export type Beginning = Readonly<{
  byOffice: boolean;
  interventions: readonly string[];
  unsaid: readonly string[];
}>;

/** What a register holds, and which of its events made it hold something. */
const heldBy = (register: Register) => {
  const numbers = new Set<string>();
  const interventions = new Set<string>();
  const unsaid = new Set<string>();
  let begunAt = 0;
  for (const [at, { type, data }] of register.entries()) {
    if (type === 'ColumnsMatched') continue;
    if (type === 'RowsRegistered') {
      if (numbers.size === 0) begunAt = at;
      for (const number of data.numbers) {
        numbers.add(number);
        if (data.interventions === null) unsaid.add(number);
      }
      for (const intervention of data.interventions ?? []) interventions.add(intervention);
    } else
      for (const number of data.numbers) {
        numbers.delete(number);
        unsaid.delete(number);
      }
    if (numbers.size === 0) interventions.clear();
  }
  return { numbers, interventions, unsaid, begunAt };
};

/** The Löpnummer that a register has: what tells which rows are gone from a file. */
export const numbersOf = (register: Register): ReadonlySet<string> => heldBy(register).numbers;

/** Of whoever registered the first row since the register was last empty; undefined where it is empty now. */
export const beginningOf = ({ state, stored }: Loaded<Register>): Beginning | undefined => {
  const { numbers, interventions, unsaid, begunAt } = heldBy(state);
  const byOffice = isOfficeRole(stored[begunAt]?.metadata.role ?? '');
  return numbers.size === 0
    ? undefined
    : { byOffice, interventions: [...interventions], unsaid: [...unsaid] };
};

export const registerId = (association: string, register: string): string =>
  nameBasedId('register', association, register);

/** Streams `register-{uuid}`: one per association and register, its id derived from both names. */
export const registerStream = {
  prefix: 'register-',
  decider: registerDecider,
  ...storedEvents<RegisterEvent>(
    { RowsRegistered: ['numbers', 'interventions'], RowsWithdrawn: ['numbers'], ColumnsMatched: ['matches'] },
    { RowsRegistered: [(data) => ({ ...data, interventions: null })] },
  ),
};
