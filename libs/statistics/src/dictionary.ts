import { UNKNOWN, UNKNOWN_NAME } from '@samspar/codes';

/** Columns of open codes are 16 bits wide. */
const MOST_CODES = 0x1_0000;

/** Codes of an open list, their numbers and what they are called: 0 is `unknown`, then in the order first met. */
export class Dictionary {
  readonly #codes: string[] = [UNKNOWN];
  readonly #labels: string[] = [UNKNOWN_NAME.sv];
  readonly #ordinals = new Map([[UNKNOWN, 0]]);

  /**
   * The code's number; a new code gets the next one, and is called what it was first called. Throws `RangeError` beyond 65 536
   * codes.
   */
  ordinal(code: string, label: string = code): number {
    const known = this.#ordinals.get(code);
    if (known !== undefined) return known;
    const next = this.#codes.length;
    if (next === MOST_CODES) throw new RangeError(`A list holds at most ${MOST_CODES} codes.`);
    this.#codes.push(code);
    this.#labels.push(label);
    this.#ordinals.set(code, next);
    return next;
  }

  /** The code's number where it has one; never gives one out. */
  find(code: string): number | undefined {
    return this.#ordinals.get(code);
  }

  /** Throws `RangeError` on a number never given out. */
  code(ordinal: number): string {
    const code = this.#codes[ordinal];
    if (code === undefined) throw new RangeError(`No code has the number ${ordinal}.`);
    return code;
  }

  /** What a code is called; a code that is not in the list stands for itself. */
  label(code: string): string {
    return this.#labels[this.#ordinals.get(code) ?? -1] ?? code;
  }

  get codes(): readonly string[] {
    return this.#codes;
  }
}
