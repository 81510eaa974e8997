import type { Archive } from './archive.js';
import type { XmlListener } from './xml.js';
import { readXml } from './xml.js';

const ESCAPED = /_x([0-9a-f]{4})_/gi;

/** A text as it is shown: a workbook writes characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Gathers the text of a string in its runs; how it is pronounced (`rPh`) is not part of it. */
export class StringText {
  #text = '';
  #isText = false;
  #phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic += 1;
    this.#isText = name === 't' && this.#phonetic === 0;
  }

  add(text: string): void {
    if (this.#isText) this.#text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic -= 1;
    this.#isText = false;
  }

  /** The text so far, which it forgets. */
  take(): string {
    const text = unescaped(this.#text);
    this.#text = '';
    return text;
  }
}

/** The texts that cells refer to by their index. `pause` is called now and then, and may throw. */
export const sharedStrings = async (
  archive: Archive,
  part: string | undefined,
  pause: () => void,
): Promise<readonly string[]> => {
  const strings: string[] = [];
  const text = new StringText();
  const listener: XmlListener = {
    open: (name) => text.open(name),
    text: (characters) => text.add(characters),
    close: (name) => {
      text.close(name);
      if (name !== 'si') return;
      strings.push(text.take());
      pause();
    },
  };
  if (part !== undefined) await readXml(archive.text(part), listener);
  return strings;
};
