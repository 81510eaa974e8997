import { describe, expect, it } from '@jest/globals';
import { findingSentence } from '../finding-sentence.js';
import { readText } from './read-text.js';
import { textFindings } from './text-rules.js';

const refused = (text: string): readonly string[] =>
  textFindings({
    candidate: { id: 'this', tables: [], text },
    earlier: [],
    threshold: 5,
    prose: text,
    explanation: '',
    roundingSaid: false,
  })
    .filter(({ severity }) => severity === 'refuses')
    .map((finding) => findingSentence(finding).fact.sv);

describe('figures in prose', () => {
  it.each([
    'Totalt var det 878 deltagare. Av dem var 521 kvinnor och 357 män.',
    'Av 348 avslutade gick 61 (18 %) till arbete.',
    'Av de 750 deltagare som träffat teamet hade 457 deltagare (61 procent) försörjningsstöd, 112 deltagare (15 procent) hade sjukpenning.',
    'Bland kvinnorna gick 28 av 197 (14 procent) till arbete, bland männen 33 av 151 (22 procent).',
    'Under 2024 började 1 275 deltagare, varav 700 kvinnor och 575 män.',
    'Andelen kvinnor var 56 procent och andelen män 44 procent.',
    'Av kvinnorna var 60 procent och av männen 41 procent födda utomlands.',
    '352 deltagare började (197 kvinnor, 150 män och 5 okänt kön).',
    'Mediantiden var 100 dagar; 95 dagar för kvinnor och 110 för män.',
    'Ingående 526, påbörjade 352, avslutade 348 och utgående 530 deltaganden.',
    'Under 2024 började 352 deltagare (197 kvinnor och 155 män) och 348 avslutades (197 kvinnor och 151 män).',
    'Kvinnor: 197. Män: 155. Totalt: 352.',
  ])('are let through where they fit each other: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });

  it.each([
    ['Totalt var det 878 deltagare. Av dem var 521 kvinnor och 355 män.', '521 + 355 blir 876, inte 878'],
    ['352 avslutade, varav 197 kvinnor och 154 män.', '197 + 154 blir 351, inte 352'],
    ['Kvinnorna var 197 och männen 154, totalt 352.', '197 + 154 blir 351, inte 352'],
    ['Det var fler kvinnor (197) än män (154) bland de 352.', '197 + 154 blir 351, inte 352'],
    ['Kvinnor: 197. Män: 154. Totalt: 352.', '197 + 154 blir 351, inte 352'],
    [
      'Kvartal 1: 80, kvartal 2: 95, kvartal 3: 77, kvartal 4: 90, totalt 352.',
      '80 + 95 + 77 + 90 blir 342, inte 352',
    ],
    ['17 procent totalt, 18 procent kvinnor och 22 procent män.', 'Andelen för alla, 17 procent'],
    [
      'Andelen som gick till arbete var 17 procent. Andelen kvinnor som gick till arbete var 18 procent och andelen män 22 procent.',
      'Andelen för alla, 17 procent',
    ],
    ['Bland kvinnorna gick 28 av 197 (16 procent) vidare.', '28 av 197 är 14 procent, inte 16'],
    ['Av 348 avslutade gick 61 (17,4 procent) vidare.', '61 av 348 är 17,5 procent, inte 17,4'],
  ])('are refused where they do not: %s', (text, sentence) => {
    expect(refused(text).join(' ')).toContain(sentence);
  });

  it('are neither years, days, ages, sections and money, nor the numbers of what has a number', () => {
    const text =
      'Ungdomar 16–29 år fick 54,7 mnkr den 15 maj 2025 enligt 7 § lagen (2003:1210), se tabell 3 och 2024-12-31. 1. Inledning till år 2024.';
    expect(readText(text).flatMap(({ numbers }) => numbers.map(({ written }) => written))).toEqual([]);
  });
});
