import type { FiguresReported, ReportedFigure } from './figure-events.js';
import { figureKey } from './figures.js';

/** A figure that stands otherwise than it was last reported; `reported` undefined: it never was. */
export type FigureChange = ReportedFigure &
  Readonly<{
    reported:
      | (Pick<FiguresReported['data'], 'asKnownAt' | 'definitionVersion'> &
          Readonly<{ value: number | null }>)
      | undefined;
  }>;

type Reported = Pick<FiguresReported['data'], 'asKnownAt' | 'definitionVersion' | 'figures'>;

/**
 * What stands otherwise now than when it was last reported, of the figures that are named now; a figure that was never reported has
 * changed once it has a value. `reports`: those of the year, the earliest first.
 */
export const changesSince = (
  reports: readonly Reported[],
  now: readonly ReportedFigure[],
): readonly FigureChange[] => {
  const last = new Map(
    reports.flatMap(({ asKnownAt, definitionVersion, figures }) =>
      figures.map((one) => [figureKey(one), { asKnownAt, definitionVersion, value: one.value }] as const),
    ),
  );
  return now.flatMap((one) => {
    const reported = last.get(figureKey(one));
    return (reported?.value ?? null) === one.value ? [] : [{ ...one, reported }];
  });
};
