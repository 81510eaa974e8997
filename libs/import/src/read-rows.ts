import { CsvError, parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import type { NamedSheet, Sheet } from './cell.js';
import { withErrorsTold } from './error-cells.js';
import type { ImportRefusal } from './file-refusal.js';
import { findHeaders } from './headers.js';

type Sheets = Readonly<{ sheets: readonly NamedSheet[] }> | Readonly<{ refusal: ImportRefusal }>;

const DELIMITERS = [';', '\t', ','] as const;
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
/** An encrypted workbook is a compound file with a stream of this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
/** Rows enough to hold any title above the headers. */
const LEADING_ROWS = 50;

const refusal = (code: 'FileEmpty' | 'OldExcelFile' | 'FileLocked' | 'FileDamaged' | 'FileKindUnknown') => ({
  refusal: { code },
});

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** The bytes are all there is to read, so that whatever the reader throws (it throws of every kind) is the file's fault. */
const readXlsx = async (bytes: Buffer): Promise<Sheets> => {
  try {
    const sheets = await readWorkbook(await withErrorsTold(bytes));
    return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Sheet })) };
  } catch {
    return refusal('FileDamaged');
  }
};

const decode = (bytes: Uint8Array): string => {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const records = (text: string, delimiter: string, to?: number): string[][] =>
  parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    ...(to !== undefined && { to }),
  });

const readText = (bytes: Uint8Array): Sheets => {
  const text = decode(bytes);
  if (text.includes('\0')) return refusal('FileKindUnknown');
  if (text.trim() === '') return refusal('FileEmpty');
  try {
    const columnsFound = (delimiter: string): number =>
      findHeaders(records(text, delimiter, LEADING_ROWS))?.columns.size ?? 0;
    const [delimiter] = DELIMITERS.map((candidate) => ({ candidate, found: columnsFound(candidate) }))
      .toSorted((one, other) => other.found - one.found)
      .map(({ candidate }) => candidate);
    return { sheets: [{ name: '', rows: records(text, delimiter ?? ';') }] };
  } catch (error) {
    if (error instanceof CsvError) return refusal('FileDamaged');
    throw error;
  }
};

/**
 * The sheets of an .xlsx file, or a .csv file as one sheet: separated by semicolon, tab or comma; UTF-8, UTF-16 or, where
 * the bytes are neither, Windows-1252. What a file is, its bytes say; its name is not asked.
 */
export const readSheets = async (bytes: Uint8Array): Promise<Sheets> => {
  if (bytes.length === 0) return refusal('FileEmpty');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, COMPOUND_FILE))
    return refusal(buffer.includes(ENCRYPTED) ? 'FileLocked' : 'OldExcelFile');
  return startsWith(bytes, ZIP) ? readXlsx(buffer) : readText(bytes);
};
