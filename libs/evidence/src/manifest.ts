import { hash, type KeyObject, sign } from 'node:crypto';
import { canonicalJson } from './canonical.js';
import { hasSigned, keyNamed, publicKeyOf } from './heads.js';

/** The form of a bundle; another one where files or what they say change. */
export const BUNDLE_FORMAT = 'samspar-bundle-1';

/** What a bundle is about. */
export type BundleSubject = Readonly<
  /** `streams`: that of the journey. */
  | { kind: 'journey'; streams: readonly string[]; reference: string }
  /** `streams`: that of the release, and those of the releases that it follows. */
  | { kind: 'publication'; streams: readonly string[] }
  /** Days in Stockholm, both included. */
  | { kind: 'period'; from: string; to: string }
>;

/** What lies in a bundle, signed as its last head is. */
export type BundleManifest = Readonly<{
  format: typeof BUNDLE_FORMAT;
  /** Id of the association. */
  association: string;
  subject: BundleSubject;
  /** When it was made; ISO 8601, UTC. */
  made: string;
  /** `headHash` of the head that its events are proved under. */
  head: string;
  /** All other files, by name. `sha256` is hexadecimal. */
  files: readonly Readonly<{ name: string; bytes: number; sha256: string }>[];
  /** Public key of the signer: that of the head; Ed25519, 32 bytes in base64url. */
  key: string;
  /** Over the rest in the form of RFC 8785; base64url. */
  signature: string;
}>;

export const sha256Of = (bytes: Uint8Array): string => hash('sha256', bytes);

const signed = ({ signature: _signature, ...said }: Partial<BundleManifest>): Buffer =>
  Buffer.from(canonicalJson(said));

export const signedManifest = (
  manifest: Omit<BundleManifest, 'key' | 'signature'>,
  privateKey: KeyObject,
): BundleManifest => {
  const unsigned = { ...manifest, key: publicKeyOf(privateKey) };
  return { ...unsigned, signature: sign(null, signed(unsigned), privateKey).toString('base64url') };
};

/** Whether the key that a manifest names has signed it. */
export const isManifestSigned = (manifest: BundleManifest): boolean => hasSigned(signed(manifest), manifest);

/** A public key as heads name it, in PEM. */
export const publicPem = (key: string): string => keyNamed(key).export({ format: 'pem', type: 'spki' });
