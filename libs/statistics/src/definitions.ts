import { answer, type Defined, type Reached } from './answer.js';
import type { AnswerSource } from './asked.js';
import type { StatisticsQuery } from './query.js';
import { DEFINITION_VERSIONS } from './versions.js';

/** What the measures and dimensions of docs/statistics.md mean: how a question is answered. */
export type Definition = (source: AnswerSource, query: StatisticsQuery, reached: Reached) => Defined;

/**
 * All that they have meant, by version: figures that were released under an old one are counted under it again. A changed meaning is a
 * new version, and the old ones stay as they are. `source.definition` is the version; what differs between them stands in `versions.ts`.
 */
export const DEFINITIONS: ReadonlyMap<number, Definition> = new Map(
  DEFINITION_VERSIONS.map((version) => [version, answer]),
);

/** The version that questions are answered under unless another is asked for. */
export const latestOf = (definitions: ReadonlyMap<number, Definition>): number =>
  Math.max(...definitions.keys());
