import { NEVER, SOME_DAY } from '@samspar/statistics';
import type { Fed } from './fed.js';

export const has = (day: number) => day !== NEVER && day !== SOME_DAY;

export const oneOf = (index: number, list: readonly Readonly<{ code: string }>[]) => [
  list[index]?.code ?? 'unknown',
];

/** Who counts as whom, asked pair by pair. */
export const personOf = (fed: Fed, moment: number) => {
  const isKnown = (from: number, to: number) =>
    moment === Infinity ? to === Infinity : from <= moment && to > moment;
  const root = (participant: number): number => {
    const merge = fed.merges.findLast(
      (row) => row.participant === participant && isKnown(row.knownFrom, row.knownTo),
    );
    return merge ? root(merge.into) : participant;
  };
  const known = new Set(
    fed.identified.filter(({ knownFrom }) => knownFrom <= moment).map(({ participant }) => root(participant)),
  );
  return (participant: number) => (known.has(root(participant)) ? root(participant) : undefined);
};
