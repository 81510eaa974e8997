/** One column of the workbook (design §6): its key in code, its header, and what offices also call it. */
type ColumnEntry = Readonly<{ column: string; header: string; also: readonly string[] }>;

const entries = <const Name extends string>(
  list: readonly (ColumnEntry & Readonly<{ column: Name }>)[],
): readonly (ColumnEntry & Readonly<{ column: Name }>)[] => list;

export const COLUMNS = entries([
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

export type Column = (typeof COLUMNS)[number]['column'];

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
