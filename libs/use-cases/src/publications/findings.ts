import type { PublicationInHand } from '@samspar/publications';
import type { Answer } from '@samspar/statistics';

/** A release as it is looked through before it is made. */
export type ReleaseLookedThrough = Readonly<{
  id: string;
  tables: readonly Readonly<{ title: string; answer: Answer }>[];
  text: string;
  follows?: string;
}>;

/** Something that does not add up in a release, in words. */
export type ReleaseFinding = Readonly<{ sentence: Readonly<{ sv: string; en: string }> }>;

/** What is not plausible in a release after those that were made before it. */
export const findingsOf = (
  _release: ReleaseLookedThrough,
  _earlier: readonly ReleaseLookedThrough[],
): readonly ReleaseFinding[] => [];

/** A publication as it is looked through; undefined where its figures are not counted. */
export const lookedThrough = (
  id: string,
  { text, follows, figures }: PublicationInHand,
): ReleaseLookedThrough | undefined =>
  figures
    ? { id, tables: figures.tables, text, ...(follows && { follows: follows.publication }) }
    : undefined;
