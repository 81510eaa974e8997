import { strToU8, Zip, ZipDeflate } from 'fflate';

/** What is written in a cell; a day is midnight UTC. */
export type WrittenCell = string | number | boolean | Date | null;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places of the formats in the part of styles. */
const [BOLD, WRAPPED, DAY] = [1, 2, 3];
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>
<xf fontId="1" applyFont="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const relations = (...of: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${RELATIONS}">${of
    .map(
      ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** Parts that are the same whatever the sheet holds. */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/></Types>`,
  '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
  'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
  'xl/styles.xml': STYLES,
};

/** Characters that XML has not, and what would be read as one of them, as workbooks write them. */
const UNWRITABLE = /(?![\t\n])[\p{Cc}\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/giu;

const escaped = (text: string): string =>
  text
    .replace(UNWRITABLE, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

const MS_PER_DAY = 86_400_000;
/** 1970-01-01 as workbooks count days. */
const EPOCH = 25_569;

const cellXml = (cell: WrittenCell, address: string, style: number): string => {
  if (cell === null || cell === '') return '';
  const styled = style === 0 ? '' : ` s="${style}"`;
  if (cell instanceof Date)
    return `<c r="${address}" s="${DAY}"><v>${cell.getTime() / MS_PER_DAY + EPOCH}</v></c>`;
  if (typeof cell === 'number') return `<c r="${address}"${styled}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${address}"${styled} t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${address}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
};

const rowXml = (number: number, cells: readonly WrittenCell[], styleOf: (at: number) => number): string =>
  `<row r="${number}">${cells.map((cell, at) => cellXml(cell, `${lettersOf(at)}${number}`, styleOf(at))).join('')}</row>`;

/** Characters that are packed at a time. */
const TOGETHER = 64 * 1024;

/**
 * An .xlsx workbook of one sheet under its headers, which stay in sight; the first column is the wide one. Rows are packed as they come, so that
 * the memory it takes is that of the packed workbook.
 */
export const sheetOf = (
  name: string,
  headers: readonly string[],
  rows: Iterable<readonly WrittenCell[]>,
  widths: readonly number[],
): Buffer => {
  const pieces: Uint8Array[] = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const add = (part: string, texts: Iterable<string>): void => {
    const packed = new ZipDeflate(part, { level: 6 });
    archive.add(packed);
    for (const text of texts) packed.push(strToU8(text));
    packed.push(new Uint8Array(0), true);
  };
  for (const [part, text] of Object.entries(PARTS)) add(part, [text]);
  add('xl/workbook.xml', [
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  add('xl/worksheets/sheet1.xml', sheetTexts(headers, rows, widths));
  archive.end();
  return Buffer.concat(pieces);
};

function* sheetTexts(
  headers: readonly string[],
  rows: Iterable<readonly WrittenCell[]>,
  widths: readonly number[],
): Generator<string> {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  let text = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${columns.join('')}</cols><sheetData>${rowXml(1, headers, () => BOLD)}`;
  let number = 1;
  for (const cells of rows) {
    number += 1;
    text += rowXml(number, cells, (at) => (at === 0 ? WRAPPED : 0));
    if (text.length < TOGETHER) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}
