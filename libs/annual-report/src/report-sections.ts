import type { Sentence } from '@samspar/kernel';
import type { ChartKind, ReportTable } from '@samspar/reports';
import type { Dimension, Measure } from '@samspar/statistics';

/** The version of what the reports are made of: another choice of tables is another version, beside which this one stays. */
export const REPORT_DEFINITION = 1;

/** A table of the report: of its period, or of that and the two years before. */
export type AnnualTable = ReportTable & Readonly<{ isSeries?: true; chart?: ChartKind }>;

/** What stands in a section besides the office's words and tables. */
export type SectionPart = 'brief' | 'goals' | 'not-registered' | 'definitions' | 'sources';

export type AnnualSection = Readonly<{
  id: string;
  heading: Sentence;
  /** What the office is asked to write there; absent where it writes nothing. */
  prompt?: Sentence;
  tables?: readonly AnnualTable[];
  part?: SectionPart;
}>;

const WOMEN_AND_MEN = { columns: ['sex'], percentOf: 'column' } as const satisfies Partial<AnnualTable>;
const FLOWS: readonly Measure[] = ['participants', 'started', 'ended', 'ongoing'];

type Titled = readonly [id: string, title: Sentence];

const started = ([id, title]: Titled, rows: readonly Dimension[], chart?: ChartKind): AnnualTable => ({
  id,
  title,
  measures: ['started'],
  rows,
  ...WOMEN_AND_MEN,
  ...(chart && { chart }),
});
const ended = (...table: Parameters<typeof started>): AnnualTable => ({
  ...started(...table),
  measures: ['ended'],
});
const byIntervention = ([id, title]: Titled, measures: readonly Measure[]): AnnualTable => ({
  id,
  title,
  measures,
  rows: ['intervention'],
  ...WOMEN_AND_MEN,
});

const SECTIONS: readonly AnnualSection[] = [
  {
    id: 'i-korthet',
    heading: { sv: 'I korthet', en: 'In brief' },
    prompt: {
      sv: 'Det viktigaste som hände, i några meningar.',
      en: 'What mattered most, in a few sentences.',
    },
    part: 'brief',
  },
  {
    id: 'uppdrag',
    heading: { sv: 'Förbundet och uppdraget', en: 'The association and its task' },
    prompt: {
      sv: 'Vilka parterna är, vad förbundet ska åstadkomma och hur arbetet har styrts.',
      en: 'Who the members are, what the association is for and how it has been governed.',
    },
  },
  {
    id: 'deltagare',
    heading: { sv: 'Deltagare', en: 'Participants' },
    prompt: {
      sv: 'Hur det har gått att nå deltagare, och varför det blev så.',
      en: 'How reaching participants has gone, and why.',
    },
    tables: [
      {
        id: 'deltagare',
        title: { sv: 'Deltagare', en: 'Participants' },
        measures: FLOWS,
        rows: [],
        columns: ['sex'],
        percentOf: 'row',
        chart: 'pairs',
      },
      {
        id: 'deltagare-per-insats',
        title: { sv: 'Deltagare per insats', en: 'Participants by intervention' },
        measures: FLOWS,
        rows: ['intervention'],
        columns: ['sex'],
        percentOf: 'row',
        chart: 'multiples',
      },
    ],
  },
  {
    id: 'vilka',
    heading: { sv: 'Vilka som började', en: 'Who started' },
    prompt: {
      sv: 'Vad som är värt att veta om målgruppen.',
      en: 'What is worth knowing of the target group.',
    },
    tables: [
      started(['alder', { sv: 'Ålder vid start', en: 'Age at the start' }], ['ageGroup'], 'pairs'),
      started(['utbildning', { sv: 'Utbildning', en: 'Education' }], ['education'], 'pairs'),
      started(
        ['tid-utan-arbete', { sv: 'Tid utan arbete eller studier', en: 'Time without work or studies' }],
        ['timeWithoutWork'],
        'pairs',
      ),
      started(['behovsgrupp', { sv: 'Behovsgrupp', en: 'Need group' }], ['needGroup']),
      started(['stadsdel', { sv: 'Stadsdel', en: 'District' }], ['district'], 'map'),
    ],
  },
  {
    id: 'anmalare',
    heading: { sv: 'Vem som anmäler', en: 'Who refers' },
    prompt: {
      sv: 'Hur samarbetet med dem som anmäler har fungerat.',
      en: 'How the work with those who refer has gone.',
    },
    tables: [
      started(['anmalande-part', { sv: 'Anmälande part', en: 'Referring party' }], ['referringParty']),
      started(['anmalande-enhet', { sv: 'Anmälande enhet', en: 'Referring unit' }], ['referringUnit']),
    ],
  },
  {
    id: 'resultat',
    heading: { sv: 'Avslut och resultat', en: 'Exits and results' },
    prompt: { sv: 'Vad insatserna har lett till, och för vem.', en: 'What came of it, and for whom.' },
    tables: [
      ended(['resultat', { sv: 'Resultat vid avslut', en: 'Result at exit' }], ['exitGroup'], 'pairs'),
      ended(['avslutsorsak', { sv: 'Avslutsorsak', en: 'Exit reason' }], ['exitReason']),
      {
        id: 'resultat-per-insats',
        title: { sv: 'Resultat per insats', en: 'Result by intervention' },
        measures: ['ended'],
        rows: ['intervention', 'sex'],
        columns: ['exitGroup'],
        percentOf: 'row',
        chart: 'flow',
      },
    ],
  },
  {
    id: 'mal',
    heading: { sv: 'Förväntat och faktiskt resultat', en: 'Expected and actual result' },
    prompt: {
      sv: 'Varför utfallet skiljer sig från målen, och vad som görs åt det.',
      en: 'Why results differ from what was expected, and what is done about it.',
    },
    part: 'goals',
  },
  {
    id: 'ledtider',
    heading: { sv: 'Ledtider och överlämningar', en: 'Lead times and handovers' },
    prompt: { sv: 'Vad som tar tid, och var det brister.', en: 'What takes time, and where it fails.' },
    tables: [
      {
        id: 'ledtider',
        title: { sv: 'Ledtider', en: 'Lead times' },
        measures: ['daysReferralToAnswer', 'daysToStart', 'daysToFirstMeeting', 'daysInIntervention'],
        rows: [],
        ...WOMEN_AND_MEN,
        chart: 'spread',
      },
      byIntervention(
        ['tid-till-start', { sv: 'Tid till start per insats', en: 'Time to the start by intervention' }],
        ['daysToStart'],
      ),
      byIntervention(
        ['tid-i-insatsen', { sv: 'Tid i insatsen', en: 'Time in the intervention' }],
        ['daysInIntervention'],
      ),
      byIntervention(
        ['moten-och-overlamningar', { sv: 'Teammöten och överlämningar', en: 'Team meetings and handovers' }],
        ['meetings', 'handovers'],
      ),
    ],
  },
];

const EVERY_YEAR: AnnualSection = {
  id: 'utveckling',
  heading: { sv: 'Utveckling över tre år', en: 'Three years' },
  prompt: { sv: 'Vad som har förändrats, och varför.', en: 'What has changed, and why.' },
  tables: [
    {
      id: 'deltagare-tre-ar',
      title: { sv: 'Deltagare, tre år', en: 'Participants, three years' },
      measures: FLOWS,
      rows: ['year'],
      columns: ['sex'],
      percentOf: 'row',
      isSeries: true,
      chart: 'trend',
    },
    {
      id: 'resultat-tre-ar',
      title: { sv: 'Resultat vid avslut, tre år', en: 'Result at exit, three years' },
      measures: ['ended'],
      rows: ['year', 'sex'],
      columns: ['exitGroup'],
      percentOf: 'row',
      isSeries: true,
    },
  ],
};

/** Of half a year each quarter, for its years are not whole. */
const EVERY_QUARTER: AnnualSection = {
  ...EVERY_YEAR,
  heading: { sv: 'Utveckling, kvartal för kvartal', en: 'Quarter by quarter' },
  tables: [
    {
      id: 'deltagare-per-kvartal',
      title: { sv: 'Påbörjade och avslutade, per kvartal', en: 'Started and ended, by quarter' },
      measures: ['started', 'ended'],
      rows: ['quarter'],
      columns: ['sex'],
      percentOf: 'row',
      isSeries: true,
      chart: 'trend',
    },
  ],
};

const END: readonly AnnualSection[] = [
  {
    id: 'registreras-inte',
    heading: { sv: 'Vad som inte registreras', en: 'What is not registered' },
    part: 'not-registered',
  },
  { id: 'definitioner', heading: { sv: 'Vad orden betyder', en: 'What words mean' }, part: 'definitions' },
  { id: 'kallor', heading: { sv: 'Källor', en: 'Sources' }, part: 'sources' },
];

/** The sections of a report in the order in which it is read. */
export const sectionsOf = ({ half }: Readonly<{ half?: 1 | 2 }>): readonly AnnualSection[] => [
  ...SECTIONS,
  half === undefined ? EVERY_YEAR : EVERY_QUARTER,
  ...END,
];

/** The sections in which the office writes, by their ids, which are those of the slots. */
export const slotsOf = (period: Parameters<typeof sectionsOf>[0]): readonly string[] =>
  sectionsOf(period).flatMap(({ id, prompt }) => (prompt ? [id] : []));
