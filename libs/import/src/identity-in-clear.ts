import type { Day } from '@samspar/kernel';
import { ageOn, looksLikeIdentityNumber, readIdentityNumber } from '@samspar/vault';

/** Digits alone, as running numbers are written too: ten or twelve, with no digit beside them. */
const BARE_DIGITS = /(?<!\d)(?:\d{12}|\d{10})(?!\d)/g;
/** Nobody younger takes part in an insats; so recent a date begins a running number (2411050001). */
const YOUNGEST = 10;

const isSomebodys = (text: string, today: Day): boolean => {
  const read = readIdentityNumber(text, today);
  return 'number' in read && ageOn(read.number, today) >= YOUNGEST;
};

/**
 * True where a text holds an identity number that must not be kept in the clear: one in its written form, with a dash,
 * a plus or a letter, even if mistyped; digits alone only where date and check digit agree, for running numbers look so too.
 */
export const holdsIdentityNumber = (text: string, today: Day): boolean => {
  if (!looksLikeIdentityNumber(text)) return false;
  const compact = text.replace(/\s+(?=\d{4}(?!\d))/g, '');
  const bare = compact.match(BARE_DIGITS) ?? [];
  return (
    bare.some((digits) => isSomebodys(digits, today)) ||
    looksLikeIdentityNumber(compact.replace(BARE_DIGITS, ''))
  );
};
