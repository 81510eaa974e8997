/** What nobody sees: format characters (zero width, soft hyphen, direction), fillers, and controls that break no line. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|[^\P{Cc}\t\n\v\f\r]/gu;
/** Prints as nothing, though Unicode counts it among the symbols. */
const BLANK = /\u2800/g;
/** A decimal digit of any script. */
const FOREIGN_DIGIT = /[^\P{Nd}0-9]/gu;
const DIGIT = /\p{Nd}/u;
const ASCII = /^[\t\n\v\f\r\x20-\x7e]*$/;

/** Unicode keeps the ten digits of a script together, in order, so that a digit's place among them is its value. */
const valueOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
};

/**
 * A text as it reads on screen, for every check and comparison: compatibility forms are their plain letters and digits (Unicode NFKC, so
 * that å is one character and ５ is 5), digits of other scripts are 0–9, and characters that nobody sees are gone.
 */
export const plainText = (text: string): string =>
  ASCII.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(INVISIBLE, '')
        .replace(BLANK, ' ')
        .replace(FOREIGN_DIGIT, valueOf)
        .normalize('NFC');

/** A name as it is kept: plain, on one line, with single spaces; two that look the same are the same. */
export const plainName = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim();

/** A text with its lines ended one way: a browser sends those of a field otherwise than a program does. */
export const plainLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** Whether two texts say the same, however their lines end and whatever blank stands around them; nothing says the same as nothing alone. */
export const saysTheSame = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : plainLines(one).trim() === plainLines(other).trim();
