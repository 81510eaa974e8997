import { type Definition, DEFINITIONS, type Measure } from '@samspar/statistics';

/** The first version of the definitions, and a second by which some measures count what others do. */
export const countingInstead = (
  instead: Readonly<Partial<Record<Measure, Measure>>>,
): ReadonlyMap<number, Definition> => {
  const first = DEFINITIONS.get(1);
  if (!first) throw new Error('The first definition stays.');
  const second: Definition = (source, query, reached) => {
    const counted = first(source, { ...query, measure: instead[query.measure] ?? query.measure }, reached);
    return 'answer' in counted ? { answer: { ...counted.answer, measure: query.measure } } : counted;
  };
  return new Map([
    [1, first],
    [2, second],
  ]);
};
