/**
 * A word in the form by which it is recognised: case, spacing and dashes aside, as well as a full stop, comma or colon at its
 * end. A dash between digits stays, for 1–2 is not 12. Two words of one form are the same word.
 */
export const wordForm = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/(?<!\d)-|-(?!\d)/g, '')
    .replace(/>=/g, '≥')
    .replace(/(?<![.,:])[.,:]+$/, '');
