import type { StoredEvent } from '@samspar/event-store';

/** The view file cannot be opened, read or written: a sentence for whoever operates it. Nothing is lost: the log has it all. */
export class ViewsUnavailable extends Error {
  override readonly name = 'ViewsUnavailable';
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

/** The file is no view file that can be used as it is: the views are built anew. */
export class ViewFileUnusable extends ViewsUnavailable {}

/** Primary result codes of SQLite (sqlite.org/rescode.html) that tell of the surroundings, not of our code. */
const SENTENCES: Readonly<Record<number, (file: string) => string>> = {
  3: (file) => `Kontot saknar rättighet till ${file}: ge det läs- och skrivrätt till filen och dess mapp.`,
  5: (file) => `${file} är upptagen av en annan process: stoppa den, eller försök igen om en stund.`,
  8: (file) => `${file} går inte att skriva i: ge kontot skrivrätt till filen och dess mapp.`,
  10: (file) => `Disken svarar med fel för ${file}: kontrollera disken och kör sedan samspar rebuild.`,
  13: (file) => `Disken är full och ${file} kunde inte skrivas: frigör utrymme och starta om.`,
  14: (file) =>
    `${file} går inte att öppna: kontrollera att mappen finns och att kontot får läsa och skriva i den.`,
};
/** Lacks a table or a column, is damaged, or is no database. */
const DAMAGED = new Set([1, 11, 26]);

/** What an error of SQLite means for the views; any other error is a bug and comes back as it is. */
export const explained = (file: string, error: unknown): unknown => {
  const errcode =
    typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  if (typeof errcode !== 'number') return error;
  const code = errcode & 0xff;
  if (DAMAGED.has(code))
    return new ViewFileUnusable(`Vyfilen ${file} är skadad: kör samspar rebuild.`, { cause: error });
  const sentence = SENTENCES[code];
  return sentence === undefined ? error : new ViewsUnavailable(sentence(file), { cause: error });
};
