import { looksLikeIdentityNumber } from '@samspar/identity-number';
import type { Vault } from '@samspar/vault';
import { type Column, columnOfHeader, headerOf, lettersOf } from './columns.js';
import { digestsOf } from './digests.js';

/** Columns of a file matched by hand: its header, and the header of the column that it is; empty where it is none, whatever it says. */
export type ColumnMatches = Readonly<Record<string, string>>;

/** A header as a register remembers it: a keyed digest, for an office may have written anything above a column. */
export type RememberedMatch = Readonly<{ header: string; column: Column | null }>;

/** Which column a header names: by hand, else by the words that are known. */
export type ColumnOf = (header: string) => Column | undefined;

/** Of a header that is not known so much is repeated. */
export const LONGEST_HEADER = 100;

/** By what headers are compared. */
export const headerKey = (header: string): string => lettersOf(header.slice(0, LONGEST_HEADER));

export const columnsBy = (matches: ColumnMatches): ColumnOf => {
  const byHand = new Map(
    Object.entries(matches).map(([header, column]) => [headerKey(header), columnOfHeader(column)]),
  );
  return (header) => (byHand.has(headerKey(header)) ? byHand.get(headerKey(header)) : columnOfHeader(header));
};

/** Those that name a column. */
export const effective = (matches: ColumnMatches): ColumnMatches =>
  Object.fromEntries(Object.entries(matches).filter(([, column]) => column !== ''));

/** Those said to be a column that are not among the headers of a file. */
export const absentFrom = (headers: readonly string[], matches: ColumnMatches): readonly string[] => {
  const present = new Set(headers.map(headerKey));
  return Object.keys(effective(matches)).filter((header) => !present.has(headerKey(header)));
};

/** The digests by which headers are remembered; one that looks like an identity number is not, nor one that is known anyway. */
const rememberedAs = async (
  headers: readonly string[],
  vault: Vault,
  association: string,
): Promise<readonly (readonly [header: string, digest: string])[]> => {
  const kept = headers.filter((header) => !looksLikeIdentityNumber(header) && !columnOfHeader(header));
  const texts = kept.map((header) => `header:${headerKey(header)}`);
  const digests = await digestsOf(vault, association, texts);
  return kept.map((header, at) => [header, digests.get(texts[at] ?? '') ?? '']);
};

export const remembered = async (
  headers: readonly string[],
  matches: ReadonlyMap<string, Column | null>,
  vault: Vault,
  association: string,
): Promise<ColumnMatches> => {
  if (matches.size === 0) return {};
  const digests = await rememberedAs(headers, vault, association);
  return Object.fromEntries(
    digests.flatMap(([header, digest]) => {
      const column = matches.get(digest);
      return column ? [[header, headerOf(column)]] : [];
    }),
  );
};

export const toRemember = async (
  matches: ColumnMatches,
  vault: Vault,
  association: string,
): Promise<readonly RememberedMatch[]> => {
  const digests = await rememberedAs(Object.keys(matches), vault, association);
  return digests.map(([header, digest]) => ({
    header: digest,
    column: columnOfHeader(matches[header] ?? '') ?? null,
  }));
};

/** A match as it is typed, `Vem anmälde=Anmälande part`; nothing behind the sign where the header is no column after all. Undefined where the part behind the last sign is neither. */
export const readMatch = (text: string): readonly [header: string, column: string] | undefined => {
  const at = text.lastIndexOf('=');
  const header = text.slice(0, at).trim();
  const named = text.slice(at + 1).trim();
  const column = columnOfHeader(named);
  if (at < 1 || header === '' || (named !== '' && !column)) return undefined;
  return [header, column ? headerOf(column) : ''];
};
