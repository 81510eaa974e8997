import {
  type AnyFact,
  type FactCatalogue,
  type FactKind,
  FACTS,
  hiddenWhenProtected,
  inProfile,
  type KindNamed,
  type ProfileFact,
} from '@samspar/casework';

/** The columns in their order (docs/import.md): facts by their names, and what a row says beside; each with its header, and what offices also call it. */
const NAMES = {
  number: ['Löpnummer', 'löpnr', 'lnr', 'nr', 'nummer', 'id', 'deltagar-id', 'deltagarnummer', 'radnummer'],
  intervention: ['Insats', 'insatsens namn', 'insatsnamn', 'verksamhet', 'projekt'],
  referringParty: [
    'Anmälande part',
    'remittent',
    'remitterande part',
    'anvisande part',
    'anmälande myndighet',
    'anmäld av',
    'remitterad av',
    'anvisad av',
  ],
  referringUnit: ['Anmälande enhet', 'remitterande enhet', 'anvisande enhet', 'enhet', 'remittentens enhet'],
  decidingParties: ['Medbeslutande parter', 'medbeslutande part', 'medbeslutande', 'beslutande parter'],
  referredOn: [
    'Anmälningsdatum',
    'anmälan',
    'anmäld',
    'anmäldes',
    'datum för anmälan',
    'anmälningsdag',
    'remissdatum',
    'datum för remiss',
    'aktualiserad',
  ],
  startedOn: [
    'Startdatum',
    'start',
    'startad',
    'startdag',
    'datum för start',
    'inskrivningsdatum',
    'inskriven',
  ],
  exitedOn: [
    'Avslutsdatum',
    'avslut',
    'avslutad',
    'avslutsdag',
    'avslutningsdatum',
    'datum för avslut',
    'slutdatum',
    'utskrivningsdatum',
    'utskriven',
  ],
  exitReason: [
    'Avslutsorsak',
    'orsak till avslut',
    'avslutningsorsak',
    'avslutsanledning',
    'anledning till avslut',
    'avslutad till',
  ],
  sex: ['Kön', 'juridiskt kön', 'kvinna/man', 'man/kvinna', 'k/m', 'm/k'],
  ageAtStart: ['Ålder vid start', 'ålder', 'ålder start'],
  birthYear: ['Födelseår', 'född', 'född år', 'fött år'],
  education: ['Utbildning', 'utbildningsnivå', 'högsta utbildning', 'utbildningsbakgrund'],
  timeWithoutWork: [
    'Tid utan arbete eller studier',
    'tid utan arbete',
    'tid utan arbete/studier',
    'tid utan arbete och studier',
    'tid utanför arbete eller studier',
    'månader utan arbete eller studier',
  ],
  livelihood: [
    'Försörjning vid start',
    'försörjning',
    'försörjning start',
    'försörjningskälla',
    'inkomst vid start',
  ],
  timeOnAssistance: [
    'Försörjningsstöd sedan',
    'försörjningsstöd från',
    'tid med försörjningsstöd',
    'biståndstid',
  ],
  livelihoodAtExit: [
    'Försörjning vid avslut',
    'försörjning avslut',
    'försörjning efter avslut',
    'inkomst vid avslut',
  ],
  occupationAtStart: ['Sysselsättning vid start', 'sysselsättning', 'sysselsättning start'],
  occupationAtExit: ['Sysselsättning vid avslut', 'sysselsättning avslut', 'sysselsättning efter avslut'],
  obstacle: ['Försörjningshinder', 'hinder'],
  district: ['Stadsdel', 'stadsdelsområde', 'stadsdelsnämnd', 'stadsdelsförvaltning', 'bostadsområde'],
  needGroups: ['Behovsgrupp', 'behovsgrupper', 'målgrupp', 'målgrupper'],
  consent: ['Samtycke', 'samtyckt', 'samtycke finns'],
  consentGivenOn: [
    'Samtyckesdatum',
    'samtyckesdag',
    'datum för samtycke',
    'samtycke datum',
    'samtycke lämnat den',
    'samtycke från och med',
    'samtycke fr.o.m.',
  ],
  consentExpiresOn: [
    'Samtycke gäller till',
    'samtycke till och med',
    'samtycke t.o.m.',
    'samtycke gäller till och med',
    'samtycke gäller t.o.m.',
    'samtyckets sista dag',
  ],
  consentForm: ['Samtyckets form', 'samtyckesform', 'form för samtycke', 'form av samtycke'],
  consentGiving: [
    'Får lämna ut enligt samtycket',
    'får lämna ut',
    'myndigheter som får lämna ut',
    'samtycke lämnar ut',
  ],
  consentReceiving: [
    'Får ta del enligt samtycket',
    'får ta del',
    'myndigheter som får ta del',
    'samtycke tar emot',
    'samtycke till',
  ],
  consentKinds: [
    'Uppgifter som samtycket gäller',
    'samtycket gäller',
    'samtycket omfattar',
    'slag av uppgifter',
  ],
  consentPurpose: ['Samtyckets ändamål', 'ändamål', 'ändamål med samtycket', 'syfte med samtycket'],
  consentWithdrawnOn: [
    'Samtycke återkallat den',
    'samtycke återkallades',
    'återkallelsedatum',
    'datum för återkallelse',
  ],
  identity: [
    'Personnummer',
    'pnr',
    'persnr',
    'person-nr',
    'personnr',
    'samordningsnummer',
    'personnummer/samordningsnummer',
  ],
  personName: ['Namn', 'deltagarens namn', 'för- och efternamn', 'förnamn och efternamn'],
  formerIdentity: [
    'Tidigare personnummer',
    'tidigare pnr',
    'tidigare samordningsnummer',
    'gammalt personnummer',
    'föregående personnummer',
  ],
} as const;

/** What a row says of consent: whether it was given, and more of it. */
export const OF_CONSENT = [
  'consentGivenOn',
  'consentExpiresOn',
  'consentForm',
  'consentGiving',
  'consentReceiving',
  'consentKinds',
  'consentPurpose',
  'consentWithdrawnOn',
] as const;
export const CONSENT_COLUMNS: readonly Column[] = ['consent', ...OF_CONSENT];

/** What says who a person is: for the vault alone, and for those who may know. */
export const IDENTIFYING: readonly Column[] = ['identity', 'personName', 'formerIdentity'];

export type Column = keyof typeof NAMES | ProfileFact;

/** The columns of a workbook; a fact of the profile that is not listed stands last, under its name. */
export const columnsFor = (catalogue: FactCatalogue = FACTS): readonly Column[] => [
  ...new Set([...(Object.keys(NAMES) as Column[]), ...inProfile(catalogue)]),
];
export const COLUMNS = columnsFor();

/** What says who the person is, or where she is to be found. */
export const WHEREABOUTS: readonly Column[] = COLUMNS.filter(
  (column) => IDENTIFYING.includes(column) || hiddenWhenProtected().some((fact) => fact === column),
);

/** The column that a fact is read from or told of under; the day of acceptance is that of the start. */
export const columnOfFact = (fact: string): Column | undefined => {
  const named = fact === 'acceptedOn' ? 'startedOn' : fact === 'exitReasons' ? 'exitReason' : fact;
  return COLUMNS.find((column) => column === named);
};

const isFact = (column: string, catalogue: FactCatalogue): column is AnyFact =>
  Object.hasOwn(catalogue, column);

/** What a cell may hold: free text has no column. */
export type CellKind = Exclude<FactKind, KindNamed<'text'>>;

/** The kind of the fact that a column holds; undefined for what is no fact, or is written otherwise. */
export const kindOf = (column: Column, catalogue: FactCatalogue = FACTS): CellKind | undefined => {
  const kind = isFact(column, catalogue) ? catalogue[column].kind : undefined;
  return kind?.is === 'text' ? undefined : kind;
};

const namesOf = (column: string): readonly string[] =>
  (NAMES as Readonly<Record<string, readonly string[]>>)[column] ?? [];

/** The header as the template and every report name it. */
export const headerOf = (column: Column, catalogue: FactCatalogue = FACTS): string =>
  namesOf(column)[0] ?? (isFact(column, catalogue) ? catalogue[column].name.sv : column);

export const DAY_COLUMNS: readonly Column[] = COLUMNS.filter(
  (column) =>
    ['day', 'since'].includes(kindOf(column)?.is ?? '') ||
    /^consent(GivenOn|ExpiresOn|WithdrawnOn)$/.test(column),
);

/** A header without what does not tell headers apart: case, accents, spaces, punctuation. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const BY_LETTERS = new Map<string, Column>(
  COLUMNS.flatMap((column) =>
    [headerOf(column), ...namesOf(column)].map((name) => [lettersOf(name), column]),
  ),
);

/** The column a header names, whatever its case, spacing, accents and punctuation; a bracketed aside is overlooked. */
export const columnOfHeader = (header: string): Column | undefined =>
  BY_LETTERS.get(lettersOf(header)) ?? BY_LETTERS.get(lettersOf(header.replace(/\([^()]*\)/g, '')));

/** The headers of all columns, in the order of the template. */
export const COLUMN_HEADERS: readonly string[] = COLUMNS.map((column) => headerOf(column));
