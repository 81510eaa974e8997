import { JOURNEYS } from './server.js';

/** The number of a person whose identity is protected. */
export const NUMBER = '19900602-2397';
/** What tells who the person is, or where she is to be found, in the forms in which it could be told. */
export const MARKS: Readonly<Record<string, RegExp>> = {
  name: /Vildros|Skyddsdotter/i,
  number: /19900602|900602-?2397/,
  contact: /Hyacintstigen|Kaprifolgatan/i,
  unit: /Fj[äa]rilsenheten/i,
  district: /Rinkeby/i,
};
/** What whoever is responsible works with: to everybody else a text may tell where she is, and so may the board of a district that her consent names. */
const OF_JOURNEY: Readonly<Record<string, RegExp>> = { text: /Sädesärlan/i, purpose: /Gulsparven/i };
/** Every board may be chosen, so hers is told where it stands more often than one that has nothing to do with her. */
const BOARD = /Hällevik/gi;
const OTHER_BOARD = /Tällvik/gi;
/** The list of all districts is there for whoever sends referrals. */
const DISTRICTS = /^\/api\/v1\/associations/;

/** What identifies her. */
export const IDENTITY = { identityNumber: NUMBER, name: 'Vildros Skyddsdotter', contact: 'Hyacintstigen 4' };
const PROFILE = { sex: 'man', district: 'rinkeby-kista' };
const TEXT = 'Går i skolan Sädesärlan.';
const BOARDS = { receiving: ['hallevik-sdn'], occurredOn: '2023-05-21' };
const GIVEN = { giving: ['arbetsmarknadsnamnden'], kinds: ['plan'] };
const CONSENT = { ...BOARDS, ...GIVEN, purpose: 'Vid Gulsparven', form: 'oral', language: 'sv' };

/** Her referral. */
export const REFERRED = {
  ...IDENTITY,
  referredOn: '2023-05-01',
  referringUnit: 'Gamla Fjärilsenheten',
  profile: PROFILE,
  note: TEXT,
};

/** What is registered of her journey after it, by whoever is responsible: routes and what they are sent. */
export const workedOn = (responsible: string) =>
  [
    ['corrections', { fact: 'referringUnit', value: 'Fjärilsenheten', reason: 'entry-error' }],
    ['acceptance', { occurredOn: '2023-05-10' }],
    ['caseworker', { occurredOn: '2023-05-10', caseworker: responsible }],
    ['start', { occurredOn: '2023-05-20', profile: PROFILE }],
    ['consent', CONSENT],
    ['consent-withdrawal', BOARDS],
    ['consent', CONSENT],
    [
      'disclosure',
      {
        occurredOn: '2023-05-22',
        ground: 'necessary',
        receiver: 'hallevik-sdn',
        kinds: ['plan'],
        why: TEXT,
      },
    ],
    ['plan', { occurredOn: '2023-05-22', goals: [TEXT], parallelActions: [] }],
    [
      'team-meetings',
      {
        occurredOn: '2023-05-23',
        attendance: [],
        decisions: [],
        violenceQuestionAsked: false,
        note: TEXT,
      },
    ],
  ] as const;

/** Rows of a register, two of them hers; with an exit. */
export const rowsWith = (exit: string): readonly string[] => [
  'Löpnummer;Insats;Anmälningsdatum;Startdatum;Avslutsdatum;Kön;Anmälande enhet;Stadsdel;Personnummer',
  `7;FINSAM-team;2023-05-01;2023-05-20;${exit};Man;Fjärilsenheten;Rinkeby-Kista;${NUMBER}`,
  // Long over: what is to be erased.
  `8;Novum;2018-02-01;2018-02-20;2018-09-01;Man;Fjärilsenheten;Rinkeby-Kista;${NUMBER}`,
  ...[1, 2, 3, 4, 5, 6].map((number) => `${number};FINSAM-team;2023-05-01;;;Kvinna;;;`),
];

/** The same as a colleague guesses at where she is, one that is rejected. */
export const GUESSES: readonly string[] = [
  'Löpnummer;Insats;Anmälningsdatum;Startdatum;Kön;Anmälande enhet;Stadsdel;Personnummer',
  '7;FINSAM-team;2023-05-01;2023-05-20;Man;Skalbaggsenheten;Farsta;',
  '8;Novum;i maj;2018-02-20;Man;Skalbaggsenheten;Farsta;',
];

/** What was answered to whom, and at which address. */
export type Told = Readonly<{ where: string; text: string; status: number }>;

const isBoardTold = ({ text }: Told): boolean =>
  (text.match(BOARD) ?? []).length !== (text.match(OTHER_BOARD) ?? []).length ||
  (text.match(/hallevik-sdn/g) ?? []).length !== (text.match(/tallvik-sdn/g) ?? []).length;

/** Where each is told of what whoever is responsible works with, but to her on the pages of the journey, and in its answers. */
export const foundOfJourney = (
  told: readonly Told[],
  journey: string,
): Readonly<Record<string, readonly string[]>> => {
  const isWork = ({ where }: Told): boolean =>
    ['/arenden', JOURNEYS].some((path) => where.startsWith(`responsible ${path}/${journey}`));
  const others = told.filter((one) => !isWork(one));
  const addresses = (isTold: (one: Told) => boolean) => others.filter(isTold).map(({ where }) => where);
  return {
    ...Object.fromEntries(
      Object.entries(OF_JOURNEY).map(([what, mark]) => [what, addresses(({ text }) => mark.test(text))]),
    ),
    board: addresses(isBoardTold),
  };
};

/** Where each mark is found. */
export const found = (told: readonly Told[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(MARKS).map(([what, mark]) => [
      what,
      told
        .filter(
          ({ where, text }) =>
            mark.test(text) && !(what === 'district' && DISTRICTS.test(where.split(' ')[1] ?? '')),
        )
        .map(({ where }) => where),
    ]),
  );
