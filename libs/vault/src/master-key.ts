import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VaultUnavailable } from './vault.js';

/** The key that wraps every other key: 32 bytes. */
export type MasterKey = Readonly<{
  key: Buffer;
  /** True the one time a key file was made. */
  generated: boolean;
  /** The key file it stands in, where it was not given in the environment. */
  file?: string;
}>;

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

const parse = (text: string, where: string): Buffer => {
  const written = text.trim();
  if (HEX.test(written)) return Buffer.from(written, 'hex');
  if (BASE64.test(written)) return Buffer.from(written, 'base64');
  throw new VaultUnavailable(
    `${where} är ingen nyckel: den ska vara 32 byte, skrivna som base64 (44 tecken) eller hexadecimalt (64 tecken).`,
  );
};

const failed = (file: string, error: unknown): VaultUnavailable =>
  new VaultUnavailable(
    `Nyckelfilen ${file} går inte att läsa eller skapa: ge kontot rätt till den eller ange nyckeln i MASTER_KEY.`,
    { cause: error },
  );

const readKeyFile = (file: string): string | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw failed(file, error);
  }
};

/**
 * The master key: the environment's value, else the key file `master.key` of the folder, made where there is none. In
 * production only the environment's value will do. Throws `VaultUnavailable` with a sentence that names what is wrong.
 */
export const masterKey = (value: string | undefined, folder: string, production: boolean): MasterKey => {
  if (value) return { key: parse(value, 'MASTER_KEY'), generated: false };
  if (production)
    throw new VaultUnavailable(
      'MASTER_KEY saknas och krävs i produktion: sätt den till valvets nyckel, 32 byte som base64 eller hexadecimalt.',
    );
  const file = join(folder, 'master.key');
  const written = readKeyFile(file);
  if (written !== undefined) return { key: parse(written, `Innehållet i ${file}`), generated: false, file };
  const key = randomBytes(32);
  try {
    writeFileSync(file, `${key.toString('base64')}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    throw failed(file, error);
  }
  return { key, generated: true, file };
};
