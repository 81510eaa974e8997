/** A keyword of a PX file as it stands there. */
export type PxKeyword = Readonly<{
  keyword: string;
  language: string | undefined;
  about: readonly string[];
  /** Texts without their quotation marks, numbers and words of the format as they stand. */
  values: readonly string[];
}>;

/** Reads a text in quotation marks, which may go on in the next lines; gives what comes after it. */
const readText = (rest: string): readonly [string, string] => {
  let text = '';
  let after = rest;
  for (let part = /^"([^"]*)"\s*/.exec(after); part; part = /^"([^"]*)"\s*/.exec(after)) {
    text += part[1];
    after = after.slice(part[0].length);
  }
  return [text, after];
};

const readList = (rest: string): readonly [readonly string[], string] => {
  const values: string[] = [];
  let after = rest;
  for (;;) {
    const word = /^[^",;()\s]+(\([^)]*\))?\s*/.exec(after);
    if (after.startsWith('"')) {
      const [text, left] = readText(after);
      values.push(text);
      after = left;
    } else if (word) {
      values.push(word[0].trim());
      after = after.slice(word[0].length);
    } else throw new Error(`No value stands here: ${after.slice(0, 60)}`);
    if (!after.startsWith(',')) return [values, after];
    after = after.slice(1).trimStart();
  }
};

/**
 * Reads a PX file by the grammar of its specification (AXIS-VERSION 2013), and by nothing that the writer knows: keyword, language in
 * brackets, what it is about in parentheses, values, semicolon. Throws an `Error` on what the grammar does not allow.
 */
export const readPx = (
  file: string,
): Readonly<{ keywords: readonly PxKeyword[]; data: readonly string[] }> => {
  const keywords: PxKeyword[] = [];
  let rest = file;
  while (!rest.startsWith('DATA=')) {
    const head = /^([A-Z][A-Z0-9-]*)(?:\[(\w+)\])?/.exec(rest);
    if (!head) throw new Error(`No keyword stands here: ${rest.slice(0, 60)}`);
    rest = rest.slice(head[0].length);
    let about: readonly string[] = [];
    if (rest.startsWith('(')) {
      const [texts, after] = readList(rest.slice(1));
      if (!after.startsWith(')=')) throw new Error(`Parentheses do not end: ${after.slice(0, 60)}`);
      about = texts;
      rest = after.slice(1);
    }
    if (!rest.startsWith('=')) throw new Error(`No value stands here: ${rest.slice(0, 60)}`);
    const [values, after] = readList(rest.slice(1).trimStart());
    if (!after.startsWith(';')) throw new Error(`A keyword does not end: ${after.slice(0, 60)}`);
    keywords.push({ keyword: head[1] ?? '', language: head[2], about, values });
    rest = after.slice(1).trimStart();
  }
  const data = /^DATA=\s*([^;]*);\s*$/.exec(rest)?.[1];
  if (data === undefined) throw new Error('The data do not end.');
  return { keywords, data: data.trim().split(/\s+/) };
};

/** The values of a keyword; none where the file lacks it. */
export const valuesOf = (
  keywords: readonly PxKeyword[],
  keyword: string,
  language?: string,
  about: readonly string[] = [],
): readonly string[] =>
  keywords.find(
    (one) =>
      one.keyword === keyword &&
      one.language === language &&
      JSON.stringify(one.about) === JSON.stringify(about),
  )?.values ?? [];
