import type { ImportReport, RejectedRow, ReversalReport } from '@samspar/import';
import { text } from './terminal.js';
import { atLeft, atRight, textTable } from './text-table.js';

const rowTable = (rows: readonly RejectedRow[]): string =>
  textTable(
    [atRight('Rad'), ...['Löpnummer', 'Kolumn', 'Värde', 'Orsak'].map(atLeft)],
    rows.map(({ row, number, column, value, reason }) => [`${row}`, number, column, value, reason]),
  );

/** Some of `all` rows under a title. */
const rowsText = (title: string, told: readonly RejectedRow[], all: number): string | false => {
  const rest = all - new Set(told.map(({ row }) => row)).size;
  return told.length > 0 && text('', title, rowTable(told), rest > 0 && `… och ${rest} rader till.`);
};

const hiddenText = ({ rows, columns, sheets, wereRead }: ImportReport['hidden']): string | false => {
  const parts = [
    ...(rows > 0 ? [rows === 1 ? '1 rad' : `${rows} rader`] : []),
    ...(columns.length > 0 ? [`kolumner (${columns.join(', ')})`] : []),
    ...(sheets.length > 0 ? [`blad (${sheets.join(', ')})`] : []),
  ];
  return (
    parts.length > 0 &&
    `\nDolt i filen: ${parts.join(', ')}. ${wereRead ? 'Det lästes in.' : 'Det lästes inte in: visa det och spara filen, eller ange --hidden read.'}`
  );
};

const unitsText = ({ unknownUnits = [] }: ImportReport): string | false =>
  unknownUnits.length > 0 &&
  `\nEnheter som inte finns i registret, och läses in som de står: ${unknownUnits.map((unit) => `${unit.text} (${unit.rows})`).join(', ')}`;

/** What became of a file, for a reader at a terminal. */
export const importReportText = (report: ImportReport, dryRun: boolean): string => {
  const { batch, rows, imported, unchanged, corrected, missing, rejected, warnings } = report;
  const { ignoredColumns, ignoredSheets, hidden, notes, partial } = report;
  return text(
    dryRun ? 'Kontroll: inget har skrivits.' : batch ? `Inläsning ${batch}` : 'Inget i filen var nytt.',
    '',
    textTable(
      [atLeft('Rader'), atRight('Antal')],
      [
        ['i filen', `${rows}`],
        [dryRun ? 'skulle läsas in' : 'inlästa', `${imported}`],
        ['oförändrade', `${unchanged}`],
        ['rättade', `${corrected}`],
        ['avvisade', `${report.rejectedRows}`],
        ...(partial ? [] : [['fanns förra gången men saknas nu', `${missing}`]]),
      ],
    ),
    ...report.matchedColumns.map(({ header, column }) => `Kolumnen ${header} lästes som ${column}.`),
    ignoredColumns.length > 0 &&
      `\nKolumner som inte lästes: ${ignoredColumns.join(', ')} (är någon av dem en kolumn i mallen: ange --column "Rubrik=Kolumn")`,
    ignoredSheets.length > 0 &&
      `\nBlad som inte lästes: ${ignoredSheets.join(', ')} (spara dem som egna filer och läs in dem också)`,
    unitsText(report),
    hiddenText(hidden),
    ...notes.flatMap(({ sentence }) => ['', sentence.sv]),
    rowsText('Avvisade rader', rejected, report.rejectedRows),
    rowsText('Inlästa, men se efter', warnings, report.warnedRows),
  );
};

/** What became of a reversal, for a reader at a terminal. */
export const reversalReportText = (report: ReversalReport): string =>
  report.alreadyReversed
    ? `Inläsning ${report.batch} var redan ångrad; inget ändrades.`
    : text(
        `Inläsning ${report.batch} är ångrad: ${report.misregistered} deltaganden felregistrerade, ${report.restored} återställda.`,
        report.changedSince.length > 0 &&
          text(
            '',
            'Det här behöver du titta på',
            textTable(
              ['Löpnummer', 'Ärende', 'Vad'].map(atLeft),
              report.changedSince.map(({ row, journey, what }) => [row ?? '', journey, what]),
            ),
          ),
      );
