import { type Answer, type Cell, type Dimension, isMultiValued, sharedDimensions } from '@samspar/statistics';
import type { ReleaseFinding } from './finding.js';
import type { ReleasedTable } from './release.js';
import { wholeFacts } from './statement-rules.js';

const isSameQuestion = (one: Answer, other: Answer): boolean =>
  one.measure === other.measure &&
  one.unit === other.unit &&
  one.period.from === other.period.from &&
  one.period.to === other.period.to &&
  JSON.stringify(one.where) === JSON.stringify(other.where);

const codesOf = (cell: Cell, dimensions: readonly Dimension[]): string =>
  JSON.stringify(dimensions.map((dimension) => cell[dimension]));

/** The dimension that one table divides shares by and the other does not; undefined where they differ in more. */
const dividedBy = (whole: Answer, parts: Answer): Dimension | undefined => {
  const kept = sharedDimensions(parts);
  const [more, ...others] = kept.filter((dimension) => !whole.by.includes(dimension));
  return more !== undefined &&
    others.length === 0 &&
    whole.by.length === parts.by.length - 1 &&
    whole.by.every((dimension) => parts.by.includes(dimension)) &&
    !sharedDimensions(whole).some((dimension) => !kept.includes(dimension)) &&
    sharedDimensions(whole).length === kept.length - 1 &&
    !isMultiValued(more, parts.measure, parts.unit)
    ? more
    : undefined;
};

/** A share of all lies between the same shares of the parts, which another table states. */
export const sharesLieBetween = (tables: readonly ReleasedTable[]): readonly ReleaseFinding[] =>
  tables.flatMap((whole) =>
    tables.flatMap((parts): readonly ReleaseFinding[] => {
      const more = dividedBy(whole.answer, parts.answer);
      if (more === undefined || !isSameQuestion(whole.answer, parts.answer)) return [];
      const shared = sharedDimensions(whole.answer);
      return whole.answer.cells.flatMap((cell): readonly ReleaseFinding[] => {
        const alike = parts.answer.cells.filter((part) => codesOf(part, shared) === codesOf(cell, shared));
        const groups = new Set(alike.map((part) => part[more]));
        const same = alike.filter(
          (part) => codesOf(part, whole.answer.by) === codesOf(cell, whole.answer.by),
        );
        if (!cell.share || same.some(({ share }) => share === undefined)) return [];
        // Where a group has nobody its share is nought, and not stated.
        const percents = [
          ...same.flatMap(({ share }) => (share ? [share.percent] : [])),
          ...(same.length < groups.size ? [0] : []),
        ];
        return wholeFacts({
          whole: { label: '', percent: cell.share.percent },
          parts: percents.map((percent) => ({ label: '', percent })),
          sharesOf: 'parts',
          isDivided: true,
          unknownStated: true,
          roundingSaid: true,
        }).map((fact) => ({
          ...fact,
          severity: 'refuses',
          place: {
            table: whole.title,
            cell: Object.fromEntries(whole.answer.by.map((dimension) => [dimension, cell[dimension]])),
          },
        }));
      });
    }),
  );
