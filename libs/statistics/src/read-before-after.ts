import { COMPARED, type Comparison, comparisonOf, PAIRS_OF_MOMENTS } from './before-after.js';
import type { QueryRefusal } from './query.js';
import { readQuery, valueUnknown } from './read-query.js';

const OF = 'of';
const AT = 'at';
/** What follows from what is compared, and is not asked. */
const NOT_ASKED = ['measure', 'by', 'unit', 'shareOf'];

/** A comparison as it was read. */
export type ReadComparison = Readonly<{ comparison: Comparison; after?: string }>;

/**
 * Reads a comparison from names and values as they stand in a URL or on the command line: `of` and `at`, with what `readQuery` reads of
 * whom and when.
 */
export const readBeforeAndAfter = (
  parameters: Iterable<readonly [string, string]>,
): Readonly<ReadComparison | { refusal: QueryRefusal }> => {
  const all = [...parameters];
  const stranger = all.find(([name]) => NOT_ASKED.includes(name));
  if (stranger) return { refusal: { code: 'ParameterUnknown', parameter: stranger[0] } };
  const repeated = [OF, AT].find((one) => all.filter(([name]) => name === one).length > 1);
  if (repeated !== undefined) return { refusal: { code: 'ParameterRepeated', parameter: repeated } };
  const valueOf = (name: string) => all.find(([one]) => one === name)?.[1].trim() ?? '';
  const said = valueOf(OF);
  if (said === '') return { refusal: { code: 'ParameterMissing', parameter: OF } };
  const of = COMPARED.find((one) => one === said);
  if (of === undefined) return { refusal: valueUnknown(OF, said, COMPARED) };
  const pair = valueOf(AT) || 'start,exit';
  if (!PAIRS_OF_MOMENTS.includes(pair)) return { refusal: valueUnknown(AT, pair, PAIRS_OF_MOMENTS) };
  const read = readQuery([['measure', 'ended'], ...all.filter(([name]) => name !== OF && name !== AT)]);
  if ('refusal' in read) return read;
  const { query, after } = read;
  // One of the pairs that there are.
  const at = pair.split(',') as unknown as Comparison['at'];
  return { comparison: comparisonOf(of, at, query), ...(after !== undefined && { after }) };
};
