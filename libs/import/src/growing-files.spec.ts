import { describe } from '@jest/globals';
import { itGrowsNoFaster } from '../../../test/edges/growing.js';
import { association, TODAY } from '../../../test/fixtures/import/import-desk.js';
import { workbookOf } from '../../../test/fixtures/import/workbook-parts.js';
import type { Column } from './columns.js';

const KINDS = [
  'a day',
  'a number',
  'a list',
  'a text',
  'an identity number',
  'a header',
  'headers',
  'a match of columns',
  'a text file',
  'a text file in an old code page',
  'a row of a text file',
  'rows',
  'a workbook',
  'merged cells',
  'a format of numbers',
] as const;

const OPTIONS = { today: TODAY, readsHidden: false };
const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Startdatum'];
const sheet = (text: string, after = '') => ({ rows: [HEADERS, ['1', text, 'Man', text]], after });

describe('four times as much in a file takes no more than about four times the steps:', () => {
  itGrowsNoFaster(KINDS, async () => {
    const { cellReaders } = await import('./cell-readers.js');
    const { findHeaders } = await import('./headers.js');
    const { readMatch } = await import('./column-matches.js');
    const { HERE } = await import('./reading/file-reader.js');
    const readers = cellReaders(association, TODAY, () => undefined);
    const cells = (text: string, ...columns: readonly Column[]): readonly unknown[] =>
      columns.map((column) => readers[column](text));
    return {
      'a day': (text) => cells(text, 'referredOn', 'startedOn', 'exitedOn', 'timeOnAssistance'),
      'a number': (text) => cells(text, 'ageAtStart', 'birthYear', 'timeWithoutWork'),
      'a list': (text) =>
        cells(
          text,
          'needGroups',
          'decidingParties',
          'sex',
          'education',
          'exitReason',
          'livelihood',
          'consent',
        ),
      'a text': (text) => cells(text, 'number', 'referringUnit', 'intervention', 'district'),
      'an identity number': (text) => cells(text, 'identity'),
      'a header': (text) => findHeaders([{ number: 1, isHidden: false, cells: [text] }]),
      headers: (text) => findHeaders([{ number: 1, isHidden: false, cells: text.split(',') }]),
      'a match of columns': (text) => readMatch(text),
      'a text file': (text) => HERE.read(Buffer.from(text), OPTIONS),
      'a text file in an old code page': (text) => HERE.read(Buffer.from(`Löp${text}`, 'latin1'), OPTIONS),
      'a row of a text file': (text) =>
        HERE.read(Buffer.from(`${HEADERS.join(';')}\n1;Novum;Man;${text}`), OPTIONS),
      rows: (text) =>
        HERE.read(
          Buffer.from([HEADERS.join(';'), ...Array.from(text, () => '1;Novum;Man;2024-02-01')].join('\n')),
          OPTIONS,
        ),
      'a workbook': (text) => HERE.read(workbookOf({ sheets: [sheet(text)] }), OPTIONS),
      'merged cells': (text) => {
        const references = Array.from(text, (_, at) => `<mergeCell ref="B2:B${at + 2}"/>`).join('');
        return HERE.read(
          workbookOf({ sheets: [sheet('x', `<mergeCells>${references}</mergeCells>`)] }),
          OPTIONS,
        );
      },
      'a format of numbers': (text) =>
        HERE.read(
          workbookOf({
            formats: [text.replaceAll(/["<&]/g, 'd')],
            sheets: [
              { rows: [HEADERS, ['1', 'Novum', 'Man', { xml: '<c r="{r}" s="1"><v>45000</v></c>' }]] },
            ],
          }),
          OPTIONS,
        ),
    };
  });
});
