/** A database's file, or what lies beside it, is not what it was written to: a sentence for whoever operates it. */
export class FileExchanged extends Error {
  override readonly name = 'FileExchanged';
}

/** Somebody has read a file for so long that its write-ahead log may grow no more: a sentence that says who, where that is known. */
export class HeldByReader extends Error {
  override readonly name = 'HeldByReader';
}

type FailureKind = 'rights' | 'busy' | 'readOnly' | 'disk' | 'damaged' | 'full' | 'unopened' | 'foreign';

/** What went wrong with a file, and the sentence for whoever operates it. */
export type FileFault = Readonly<{ kind: FailureKind | 'exchanged' | 'held'; sentence: string }>;

const SENTENCES: Readonly<Record<FailureKind, (file: string) => string>> = {
  rights: (file) =>
    `Kontot saknar rättighet till ${file}: ge det läs- och skrivrätt till filen och dess mapp.`,
  busy: (file) => `${file} är upptagen av en annan process: stoppa den, eller försök igen om en stund.`,
  readOnly: (file) => `${file} går inte att skriva i: ge kontot skrivrätt till filen och dess mapp.`,
  disk: (file) =>
    `Disken svarar med fel för ${file}: den kan vara full eller filsystemet trasigt. Frigör utrymme, kontrollera disken och starta om.`,
  damaged: (file) => `${file} är skadad: återställ den från säkerhetskopia.`,
  full: (file) => `Disken är full och ${file} kunde inte skrivas: frigör utrymme och försök igen.`,
  unopened: (file) =>
    `${file} går inte att öppna: kontrollera att mappen finns och att kontot får läsa och skriva i den.`,
  foreign: (file) =>
    `${file} är ingen databas, eller är skadad: återställ den från säkerhetskopia, eller flytta undan den.`,
};

/** Primary result codes of SQLite (sqlite.org/rescode.html) that tell of the surroundings, not of our code. */
const OF_SQLITE: Readonly<Record<number, FailureKind>> = {
  3: 'rights',
  5: 'busy',
  8: 'readOnly',
  10: 'disk',
  11: 'damaged',
  13: 'full',
  14: 'unopened',
  26: 'foreign',
};

const OF_THE_SYSTEM: Readonly<Record<string, FailureKind>> = {
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EROFS: 'readOnly',
  EIO: 'disk',
  EISDIR: 'unopened',
  ENOENT: 'unopened',
  ENOSPC: 'full',
};

/** SQLite's primary result code of what it threw; undefined where it was something else. */
export const sqliteCode = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error
    ? Number(error.errcode) & 0xff
    : undefined;

const kindOf = (error: unknown): FailureKind | undefined => {
  const code = sqliteCode(error);
  if (code !== undefined) return OF_SQLITE[code];
  return typeof error === 'object' && error !== null && 'code' in error
    ? OF_THE_SYSTEM[String(error.code)]
    : undefined;
};

/** What an error of SQLite, of the file system or of this library tells of a file; undefined where it is a bug. */
export const faultOf = (file: string, error: unknown): FileFault | undefined => {
  if (error instanceof FileExchanged) return { kind: 'exchanged', sentence: error.message };
  if (error instanceof HeldByReader) return { kind: 'held', sentence: error.message };
  const kind = kindOf(error);
  return kind && { kind, sentence: SENTENCES[kind](file) };
};

/** Faults with which a change was refused, and nothing else is amiss. */
const REFUSED_CHANGES = new Set<FileFault['kind']>(['readOnly', 'full', 'held']);

/** The same of a file that is itself the record, and not made of another: says also where nothing was saved. */
export const faultOfRecord = (file: string, error: unknown): FileFault | undefined => {
  const fault = faultOf(file, error);
  if (!fault || !REFUSED_CHANGES.has(fault.kind)) return fault;
  return { ...fault, sentence: `${fault.sentence} Inget har sparats.` };
};

/** For whoever finds damage that SQLite did not. */
export const damagedSentence = SENTENCES.damaged;
