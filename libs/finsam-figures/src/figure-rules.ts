import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { accept, type Decider, type DomainCommand, refuse, acceptIf, unreachable } from '@samspar/kernel';
import { changesSince } from './changes.js';
import type { FigureEvent, FiguresReported } from './figure-events.js';
import {
  figureKey,
  type FigurePlace,
  type FigureSubjects,
  type FigureValue,
  isOf,
  STATED_FIGURES,
} from './figures.js';

/** The law of associations came into force then. */
export const FIRST_YEAR = 2004;
/** So many years ahead may be planned. */
const YEARS_AHEAD = 4;
/** A hundred thousand million kronor; and more persons than a city has. */
const MOST = { ore: 10_000_000_000_000, persons: 1_000_000 } as const;
const LONGEST_NOTE = 500;

export type FigureCommand =
  /** `subjects`: what figures may be of, as the association stands. */
  | DomainCommand<
      'StateFigures',
      {
        association: string;
        year: number;
        statements: readonly FigureValue[];
        note: string;
        subjects: FigureSubjects;
      }
    >
  | DomainCommand<'ReportFigures', FiguresReported['data']>;

/** What is wrong with one figure. */
export type WrongFigure = FigurePlace &
  (
    | Readonly<{ code: 'FigureOfNothing' | 'FigureNotWhole' | 'FigureNegative' | 'FigureRepeated' }>
    | Readonly<{ code: 'FigureTooLarge'; most: number }>
    /** What comes of a year is stated once the year has begun. */
    | Readonly<{ code: 'FigureTooEarly'; year: number }>
  );

export type FigureRefusal =
  | Readonly<{ code: 'YearOutOfReach'; from: number; to: number }>
  /** All that is wrong, in the order in which it was said. */
  | Readonly<{ code: 'FiguresWrong'; wrong: readonly WrongFigure[] }>
  | Readonly<{ code: 'NoteTooLong'; most: number }>
  | Readonly<{ code: 'IdentityNumberInNote' }>
  | Readonly<{ code: 'YearNotBegun'; year: number }>
  /** All of it was reported just so before. */
  | Readonly<{ code: 'NothingToReport' }>;

/** The figures of a year that have been stated, by their keys; those taken back are gone. */
export type StatedFigures = Readonly<Record<string, number>>;

export type FigureState = Readonly<{
  years: Readonly<Record<number, StatedFigures>>;
  /** The earliest first. */
  reports: readonly FiguresReported['data'][];
}>;

const wrongWith = (
  { figure, of, value }: FigureValue,
  { subjects, year }: Readonly<{ subjects: FigureSubjects; year: number }>,
  yearNow: number,
): WrongFigure | undefined => {
  const { unit, isAhead, mayBeNegative } = STATED_FIGURES[figure];
  const place = { figure, of };
  if (!isOf(place, subjects)) return { ...place, code: 'FigureOfNothing' };
  if (value === null) return undefined;
  if (!Number.isSafeInteger(value)) return { ...place, code: 'FigureNotWhole' };
  if (value < 0 && !mayBeNegative) return { ...place, code: 'FigureNegative' };
  if (Math.abs(value) > MOST[unit]) return { ...place, code: 'FigureTooLarge', most: MOST[unit] };
  return year > yearNow && !isAhead ? { ...place, code: 'FigureTooEarly', year } : undefined;
};

const yearOf = (day: string): number => Number(day.slice(0, 4));

/**
 * The rules of what an association states of its years: money and planned numbers, and what of a year has been reported. A figure is corrected by
 * stating it again, and what was reported stays as it was.
 */
export const figureDecider: Decider<FigureState, FigureCommand, FigureEvent, FigureRefusal> = {
  initialState: { years: {}, reports: [] },
  decide: (command, { years, reports }) => {
    const { occurredOn, today } = command;
    const { year } = command.data;
    const [from, to] = [FIRST_YEAR, yearOf(today) + YEARS_AHEAD];
    if (!Number.isInteger(year) || year < from || year > to)
      return refuse({ code: 'YearOutOfReach', from, to });
    switch (command.type) {
      case 'StateFigures': {
        const { association, statements, note, subjects } = command.data;
        const keys = statements.map(figureKey);
        const wrong = statements.flatMap((one, place): WrongFigure | readonly WrongFigure[] =>
          keys.indexOf(figureKey(one)) < place
            ? { figure: one.figure, of: one.of, code: 'FigureRepeated' }
            : (wrongWith(one, { subjects, year }, yearOf(today)) ?? []),
        );
        if (wrong.length > 0) return refuse({ code: 'FiguresWrong', wrong });
        if (note.length > LONGEST_NOTE) return refuse({ code: 'NoteTooLong', most: LONGEST_NOTE });
        if (looksLikeIdentityNumber(note)) return refuse({ code: 'IdentityNumberInNote' });
        const known = years[year] ?? {};
        const news = statements.filter((one) => (known[figureKey(one)] ?? null) !== one.value);
        return acceptIf(news.length > 0, {
          type: 'FiguresStated',
          occurredOn,
          data: { association, year, statements: news, note },
        });
      }
      case 'ReportFigures': {
        const { data } = command;
        if (year > yearOf(today)) return refuse({ code: 'YearNotBegun', year });
        const before = reports.filter((one) => one.year === year);
        return changesSince(before, data.figures).length === 0
          ? refuse({ code: 'NothingToReport' })
          : accept({ type: 'FiguresReported', occurredOn, data });
      }
      default:
        return unreachable(command);
    }
  },
  evolve: ({ years, reports }, event) => {
    if (event.type === 'FiguresReported') return { years, reports: [...reports, event.data] };
    const { year, statements } = event.data;
    const named = new Set(statements.map(figureKey));
    const kept = Object.entries(years[year] ?? {}).filter(([key]) => !named.has(key));
    const stated = statements.flatMap((one) => (one.value === null ? [] : [[figureKey(one), one.value]]));
    return {
      years: { ...years, [year]: Object.fromEntries([...kept, ...stated]) as StatedFigures },
      reports,
    };
  },
};
