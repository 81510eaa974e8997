import { mayStateFiguresOf, partsReportedBy, type ReportedPart } from '@samspar/access';
import type { Association, Intervention } from '@samspar/association';
import {
  type AnyFigureName,
  changesSince,
  type Contributor,
  contributorsOf,
  type FigureChange,
  figureKey,
  type FigurePlace,
  figurePlaces,
  type FigureRefusal,
  figureStream,
  type FiguresReported,
  type FiguresStated,
  type FigureValue,
  FIRST_YEAR,
  subjectsOf,
} from '@samspar/finsam-figures';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { associationOf, type FinsamPorts, type FinsamYear, finsamYear, partOf } from './finsam-year.js';

/** Who did something, by user id, and when: milliseconds since the epoch. */
type By = Readonly<{ by: string; at: number }>;

export type FinsamYearRead = Omit<FinsamYear, 'state' | 'stored'> &
  Readonly<{
    /** Years that have something, or may have by now; the latest last. */
    years: readonly number[];
    /** Statements about the year, the latest first. */
    history: readonly (FiguresStated['data'] & By)[];
    /** What has been reported of the year, the latest first; of whoever leads insatser what is about those. */
    reports: readonly (FiguresReported['data'] & By)[];
    /** What stands otherwise than it was last reported, of the parts that somebody has reported. */
    changes: readonly FigureChange[];
    /** Insatser that are of another kind than when they were last reported, which cannot be changed there. */
    changedKind: readonly Intervention[];
    /** What has been entered, by the part. */
    reportedParts: readonly ReportedPart[];
    /** Of the figures, -1 of none: a command may say that it has seen it. */
    revision: number;
    /** Full names, by user id. */
    names: ReadonlyMap<string, string>;
    mayState: boolean;
    /** What the asker may say that she has entered. */
    mayReport: readonly ReportedPart[];
  }>;

/** The figures of a year that Uppföljning Finsam asks for, and what of them has been reported; of the latest year that is over where none is named. */
export class ReadFinsamYear extends Query<
  Outcome<FinsamYearRead, Extract<FigureRefusal, { code: 'YearOutOfReach' }>>
> {
  constructor(
    caller: Caller,
    readonly year?: number,
    /** Whose, of whoever operates the installation alone. */
    readonly association?: string,
  ) {
    super(caller);
  }
}

/** The years after this one that are offered. */
const AHEAD = 1;

export const readFinsamYear =
  (ports: FinsamPorts) =>
  async ({
    caller: { asker },
    year: named,
    association: whose,
  }: ReadFinsamYear): Promise<
    Outcome<FinsamYearRead, Extract<FigureRefusal, { code: 'YearOutOfReach' }>>
  > => {
    const association = associationOf(ports, asker, whose);
    if (!association) return NOT_FOUND;
    const now = Number(ports.today().slice(0, 4));
    const year = named ?? now - 1;
    const to = now + AHEAD;
    if (!Number.isInteger(year) || year < FIRST_YEAR || year > to)
      return refused({ code: 'YearOutOfReach', from: FIRST_YEAR, to });
    const { state, stored, ...read } = await finsamYear(ports, association, year, asker);
    const told = stored.map((one) => ({
      event: figureStream.upcast(one),
      by: one.metadata.actor,
      at: one.recordedAt,
    }));
    const shown = new Set(read.figures.map(figureKey));
    const seesStated = read.stated.length > 0;
    const history = told.flatMap(({ event, by, at }) =>
      event.type === 'FiguresStated' && event.data.year === year && seesStated
        ? [{ ...event.data, by, at }]
        : [],
    );
    const reports = told.flatMap(({ event, by, at }) => {
      if (event.type !== 'FiguresReported' || event.data.year !== year) return [];
      const figures = event.data.figures.filter((one) => seesStated || shown.has(figureKey(one)));
      return figures.length > 0 ? [{ ...event.data, figures, by, at }] : [];
    });
    const reportedParts = [
      ...new Set(reports.flatMap(({ figures }) => figures.flatMap((one) => partOf(one) ?? []))),
    ];
    const reportable = read.figures.filter((one) => reportedParts.some((part) => part === partOf(one)));
    const kinds = new Map(reports.flatMap((one) => one.interventions.map(({ id, kind }) => [id, kind])));
    const everyYear = [...Object.keys(state.years).map(Number), ...state.reports.map((one) => one.year)];
    const known = read.association.interventions.flatMap(({ from }) =>
      from === null ? [] : [Number(from.slice(0, 4))],
    );
    const since = Math.max(FIRST_YEAR, Math.min(year, now - 2, ...everyYear, ...known));
    return accepted({
      ...read,
      years: Array.from({ length: to - since + 1 }, (_, place) => since + place),
      history: history.toReversed(),
      reports: reports.toReversed(),
      changes: changesSince(reports, reportable),
      changedKind: read.interventions.filter(({ id, kind }) => (kinds.get(id) ?? kind) !== kind),
      reportedParts,
      revision: stored.at(-1)?.revision ?? -1,
      names: await ports.staff.namesOf([...history, ...reports].map(({ by }) => by)),
      mayState: mayStateFiguresOf(asker, association.id),
      mayReport: partsReportedBy(asker, association.id),
    });
  };

/** A figure that has been stated, and when it last was: milliseconds since the epoch. */
export type StatedOfYear = FigureValue & Readonly<{ value: number; at: number }>;

export type StatedYearsRead = Readonly<{
  association: Association;
  /** Who contributes, in the order in which that is told. */
  contributors: readonly Contributor[];
  /** The earliest first; a year without figures is not among them. */
  years: readonly Readonly<{ year: number; figures: readonly StatedOfYear[] }>[];
}>;

/** What the office has stated of all years: budget and outcome, planned numbers, and what members agreed to contribute and paid. */
export class ReadStatedYears extends Query<Outcome<StatedYearsRead>> {
  constructor(
    caller: Caller,
    /** Whose, of whoever operates the installation alone. */
    readonly association?: string,
  ) {
    super(caller);
  }
}

const keyOf = (year: number, place: FigurePlace): string => `${year} ${figureKey(place)}`;

export const readStatedYears =
  (ports: FinsamPorts) =>
  async ({ caller: { asker }, association: whose }: ReadStatedYears): Promise<Outcome<StatedYearsRead>> => {
    const association = associationOf(ports, asker, whose);
    if (!association) return NOT_FOUND;
    const { state, stored } = await ports.streams.load(figureStream, association.id);
    const last = new Map<string, number>();
    for (const one of stored) {
      const { type, data } = figureStream.upcast(one);
      if (type === 'FiguresStated')
        for (const place of data.statements) last.set(keyOf(data.year, place), one.recordedAt);
    }
    const places = figurePlaces(subjectsOf(association));
    const years = Object.entries(state.years)
      .map(([text, figures]) => {
        const year = Number(text);
        return {
          year,
          figures: places.flatMap((place): readonly StatedOfYear[] => {
            const value = figures[figureKey(place)];
            return value === undefined ? [] : [{ ...place, value, at: last.get(keyOf(year, place)) ?? 0 }];
          }),
        };
      })
      .filter(({ figures }) => figures.length > 0);
    return accepted({ association, contributors: contributorsOf(association.settings), years });
  };

/** The value of a figure among those of a year; undefined where there is none. */
export const valueAmong = (
  figures: readonly FigureValue<AnyFigureName>[],
  figure: AnyFigureName,
  of: string | null,
): number | undefined => figures.find((one) => one.figure === figure && one.of === of)?.value ?? undefined;
