import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
const nextOf = (file: string): string => `${file}.next`;

/** Where master keys are given: in the environment, in a file that the operator keeps, or in the key file of the folder. */
export type KeyPlaces = Readonly<{
  folder: string;
  /** The environment's value. */
  masterKey?: string;
  /** The file that the environment names. */
  masterKeyFile?: string;
  /** The environment's value of the key that is to come in its place. */
  nextMasterKey?: string;
}>;

/** Whether the keys stand in the key file of the folder, and the one that is made beside it. */
export const isKeyInFolder = ({ masterKey: value, masterKeyFile, nextMasterKey: next }: KeyPlaces): boolean =>
  (value ?? masterKeyFile ?? next) === undefined;

const keyIn = (file: string): Buffer | undefined => {
  const written = readKeyFile(file);
  return written === undefined ? undefined : parse(written, `Innehållet i ${file}`);
};

/** The next key, as it is given by now: the environment's value, or a file beside that of the present one. Throws `VaultUnavailable`. */
export const givenNextKey = ({ folder, masterKeyFile, nextMasterKey }: KeyPlaces): Buffer | undefined =>
  nextMasterKey ? parse(nextMasterKey, 'MASTER_KEY_NEXT') : keyIn(nextOf(masterKeyFile ?? fileIn(folder)));

/** The present key and the next one, as they are given by now. Throws `VaultUnavailable` where one is malformed. */
export const givenKeys =
  (places: KeyPlaces): (() => readonly Buffer[]) =>
  () => {
    const { folder, masterKey: value, masterKeyFile } = places;
    const present = value ? parse(value, 'MASTER_KEY') : keyIn(masterKeyFile ?? fileIn(folder));
    return [present, givenNextKey(places)].filter((key) => key !== undefined);
  };

/**
 * The key that is to come in place of the master key: the one that is given, or a key file beside that of the folder, made where there is
 * none yet; one that is there was made by a renewal that was cut off. Undefined where it must be given, and is not. Throws `VaultUnavailable`.
 */
export const nextMasterKey = (places: KeyPlaces): MasterKey | undefined => {
  const key = givenNextKey(places);
  const isOwn = isKeyInFolder(places);
  const file = nextOf(fileIn(places.folder));
  if (key) return { key, generated: false, ...(isOwn && { file }) };
  return isOwn ? made(file) : undefined;
};

/**
 * Puts the next key file of the folder in the place of the present one, a copy of which is set aside under a name with `moment`; may be
 * repeated, and at no moment is there none. Answers where the old one lies.
 */
export const putNextInPlace = (folder: string, moment: string): string => {
  const file = fileIn(folder);
  const aside = `${file}.until-${moment}`;
  try {
    if (existsSync(file)) copyFileSync(file, aside);
    renameSync(nextOf(file), file);
    return aside;
  } catch (error) {
    throw failed(file, error);
  }
};

/**
 * The master key: the environment's value, else the file that it names, else the key file `master.key` of the folder, made where there is
 * neither one nor a vault. In production it is given in the environment. Throws `VaultUnavailable` with a sentence that names
 * what is wrong.
 */
export const masterKey = (
  { masterKey: value, masterKeyFile, folder }: KeyPlaces,
  production: boolean,
): MasterKey => {
  if (value) return { key: parse(value, 'MASTER_KEY'), generated: false };
  if (production && masterKeyFile === undefined)
    throw new VaultUnavailable(
      'MASTER_KEY saknas och krävs i produktion: sätt den till valvets nyckel, 32 byte som base64 eller hexadecimalt, eller MASTER_KEY_FILE till en fil med den.',
    );
  const file = masterKeyFile ?? fileIn(folder);
  const key = keyIn(file);
  if (key) return { key, generated: false, file };
  if (masterKeyFile !== undefined)
    throw new VaultUnavailable(`Nyckelfilen ${file} (MASTER_KEY_FILE) saknas: lägg valvets nyckel där.`);
  mustNotBeLost(file, folder);
  return made(file);
};
