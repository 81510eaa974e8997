import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { randomly } from './chance.js';
import { SealBroken } from './failures.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const TEXT_VERSION = 'v1.';

/**
 * Encrypts with AES-256-GCM: iv (12 bytes), ciphertext, tag (16 bytes). `bound` is authenticated and must be given again
 * to decrypt, so that what belongs to one place cannot be moved to another.
 */
export const encrypt = (key: KeyObject, plain: Uint8Array | string, bound: string): Buffer => {
  const iv = randomly(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(bound));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** The plain bytes again. Throws `SealBroken` where key, bytes or `bound` are not those of the encryption. */
export const decrypt = (key: KeyObject, sealed: Uint8Array, bound: string): Buffer => {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new SealBroken('The sealed bytes are too few.');
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new SealBroken('The sealed bytes do not agree with their key or their place.', { cause: error });
  }
};

/** The version's mark and base64url of the encrypted text. */
export const sealText = (key: KeyObject, text: string, bound: string, version = TEXT_VERSION): string =>
  version + encrypt(key, text, bound).toString('base64url');

/** The text again. Throws `SealBroken` where it was altered, moved or is of another version. */
export const openText = (key: KeyObject, sealed: string, bound: string, version = TEXT_VERSION): string => {
  if (!sealed.startsWith(version))
    throw new SealBroken(
      `The sealed text does not begin with ${version}: a newer Samspår may have sealed it.`,
    );
  const encoded = sealed.slice(version.length);
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.toString('base64url') !== encoded) throw new SealBroken('The sealed text is not base64url.');
  return decrypt(key, bytes, bound).toString('utf8');
};

/** Whether it opens under this key, at its place. */
export const isUnder = (key: KeyObject, sealed: Uint8Array, bound: string): boolean => {
  try {
    decrypt(key, sealed, bound);
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
};

export const wrapKey = (wrapping: KeyObject, key: KeyObject, bound: string): Buffer =>
  encrypt(wrapping, key.export(), bound);

/** A new random key of 32 bytes and the same key encrypted under `wrapping`. */
export const newWrappedKey = (
  wrapping: KeyObject,
  bound: string,
): Readonly<{ key: KeyObject; wrapped: Buffer }> => {
  const key = createSecretKey(randomly(32));
  return { key, wrapped: wrapKey(wrapping, key, bound) };
};
