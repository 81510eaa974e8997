/** How long a line of a PX file may be; what stands in the parentheses of a keyword is never parted. */
const LONGEST_LINE = 256;
const NEW_LINE = '\r\n';

/** What a text is in a PX file: no quotation mark ends it, no line does, and `#` would begin a new one. */
const plain = (text: string): string =>
  text.replaceAll('"', '”').replaceAll('#', '＃').replaceAll(/\s+/g, ' ').trim();

const quoted = (text: string): string => `"${plain(text)}"`;

/** A long text goes on in the next line, each part in quotation marks of its own; a part ends with a space where there is one. */
const parted = (text: string, room: number): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  let left = room;
  while (rest.length > left) {
    const space = rest.lastIndexOf(' ', left - 1);
    const end = space > 0 ? space + 1 : left - (/[\uD800-\uDBFF]/.test(rest.charAt(left - 1)) ? 1 : 0);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
    left = LONGEST_LINE - 3;
  }
  return [...parts, rest].map((part) => `"${part}"`);
};

/** A keyword, in a language other than that of the file where one is said, about what stands in parentheses. */
const headOf = (keyword: string, language: 'en' | undefined, about: readonly string[]): string =>
  `${keyword}${language === undefined ? '' : `[${language}]`}${
    about.length === 0 ? '' : `(${about.map(quoted).join(',')})`
  }=`;

type KeywordAbout = Readonly<{ language?: 'en'; about?: readonly string[] }>;

/** A keyword whose value is a text, or one of several lines. */
export const textKeyword = (
  keyword: string,
  text: string | readonly string[],
  { language, about = [] }: KeywordAbout = {},
): string => {
  const head = headOf(keyword, language, about);
  return `${head}${parted([text].flat().map(plain).join('#'), Math.max(LONGEST_LINE - head.length - 3, 1)).join(NEW_LINE)};${NEW_LINE}`;
};

/** A keyword whose value is a number or a word of the format. */
export const plainKeyword = (
  keyword: string,
  value: string | number,
  about: readonly string[] = [],
): string => `${headOf(keyword, undefined, about)}${value};${NEW_LINE}`;

/** A keyword whose value is a list of texts, parted after commas; `first` is a word of the format before them. */
export const listKeyword = (
  keyword: string,
  texts: readonly string[],
  { language, about = [], first = [] }: KeywordAbout & Readonly<{ first?: readonly string[] }> = {},
): string => {
  const lines: string[] = [];
  let line = headOf(keyword, language, about);
  const values = [...first, ...texts.map(quoted)];
  for (const [index, value] of values.entries()) {
    const item = `${value}${index < values.length - 1 ? ',' : ';'}`;
    if (line.length + item.length > LONGEST_LINE && line !== '') {
      lines.push(line);
      line = '';
    }
    line += item;
  }
  return [...lines, line].join(NEW_LINE) + NEW_LINE;
};

/** The last keyword: rows of numbers and symbols, each row of the table on lines of its own. */
export const dataKeyword = (rows: readonly (readonly string[])[]): string =>
  `DATA=${NEW_LINE}${rows
    .map((row) => {
      const lines: string[] = [];
      let line = '';
      for (const value of row) {
        if (line.length + value.length + 1 > LONGEST_LINE) {
          lines.push(line);
          line = '';
        }
        line += `${value} `;
      }
      return [...lines, line].join(NEW_LINE);
    })
    .join(NEW_LINE)};${NEW_LINE}`;
