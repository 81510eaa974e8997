import { hash } from 'node:crypto';

const NAMESPACE = Buffer.from('6d9f4c520f0e4c0a9b438d5f2a7b1e64', 'hex');

/**
 * A UUID (version 5, RFC 9562) that the same parts in the same order always give; parts are kept apart, so that `('ab', 'c')`
 * and `('a', 'bc')` differ. It is a digest without a key: never make one of personal data.
 */
export const nameBasedId = (...parts: readonly string[]): string => {
  const digest = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(JSON.stringify(parts))]), 'buffer');
  digest[6] = 0x50 | (digest[6] & 0x0f);
  digest[8] = 0x80 | (digest[8] & 0x3f);
  const hex = digest.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
