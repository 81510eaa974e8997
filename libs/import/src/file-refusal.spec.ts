import { describe, expect, it } from '@jest/globals';
import { type ImportRefusal, importRefusalSentence } from './file-refusal.js';

type Code = ImportRefusal['code'];

/** The facts of one refusal of every kind. */
const FACTS: { readonly [C in Code]: Omit<Extract<ImportRefusal, { code: C }>, 'code'> } = {
  FileEmpty: {},
  OldExcelFile: {},
  FileLocked: {},
  FileDamaged: {},
  FileKindUnknown: {},
  OtherKindOfFile: { kind: 'ods' },
  CodePageUnknown: {},
  FileExceeds: { limit: 'memoryMb' },
  AllHidden: { sheets: ['Resor'], columns: [] },
  HeadersMissing: { unknown: [] },
  ColumnMissing: { columns: ['Kön'], anyOf: ['Anmälningsdatum', 'Startdatum'], unknown: [] },
  HeaderNotThere: { headers: ['Vem anmälde'] },
  ColumnTwice: { column: 'Kön', headers: ['Kön', 'Juridiskt kön'] },
  DayOrderUnclear: { columns: ['Startdatum'] },
  NoRows: {},
  RegisterNameInvalid: {},
  TooManyChanges: { changed: 3, known: 10 },
  FileNotPermitted: { interventions: ['novum'], hasIdentityNumbers: false },
  AuthorityNotOfSender: { authorities: ['socialnamnden'] },
  OfficeImportsOff: {},
  RegisterOfOthers: { register: 'main' },
  BatchUnknown: {},
};

describe('a file that is refused', () => {
  it.each(Object.entries(FACTS))(
    '%s is a sentence in Swedish, and one in English that names columns in quotes',
    (code, facts) => {
      const { sv, en } = importRefusalSentence({ code, ...facts } as ImportRefusal);
      expect(en).not.toBe(sv);
      for (const sentence of [sv, en]) expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(en.replace(/“[^”]*”/g, '')).not.toMatch(/[åäö]|insats|\beller\b/i);
    },
  );

  it.each([
    [['Kön'], [], 'Kön', '“Kön”'],
    [
      [],
      ['Anmälningsdatum', 'Startdatum'],
      'Anmälningsdatum eller Startdatum',
      '“Anmälningsdatum” or “Startdatum”',
    ],
  ])('for its columns %j and one of %j names them', (columns, anyOf, swedish, english) =>
    expect(importRefusalSentence({ code: 'ColumnMissing', columns, anyOf, unknown: [] })).toEqual({
      sv: `Kolumnen ${swedish} saknas: lägg till den, eller ge den sitt namn ur mallen.`,
      en: `The column ${english} is missing: add it, or give it its name from the template.`,
    }),
  );
});
