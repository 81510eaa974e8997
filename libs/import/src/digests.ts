import type { Vault } from '@samspar/vault';

/** A digest is compared, never looked up: half of its 256 bits tell two values apart well enough. */
const DIGEST_LENGTH = 22;

/** Keyed digests of texts, each made once. */
export const digestsOf = async (
  vault: Vault,
  association: string,
  texts: Iterable<string>,
): Promise<ReadonlyMap<string, string>> => {
  const distinct = [...new Set(texts)];
  if (distinct.length === 0) return new Map();
  const digests = await vault.digest(association, 'row', distinct);
  return new Map(distinct.map((text, index) => [text, (digests[index] ?? '').slice(0, DIGEST_LENGTH)]));
};
