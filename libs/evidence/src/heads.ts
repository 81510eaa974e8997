import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonical.js';

/**
 * What the log was at a moment, signed: the tree over its first events. Each names the one before it, so that none can be taken away
 * between two others.
 */
export type LogHead = Readonly<{
  /** How many events it is about: the first so many of the log. */
  size: number;
  /** Root of their tree; hexadecimal. */
  root: string;
  /** `headHash` of the one before; null for the first. */
  previous: string | null;
  /** When it was signed; ISO 8601, UTC. */
  moment: string;
  /** Public key of the signer: Ed25519, 32 bytes in base64url. */
  key: string;
  /** Over the rest in the form of RFC 8785; base64url. */
  signature: string;
}>;

export const HEAD_PROPERTIES = ['size', 'root', 'previous', 'moment', 'key', 'signature'] as const;

/** Names a head among all others; hexadecimal. */
export const headHash = ({ size, root, previous, moment, key, signature }: LogHead): string =>
  hash('sha256', canonicalJson({ size, root, previous, moment, key, signature }));

/** What is printed of a head: the beginning of its hash, in fours. */
export const fingerprint = (head: LogHead): string =>
  (headHash(head).slice(0, 32).match(/.{4}/g) ?? []).join(' ');

/** The public key of either kind of key, as heads name it. */
export const publicKeyOf = (key: KeyObject): string => {
  const { crv, x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError('Heads are signed with Ed25519.');
  return x;
};

const signed = ({ size, root, previous, moment, key }: Omit<LogHead, 'signature'>): Buffer =>
  Buffer.from(canonicalJson({ size, root, previous, moment, key }));

export const signedHead = (head: Omit<LogHead, 'key' | 'signature'>, privateKey: KeyObject): LogHead => {
  const unsigned = { ...head, key: publicKeyOf(privateKey) };
  return { ...unsigned, signature: sign(null, signed(unsigned), privateKey).toString('base64url') };
};

export const keyNamed = (key: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });

/** Whether the key that is named has signed what is said. */
export const hasSigned = (said: Buffer, { key, signature }: Pick<LogHead, 'key' | 'signature'>): boolean => {
  try {
    return verify(null, said, keyNamed(key), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
};

/** Whether the key that a head names has signed it. Whose key that is, is another question. */
export const isSigned = (head: LogHead): boolean => hasSigned(signed(head), head);

const HASH = /^[\da-f]{64}$/;

export const isHead = (value: unknown): value is LogHead => {
  if (typeof value !== 'object' || value === null) return false;
  const { size, root, previous, moment, key, signature } = value as Readonly<Record<string, unknown>>;
  return (
    Number.isSafeInteger(size) &&
    Number(size) >= 0 &&
    typeof root === 'string' &&
    HASH.test(root) &&
    (previous === null || (typeof previous === 'string' && HASH.test(previous))) &&
    [moment, key, signature].every((part) => typeof part === 'string')
  );
};
