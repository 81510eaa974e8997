/** Words of scripts that are written from right to left: Hebrew, Arabic and their forms for print. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Words that stand beside each other and are read in one direction. */
export type DirectedWords = Readonly<{ words: readonly string[]; isRightToLeft: boolean }>;

/** A line in the runs that it is read in. */
export const runsOf = (line: string): readonly DirectedWords[] => {
  const runs: { words: string[]; isRightToLeft: boolean }[] = [];
  for (const word of line.split(' ')) {
    const isRightToLeft = RIGHT_TO_LEFT.test(word);
    const last = runs.at(-1);
    if (last?.isRightToLeft === isRightToLeft) last.words.push(word);
    else runs.push({ words: [word], isRightToLeft });
  }
  return runs;
};

/** As much of the beginning of a word as there is room for, and at least a letter. */
const beginningOf = (word: string, isRoomFor: (text: string) => boolean): string => {
  let beginning = '';
  for (const letter of word) {
    if (beginning !== '' && !isRoomFor(beginning + letter)) break;
    beginning += letter;
  }
  return beginning;
};

/** A text in lines that there is room for, broken between words, and in a word where it alone is too long. Its own line breaks stay. */
export const linesWithRoom = (text: string, isRoomFor: (line: string) => boolean): readonly string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (isRoomFor(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (!isRoomFor(line)) {
        const beginning = beginningOf(line, isRoomFor);
        if (beginning.length === line.length) break;
        lines.push(beginning);
        line = line.slice(beginning.length);
      }
    }
    return [...lines, line];
  });
