import { describe, expect, it } from '@jest/globals';
import { openSolver } from '@samspar/linear-solver';
import { checkRelease } from './check-release.js';
import { findingSentence } from './finding-sentence.js';
import type { Release } from './release.js';

const solver = await openSolver();

/** What is said of a release in Swedish that no explanation mends. */
const refused = (release: Partial<Release>): readonly string[] =>
  checkRelease({ id: 'this', tables: [], text: '', ...release }, [], { threshold: 5, solver })
    .filter(({ severity }) => severity === 'refuses')
    .map((finding) => findingSentence(finding).fact.sv);

const PUBLISHED = `Under året har insatserna totalt haft 878 deltagare (521 kvinnor och 357 män).

Totalt år 2024 var det 352 deltagare (197 kvinnor och 154 män) som började en insats. År 2024 anmälde Stockholms stad 130 deltagare (37 procent), främst till insatserna FINSAM-team och IPS för personer med beroendeproblematik. Hälso- och sjukvården har anmält 118 deltagare, främst till Integrering av IPS till psykosvården. Av de 352 deltagare som började en insats under 2024 hade 36 procent varit utan arbete eller studier fem år eller mer.

Av de 750 deltagare som träffat FINSAM-team hade 457 deltagare (61 procent) försörjningsstöd, 112 deltagare (15 procent) hade sjukpenning.

Under 2024 har totalt 348 deltagare (197 kvinnor och 151 män) avslutat en insats. Under året har totalt 61 av dessa deltagare börjat arbeta eller studera, vilket är 17 procent av de avslutade deltagarna. En något högre andel av männen (22 procent) än kvinnorna (18 procent) har börjat arbeta eller studera.`;

describe('what was published of 2024', () => {
  it('is refused: women and men are not all that started, the share of all lies outside theirs, and is not that of its counts', () => {
    expect(refused({ text: PUBLISHED })).toEqual([
      '197 + 154 blir 351, inte 352. Rätta talen, eller skriv hur många som saknar uppgift.',
      '61 av 348 är 18 procent, inte 17.',
      'Andelen för alla, 17 procent, måste ligga mellan delarnas, 22 och 18 procent.',
    ]);
  });

  it('says of every figure that no table has it, until the explanation tells where it comes from', () => {
    const settings = { threshold: 5, solver };
    const text =
      'Hälso- och sjukvården har anmält 118 deltagare, och 36 procent har varit utan arbete länge.';
    const severities = (explanation: string) =>
      checkRelease({ id: 'this', tables: [], text, explanation }, [], settings).map(
        ({ code, severity }) => `${code} ${severity}`,
      );
    expect(severities('')).toEqual(['notInTables mustBeExplained', 'countMissing mustBeExplained']);
    expect(severities('118 ur regionens redovisning.')).toEqual([
      'notInTables explained',
      'countMissing mustBeExplained',
    ]);
    expect(severities('118 och 36 ur regionens redovisning.')).toEqual([
      'notInTables explained',
      'countMissing explained',
    ]);
  });
});

const SIBLINGS: readonly (readonly [rule: string, release: Partial<Release>, sentence: string])[] = [
  [
    'women and men that are more than all',
    { text: 'Under 2023 började 340 deltagare, varav 190 kvinnor och 160 män.' },
    '190 + 160 blir 350, inte 340. Rätta talen.',
  ],
  [
    'a share of all above both parts',
    { text: 'Till arbete gick 25 procent totalt, 18 procent av kvinnorna och 22 procent av männen.' },
    'Andelen för alla, 25 procent, måste ligga mellan delarnas, 18 och 22 procent.',
  ],
  [
    'a share above 100',
    { text: 'Av de avslutade var 104 procent nöjda med insatsen.' },
    '104 procent är ingen andel: den ligger mellan 0 och 100.',
  ],
  [
    'a stock that does not follow',
    {
      text: 'Vid årets början pågick 526 deltaganden. Under året påbörjades 352 och 348 avslutades. Vid årets slut pågick 531 deltaganden.',
    },
    '526 pågående + 352 påbörjade − 348 avslutade blir 530, inte 531.',
  ],
  [
    'a share that is not that of its counts',
    { text: 'Av de avslutade gick 61 av 348 (16 procent) vidare till arbete eller studier.' },
    '61 av 348 är 18 procent, inte 16.',
  ],
  [
    'a median outside those of its parts',
    { text: 'Mediantiden i insatsen var 240 dagar totalt, 180 dagar för kvinnor och 210 dagar för män.' },
    'Medianen för alla, 240 dagar, måste ligga mellan delarnas, 180 och 210 dagar.',
  ],
  [
    'districts that do not make all',
    {
      text: 'Av de 352 deltagarna bodde 54 i Enskede-Årsta-Vantör, 19 hade okänd bostadsort och 269 bodde i övriga stadsdelar.',
    },
    '54 + 19 + 269 blir 342, inte 352. Rätta talen.',
  ],
  [
    'quarters that do not make the year',
    {
      text: 'Totalt började 352 deltagare: 80 under första kvartalet, 95 under andra kvartalet, 77 under tredje kvartalet och 90 under fjärde kvartalet.',
    },
    '80 + 95 + 77 + 90 blir 342, inte 352. Rätta talen, eller skriv hur många som saknar uppgift.',
  ],
  [
    'a table without those whose value is unknown',
    {
      typed: [
        {
          title: 'Bostad',
          total: { label: 'Alla', count: 352 },
          parts: [
            { label: 'Enskede-Årsta-Vantör', count: 54 },
            { label: 'Övriga', count: 279 },
          ],
        },
      ],
    },
    'Det står inte hur många som saknar uppgift. Delarna blir 333 av 352: skriv 0 om ingen saknar.',
  ],
  [
    'shares that do not make 100 and do not say why',
    { text: 'Av deltagarna var 57 procent kvinnor och 42 procent män.' },
    'Andelarna blir 99 procent: skriv att det beror på avrundning, eller rätta dem.',
  ],
  [
    'a part larger than its whole',
    { text: 'Av de 40 deltagarna hade 52 deltagare (61 procent) försörjningsstöd.' },
    '52 av 40: delen är större än det hela.',
  ],
  [
    'a count below the threshold',
    { text: 'Av de avslutade var det 3 kvinnor som flyttade från kommunen.' },
    '3 är under 5 och ska inte visas.',
  ],
];

describe('constructed texts of the same kind', () => {
  it.each(SIBLINGS)('are refused: %s', (_, release, sentence) => {
    expect(refused(release)).toContain(sentence);
  });
});
