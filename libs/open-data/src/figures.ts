import { UNKNOWN } from '@samspar/codes';
import { dayNumber, dayOfNumber, unreachable } from '@samspar/kernel';
import {
  type Answer,
  type AnswerNote,
  type Cell,
  type Dimension,
  isMedian,
  isTime,
  sharedDimensions,
  subPeriods,
  TIME_DIMENSIONS,
  timeCode,
} from '@samspar/statistics';
import { timesOf } from './axes.js';
import { type CellAt, TOTAL } from './cell-at.js';
import type { Content, ContentCode } from './contents.js';

/**
 * Why there is no number: it is hidden (small, or would give a small one back), it was not registered, or the release gives none, for
 * there is nothing to count or it is no part of it. Nought is a number.
 */
export type FigureMark = 'hidden' | 'notRegistered' | 'notGiven';
const NOT_GIVEN: FigureMark = 'notGiven';

/** A number, or why there is none. `isBreak`: registration began within its time, so that a series breaks there. */
export type Figure = Readonly<{ value: number | null; mark?: FigureMark; isBreak?: true }>;

type ReadFigures = Readonly<{
  /** The figures at some codes, one for each content. */
  at: (codes: CellAt) => readonly Figure[];
  /** What is given of codes taken together. */
  totals: readonly CellAt[];
}>;

const number = (value: number): Figure => ({ value });
const lacks = (mark: FigureMark): Figure => ({ value: null, mark });
const NOTHING = lacks(NOT_GIVEN);

const keyOf = (by: readonly Dimension[], at: CellAt): string => JSON.stringify(by.map((one) => at[one]));

/** Number of the last day of the time that codes name; that of the whole period where they name none. */
const lastDayOf = ({ period }: Answer, at: CellAt): number => {
  const days = { from: dayNumber(period.from), to: dayNumber(period.to) };
  const finest = TIME_DIMENSIONS.find((time) => at[time] !== undefined && at[time] !== TOTAL);
  if (finest === undefined) return days.to;
  const part = subPeriods(finest, days).find(
    ({ from }) => timeCode(finest, dayOfNumber(from)) === at[finest],
  );
  return part?.to ?? days.to;
};

/** Whether a note says that what these codes name was not registered, so that an absent count is not nought. */
const saysUnregistered = (note: AnswerNote, answer: Answer, at: CellAt): boolean => {
  const { intervention = TOTAL } = at;
  switch (note.code) {
    case 'leftOut':
    case 'endedBefore':
      return intervention === note.intervention;
    case 'registrationBegan':
      return (
        [note.intervention, TOTAL].includes(intervention) && dayNumber(note.date) > lastDayOf(answer, at)
      );
    case 'notRegistered': {
      const dimension = answer.by.find((one) => one === note.dimension);
      return (
        intervention === note.intervention &&
        (dimension === undefined || ![UNKNOWN, TOTAL].includes(at[dimension] ?? TOTAL))
      );
    }
    case 'multiValued':
    case 'roundedSum':
    case 'personNotKnown':
    case 'medianOfJourneys':
    case 'suppressed':
    case 'protectedFew':
      return false;
    default:
      return unreachable(note);
  }
};

type Whole = Pick<Cell, 'value' | 'n' | 'without' | 'quartiles' | 'suppressed'>;

const spreadOf = ({ value, n, without, quartiles, suppressed }: Whole): Readonly<Record<string, Figure>> => {
  const of = (one: number | null | undefined, absent: FigureMark) =>
    suppressed ? lacks('hidden') : typeof one === 'number' ? number(one) : lacks(absent);
  return {
    median: of(value, NOT_GIVEN),
    lower: of(quartiles?.[0], NOT_GIVEN),
    upper: of(quartiles?.[2], NOT_GIVEN),
    n: of(n, 'hidden'),
    without: of(without, 'hidden'),
  };
};

/** Reads the figures of an answer by their codes, those it does not list among them. */
export const figuresIn = (answer: Answer, contents: readonly Content[]): ReadFigures => {
  const { by, cells, notes, notRegistered } = answer;
  const kept = sharedDimensions(answer);
  const found = new Map(cells.map((cell) => [keyOf(by, cell), cell]));
  const groups = Map.groupBy(cells, (cell) => keyOf(kept, cell));
  const times = new Set(
    timesOf(answer).map((at) => JSON.stringify(by.filter(isTime).map((time) => at[time]))),
  );

  const isUnregistered = (at: CellAt) =>
    notRegistered !== undefined || notes.some((note) => saysUnregistered(note, answer, at));
  /** How many a share is of: what the shares of the group say, or nought where it has nobody. */
  const baseOf = (at: CellAt): Figure => {
    const group = groups.get(keyOf(kept, at));
    if (!group) return isUnregistered(at) ? lacks('notRegistered') : number(0);
    const denominator = group.find(({ share }) => share)?.share?.denominator;
    return denominator === undefined ? lacks('hidden') : number(denominator);
  };
  const countAt = (at: CellAt, cell: Cell | undefined): Readonly<Record<string, Figure>> => {
    const base = baseOf(at);
    if (cell)
      return typeof cell.value === 'number'
        ? {
            count: number(cell.value),
            percent: cell.share ? number(cell.share.percent) : lacks('hidden'),
            base,
          }
        : { count: lacks('hidden'), percent: lacks('hidden'), base };
    const percent =
      base.value === null ? lacks(base.mark ?? NOT_GIVEN) : base.value > 0 ? number(0) : NOTHING;
    return { count: number(0), percent, base };
  };
  const whole = (): Readonly<Record<string, Figure>> => {
    if (notRegistered) return Object.fromEntries(contents.map(({ code }) => [code, lacks('notRegistered')]));
    if (isMedian(answer)) return spreadOf({ ...answer, value: answer.total });
    return { count: answer.total === null ? lacks('hidden') : number(answer.total) };
  };

  const atCell = (at: CellAt): Readonly<Partial<Record<ContentCode, Figure>>> => {
    const cell = found.get(keyOf(by, at));
    const isTold = cell !== undefined || by.length === 0;
    if (!isTold && !times.has(JSON.stringify(by.filter(isTime).map((time) => at[time])))) return {};
    if (!isTold && isUnregistered(at))
      return Object.fromEntries(contents.map(({ code }) => [code, lacks('notRegistered')]));
    if (by.length === 0) return whole();
    return isMedian(answer) ? (cell ? spreadOf(cell) : {}) : countAt(at, cell);
  };
  const isGroup = (at: CellAt) =>
    !isMedian(answer) && kept.length > 0 && by.every((one) => kept.includes(one) === (at[one] !== TOTAL));
  const read = (at: CellAt): Readonly<Partial<Record<ContentCode, Figure>>> => {
    if (by.every((one) => at[one] !== TOTAL)) return atCell(at);
    if (by.every((one) => at[one] === TOTAL)) return whole();
    return isGroup(at) ? { count: baseOf(at) } : {};
  };

  const all: CellAt = Object.fromEntries(by.map((one) => [one, TOTAL]));
  const groupTotals =
    isMedian(answer) || kept.length === 0 || kept.length === by.length
      ? []
      : Array.from(groups.values(), ([cell]) =>
          Object.fromEntries(by.map((one) => [one, kept.includes(one) ? (cell?.[one] ?? '') : TOTAL])),
        );
  return {
    at: (codes) => {
      const figures = read(codes);
      const isBreak = found.get(keyOf(by, codes))?.break;
      return contents.map(({ code }) => ({ ...(figures[code] ?? NOTHING), ...(isBreak && { isBreak }) }));
    },
    totals: by.length === 0 ? [] : [...groupTotals, all],
  };
};
