import { hash } from 'node:crypto';

const NAMESPACE = Buffer.from('6d9f4c520f0e4c0a9b438d5f2a7b1e64', 'hex');
/** The digits that say RFC 9562, by the two bits they leave to the digest. */
const VARIANT = '89ab';

/**
 * A UUID (version 5, RFC 9562) that the same parts in the same order always give; parts are kept apart, so that `('ab', 'c')`
 * and `('a', 'bc')` differ. It is a digest without a key: never make one of personal data.
 */
export const nameBasedId = (...parts: readonly string[]): string => {
  const hex = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(JSON.stringify(parts))]));
  const variant = VARIANT[parseInt(hex.charAt(16), 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
