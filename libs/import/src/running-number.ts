import { plainText } from '@samspar/kernel';
import { type FileCell, textOf } from './cell.js';

/** A Löpnummer as it is kept: spaces and dashes in one form, so that a spreadsheet's long dash makes no second row. */
export const numberText = (cell: FileCell | undefined): string =>
  textOf(cell)
    .replace(/\s+/g, ' ')
    .replace(/\p{Pd}|\u2212/gu, '-');

/** What two Löpnummer have in common that are one: case, leading zeros and what nobody sees do not tell numbers apart. */
export const comparedNumber = (number: string): string =>
  plainText(number)
    .toLowerCase()
    .replace(/^0+(?=[\p{L}\p{N}])/u, '');

/**
 * The form of a Löpnummer by which its register knows it: the form it had when it was first imported, in which its journey's id is
 * derived. A number the register does not have is new, and stays as it is. Two forms that were imported as two numbers stay two.
 */
export const knownForms = (register: ReadonlySet<string>): ((number: string) => string) => {
  const byCompared = new Map<string, string>();
  for (const number of register) {
    const compared = comparedNumber(number);
    if (!byCompared.has(compared)) byCompared.set(compared, number);
  }
  return (number) => (register.has(number) ? number : (byCompared.get(comparedNumber(number)) ?? number));
};
