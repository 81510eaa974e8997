import type { StoredEvent } from '@samspar/event-store';

/** The view file cannot be opened, read or written: a sentence for whoever operates it. Nothing is lost: the log has it all. */
export class ViewsUnavailable extends Error {
  override readonly name = 'ViewsUnavailable';
  /** True where the same may be tried again: somebody else holds the file, or the disk is full. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass = false, ...options }: ErrorOptions & { mayPass?: boolean } = {}) {
    super(message, options);
    this.mayPass = mayPass;
  }
}

/** A projection threw at an event: views stand still there until the cause is mended; nothing is ever skipped. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped';
  readonly position: bigint;

  constructor({ position, stream, type }: StoredEvent, cause: unknown) {
    super(
      `Vyerna stannade vid position ${position} i loggen (ström ${stream}, händelse ${type}), som inte går att tolka: ` +
        'uppgradera Samspår eller anmäl felet. Siffrorna visar läget före den händelsen, och inget har hoppats över.',
      { cause },
    );
    this.position = position;
  }
}

/** The file is no view file that can be used as it is: the views are built anew. `fault` goes after the file's name. */
export class ViewFileUnusable extends ViewsUnavailable {
  /** What is wrong, for an operator who need do nothing about it. */
  readonly fault: string;

  constructor(file: string, fault: string, cause?: unknown) {
    super(`Vyfilen ${file} ${fault}: kör samspar rebuild.`, { cause });
    this.fault = `Vyfilen ${file} ${fault}`;
  }
}

/** What is read from a view file makes no sense: something else than Samspår has written in it, or the disk is bad. */
export const damaged = (file: string, cause?: unknown): ViewFileUnusable =>
  new ViewFileUnusable(file, 'är skadad', cause);

/** Primary result codes of SQLite (sqlite.org/rescode.html) that tell of the surroundings, not of our code. */
const SENTENCES: Readonly<Record<number, (file: string) => string>> = {
  3: (file) => `Kontot saknar rättighet till ${file}: ge det läs- och skrivrätt till filen och dess mapp.`,
  5: (file) => `${file} är upptagen av en annan process: stoppa den, eller försök igen om en stund.`,
  8: (file) => `${file} går inte att skriva i: ge kontot skrivrätt till filen och dess mapp.`,
  10: (file) =>
    `Disken svarar med fel för ${file}: den kan vara full eller filsystemet trasigt. Frigör utrymme och kontrollera disken, och kör sedan samspar rebuild.`,
  13: (file) => `Disken är full och ${file} kunde inte skrivas: frigör utrymme och starta om.`,
  14: (file) =>
    `${file} går inte att öppna: kontrollera att mappen finns och att kontot får läsa och skriva i den.`,
};
/** Somebody else holds the file, or the disk is full. */
const PASSING = new Set([5, 13]);
/** Lacks a table or a column, is damaged, or is no database. */
const DAMAGED = new Set([1, 11, 26]);

/** What the file system says of a view file, as SQLite would say it. */
const OF_THE_SYSTEM: Readonly<Record<string, number>> = {
  EACCES: 8,
  EPERM: 8,
  EROFS: 8,
  EIO: 10,
  ENOSPC: 13,
  ENOENT: 14,
};

const primaryCode = (error: unknown): number => {
  if (typeof error !== 'object' || error === null) return 0;
  if ('errcode' in error) return Number(error.errcode) & 0xff;
  return ('code' in error && OF_THE_SYSTEM[String(error.code)]) || 0;
};

/** What an error of SQLite or of the file system means for the views; any other error is a bug and comes back as it is. */
export const explained = (file: string, error: unknown): unknown => {
  const code = primaryCode(error);
  if (DAMAGED.has(code)) return damaged(file, error);
  const sentence = SENTENCES[code];
  return sentence === undefined
    ? error
    : new ViewsUnavailable(sentence(file), { cause: error, mayPass: PASSING.has(code) });
};
