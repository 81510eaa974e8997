import { basename, dirname, join, resolve } from 'node:path/posix';
import type { Sheet } from '../cell.js';
import type { Archive } from './archive.js';
import { KeptRows, type Watch } from './kept-rows.js';
import { sharedStrings } from './strings.js';
import { readStyles } from './styles.js';
import { type CellContext, readWorksheet } from './worksheet.js';
import { foreign, isTrue, readXml } from './xml.js';

/** The sheets of a file, those without headers without their rows. */
export type ReadSheets = Readonly<{
  sheets: readonly Sheet[];
  /** Whether a bare number that is a day counts from 1904-01-01 instead of from 1900. */
  isFrom1904: boolean;
  /** Whether no sheet has anything in it. */
  isEmpty: boolean;
}>;

type Related = Readonly<{ id: string; type: string; target: string }>;

/** What a part refers to, by the last word of its kind: `worksheet`, `styles`; the rest of it differs between dialects. */
const relatedTo = async (archive: Archive, part: string): Promise<readonly Related[]> => {
  const related: Related[] = [];
  const folder = dirname(part);
  await readXml(archive.text(join(folder, '_rels', `${basename(part)}.rels`)), {
    open: (element, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (element !== 'Relationship') return;
      // Relative to the folder of the part that refers to it, or from the root.
      const path = resolve('/', folder, target.replaceAll('\\', '/')).slice(1);
      related.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path });
    },
  });
  return related;
};

type SheetEntry = Readonly<{ name: string; id: string | undefined; isHidden: boolean }>;

const readWorkbookPart = async (archive: Archive, part: string) => {
  const entries: SheetEntry[] = [];
  let isFrom1904 = false;
  let isToCalculate = false;
  await readXml(archive.text(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = isTrue(attributes['date1904']);
      if (name === 'calcPr') isToCalculate = isTrue(attributes['fullCalcOnLoad']);
      if (name === 'sheet')
        entries.push({
          name: attributes['name'] ?? '',
          id: foreign(attributes, 'id'),
          isHidden: attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden',
        });
    },
  });
  return { entries, isFrom1904, isToCalculate };
};

/** Reads an .xlsx archive sheet by sheet. Rejects with `Exceeded`, and with any other error where the archive is damaged. */
export const readWorkbook = async (archive: Archive, watch: Watch): Promise<ReadSheets> => {
  const [main] = (await relatedTo(archive, '')).filter(({ type }) => type === 'officeDocument');
  const part = main?.target ?? 'xl/workbook.xml';
  if (!archive.has(part)) throw new Error('The archive holds no workbook.');
  const related = await relatedTo(archive, part);
  const partFor = (kind: string): string | undefined => related.find(({ type }) => type === kind)?.target;
  const { entries, isFrom1904, isToCalculate } = await readWorkbookPart(archive, part);
  const context: CellContext = {
    strings: await sharedStrings(archive, partFor('sharedStrings'), () => watch.pause(0)),
    styles: await readStyles(archive, partFor('styles')),
    isFrom1904,
    isToCalculate,
    limits: watch.limits,
  };
  const sheets: Sheet[] = [];
  let isEmpty = true;
  for (const { name, id, isHidden } of entries) {
    const found = related.find((one) => one.id === id && one.type === 'worksheet');
    if (!found) continue;
    const kept = new KeptRows(watch);
    const hiddenColumns = await readWorksheet(archive.text(found.target), context, kept);
    sheets.push({ name, isHidden, hiddenColumns, rows: kept.rows });
    isEmpty &&= kept.isEmpty;
  }
  return { sheets, isFrom1904, isEmpty };
};
