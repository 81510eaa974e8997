import {
  type CodeList,
  EDUCATION,
  EXIT_REASON,
  LIVELIHOOD,
  NEED_GROUP,
  OBSTACLE,
  PARTY,
  SEX,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
} from '@samspar/codes';
import { type Column, COLUMNS } from './columns.js';

const labels = (list: CodeList): readonly string[] => list.map(({ sv }) => sv);

const DAY = ['datum, som 2024-03-05'];

/** What may stand in each column: labels, or what is asked for in words. */
const ALLOWED: Readonly<Record<Column, readonly string[]>> = {
  number: ['radens eget nummer, aldrig ett personnummer (krävs)'],
  intervention: ['insatsens namn eller kortnamn (krävs)'],
  referringParty: labels(PARTY),
  referringUnit: ['enhetens namn'],
  decidingParties: labels(PARTY),
  referredOn: [...DAY, 'detta eller Startdatum krävs'],
  startedOn: [...DAY, 'detta eller Anmälningsdatum krävs'],
  exitedOn: DAY,
  exitReason: [...labels(EXIT_REASON), 'Felregistrering'],
  sex: [...labels(SEX), 'Uppgift saknas (krävs)'],
  ageAtStart: ['hela år'],
  birthYear: ['år med fyra siffror'],
  education: labels(EDUCATION),
  timeWithoutWork: ['hela månader', ...labels(TIME_BRACKET)],
  livelihood: labels(LIVELIHOOD),
  timeOnAssistance: ['datum eller månad', ...labels(TIME_ON_ASSISTANCE)],
  livelihoodAtExit: labels(LIVELIHOOD),
  obstacle: labels(OBSTACLE),
  district: ['stadsdelens namn', 'Annan kommun'],
  needGroups: labels(NEED_GROUP),
  consent: ['Ja', 'Nej', 'Återkallat'],
  identity: ['personnummer eller samordningsnummer, ÅÅÅÅMMDD-NNNN'],
};

/** The headers with what may stand under each, for the command line's help (Swedish). */
export const describeColumns = (): string =>
  [
    'Kolumner (flera värden skiljs åt med semikolon; tom cell betyder att uppgift saknas):',
    ...COLUMNS.map(({ column, header }) => `  ${header}: ${ALLOWED[column].join(' · ')}`),
  ].join('\n');

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });

/** An empty .xlsx workbook with the headers, and a second sheet that says, column by column, what may stand under each. */
export const importTemplate = async (): Promise<Buffer> => {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const explained = COLUMNS.map(({ column, header }) => [bold(header), ...ALLOWED[column]]);
  const headers = COLUMNS.map(({ header }) => bold(header));
  const columns = COLUMNS.map(({ header }) => ({ width: Math.max(14, header.length + 2) }));
  return writeWorkbook([
    { sheet: 'Deltaganden', data: [headers], columns, stickyRowsCount: 1 },
    { sheet: 'Tillåtna värden', data: explained, columns, stickyColumnsCount: 1 },
  ]).toBuffer();
};
