import { type Day, endOfDayInStockholm } from '@samspar/kernel';
import { addressWith, type Parameters, readTypedDay } from '@samspar/pages';
import type { Clocks } from '@samspar/use-cases';

export const REPLAY = '/granskning';

/** How a journey is replayed, as it stands in the address. */
export type ReplayChoice = Readonly<{
  /** Days in Stockholm: what had happened by the first, as was known at the end of the second. */
  asOf?: Day | undefined;
  known?: Day | undefined;
  /** What was typed where that is no day. */
  wrong: Readonly<Partial<Record<'asOf' | 'known', string>>>;
  /** The event looked at, from 1; the last one where it lies beyond or none is named. */
  step?: number | undefined;
}>;

export const AS_OF = 'var';
export const KNOWN = 'visste';

export const readReplayChoice = (query: Readonly<Record<string, unknown>>, today: Day): ReplayChoice => {
  const typed = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [was, knew] = [typed(AS_OF), typed(KNOWN)];
  const [asOf, known] = [readTypedDay(was, today), readTypedDay(knew, today)];
  const step = typed('till');
  return {
    asOf,
    known,
    wrong: {
      ...(was !== '' && asOf === undefined && { asOf: was }),
      ...(knew !== '' && known === undefined && { known: knew }),
    },
    step: /^[1-9]\d{0,5}$/.test(step) ? Number(step) : undefined,
  };
};

export const clocksOf = ({ asOf, known }: ReplayChoice): Clocks => ({
  asOf,
  ...(known !== undefined && { knownAt: endOfDayInStockholm(known) }),
});

export const replayParametersOf = ({ asOf, known, step }: Omit<ReplayChoice, 'wrong'>): Parameters => ({
  [AS_OF]: asOf,
  [KNOWN]: known,
  till: step === undefined ? undefined : String(step),
});

export const addressOfReplay = (id: string, choice: Partial<ReplayChoice> = {}): string =>
  addressWith(`${REPLAY}/${id}`, replayParametersOf(choice));
