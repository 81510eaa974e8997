import { type LogHead, headHash, isHead, isSigned } from '@samspar/evidence';

/** What is wrong with a head in itself, in Swedish; undefined where nothing is. */
export const faultOfHead = (head: unknown, trusted: ReadonlySet<string>): string | undefined => {
  if (!isHead(head)) return 'det är inget huvud';
  if (!isSigned(head)) return 'signaturen stämmer inte';
  return trusted.has(head.key) ? undefined : `det är signerat med en nyckel som inte är känd (${head.key})`;
};

/** The same of a head after the one before it in the log. */
export const faultOfNext = (head: LogHead, previous: LogHead | undefined): string | undefined => {
  if (head.previous !== (previous ? headHash(previous) : null)) return 'det hör inte till huvudet före det';
  return head.size > (previous?.size ?? 0) ? undefined : 'det räknar inte fler händelser än huvudet före det';
};
