/** The upper half of the code page of DOS in western Europe (850); its Swedish letters stand where those of 437 do. */
const DOS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0';

const fromDos = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\xff]/g, (byte) => DOS.charAt(byte.charCodeAt(0) - 0x80));

const strictly = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Latin letters of a script wider than one byte have a zero beside them, on the one side or the other. */
const wideEncoding = (bytes: Buffer): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const enough = start.length / 4;
  return odd > enough && even < odd / 8
    ? 'utf-16le'
    : even > enough && odd < even / 8
      ? 'utf-16be'
      : undefined;
};

/** Letters that Swedish text and Swedish names have beyond a–z. */
const SWEDISH = /[åäöéüÅÄÖÉÜ]/g;
/** Whatever else is not of ASCII, but for the signs that an office's program writes by itself. */
const STRANGE = /[^\p{ASCII}åäöéüÅÄÖÉÜ–—’‘”“…•´½§°\u00A0]/gu;
/** What å, ä and ö of UTF-8 look like where they were once taken for Windows-1252. */
const TAKEN_FOR_ANOTHER = /Ã[¥¤¶…„–]/;
/** What no text has, and so was no letter of the code page. */
const NO_LETTER = /[^\P{Cc}\t\n\v\f\r]|\uFFFD/u;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The one of Windows-1252, Macintosh and DOS that makes sensible Swedish of bytes; undefined where none does. */
const ofOneByte = (bytes: Buffer, headersIn: (text: string) => number): string | undefined => {
  const [best] = [
    new TextDecoder('windows-1252').decode(bytes),
    new TextDecoder('macintosh').decode(bytes),
    fromDos(bytes),
  ]
    .map((text) => ({
      text,
      headers: headersIn(text),
      sense: countOf(text, SWEDISH) - 3 * countOf(text, STRANGE),
    }))
    .toSorted((one, other) => other.headers - one.headers || other.sense - one.sense);
  return best === undefined || NO_LETTER.test(best.text) ? undefined : best.text;
};

/**
 * The text of bytes: UTF-8 or UTF-16, with or without a mark; else of Windows-1252, Macintosh and DOS the one in which most headers are
 * known, then the one with the fewest characters that no Swedish list has. Undefined where none of them makes sense; whatever has a zero
 * in it is no text, and comes back with it.
 */
export const decoded = (bytes: Buffer, headersIn: (text: string) => number): string | undefined => {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return strictly(wide, bytes);
  if (bytes.includes(0)) return '\0';
  const text = strictly('utf-8', bytes) ?? ofOneByte(bytes, headersIn);
  return text === undefined || TAKEN_FOR_ANOTHER.test(text) ? undefined : text;
};
