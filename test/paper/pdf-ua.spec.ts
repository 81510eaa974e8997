import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { pdfOf } from '@samspar/documents';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { PdfObjects } from './pdf-objects.js';
import { type Element, structureOf, withAllBelow } from './pdf-structure.js';
import { breachesOf } from './pdf-ua.js';
import { wholeDocument } from './whole-document.js';

const AT = Date.parse('2025-02-01T08:00:00Z');
const name = (text: string) => PDFName.of(text);

type Broken = Readonly<{ document: PDFDocument; objects: PdfObjects; elements: readonly Element[] }>;

const SMALL = wholeDocument(2, 2);
const LARGE = wholeDocument(60, 8);
let small: Uint8Array;
beforeAll(async () => {
  small = await pdfOf(SMALL, AT);
});

/** The small document with something wrong in it, as the conditions that it breaks. */
const brokenBy = async (mistake: (broken: Broken) => void): Promise<readonly string[]> => {
  const objects = await PdfObjects.read(small);
  mistake({
    document: objects.document,
    objects,
    elements: structureOf(objects).flatMap(withAllBelow),
  });
  const bytes = await objects.document.save({ useObjectStreams: false, updateFieldAppearances: false });
  const found = await breachesOf(bytes);
  return [...new Set(found.map(({ condition }) => condition))].toSorted();
};

const dictOf = (held: unknown): PDFDict => {
  if (held instanceof PDFDict) return held;
  throw new Error('The file is made otherwise than this spec takes it to be.');
};

const first = ({ elements }: Broken, role: string): PDFDict =>
  dictOf(elements.find((element) => element.role === role)?.dict);

const rename = (broken: Broken, from: string, to: string): void =>
  first(broken, from).set(name('S'), name(to));

const catalogDict = ({ objects }: Broken, key: string): PDFDict => dictOf(objects.in(objects.catalog, key));

/** Writes what is drawn on a page otherwise. */
const redraw = (
  { objects, document }: Broken,
  page: number,
  otherwise: (operators: string) => string,
): void => {
  const node = dictOf(objects.pages[page]);
  const stream = objects.in(node, 'Contents');
  if (!(stream instanceof PDFRawStream)) throw new Error('A page is drawn by one stream.');
  const operators = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  const changed = otherwise(operators);
  if (changed === operators) throw new Error('Nothing was changed.');
  node.set(
    name('Contents'),
    document.context.register(document.context.flateStream(Buffer.from(changed, 'latin1'))),
  );
};

const rewriteMetadata = (broken: Broken, otherwise: (xmp: string) => string): void => {
  const { objects, document } = broken;
  const xmp = objects.stream(objects.in(objects.catalog, 'Metadata'));
  objects.document.catalog.set(
    name('Metadata'),
    document.context.register(
      document.context.stream(Buffer.from(otherwise(xmp)), { Type: 'Metadata', Subtype: 'XML' }),
    ),
  );
};

const annotation = ({ objects }: Broken): PDFDict => {
  const page = objects.pages.find((one) => objects.in(one, 'Annots') !== undefined);
  return dictOf(objects.of(objects.list(objects.in(page, 'Annots'))[0]));
};

const fontOf = ({ objects }: Broken): PDFDict => {
  const fonts = dictOf(objects.in(objects.pages[0], 'Resources', 'Font'));
  return dictOf(objects.of(fonts.values()[0]));
};

/** Elements that hold something of another page than their first sequence. */
const sayThatLinksAreElsewhere = (broken: Broken): void => {
  const { objects, document } = broken;
  const last = document.getPages().at(-1)?.ref;
  for (const { dict } of broken.elements.filter(({ role }) => role === 'Link'))
    for (const kid of objects.list(objects.in(dict, 'K')).map((held) => objects.of(held)))
      if (kid instanceof PDFDict && last) kid.set(name('Pg'), last);
};

const CASES: readonly (readonly [mistake: string, condition: string, (broken: Broken) => void])[] = [
  ['something is drawn that is not tagged', '01-005', (it) => redraw(it, 2, (all) => `${all}\n0 0 9 9 re f`)],
  [
    'a text is taken out of its tag',
    '01-005',
    (it) => redraw(it, 2, (all) => all.replace(/\/P <<\s*\/MCID \d+\s*>> BDC([^]*?)EMC/, '$1')),
  ],
  [
    'a tag lies in an artifact',
    '01-004',
    (it) =>
      redraw(it, 2, (all) =>
        all.replace(/(\/P <<\s*\/MCID \d+\s*>> BDC)([^]*?)EMC/, '/Artifact BMC $1 $2 EMC EMC'),
      ),
  ],
  [
    'an artifact lies in a tag',
    '01-003',
    (it) =>
      redraw(it, 2, (all) =>
        all.replace(/(\/P <<\s*\/MCID \d+\s*>> BDC)([^]*?)EMC/, '$1 /Artifact BMC $2 EMC EMC'),
      ),
  ],
  ['an element loses what it holds', '01-005', (it) => first(it, 'P').delete(name('K'))],
  [
    'a sequence is listed as that of another element',
    '01-005',
    (it) => {
      const root = catalogDict(it, 'StructTreeRoot');
      const lists = it.objects.numbers(root.get(name('ParentTree')));
      for (const held of lists.values()) {
        const list = it.objects.of(held);
        if (list instanceof PDFArray && list.size() > 1) list.set(0, list.get(1));
      }
    },
  ],
  [
    'the tags are said to be suspect',
    '01-007',
    (it) => catalogDict(it, 'MarkInfo').set(name('Suspects'), it.document.context.obj(true)),
  ],
  [
    'the file does not say that it is tagged',
    '01-005',
    (it) => catalogDict(it, 'MarkInfo').delete(name('Marked')),
  ],
  [
    'an element says that it stands in another',
    '01-006',
    (it) => first(it, 'LI').set(name('P'), dictOf(first(it, 'H1')).get(name('P')) ?? PDFRef.of(1)),
  ],
  ['an element is of an unknown type', '02-001', (it) => rename(it, 'P', 'Stycke')],
  ['there is no metadata', '06-001', (it) => it.objects.catalog.delete(name('Metadata'))],
  [
    'the file does not say that it is PDF/UA',
    '06-002',
    (it) => rewriteMetadata(it, (xmp) => xmp.replace('<pdfuaid:part>1</pdfuaid:part>', '')),
  ],
  [
    'the metadata have no title',
    '06-003',
    (it) => rewriteMetadata(it, (xmp) => xmp.replace(SMALL.title, ' ')),
  ],
  ['nothing is said of the title', '07-001', (it) => it.objects.catalog.delete(name('ViewerPreferences'))],
  [
    'the name of the file is shown for the title',
    '07-002',
    (it) => catalogDict(it, 'ViewerPreferences').set(name('DisplayDocTitle'), it.document.context.obj(false)),
  ],
  ['a row is outside its table', '09-004', (it) => rename(it, 'Table', 'Sect')],
  ['a row holds what is no cell', '09-004', (it) => rename(it, 'TD', 'P')],
  ['an item of a list is no such', '09-005', (it) => rename(it, 'LI', 'P')],
  ['an entry of the contents is no such', '09-006', (it) => rename(it, 'TOCI', 'P')],
  ['no language is said', '11-006', (it) => it.objects.catalog.delete(name('Lang'))],
  [
    'the language is none',
    '11-006',
    (it) => it.objects.catalog.set(name('Lang'), PDFHexString.fromText('svenska språket')),
  ],
  ['a figure is not said in words', '13-004', (it) => first(it, 'Figure').delete(name('Alt'))],
  ['a figure does not say where it is', '13-004', (it) => first(it, 'Figure').delete(name('A'))],
  ['the first heading is not the highest', '14-002', (it) => rename(it, 'H1', 'P')],
  ['a level of headings is skipped', '14-003', (it) => rename(it, 'H2', 'H4')],
  ['headings have levels and have none', '14-007', (it) => rename(it, 'H3', 'H')],
  ['a head of a table does not say of what', '15-003', (it) => first(it, 'TH').delete(name('A'))],
  [
    'a head over several columns does not say so',
    '15-004',
    (it) => {
      for (const { dict } of it.elements.filter(({ role }) => role === 'TH')) {
        const attributes = it.objects.in(dict, 'A');
        if (attributes instanceof PDFDict) attributes.delete(name('ColSpan'));
      }
    },
  ],
  ['a link is not in the structure', '28-010', (it) => annotation(it).delete(name('StructParent'))],
  ['a link is in what is no link', '28-011', (it) => rename(it, 'Link', 'Span')],
  ['links are said to be on another page', '28-011', sayThatLinksAreElsewhere],
  ['a link does not say where it leads', '28-012', (it) => annotation(it).delete(name('Contents'))],
  [
    'a note is in the structure by no tag',
    '28-002',
    (it) => {
      annotation(it).set(name('Subtype'), name('Text'));
      annotation(it).delete(name('StructParent'));
    },
  ],
  [
    'tabs do not follow the structure',
    '28-008',
    (it) => {
      for (const page of it.objects.pages) dictOf(page).delete(name('Tabs'));
    },
  ],
  [
    'a font is not in the file',
    '31-009',
    (it) => {
      const [below] = it.objects.list(fontOf(it).get(name('DescendantFonts')));
      dictOf(it.objects.in(below, 'FontDescriptor')).delete(name('FontFile2'));
    },
  ],
  ['a font does not say which letters it has', '31-027', (it) => fontOf(it).delete(name('ToUnicode'))],
  ['a letter has no shape', '31-030', (it) => redraw(it, 2, (all) => all.replace(/<[0-9a-f]{4}/, '<0000'))],
  [
    'a bookmark leads nowhere',
    'bookmark',
    (it) => {
      const item = dictOf(it.objects.in(it.objects.catalog, 'Outlines', 'First'));
      item.set(name('Dest'), it.document.context.obj([PDFNumber.of(0)]));
    },
  ],
];

describe('what is held to PDF/UA-1 by the Matterhorn Protocol', () => {
  it('finds nothing wrong with what the product writes', async () => {
    expect(await breachesOf(await pdfOf(LARGE, AT))).toEqual([]);
  });
  it('finds nothing wrong with a document without cover, contents and figures', async () => {
    const { title, language, foot, blocks } = LARGE;
    const plain = { title, language, foot, blocks: blocks.filter((block) => !('figure' in block)) };
    expect(await breachesOf(await pdfOf(plain, AT))).toEqual([]);
  });
  it('finds nothing wrong with a file that was only read and written', async () => {
    expect(await brokenBy(() => {})).toEqual([]);
  });
  it.each(CASES)('names it where %s (%s)', async (_mistake, condition, mistake) => {
    expect(await brokenBy(mistake)).toContain(condition);
  });
});
