import type { JourneyPerson, Vault } from '@samspar/vault';

/** A digest is compared, never looked up: half of its 256 bits tell two values apart well enough. */
const DIGEST_LENGTH = 22;

/** The mark of its form, and as much as is compared. */
const cut = (digest: string): string => digest.slice(0, digest.indexOf('.') + 1 + DIGEST_LENGTH);

/** Whether it was made under a key of the journey's own; up to 0.2.0 they were made under one of the association's, which have no mark. */
const isOfJourney = (digest: string): boolean => digest.includes('.');

/** Keyed digests of texts under a key of the association's, each made once. */
export const digestsOf = async (
  vault: Vault,
  association: string,
  texts: Iterable<string>,
): Promise<ReadonlyMap<string, string>> => {
  const distinct = [...new Set(texts)];
  if (distinct.length === 0) return new Map();
  const digests = await vault.digest(association, 'row', distinct);
  return new Map(distinct.map((text, index) => [text, cut(digests[index] ?? '')]));
};

/** What makes digests of what is told of a journey, by journey: one is left out that is erased, or whose person is. */
export const digestersFor = async (
  vault: Vault,
  journeys: readonly JourneyPerson[],
): Promise<ReadonlyMap<string, (text: string) => string>> => {
  return cutShort(await vault.texts.digestersFor('row', journeys));
};

const cutShort = (digesters: ReadonlyMap<string, (text: string) => string>) =>
  new Map(
    Array.from(digesters, ([journey, digest]) => [journey, (text: string) => cut(digest(text))] as const),
  );

/** What was told of a journey, by column: as it is told now, and as digests of what it was last. */
export type ToldAgain = Readonly<{
  journey: string;
  texts: Iterable<string>;
  before: Readonly<Record<string, string>>;
}>;

/** The digest of a text in a journey, made as another was, so that the two can be compared; undefined where that key is gone. */
export type DigestLike = (journey: string, like: string, text: string) => string | undefined;

/** Makes digests as those were made that the rows are to be compared with. Makes no key. */
export const digestsLike = async (
  vault: Vault,
  association: string,
  told: readonly ToldAgain[],
): Promise<DigestLike> => {
  const older = told.filter(({ before }) => Object.values(before).some((digest) => !isOfJourney(digest)));
  const [digesters, digests] = await Promise.all([
    vault.texts.digesters(
      'row',
      told.map(({ journey }) => journey),
    ),
    digestsOf(
      vault,
      association,
      older.flatMap(({ texts }) => [...texts]),
    ),
  ]);
  const ofJourneys = cutShort(digesters);
  return (journey, like, text) => (isOfJourney(like) ? ofJourneys.get(journey)?.(text) : digests.get(text));
};
