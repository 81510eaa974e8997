import type { ImportReport, RejectedRow, ReversalReport } from '@samspar/import';
import { textTable } from './text-table.js';

const rowTable = (rows: readonly RejectedRow[]): string =>
  textTable(
    [
      { title: 'Rad', align: 'right' },
      { title: 'Löpnummer', align: 'left' },
      { title: 'Kolumn', align: 'left' },
      { title: 'Värde', align: 'left' },
      { title: 'Orsak', align: 'left' },
    ],
    rows.map(({ row, number, column, value, reason }) => [`${row}`, number, column, value, reason]),
  );

/** How many rows there are that the table does not tell of. */
const beyond = (told: readonly RejectedRow[], all: number): readonly string[] => {
  const rest = all - new Set(told.map(({ row }) => row)).size;
  return rest === 0 ? [] : [`… och ${rest} rader till.`];
};

const hiddenText = ({ rows, columns, sheets, wereRead }: ImportReport['hidden']): readonly string[] => {
  const parts = [
    ...(rows > 0 ? [rows === 1 ? '1 rad' : `${rows} rader`] : []),
    ...(columns.length > 0 ? [`kolumner (${columns.join(', ')})`] : []),
    ...(sheets.length > 0 ? [`blad (${sheets.join(', ')})`] : []),
  ];
  if (parts.length === 0) return [];
  return [
    '',
    `Dolt i filen: ${parts.join(', ')}. ${wereRead ? 'Det lästes in.' : 'Det lästes inte in: visa det och spara filen, eller ange --hidden read.'}`,
  ];
};

const unitsText = ({ unknownUnits = [] }: ImportReport): readonly string[] =>
  unknownUnits.length === 0
    ? []
    : [
        '',
        `Enheter som inte finns i registret, och läses in som de står: ${unknownUnits.map(({ text, rows }) => `${text} (${rows})`).join(', ')}`,
      ];

/** What became of a file, for a reader at a terminal. */
export const importReportText = (report: ImportReport, dryRun: boolean): string => {
  const { batch, rows, imported, unchanged, corrected, missing, rejected, warnings } = report;
  const { ignoredColumns, ignoredSheets, hidden, notes, partial } = report;
  return [
    dryRun ? 'Kontroll: inget har skrivits.' : batch ? `Inläsning ${batch}` : 'Inget i filen var nytt.',
    '',
    textTable(
      [
        { title: 'Rader', align: 'left' },
        { title: 'Antal', align: 'right' },
      ],
      (
        [
          ['i filen', rows],
          [dryRun ? 'skulle läsas in' : 'inlästa', imported],
          ['oförändrade', unchanged],
          ['rättade', corrected],
          ['avvisade', report.rejectedRows],
          ...(partial ? [] : [['fanns förra gången men saknas nu', missing] as const]),
        ] as const
      ).map(([what, count]) => [what, `${count}`]),
    ),
    ...report.matchedColumns.map(({ header, column }) => `Kolumnen ${header} lästes som ${column}.`),
    ...(ignoredColumns.length > 0
      ? [
          '',
          `Kolumner som inte lästes: ${ignoredColumns.join(', ')} (är någon av dem en kolumn i mallen: ange --column "Rubrik=Kolumn")`,
        ]
      : []),
    ...(ignoredSheets.length > 0
      ? [
          '',
          `Blad som inte lästes: ${ignoredSheets.join(', ')} (spara dem som egna filer och läs in dem också)`,
        ]
      : []),
    ...unitsText(report),
    ...hiddenText(hidden),
    ...notes.flatMap(({ sentence }) => ['', sentence.sv]),
    ...(rejected.length > 0
      ? ['', 'Avvisade rader', rowTable(rejected), ...beyond(rejected, report.rejectedRows)]
      : []),
    ...(warnings.length > 0
      ? ['', 'Inlästa, men se efter', rowTable(warnings), ...beyond(warnings, report.warnedRows)]
      : []),
  ].join('\n');
};

/** What became of a reversal, for a reader at a terminal. */
export const reversalReportText = (report: ReversalReport): string =>
  report.alreadyReversed
    ? `Inläsning ${report.batch} var redan ångrad; inget ändrades.`
    : [
        `Inläsning ${report.batch} är ångrad: ${report.misregistered} deltaganden felregistrerade, ${report.restored} återställda.`,
        ...(report.changedSince.length > 0
          ? [
              '',
              'Det här behöver du titta på',
              textTable(
                [
                  { title: 'Löpnummer', align: 'left' },
                  { title: 'Ärende', align: 'left' },
                  { title: 'Vad', align: 'left' },
                ],
                report.changedSince.map(({ row, journey, what }) => [row ?? '', journey, what]),
              ),
            ]
          : []),
      ].join('\n');
