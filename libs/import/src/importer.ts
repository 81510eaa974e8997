import { createHash, randomUUID } from 'node:crypto';
import type { ImportRights, RegisterOwner } from '@samspar/access';
import { type Association, authoritiesOf } from '@samspar/association';
import { termsOf } from '@samspar/casework';
import { type EventStore, nameBasedId, type StreamHandler } from '@samspar/event-store';
import { maskedText } from '@samspar/identity-number';
import { type Day, dayInStockholm, type Sentence } from '@samspar/kernel';
import type { Registration } from '@samspar/registration';
import type { Vault } from '@samspar/vault';
import { breathe } from './breathe.js';
import { batchStream } from './batch.js';
import {
  type BatchContents,
  contentsOfBatch,
  contentsOfFile,
  type FileContents,
  ownerOfRegister,
} from './contents.js';
import { type ColumnMatches, effective, remembered, toRemember } from './column-matches.js';
import { dayOrdersOf } from './day-orders.js';
import { type ExaminationContext, examineRows, type ExaminedRow, warnedOf } from './examination.js';
import {
  asKnown,
  type ExaminedFile,
  firstToldRows,
  isKnownRow,
  missingFrom,
  rejectedIn,
} from './examined-file.js';
import { type ImportRefusal, importRefusalSentence } from './file-refusal.js';
import { TO_MEND } from './headers.js';
import { inChunks } from './in-chunks.js';
import { marksOf } from './mend-workbook.js';
import { holdIdentityNumbers, withMends } from './mends.js';
import { unknownUnitsOf } from './named-units.js';
import { parseRows, TOLD_ROWS } from './parse-rows.js';
import { type FileRead, type FileReader, HERE } from './reading/file-reader.js';
import {
  isRegisterName,
  matchesOf,
  numbersOf,
  registerId,
  registerStream,
  USUAL_REGISTER,
} from './register.js';
import { together } from './reported-row.js';
import type {
  ImportOptions,
  ImportOutcome,
  ImportReport,
  RefusedFile,
  ReversalOptions,
  ReversalOutcome,
} from './report.js';
import { reverseBatch } from './reversal.js';
import { announceRows, commandId, type RowToWrite, writeRows } from './writing.js';

/** What an importer works with; `clock` gives milliseconds since the epoch. */
type ImporterParts = Readonly<{
  store: EventStore;
  streams: StreamHandler;
  registration: Registration;
  vault: Vault;
  clock: () => number;
  /** Where files are read; in this process unless stated. */
  reader?: FileReader;
}>;

/** Rows set against the log at a time: their journeys are in memory meanwhile. */
const EXAMINED = 100;
/** Rows written at a time, and those that one announcement names. */
const WRITTEN = 200;
const ANNOUNCED = 2_000;
const TOLD_HEADERS = 100;
/** What nobody who chose no column for this file is told. */
const UNSAID: readonly ImportRefusal['code'][] = ['ColumnTwice', 'HeaderNotThere'];
/** A file is refused where more than one in so many known rows changed (docs/import.md#the-same-file-again). */
const KNOWN_PER_CHANGED = 5;

const refused = (refusal: ImportRefusal, contents?: FileContents): RefusedFile => ({
  outcome: 'refused',
  refusal,
  sentence: importRefusalSentence(refusal),
  ...(contents && { contents }),
});

/** The authorities that a file may be imported for. */
const idsFor = (association: Association, rights: ImportRights | undefined): readonly string[] => {
  const all = authoritiesOf(association);
  return (rights?.importsFor(all) ?? all).map(({ id }) => id);
};

const isToWrite = (row: ExaminedRow): row is RowToWrite => row.kind === 'new' || row.kind === 'changed';

const unknownIn = (read: Awaited<ReturnType<FileReader['read']>>): readonly string[] => {
  if ('file' in read) return read.file.ignoredColumns;
  return read.refusal.code === 'ColumnMissing' ? read.refusal.unknown : [];
};

/** Takes the workbooks that journeys live in today, row by row, into the log (docs/import.md). */
export class Importer {
  readonly #parts: ImporterParts;

  constructor(parts: ImporterParts) {
    this.#parts = parts;
  }

  /**
   * Imports a file: good rows become events, bad ones are reported, the rest of the log is left alone. The same file
   * again imports nothing new; one that was interrupted is completed. Rejects with `StoreUnavailable` or
   * `VaultUnavailable`.
   */
  async import(bytes: Uint8Array, options: ImportOptions): Promise<ImportOutcome> {
    const examined = await this.#examine(bytes, options);
    return 'refusal' in examined ? examined : this.#take(bytes, examined, options);
  }

  /** Whose a register is; undefined where it has no rows. */
  async ownerOf(association: string, register: string): Promise<RegisterOwner | undefined> {
    return ownerOfRegister({ streams: this.#parts.streams, association, register });
  }

  /** The workbook of all rows that are rejected now, in a language; undefined where the file is refused as a whole. Writes nothing. */
  async mend(
    bytes: Uint8Array,
    options: ImportOptions,
    language: keyof Sentence,
  ): Promise<Buffer | undefined> {
    const { reader = HERE } = this.#parts;
    const examined = await this.#examine(bytes, { ...options, acceptChanges: true }, Infinity);
    if ('refusal' in examined) return undefined;
    const { context, matched } = examined;
    const { readsHidden = false, mends, signal } = options;
    return reader.mend(bytes, marksOf(rejectedIn(examined), language), TO_MEND[language], {
      today: context.today,
      readsHidden,
      columns: matched,
      ...(mends && { mends }),
      ...(signal && { signal }),
    });
  }

  /** What the journeys of a batch are about; undefined where there is no such batch. */
  async contentsOf(batch: string): Promise<BatchContents | undefined> {
    return contentsOfBatch(batch, this.#parts.streams);
  }

  /** Takes a batch back (docs/import.md#taking-an-import-back). Reversing it again changes nothing, and the answer says so. */
  async reverse(batch: string, options: ReversalOptions): Promise<ReversalOutcome> {
    const report = await reverseBatch(batch, this.#parts, options);
    return report
      ? { outcome: 'reversed', report, position: await this.#parts.store.lastPosition() }
      : refused({ code: 'BatchUnknown' });
  }

  /** Reads a file and sets it against the log; of no more than `told` rows it says what is wrong with each. */
  async #examine(
    bytes: Uint8Array,
    options: ImportOptions,
    told = TOLD_ROWS,
  ): Promise<ExaminedFile | RefusedFile> {
    const register = options.register ?? USUAL_REGISTER;
    if (!isRegisterName(register)) return refused({ code: 'RegisterNameInvalid' });
    if (options.rights?.imports === false) return refused({ code: 'OfficeImportsOff' });
    const { streams, vault, clock } = this.#parts;
    const today = dayInStockholm(clock());
    const { read, matched } = await this.#read(bytes, register, today, options);
    if ('refusal' in read) return refused(read.refusal);
    const { association, rights, shields, signal } = options;
    const authorities = options.authority === undefined ? undefined : idsFor(association, rights);
    if (authorities?.includes(options.authority ?? '') === false)
      return refused({ code: 'AuthorityNotOfSender', authorities });
    const referrer = { ...options.context, ...(options.authority && { authority: options.authority }) };
    const terms = termsOf(association, null, referrer);
    const asked = { association: association.id, terms, register, today, role: options.context.role };
    const context = { ...asked, streams, vault, rights, shields };
    const mended: FileRead = {
      ...read.file,
      rows: withMends(read.file.rows, options.mends),
      hasIdentityNumbers: read.file.hasIdentityNumbers || holdIdentityNumbers(options.mends),
    };
    const contents = contentsOfFile(mended, association);
    if (rights?.permits(contents) === false) return refused({ code: 'FileNotPermitted', ...contents });
    if (rights?.owns(await ownerOfRegister(context)) === false)
      return refused({ code: 'RegisterOfOthers', register });
    const { state: known } = await streams.load(registerStream, registerId(association.id, register));
    const numbers = numbersOf(known);
    const { rows: raw } = mended;
    const { orderOf, unclear, notes } = await dayOrdersOf(raw, options.dates);
    if (unclear.length > 0) return refused({ code: 'DayOrderUnclear', columns: unclear }, contents);
    const rows = asKnown(await parseRows(raw, association, today, orderOf, told), numbers);
    const examined: ExaminedRow[] = [];
    for (const chunk of inChunks(rows.parsed, EXAMINED)) {
      await breathe();
      signal?.throwIfAborted();
      examined.push(...(await examineRows(chunk, context)));
      options.examined?.(examined.length, rows.parsed.length);
    }
    const again = examined.filter(isKnownRow);
    const changed = again.filter(({ kind }) => kind !== 'unchanged').length;
    if (changed * KNOWN_PER_CHANGED > again.length && !options.acceptChanges)
      return refused({ code: 'TooManyChanges', changed, known: again.length }, contents);
    const partial = options.partial === true || mended.isPart;
    const missing = partial ? 0 : missingFrom(mended, numbers);
    return { read: mended, context, rows, contents, examined, missing, partial, matched, notes };
  }

  async #take(bytes: Uint8Array, set: ExaminedFile, options: ImportOptions): Promise<ImportOutcome> {
    const { read, context, rows, contents, examined, missing, partial, matched, notes } = set;
    const rejected = [...rejectedIn(set)];
    const late = new Set<RowToWrite>();
    const toWrite = examined.filter(isToWrite);
    const written = (kind: RowToWrite['kind']): number =>
      toWrite.filter((row) => row.kind === kind && !late.has(row)).length;
    const counts = () => ({
      imported: written('new'),
      unchanged: examined.filter(({ kind }) => kind === 'unchanged').length,
      corrected: written('changed'),
      missing,
    });
    const outcome = async (batch: string | null): Promise<ImportOutcome> => {
      const gone = new Set(rejected.map(({ raw }) => raw));
      const warned = together(rows.warned, examined.flatMap(warnedOf)).filter(({ raw }) => !gone.has(raw));
      return {
        outcome: 'taken',
        report: {
          batch,
          rows: read.rows.length,
          ...counts(),
          partial,
          rejectedRows: rejected.length,
          rejected: firstToldRows(rejected, context.today),
          warnedRows: warned.length,
          warnings: firstToldRows(warned, context.today),
          matchedColumns: Object.entries(matched).map(([header, column]) => ({
            header: maskedText(header),
            column,
          })),
          ignoredColumns: read.ignoredColumns.slice(0, TOLD_HEADERS).map(maskedText),
          ignoredSheets: read.ignoredSheets.map(maskedText),
          hidden: { ...read.hidden, sheets: read.hidden.sheets.map(maskedText) },
          ...unknownUnitsOf(rows.parsed, options.association),
          notes,
        } satisfies ImportReport,
        contents,
        position: await this.#parts.store.lastPosition(),
      };
    };
    if (options.dryRun) return outcome(null);
    await this.#remember(context, options);
    const { batch, sha256, interrupted } = await this.#batchOf(bytes, context);
    if (toWrite.length === 0 && !interrupted) return outcome(null);
    const { context: author, authority = author.authority } = options;
    const metadata = {
      ...author,
      ...(authority !== undefined && { authority }),
      correlationId: batch,
      batch,
    };
    const { streams, association, register } = context;
    const start = { association, register, sha256, rows: read.rows.length, consentAtSource: false };
    await streams.handle(batchStream, batch, [{ type: 'StartImport', ...this.#now(), data: start }], {
      ...metadata,
      commandId: commandId(batch, 'start'),
    });
    const { joins } = options;
    const writing = { ...context, ...this.#parts, batch, metadata, joins };
    let done = 0;
    for (const block of inChunks(toWrite, ANNOUNCED)) {
      await announceRows(block, writing);
      for (const chunk of inChunks(block, WRITTEN)) {
        await breathe();
        options.signal?.throwIfAborted();
        for (const { row, ...problem } of await writeRows(chunk, writing)) {
          late.add(row);
          rejected.push({ raw: row.row.raw, problems: [problem] });
        }
        done += chunk.length;
        options.progress?.(done, toWrite.length);
      }
    }
    const end = { counts: { ...counts(), rejected: rejected.length } };
    await streams.handle(batchStream, batch, [{ type: 'CompleteImport', ...this.#now(), data: end }], {
      ...metadata,
      commandId: commandId(batch, 'complete'),
    });
    return outcome(batch);
  }

  /** A file, its headers understood by the words that are known and by what was matched by hand, for it or for an earlier file of a register that the asker may use. */
  async #read(
    bytes: Uint8Array,
    register: string,
    today: Day,
    { association: { id }, columns: asked = {}, readsHidden = false, signal, reading, rights }: ImportOptions,
  ): Promise<Readonly<{ read: Awaited<ReturnType<FileReader['read']>>; matched: ColumnMatches }>> {
    const { streams, vault, reader = HERE } = this.#parts;
    const readWith = (columns: ColumnMatches) =>
      reader.read(bytes, {
        today,
        readsHidden,
        columns,
        ...(signal && { signal }),
        ...(reading && { progress: reading }),
      });
    const first = { read: await readWith(asked), matched: effective(asked) };
    const unknown = unknownIn(first.read).filter((header) => !Object.hasOwn(asked, header));
    if (unknown.length === 0 || rights?.owns(await this.ownerOf(id, register)) === false) return first;
    const { state } = await streams.load(registerStream, registerId(id, register));
    const earlier = await remembered(unknown, matchesOf(state), vault, id);
    if (Object.keys(earlier).length === 0) return first;
    const matches = { ...earlier, ...asked };
    const read = await readWith(matches);
    // A file that has the column by its own name needs no memory.
    return 'refusal' in read && UNSAID.includes(read.refusal.code)
      ? first
      : { read, matched: effective(matches) };
  }

  /** Keeps what was matched by hand for the register's next file. */
  async #remember(
    { streams, vault, association, register, today }: ExaminationContext,
    { columns = {}, context }: ImportOptions,
  ): Promise<void> {
    const matches = await toRemember(columns, vault, association);
    if (matches.length === 0) return;
    const id = randomUUID();
    await streams.handle(
      registerStream,
      registerId(association, register),
      [{ type: 'MatchColumns', occurredOn: today, today, data: { matches } }],
      { ...context, commandId: id, correlationId: id },
    );
  }

  #now(): Readonly<{ occurredOn: Day; today: Day }> {
    const today = dayInStockholm(this.#parts.clock());
    return { occurredOn: today, today };
  }

  /**
   * The batch of this file: the one that was interrupted, or the next one. Files are told apart by a digest whose key is destroyed with
   * the next erasure: a file may be little but one person's row. One that was interrupted before it begins anew.
   */
  async #batchOf(
    bytes: Uint8Array,
    { streams, vault, association, register }: ExaminationContext,
  ): Promise<Readonly<{ batch: string; sha256: string; interrupted: boolean }>> {
    const content = createHash('sha256').update(bytes).digest('base64url');
    const [digest = ''] = await vault.digest(association, 'file', [content]);
    const sha256 = Buffer.from(digest, 'base64url').toString('hex');
    for (let attempt = 0; ; attempt += 1) {
      const batch = nameBasedId('batch', association, register, sha256, String(attempt));
      const { state } = await streams.load(batchStream, batch);
      if (state.status === 'none' || state.status === 'started')
        return { batch, sha256, interrupted: state.status === 'started' };
    }
  }
}
