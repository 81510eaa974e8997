import { StoreUnavailable } from '@samspar/event-store';
import { FileExchanged } from '@samspar/sqlite-file';
import { EventUnreadable } from './event-row.js';

/** Primary result codes of SQLite (sqlite.org/rescode.html) that tell of the surroundings, not of our code. */
const SENTENCES: Readonly<Record<number, (file: string) => string>> = {
  3: (file) => `Kontot saknar rättighet till ${file}: ge det läs- och skrivrätt till filen och dess mapp.`,
  5: (file) => `${file} är upptagen av en annan process: stoppa den, eller försök igen om en stund.`,
  8: (file) =>
    `${file} går inte att skriva i: ge kontot skrivrätt till filen och dess mapp. Inget har sparats.`,
  10: (file) =>
    `Disken svarar med fel för ${file}: den kan vara full eller filsystemet trasigt. Frigör utrymme, kontrollera disken ` +
    'och starta om; återställ loggen från säkerhetskopia om felet består.',
  11: (file) => `${file} är skadad: återställ den från säkerhetskopia.`,
  13: (file) =>
    `Disken är full och ${file} kunde inte skrivas: frigör utrymme och försök igen. Inget har sparats.`,
  14: (file) =>
    `${file} går inte att öppna: kontrollera att mappen finns och att kontot får läsa och skriva i den.`,
  26: (file) =>
    `${file} är ingen händelselogg, eller är skadad: återställ den från säkerhetskopia, eller flytta undan den.`,
};

const BUSY = 5;
/** What the file system says of a file beside the database, as SQLite would say it. */
const OF_THE_SYSTEM: Readonly<Record<string, number>> = {
  EACCES: 8,
  EPERM: 8,
  EROFS: 8,
  EIO: 10,
  EISDIR: 14,
  ENOENT: 14,
  ENOSPC: 13,
};

const primaryCode = (error: unknown): number | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('errcode' in error) return Number(error.errcode) & 0xff;
  return 'code' in error ? OF_THE_SYSTEM[String(error.code)] : undefined;
};

export const isBusy = (error: unknown): boolean => primaryCode(error) === BUSY;

/** The sentence for the operator where the file or the disk is at fault; any other error is a bug and comes back as it is. */
export const unavailable = (file: string, error: unknown): unknown => {
  if (error instanceof EventUnreadable)
    return new StoreUnavailable(
      `${file} är skadad vid position ${error.position}: återställ den från säkerhetskopia.`,
      { cause: error },
    );
  if (error instanceof FileExchanged) return new StoreUnavailable(error.message, { cause: error });
  const sentence = SENTENCES[primaryCode(error) ?? 0];
  return sentence === undefined ? error : new StoreUnavailable(sentence(file), { cause: error });
};
