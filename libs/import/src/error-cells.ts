import { promisify } from 'node:util';
import { type AsyncUnzipOptions, type Unzipped, unzip, zip } from 'fflate';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** More than this in one archive is no workbook of an office but an attempt to fill the memory, in bytes. */
const LARGEST = 512 * 1024 * 1024;
/** The start of a cell up to the type that says that its formula fails. */
const ERROR_CELL = /(<(?:\w+:)?c\s(?:[^<>]*\s)?t=["'])e(?=["'])/g;

const unpacked = promisify<Uint8Array, AsyncUnzipOptions, Unzipped>(unzip);
const packed = promisify<Unzipped, Uint8Array>((files, done) => zip(files, { level: 0 }, done));

/** The sheets of a workbook in which a formula fails, with the errors' names as text. */
const sheetsTold = (sheets: Unzipped): Unzipped =>
  Object.fromEntries(
    Object.entries(sheets).flatMap(([name, bytes]) => {
      const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (!xml.includes('t="e"') && !xml.includes("t='e'")) return [];
      return [[name, Buffer.from(xml.toString('latin1').replace(ERROR_CELL, '$1str'), 'latin1')]];
    }),
  );

/**
 * The .xlsx file with the names of its formula errors (`#N/A`) as texts: the reader of workbooks takes such a cell for an empty
 * one, which would be read as *not known*. The same bytes where no formula fails. Rejects where the archive is
 * damaged, or unpacks to more than 512 MB.
 */
export const withErrorsTold = async (workbook: Buffer): Promise<Buffer> => {
  let size = 0;
  const sheets = await unpacked(workbook, {
    filter: ({ name, originalSize }) => {
      size += originalSize;
      return size <= LARGEST && SHEET.test(name);
    },
  });
  if (size > LARGEST) throw new Error('The archive unpacks to too much.');
  const told = sheetsTold(sheets);
  return Object.keys(told).length === 0
    ? workbook
    : Buffer.from(await packed({ ...(await unpacked(workbook, {})), ...told }));
};
