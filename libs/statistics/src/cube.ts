import type { Association } from '@samspar/association';
import type { Answer, Query, QueryRefusal } from './query.js';
import type { ContactRow, JourneyRow, MergeRow } from './row.js';

/** Codes of an open list and their numbers: 0 is `unknown`, then in the order first met. */
export declare class Dictionary {
  /** The code's number; a new code gets the next one. */
  ordinal(code: string): number;
  /** Throws on a number never given out. */
  code(ordinal: number): string;
  readonly codes: readonly string[];
}

export type OpenDimension = 'association' | 'intervention' | 'referringUnit' | 'district';

/** What the association looked like from a moment on. `label`s of its interventions and districts come from here. */
export type AssociationVersion = Readonly<{ knownFrom: number; association: Association }>;

/**
 * Every version of every journey in typed arrays, and the one query over them (design §5). Grows as the projection
 * feeds it; never forgets. Knows no clock: what is asked for without `asKnownAt` is all that has been fed.
 */
export declare class Cube {
  readonly dictionaries: Readonly<Record<OpenDimension, Dictionary>>;
  /** Adds a version that is open, or closed where `knownTo` is given; answers its number, dense from 0. */
  addVersion(row: JourneyRow, knownFrom: number, knownTo?: number): number;
  closeVersion(version: number, knownTo: number): void;
  addContact(contact: ContactRow): void;
  addMerge(merge: MergeRow): number;
  closeMerge(merge: number, knownTo: number): void;
  /** From when on it is known who the participant is; never called for one nobody knows. */
  identify(participant: number, knownFrom: number): void;
  /** Versions of one association come in the order they became known. */
  addAssociation(version: AssociationVersion): void;
  /** The answer, or why the question cannot be asked of what is here (unknown code, association not named). */
  answer(
    query: Query,
    reached: Readonly<{ position: bigint; knownAt: number }>,
  ): Readonly<{ answer: Answer } | { refusal: QueryRefusal }>;
}
