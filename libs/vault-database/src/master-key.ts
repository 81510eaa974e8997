import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VaultUnavailable } from './failures.js';

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

const isDiskFull = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC';

const failed = (file: string, error: unknown): VaultUnavailable =>
  new VaultUnavailable(
    isDiskFull(error)
      ? `Nyckelfilen ${file} får inte plats, disken är full: gör plats och försök igen.`
      : `Nyckelfilen ${file} går inte att läsa eller skapa: ge kontot rätt till den eller ange nyckeln i MASTER_KEY.`,
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

/** Another key would open nothing in a vault that is there, and would hide that the right one is missing. */
const mustNotBeLost = (file: string, folder: string): void => {
  const vault = join(folder, 'vault.db');
  if ((statSync(vault, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new VaultUnavailable(
      `Nyckelfilen ${file} saknas, och utan den går valvet ${vault} inte att läsa: återställ filen från säkerhetskopia eller ange nyckeln i MASTER_KEY.`,
    );
};

/** Written beside and put in place whole, so that no start is ever met by half a key. */
const writeKeyFile = (file: string, key: Buffer): void => {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${key.toString('base64')}\n`, { flag: 'wx', mode: 0o600, flush: true });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw failed(file, error);
  }
};

const made = (file: string): MasterKey => {
  const key = randomBytes(32);
  writeKeyFile(file, key);
  return { key, generated: true, file };
};

const fileIn = (folder: string): string => join(folder, 'master.key');
const nextIn = (folder: string): string => join(folder, 'master.key.next');

/**
 * The key that is to come in place of the master key: the environment's value, or a key file beside the present one, made where there is
 * none yet; one that is there was made by a renewal that was cut off. Throws `VaultUnavailable`.
 */
export const nextMasterKey = (value: string | undefined, folder: string): MasterKey => {
  if (value) return { key: parse(value, 'MASTER_KEY_NEXT'), generated: false };
  const file = nextIn(folder);
  const written = readKeyFile(file);
  return written === undefined
    ? made(file)
    : { key: parse(written, `Innehållet i ${file}`), generated: false, file };
};

/** Puts the next key file in the place of the present one, which is set aside under a name with `moment`; may be repeated. Answers where it lies. */
export const putNextInPlace = (folder: string, moment: string): string => {
  const aside = `${fileIn(folder)}.until-${moment}`;
  if (existsSync(fileIn(folder))) renameSync(fileIn(folder), aside);
  renameSync(nextIn(folder), fileIn(folder));
  return aside;
};

/**
 * The master key: the environment's value, else the key file `master.key` of the folder, made where there is neither one
 * nor a vault. In production only the environment's value will do. Throws `VaultUnavailable` with a sentence that names
 * what is wrong.
 */
export const masterKey = (value: string | undefined, folder: string, production: boolean): MasterKey => {
  if (value) return { key: parse(value, 'MASTER_KEY'), generated: false };
  if (production)
    throw new VaultUnavailable(
      'MASTER_KEY saknas och krävs i produktion: sätt den till valvets nyckel, 32 byte som base64 eller hexadecimalt.',
    );
  const file = fileIn(folder);
  const written = readKeyFile(file);
  if (written !== undefined) return { key: parse(written, `Innehållet i ${file}`), generated: false, file };
  mustNotBeLost(file, folder);
  return made(file);
};
