import { describe, expect, it } from '@jest/globals';
import type { JourneyRefusal, JourneyWarning } from '@samspar/casework';
import { type Reason, reasonSentence } from './reasons.js';

type Code = Exclude<Reason['code'], (JourneyRefusal | JourneyWarning)['code']>;
const allowed = ['Kvinna', 'Återtaget'];

/** The facts of one of every reason that the import has words for itself. */
const FACTS: { readonly [C in Code]: Omit<Extract<Reason, { code: C }>, 'code'> } = {
  ValueMisspelt: { meant: 'Återtaget' },
  ValueUnknown: { allowed },
  CellIsDate: {},
  FormulaFails: { error: '#N/A' },
  FormulaNotCalculated: {},
  CellsMerged: {},
  IdentityNumberInClear: {},
  IdentityNumberWrong: { problem: 'checkDigit' },
  NumberMissing: {},
  NumberTwice: { otherRow: 2, written: '0007' },
  TextTooLong: { most: 40 },
  InterventionMissing: {},
  DayUnreadable: {},
  DayAndMonthUnreadable: { allowed },
  DayInTheFuture: { day: '2025-03-02' },
  DayTooEarly: { day: '1904-03-05', earliest: '2000-01-01' },
  DayOfTwoReadings: { one: '2024-03-05', other: '2024-05-03' },
  DaysMissing: {},
  ExitWithoutStart: {},
  ExitReasonsOfSeveralKinds: {},
  MisregistrationAndExit: {},
  AgeUnreadable: { most: 120 },
  BirthYearUnreadable: { from: 1870, to: 2025 },
  TimeUnreadable: { allowed },
  AnotherPerson: {},
  ChangedOnBothSides: {},
  HandledInSamspar: {},
  LeftToResponsible: {},
  AnonymousForGood: {},
  ConsentNotByFile: {},
  ConsentNotGiven: {},
  ConsentNoLongerStated: {},
  WithdrawnOnWhichDay: {},
  AnonymousWithoutConsent: {},
  WithoutIdentityNumber: {},
  ToldBeforeExit: {},
  MisregisteredAllTheSame: {},
  LeftToCaseworkers: {},
  StartStands: {},
  WithdrawalStands: {},
  PartlyTakenBack: {},
  NotTakenBack: {},
};

/** A sentence without what it quotes of the file, and without the product's name. */
const ownWords = (text: string): string => text.replace(/“[^”]*”|Samspår/g, '');

describe('a reason', () => {
  it.each(Object.entries(FACTS))(
    '%s is a sentence in Swedish, and one in English that holds Swedish only in quotes',
    (code, facts) => {
      const { sv, en } = reasonSentence({ code, ...facts } as Reason);
      expect(en).not.toBe(sv);
      for (const sentence of [sv, en]) expect(sentence).toMatch(/^[\p{Lu}“\d].*[.?]$/u);
      expect(ownWords(en)).not.toMatch(/[åäö]|\b(och|eller|inte|det|som)\b/i);
      expect(ownWords(en)).toMatch(/\b(is|are|the|an?|was|you|to|has)\b/i);
    },
  );

  it('of the domain is said in the domain’s own words', () =>
    expect(reasonSentence({ code: 'JourneyNotStarted' }).en).toBe(
      'The journey has not started: choose “Register the start” first.',
    ));

  it('names what may stand in a cell as it is written there', () =>
    expect(reasonSentence({ code: 'ValueUnknown', allowed })).toEqual({
      sv: 'Värdet finns inte i listan. Välj ett av: Kvinna, Återtaget.',
      en: 'The value is not in the list. Choose one of: “Kvinna”, “Återtaget”.',
    }));
});
