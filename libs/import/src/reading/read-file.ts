import type { ImportRefusal } from '../file-refusal.js';
import { Archive } from './archive.js';
import { Exceeded } from './exceeded.js';
import type { Watch } from './kept-rows.js';
import { kindOfArchive, kindOfBytes } from './other-kinds.js';
import { readTextFile } from './text-file.js';
import { readWorkbook, type ReadSheets } from './workbook.js';

type Refused = Readonly<{ refusal: ImportRefusal }>;

const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP = Buffer.from('PK');
/** Names of streams in a compound file: that of an encrypted workbook, and that of an old document. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const WORD_DOCUMENT = Buffer.from('WordDocument', 'utf16le');

const startsWith = (bytes: Buffer, signature: Buffer): boolean =>
  bytes.subarray(0, signature.length).equals(signature);

const compoundFile = (bytes: Buffer): ImportRefusal =>
  bytes.includes(ENCRYPTED)
    ? { code: 'FileLocked' }
    : bytes.includes(WORD_DOCUMENT)
      ? { code: 'OtherKindOfFile', kind: 'word' }
      : { code: 'OldExcelFile' };

const readArchive = async (bytes: Buffer, watch: Watch): Promise<ReadSheets | Refused> => {
  const archive = await Archive.open(bytes, watch.limits);
  const kind = await kindOfArchive(archive);
  return kind === undefined ? readWorkbook(archive, watch) : { refusal: { code: 'OtherKindOfFile', kind } };
};

/**
 * The sheets of an .xlsx file, or a text file as one sheet. What a file is, its bytes say; its name is not asked. Whatever else the parsers of
 * archives and of XML throw (they throw of every kind), the file is damaged: its bytes are all there is to read.
 */
export const readSheetsOf = async (bytes: Uint8Array, watch: Watch): Promise<ReadSheets | Refused> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) return { refusal: { code: 'FileEmpty' } };
  if (startsWith(buffer, COMPOUND_FILE)) return { refusal: compoundFile(buffer) };
  const kind = kindOfBytes(buffer);
  if (kind !== undefined) return { refusal: { code: 'OtherKindOfFile', kind } };
  try {
    const read = startsWith(buffer, ZIP) ? await readArchive(buffer, watch) : readTextFile(buffer, watch);
    if ('unread' in read) return { refusal: { code: read.unread } };
    return 'refusal' in read || !read.isEmpty ? read : { refusal: { code: 'FileEmpty' } };
  } catch (error) {
    if (error instanceof Exceeded) return { refusal: { code: 'FileExceeds', limit: error.limit } };
    return { refusal: { code: 'FileDamaged' } };
  }
};
