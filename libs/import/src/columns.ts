import {
  type AnyFact,
  type FactCatalogue,
  type FactKind,
  FACTS,
  inProfile,
  type ProfileFact,
} from '@samspar/casework';

/** One column of the workbook (docs/import.md): its key in code, its header, and what offices also call it. */
type ColumnEntry = Readonly<{ column: string; header: string; also: readonly string[] }>;

const entries = <const Name extends string>(
  list: readonly (ColumnEntry & Readonly<{ column: Name }>)[],
): readonly (ColumnEntry & Readonly<{ column: Name }>)[] => list;

/** The columns in their order: facts by their names, and what a row says beside. */
const LISTED = entries([
  {
    column: 'number',
    header: 'Löpnummer',
    also: ['löpnr', 'lnr', 'nr', 'nummer', 'id', 'deltagar-id', 'deltagarnummer', 'radnummer'],
  },
  {
    column: 'intervention',
    header: 'Insats',
    also: ['insatsens namn', 'insatsnamn', 'verksamhet', 'projekt'],
  },
  {
    column: 'referringParty',
    header: 'Anmälande part',
    also: [
      'remittent',
      'remitterande part',
      'anvisande part',
      'anmälande myndighet',
      'anmäld av',
      'remitterad av',
      'anvisad av',
    ],
  },
  {
    column: 'referringUnit',
    header: 'Anmälande enhet',
    also: ['remitterande enhet', 'anvisande enhet', 'enhet', 'remittentens enhet'],
  },
  {
    column: 'decidingParties',
    header: 'Medbeslutande parter',
    also: ['medbeslutande part', 'medbeslutande', 'beslutande parter'],
  },
  {
    column: 'referredOn',
    header: 'Anmälningsdatum',
    also: [
      'anmälan',
      'anmäld',
      'anmäldes',
      'datum för anmälan',
      'anmälningsdag',
      'remissdatum',
      'datum för remiss',
      'aktualiserad',
    ],
  },
  {
    column: 'startedOn',
    header: 'Startdatum',
    also: ['start', 'startad', 'startdag', 'datum för start', 'inskrivningsdatum', 'inskriven'],
  },
  {
    column: 'exitedOn',
    header: 'Avslutsdatum',
    also: [
      'avslut',
      'avslutad',
      'avslutsdag',
      'avslutningsdatum',
      'datum för avslut',
      'slutdatum',
      'utskrivningsdatum',
      'utskriven',
    ],
  },
  {
    column: 'exitReason',
    header: 'Avslutsorsak',
    also: [
      'orsak till avslut',
      'avslutningsorsak',
      'avslutsanledning',
      'anledning till avslut',
      'avslutad till',
    ],
  },
  { column: 'sex', header: 'Kön', also: ['juridiskt kön', 'kvinna/man', 'man/kvinna', 'k/m', 'm/k'] },
  { column: 'ageAtStart', header: 'Ålder vid start', also: ['ålder', 'ålder start'] },
  { column: 'birthYear', header: 'Födelseår', also: ['född', 'född år', 'fött år'] },
  {
    column: 'education',
    header: 'Utbildning',
    also: ['utbildningsnivå', 'högsta utbildning', 'utbildningsbakgrund'],
  },
  {
    column: 'timeWithoutWork',
    header: 'Tid utan arbete eller studier',
    also: [
      'tid utan arbete',
      'tid utan arbete/studier',
      'tid utan arbete och studier',
      'tid utanför arbete eller studier',
      'månader utan arbete eller studier',
    ],
  },
  {
    column: 'livelihood',
    header: 'Försörjning vid start',
    also: ['försörjning', 'försörjning start', 'försörjningskälla', 'inkomst vid start'],
  },
  {
    column: 'timeOnAssistance',
    header: 'Försörjningsstöd sedan',
    also: ['försörjningsstöd från', 'tid med försörjningsstöd', 'biståndstid'],
  },
  {
    column: 'livelihoodAtExit',
    header: 'Försörjning vid avslut',
    also: ['försörjning avslut', 'försörjning efter avslut', 'inkomst vid avslut'],
  },
  { column: 'obstacle', header: 'Försörjningshinder', also: ['hinder'] },
  {
    column: 'district',
    header: 'Stadsdel',
    also: ['stadsdelsområde', 'stadsdelsnämnd', 'stadsdelsförvaltning', 'bostadsområde'],
  },
  { column: 'needGroups', header: 'Behovsgrupp', also: ['behovsgrupper', 'målgrupp', 'målgrupper'] },
  { column: 'consent', header: 'Samtycke', also: ['samtyckt', 'samtycke finns'] },
  {
    column: 'identity',
    header: 'Personnummer',
    also: ['pnr', 'persnr', 'person-nr', 'personnr', 'samordningsnummer', 'personnummer/samordningsnummer'],
  },
]);

export type Column = (typeof LISTED)[number]['column'] | ProfileFact;

/** The columns of a workbook; a fact of the profile that is not listed stands last, under its name. */
export const columnsFor = (
  catalogue: FactCatalogue = FACTS,
): readonly (ColumnEntry & Readonly<{ column: Column }>)[] => [
  ...LISTED,
  ...inProfile(catalogue)
    .filter((fact) => !LISTED.some(({ column }) => column === fact))
    .map((fact) => ({ column: fact, header: catalogue[fact].name.sv, also: [] })),
];
export const COLUMNS = columnsFor();

/** The column that a fact is read from or told of under; the day of acceptance is that of the start. */
export const columnOfFact = (fact: string): Column | undefined => {
  const named = fact === 'acceptedOn' ? 'startedOn' : fact === 'exitReasons' ? 'exitReason' : fact;
  return COLUMNS.find(({ column }) => column === named)?.column;
};

const isFact = (column: string, catalogue: FactCatalogue): column is AnyFact =>
  Object.hasOwn(catalogue, column);

/** The kind of the fact that a column holds; undefined for what is no fact, or is written otherwise. */
export const kindOf = (column: Column, catalogue: FactCatalogue = FACTS): FactKind | undefined =>
  isFact(column, catalogue) ? catalogue[column].kind : undefined;

/** The columns that hold days. */
export const DAY_COLUMNS: readonly Column[] = COLUMNS.map(({ column }) => column).filter((column) =>
  ['day', 'since'].includes(kindOf(column)?.is ?? ''),
);

/** A header without what does not tell headers apart: case, accents, spaces, punctuation. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const BY_LETTERS = new Map<string, Column>(
  COLUMNS.flatMap(({ column, header, also }) => [header, ...also].map((name) => [lettersOf(name), column])),
);

/** The column a header names, whatever its case, spacing, accents and punctuation; a bracketed aside is overlooked. */
export const columnOfHeader = (header: string): Column | undefined =>
  BY_LETTERS.get(lettersOf(header)) ?? BY_LETTERS.get(lettersOf(header.replace(/\([^()]*\)/g, '')));

/** The headers of all columns, in the order of the template. */
export const COLUMN_HEADERS: readonly string[] = COLUMNS.map(({ header }) => header);

const HEADERS = new Map<Column, string>(COLUMNS.map(({ column, header }) => [column, header]));

/** The header as the design and every report name it. */
export const headerOf = (column: Column): string => HEADERS.get(column) ?? column;
