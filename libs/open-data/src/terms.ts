import type { Sentence } from '@samspar/kernel';
import type { FigureMark } from './figures.js';

/** The one licence that figures are opened under: whoever wants them may do anything with them. */
export const LICENCE = {
  code: 'CC0-1.0',
  address: 'http://creativecommons.org/publicdomain/zero/1.0/',
} as const;

/** What stands in place of a number, as PX files write it: as many dots as make each its own. */
export const SYMBOLS: Readonly<Record<FigureMark, string>> = {
  notGiven: '.',
  hidden: '..',
  notRegistered: '...',
};

export const MARK_NAMES: Readonly<Record<FigureMark, Sentence>> = {
  notGiven: { sv: 'Finns inget tal att ge', en: 'There is no number to give' },
  hidden: {
    sv: 'Dolt, för talet är litet eller skulle röja ett litet tal',
    en: 'Hidden, for the number is small or would give a small one away',
  },
  notRegistered: { sv: 'Registrerades inte', en: 'Was not registered' },
};

/** A series breaks where its registration began. */
export const BREAK: Readonly<{ symbol: string; name: Sentence }> = {
  symbol: 'b',
  name: {
    sv: 'Tidsseriebrott: registreringen började inom den här tiden',
    en: 'The series breaks: registration began within this time',
  },
};
