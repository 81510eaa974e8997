import { DEFINITION_VERSIONS, type Dimension, type Measure } from '@samspar/statistics';

/** The page that says how each measure is counted, and what tables are divided by. */
export const MEANINGS = '/statistik/begrepp';

/** Where it says what a measure or a dimension means; of an earlier version of the definitions what differs is said there too. */
export const meaningOf = (term: Measure | Dimension, version?: number): string => {
  const isEarlier = version !== undefined && version !== DEFINITION_VERSIONS.at(-1);
  return `${MEANINGS}${isEarlier ? `?definition=${version}` : ''}#${term}`;
};
