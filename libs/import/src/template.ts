import { ESF_RECEIVER } from '@samspar/association';
import { type FactCatalogue, FACTS } from '@samspar/casework';
import {
  DATA_KIND,
  EXIT_REASON,
  LIVELIHOOD,
  OUTSIDE,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
} from '@samspar/codes';
import { unreachable } from '@samspar/kernel';
import { CONSENT_FORMS } from './cell-readers.js';
import { labelsOf } from './list-readers.js';
import {
  type CellKind,
  type Column,
  COLUMN_HEADERS,
  COLUMNS,
  columnsFor,
  headerOf,
  kindOf,
} from './columns.js';

/** What may stand in a cell of each kind of fact: labels, or what is asked for in words. */
const allowedBy = (kind: CellKind): readonly string[] => {
  switch (kind.is) {
    case 'code':
    case 'codes':
      return labelsOf(kind.list);
    case 'day':
      return ['datum, som 2024-03-05'];
    case 'whole':
      return ['hela år'];
    case 'months':
      return ['hela månader', ...labelsOf(TIME_BRACKET)];
    case 'since':
      return ['datum eller månad', ...labelsOf(TIME_ON_ASSISTANCE)];
    case 'sources':
      return labelsOf(LIVELIHOOD);
    case 'name':
      return ['enhetens namn'];
    case 'district':
      return ['stadsdelens namn', OUTSIDE.sv];
    case 'intervention':
      return ['insatsens namn eller kortnamn (krävs)'];
    default:
      return unreachable(kind);
  }
};

/** What else may stand in a column, or is asked of it. */
const ALSO: Readonly<Partial<Record<Column, readonly string[]>>> = {
  number: ['radens eget nummer, aldrig ett personnummer (krävs)'],
  referredOn: ['detta eller Startdatum krävs'],
  startedOn: ['detta eller Anmälningsdatum krävs'],
  exitReason: [...labelsOf(EXIT_REASON), 'Felregistrering'],
  sex: ['Uppgift saknas (krävs)'],
  birthYear: ['år med fyra siffror'],
  consent: ['Ja', 'Nej', 'Återkallat'],
  consentGivenOn: ['datum, bara med Ja eller Återkallat under Samtycke'],
  consentExpiresOn: ['datum, även ett som kommer', 'Tills vidare'],
  consentForm: CONSENT_FORMS,
  consentGiving: ['myndigheternas namn; fyll också i vem som får ta del och vilka uppgifter'],
  consentReceiving: ['myndigheternas namn', `${ESF_RECEIVER.name}, där ESF finansierar insatsen`],
  consentKinds: labelsOf(DATA_KIND),
  consentPurpose: ['kort text, utan namn och nummer'],
  consentWithdrawnOn: ['datum; samtycket är då återkallat'],
  identity: ['personnummer eller samordningsnummer, ÅÅÅÅMMDD-NNNN'],
  personName: ['personens namn, bara med Personnummer'],
  formerIdentity: ['nummer som personen hade förut, bara med Personnummer'],
};

const allowedIn = (column: Column, catalogue: FactCatalogue): readonly string[] => {
  const kind = kindOf(column, catalogue);
  return [...(kind ? allowedBy(kind) : []), ...(ALSO[column] ?? [])];
};

/** The headers with what may stand under each, for the command line's help (Swedish). */
export const describeColumns = (catalogue: FactCatalogue = FACTS): string =>
  [
    'Kolumner (flera värden skiljs åt med semikolon; tom cell betyder att uppgift saknas):',
    ...columnsFor(catalogue).map(
      (column) => `  ${headerOf(column, catalogue)}: ${allowedIn(column, catalogue).join(' · ')}`,
    ),
  ].join('\n');

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });

/** An empty .xlsx workbook with the headers, and a second sheet that says, column by column, what may stand under each. */
export const importTemplate = async (): Promise<Buffer> => {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const explained = COLUMNS.map((column) => [bold(headerOf(column)), ...allowedIn(column, FACTS)]);
  const headers = COLUMN_HEADERS.map(bold);
  const columns = COLUMN_HEADERS.map((header) => ({ width: Math.max(14, header.length + 2) }));
  return writeWorkbook([
    { sheet: 'Deltaganden', data: [headers], columns, stickyRowsCount: 1 },
    { sheet: 'Tillåtna värden', data: explained, columns, stickyColumnsCount: 1 },
  ]).toBuffer();
};
