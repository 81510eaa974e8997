import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

export type Held = PDFObject | undefined;

/** The objects of a file, as a reader of another make than the writer finds them. */
export class PdfObjects {
  private constructor(readonly document: PDFDocument) {}

  static async read(bytes: Uint8Array): Promise<PdfObjects> {
    return new PdfObjects(await PDFDocument.load(bytes, { updateMetadata: false }));
  }

  get catalog(): PDFDict {
    return this.document.catalog;
  }

  get pages(): readonly PDFDict[] {
    return this.document.getPages().map(({ node }) => node);
  }

  of(held: Held): Held {
    return held instanceof PDFRef ? this.document.context.lookup(held) : held;
  }

  in(held: Held, ...path: readonly string[]): Held {
    let found = this.of(held);
    for (const key of path) {
      const dict = found instanceof PDFRawStream ? found.dict : found;
      found = dict instanceof PDFDict ? this.of(dict.get(PDFName.of(key))) : undefined;
    }
    return found;
  }

  /** What refers to an entry, where it is referred to. */
  refIn(held: Held, key: string): PDFRef | undefined {
    const dict = this.of(held);
    const found = dict instanceof PDFDict ? dict.get(PDFName.of(key)) : undefined;
    return found instanceof PDFRef ? found : undefined;
  }

  list(held: Held): readonly PDFObject[] {
    const found = this.of(held);
    return found instanceof PDFArray ? found.asArray() : found === undefined ? [] : [found];
  }

  name(held: Held): string | undefined {
    const found = this.of(held);
    return found instanceof PDFName ? found.decodeText() : undefined;
  }

  text(held: Held): string | undefined {
    const found = this.of(held);
    return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
  }

  number(held: Held): number | undefined {
    const found = this.of(held);
    return found === undefined || !/^-?[\d.]+$/.test(found.toString()) ? undefined : Number(found.toString());
  }

  isTrue(held: Held): boolean {
    return this.of(held)?.toString() === 'true';
  }

  stream(held: Held): string {
    const found = this.of(held);
    return found instanceof PDFRawStream
      ? Buffer.from(decodePDFRawStream(found).decode()).toString('utf8')
      : '';
  }

  /** The entries of a number tree. */
  numbers(held: Held): ReadonlyMap<number, Held> {
    const entries = this.list(this.in(held, 'Nums'));
    const own = entries.flatMap((key, place): readonly (readonly [number, Held])[] =>
      place % 2 === 0 ? [[this.number(key) ?? -1, entries[place + 1]]] : [],
    );
    const below = this.list(this.in(held, 'Kids')).flatMap((kid) => [...this.numbers(kid)]);
    return new Map([...own, ...below]);
  }
}
