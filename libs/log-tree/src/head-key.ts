import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { publicKeyOf } from '@samspar/evidence';

/** The key that heads are signed with, and those whose heads hold: that one, and others that stood in its place before. */
export type HeadKeys = Readonly<{ signing: KeyObject; trusted: ReadonlySet<string> }>;

/** The file of the key cannot be used: a sentence for whoever operates it. */
export class HeadKeyUnusable extends Error {
  override readonly name = 'HeadKeyUnusable';
}

const PEM = /-----BEGIN (?<kind>PRIVATE|PUBLIC) KEY-----[^-]+-----END \k<kind> KEY-----/g;

/**
 * The keys in a file: the private one in PEM, and behind it, where it was changed, the public ones from before. Undefined where there is no
 * such file. Throws `HeadKeyUnusable`.
 */
export const readHeadKeys = (file: string): HeadKeys | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    const text = readFileSync(file, 'utf8');
    const found = Array.from(text.matchAll(PEM), ([pem, kind]) =>
      kind === 'PRIVATE' ? createPrivateKey(pem) : createPublicKey(pem),
    );
    const signing = found.find(({ type }) => type === 'private');
    if (!signing) throw new TypeError('There is no private key in it.');
    return { signing, trusted: new Set(found.map(publicKeyOf)) };
  } catch (error) {
    throw new HeadKeyUnusable(
      `Nyckeln till loggens huvuden ${file} går inte att läsa: den ska vara en privat nyckel för Ed25519 i PEM (openssl genpkey -algorithm ed25519), som kontot får läsa.`,
      { cause: error },
    );
  }
};

/** Makes one, for its owner alone; whole or not at all. Throws `HeadKeyUnusable`. */
export const makeHeadKey = (file: string): HeadKeys => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new HeadKeyUnusable(
      `Nyckeln till loggens huvuden går inte att skapa i ${file}: ge kontot skrivrätt till mappen. Inga huvuden signeras så länge.`,
      { cause: error },
    );
  }
  return { signing: privateKey, trusted: new Set([publicKeyOf(privateKey)]) };
};
