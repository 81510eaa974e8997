import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Exceeded, type Limits } from './exceeded.js';

const MEGABYTE = 1024 * 1024;

/** The parts of an archive, by name without regard to case; read when they are asked for, and never more than the limits allow. */
export class Archive {
  readonly #file: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left: number;

  private constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>, { unpackedMb }: Limits) {
    this.#file = file;
    this.#entries = entries;
    this.#left = unpackedMb * MEGABYTE;
  }

  /** Rejects where the bytes are no archive, or one that was cut off. */
  static async open(bytes: Buffer, limits: Limits): Promise<Archive> {
    const file = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
    const entries = new Map<string, Entry>();
    for await (const entry of file.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
    return new Archive(file, entries, limits);
  }

  /** In lower case. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /**
   * The text of a part, piece by piece; nothing where there is no such part. The archive says how large its parts are, and one that turns
   * out larger fails. Throws `Exceeded` before a part is unpacked that is too much.
   */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) return;
    this.#left -= entry.uncompressedSize;
    if (this.#left < 0) throw new Exceeded('unpackedMb');
    const stream: Readable = await this.#file.openReadStreamPromise(entry);
    let decoder: TextDecoder | undefined;
    for await (const piece of stream as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(piece));
      yield decoder.decode(piece, { stream: true });
    }
    if (decoder) yield decoder.decode();
  }
}

/** XML is UTF-8 unless it begins with the mark of UTF-16. */
const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
