import { clockInStockholm, dayInStockholm, numeral, type Sentence } from '@samspar/kernel';

/** Stands for a number that is not shown. */
export const HIDDEN = '··';

/** How a command answers: for people or for programs. */
export type Format = 'text' | 'json';

/** Done, refused or failed, wrong usage (docs/configuration.md#the-command-line). */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** A refusal that ends the command with a sentence for its user, and with data where they asked for JSON. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  constructor(
    sentence: string,
    readonly data: Readonly<Record<string, unknown>> = {},
    readonly exitCode: number = EXIT.refused,
  ) {
    super(sentence);
  }
}

export const wrongUsage = (sentence: string): CommandRefused => new CommandRefused(sentence, {}, EXIT.usage);

export const refusedWith = (sentence: Sentence, data: object, exitCode?: number): CommandRefused =>
  new CommandRefused(sentence.sv, { ...data, sentence }, exitCode);

/** A new file that could not be made, by the name it was given. */
export const notWritten = (file: string, error: unknown): CommandRefused => {
  const { code } = error as NodeJS.ErrnoException;
  const sentence =
    code === 'EEXIST'
      ? `Filen ${file} finns redan: välj ett annat namn.`
      : `Filen ${file} går inte att skriva (${code}).`;
  return new CommandRefused(sentence);
};

/** `1 ärende`, `1 182 ärenden`. */
export const counted = (count: number, one: string, many: string): string =>
  `${numeral(count)} ${count === 1 ? one : many}`;

/** `2024-03-05 kl. 14.03`, in Stockholm. */
export const moment = (epochMs: number): string =>
  `${dayInStockholm(epochMs)} kl. ${clockInStockholm(epochMs)}`;

export const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Machine-readable output: two-space JSON, positions as text. */
export const asJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}` : part), 2);

export const printJson = (value: unknown): void => print(asJson(value));

/** A line for people, or none. */
type Line = string | false | undefined;

export const text = (...lines: readonly Line[]): string =>
  lines.filter((line) => line !== false && line !== undefined).join('\n');

/** Prints what a command answers: `value` for programs, `lines` for people. */
export const printAnswer = (format: Format, value: unknown, ...lines: readonly Line[]): void => {
  if (format === 'json') printJson(value);
  else print(text(...lines));
};

export const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const BAR_WIDTH = 30;
/** Work that is done sooner shows no progress, in milliseconds. */
const SHOWN_AFTER = 500;

/** A progress bar on standard error; on anything but a terminal, a line for every tenth of the way. */
export const progressBar = (title: string): ((done: number | bigint, of: number | bigint) => void) => {
  const begun = performance.now();
  let shown: number | undefined;
  return (done, of) => {
    if (shown === undefined && performance.now() - begun < SHOWN_AFTER) return;
    const total = Number(of);
    const share = total === 0 ? 1 : Math.min(1, Number(done) / total);
    const percent = Math.floor(share * 100);
    if (process.stderr.isTTY) {
      if (percent === shown) return;
      const filled = Math.round(share * BAR_WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
      process.stderr.write(`\r${title} ${bar} ${percent} %${share === 1 ? '\n' : ''}`);
    } else {
      if (shown !== undefined && Math.floor(percent / 10) === Math.floor(shown / 10)) return;
      process.stderr.write(`${title} ${percent} %\n`);
    }
    shown = percent;
  };
};
