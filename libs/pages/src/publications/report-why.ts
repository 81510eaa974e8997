import { questionName } from '@samspar/annual-report';
import { placesOfQuestions } from '@samspar/publications';
import { cellAddress, isTime } from '@samspar/statistics';
import type { ReleaseRead } from '@samspar/use-cases';
import type { ToldTable } from '../statistics/crossed-words.js';
import { whyAddress } from './publication-words.js';

/** Where a figure of a released report is explained: in the question that its subtotal was frozen as. */
export const whyOfReport = (read: Pick<ReleaseRead, 'id' | 'publication'>): NonNullable<ToldTable['why']> => {
  const places = placesOfQuestions(read.publication);
  return ({ rowsBy, columnsBy, where, period }, { measure, codes }, column) => {
    const cell = Object.fromEntries([
      ...codes.map((code, at) => [rowsBy[at], code]),
      ...column.map((code, at) => [columnsBy[at], code]),
    ]);
    const all = [...rowsBy, ...columnsBy];
    const named = all.filter((dimension) => cell[dimension] !== undefined);
    // The total stands in each of them: in the one by all of its dimensions.
    const by = named.length > 0 ? named : all;
    const alongside = all.filter((dimension) => !by.includes(dimension) && !isTime(dimension));
    const place = places.get(
      questionName({
        measure,
        ...period,
        by,
        ...(alongside.length > 0 && { alongside }),
        where,
        unit: 'journey',
        protect: 'public',
      }),
    );
    return place === undefined
      ? undefined
      : [whyAddress(read, place), ...(named.length > 0 ? [cellAddress(by, cell)] : [])].join('&');
  };
};
