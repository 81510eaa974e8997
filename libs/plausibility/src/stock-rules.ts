import type { Answer, Measure } from '@samspar/statistics';
import type { FoundFact, ReleaseFinding } from './finding.js';
import { type Interval, isFollowed, keyOfSet } from './set.js';
import {
  type CountedFigure,
  type Explained,
  findingOf,
  intervalOf,
  isOfOneMoment,
  isWhole,
} from './table-figure.js';

/** Whether insatser are counted in it from another day than the period's first, or a day is unknown. */
const isUneven = ({ checks, notes }: Answer): boolean =>
  checks.closes === null ||
  notes.some(({ code }) => code === 'registrationBegan' || code === 'leftOut' || code === 'endedBefore');

/** What was going on, came and went make what is going on. */
export const stockFollows = (
  figures: readonly CountedFigure[],
  earlier: readonly CountedFigure[],
  how: Explained,
): readonly ReleaseFinding[] => {
  const usable = [...earlier, ...figures].filter(
    (figure) => isWhole(figure) && !isFollowed(figure.set) && !isUneven(figure.table.answer),
  );
  const found = new Map(usable.map((figure) => [keyOfSet(figure.set), figure]));
  const own = new Set(figures);
  const told = (used: readonly CountedFigure[], fact: FoundFact): readonly ReleaseFinding[] => {
    const mine = used.findLast((figure) => own.has(figure));
    return mine ? [findingOf(fact, mine.place, !isOfOneMoment(used), how)] : [];
  };
  return usable.flatMap((started): readonly ReleaseFinding[] => {
    if (started.set.measure !== 'started' || found.get(keyOfSet(started.set)) !== started) return [];
    const interval = intervalOf(started);
    const of = (measure: Measure, period: Interval) =>
      found.get(keyOfSet({ ...started.set, measure, periods: [period] }));
    const at = (day: number) => of('ongoing', { from: day, to: day });
    const opening = at(interval.from - 1);
    const closing = at(interval.to);
    const ended = of('ended', interval);
    const participants = of('participants', interval);
    return [
      ...(opening && ended && closing && opening.count + started.count - ended.count !== closing.count
        ? told([opening, started, ended, closing], {
            code: 'stockDoesNotFollow',
            opening: opening.count,
            started: started.count,
            ended: ended.count,
            closing: closing.count,
          })
        : []),
      ...(opening && participants && opening.count + started.count !== participants.count
        ? told([opening, started, participants], {
            code: 'participantsDoNotFollow',
            participants: participants.count,
            started: started.count,
            opening: opening.count,
          })
        : []),
    ];
  });
};
