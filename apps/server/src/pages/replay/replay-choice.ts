import { type Day, endOfDayInStockholm } from '@samspar/kernel';
import { addressWith, type Parameters, readTypedDay } from '@samspar/pages';
import type { Clocks } from '@samspar/use-cases';
import { saidIn } from '../said-in.js';

export const REPLAY = '/granskning';

/** Days in Stockholm: what had happened by the first, as was known at the end of the second. */
export type Moments = Readonly<{ asOf?: Day | undefined; known?: Day | undefined }>;

/** The fields of a form that ask for a moment, of the one that is looked at and of the one that it is compared with. */
export const MOMENT_FIELDS = {
  asOf: 'var',
  known: 'visste',
  otherAsOf: 'jamfor-var',
  otherKnown: 'jamfor-visste',
} as const;
export type MomentField = keyof typeof MOMENT_FIELDS;

/** How a journey is replayed, as it stands in the address. */
export type ReplayChoice = Moments &
  Readonly<{
    /** What it is compared with; undefined: nothing. */
    other?: Moments | undefined;
    /** What was typed where that is no day. */
    wrong: Readonly<Partial<Record<MomentField, string>>>;
    /** The event looked at, from 1; the last one where it lies beyond or none is named. */
    step?: number | undefined;
  }>;

export const readReplayChoice = (query: Readonly<Record<string, unknown>>, today: Day): ReplayChoice => {
  const days: Partial<Record<MomentField, Day>> = {};
  const wrong: Partial<Record<MomentField, string>> = {};
  for (const field of Object.keys(MOMENT_FIELDS) as readonly MomentField[]) {
    const typed = saidIn(query, MOMENT_FIELDS[field]);
    const day = readTypedDay(typed, today);
    if (day !== undefined) days[field] = day;
    else if (typed !== '') wrong[field] = typed;
  }
  const { asOf, known, otherAsOf, otherKnown } = days;
  const step = saidIn(query, 'till');
  return {
    asOf,
    known,
    ...((otherAsOf !== undefined || otherKnown !== undefined) && {
      other: { asOf: otherAsOf, known: otherKnown },
    }),
    wrong,
    step: /^[1-9]\d{0,5}$/.test(step) ? Number(step) : undefined,
  };
};

export const clocksOf = ({ asOf, known }: Moments): Clocks => ({
  asOf,
  ...(known !== undefined && { knownAt: endOfDayInStockholm(known) }),
});

/** The choice as it stands in an address; what was typed that is no day as it was typed. */
export const replayParametersOf = ({
  asOf,
  known,
  other,
  step,
  wrong,
}: Partial<ReplayChoice>): Parameters => ({
  [MOMENT_FIELDS.asOf]: wrong?.asOf ?? asOf,
  [MOMENT_FIELDS.known]: wrong?.known ?? known,
  [MOMENT_FIELDS.otherAsOf]: wrong?.otherAsOf ?? other?.asOf,
  [MOMENT_FIELDS.otherKnown]: wrong?.otherKnown ?? other?.known,
  till: step === undefined ? undefined : String(step),
});

export const addressOfReplay = (id: string, choice: Partial<ReplayChoice> = {}): string =>
  addressWith(`${REPLAY}/${id}`, replayParametersOf(choice));
