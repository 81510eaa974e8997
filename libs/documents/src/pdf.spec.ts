import { beforeAll, describe, expect, it } from '@jest/globals';
import { getDocumentProxy } from 'unpdf';
import type { DocumentPart, PaperDocument } from './document.js';
import { pdfOf } from './pdf.js';

const AT = Date.parse('2026-11-30T08:00:00Z');
const LONG = 'En lång anteckning om vad som sades. '.repeat(400).trim();

const holding = (...blocks: readonly DocumentPart[]): PaperDocument => ({
  title: 'Utdrag',
  language: 'sv',
  foot: (page, of) => `Sida ${page} av ${of}`,
  blocks,
});

const EVERYTHING = holding(
  { paragraph: 'Åsa, Örjan och Ängla får läsa det här. '.repeat(4).trim() },
  { heading: 'Om dig', level: 2 },
  { facts: [{ name: 'Namn', value: 'Zoë Łukasz Čapek' }] },
  { heading: '2026-05-01 Anmälan', level: 3 },
  { list: ['Первый', 'Δεύτερο'] },
  {
    table: {
      caption: 'Läsningar',
      columns: ['När', 'Enhet'],
      widths: [1, 2],
      rows: Array.from({ length: 60 }, (_none, index) => [`2026-05-${index}`, 'Jobbtorg Kista']),
    },
  },
);

type PDFDocumentProxy = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A file as another program reads it. */
const read = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocumentProxy(Uint8Array.from(bytes), { useSystemFonts: false, verbosity: 0 });

type Node = Readonly<{ role?: string; type?: string; id?: string; children?: readonly Node[] }>;

/** The roles of a page's structure, as `H1 P Table(TR(TH TH))`. */
const shape = ({ role = '', children = [] }: Node): string => {
  const inner = children
    .filter((child) => child.role !== undefined)
    .map(shape)
    .join(' ');
  return inner === '' ? role : `${role}(${inner})`;
};

/** What each element with this role says, in the order of the structure. */
const said = async (pdf: PDFDocumentProxy, role: string): Promise<readonly string[]> => {
  const found = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    let open = '';
    for (const item of items)
      if ('str' in item) texts.set(open, `${texts.get(open) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
      else open = item.id ?? '';
    const walk = (node: Node): readonly string[] =>
      node.role === role ? [textOf(node).trim()] : (node.children ?? []).flatMap(walk);
    const textOf = (node: Node): string =>
      node.id === undefined ? (node.children ?? []).map(textOf).join('') : (texts.get(node.id) ?? '');
    found.push(...walk((await page.getStructTree()) as Node).filter((text) => text !== ''));
  }
  return found;
};

let bytes: Uint8Array;
let pdf: PDFDocumentProxy;
beforeAll(async () => {
  bytes = await pdfOf(EVERYTHING, AT);
  pdf = await read(bytes);
});

describe('a document as a PDF (EN 301 549 10.1.3.1, PDF/UA-1)', () => {
  it('says that it is one, its language and its title', async () => {
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Utdrag', Language: 'sv' });
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Marked true');
  });

  it('tells its headings, facts, lists and tables as what they are, in the order in which they are read', async () => {
    const page = await pdf.getPage(1);
    expect(shape((await page.getStructTree()) as Node)).toMatch(
      /^Root\(Document\(H1 P H2 L\(LI\(Lbl LBody\)\) H3 L\(LI\(Lbl LBody\) LI\(Lbl LBody\)\) Table\(Caption TR\(TH TH\)( TR\(TH TD\))+\)\)\)$/,
    );
  });
  it('says what is written, in letters of whatever script its font has', async () => {
    expect(await said(pdf, 'H1')).toEqual(['Utdrag']);
    expect(await said(pdf, 'LBody')).toEqual(['Zoë Łukasz Čapek', 'Первый', 'Δεύτερο']);
    expect((await said(pdf, 'P'))[0]).toContain('Åsa, Örjan och Ängla får läsa det här. Åsa');
  });
  it('has each row of a table once, however many pages it takes', async () => {
    expect(pdf.numPages).toBe(2);
    expect((await said(pdf, 'TD')).length).toBe(60);
  });
  it('has links that say where they lead, each in the cell that it stands in', async () => {
    const link = {
      text: '21',
      address: 'https://samspar.example.se/publicerat/1/varfor?tabell=1',
      leadsTo: 'Så är talet räknat',
    };
    const table = { caption: 'Tabell', columns: ['Kön', 'Antal'], widths: [1, 1], rows: [['Kvinna', link]] };
    const linked = await read(await pdfOf(holding({ table }), AT));
    const page = await linked.getPage(1);
    expect(shape((await page.getStructTree()) as Node)).toContain('TR(TH TD(Link))');
    expect(await said(linked, 'Link')).toEqual(['21']);
    expect(await page.getAnnotations()).toMatchObject([
      { subtype: 'Link', url: link.address, contentsObj: { str: link.leadsTo } },
    ]);
  });
  it('is broken between pages where a text is longer than one, and loses nothing of it', async () => {
    const long = await read(await pdfOf(holding({ facts: [{ name: 'Anteckning', value: LONG }] }), AT));
    expect(long.numPages).toBeGreaterThan(2);
    expect((await said(long, 'LBody')).join(' ') === LONG).toBe(true);
  });
  it('has a letter that the font lacks as a square, and none without a shape', async () => {
    const strange = await read(await pdfOf(holding({ paragraph: 'ሰላም 中 hej' }), AT));
    expect(await said(strange, 'P')).toEqual(['□□□ □ hej']);
  });
  it('says words that are written from the right in the order in which they are read', async () => {
    const arabic = await read(await pdfOf(holding({ paragraph: 'Namn: سارة علي hej' }), AT));
    const [text = ''] = await said(arabic, 'P');
    expect(text.normalize('NFKC').replaceAll(' ', '')).toBe('Namn:سارةعليhej');
  });
  it('is the same file for the same document at the same moment', async () => {
    expect(Buffer.from(await pdfOf(EVERYTHING, AT)).equals(bytes)).toBe(true);
    expect(Buffer.from(await pdfOf(EVERYTHING, AT + 1_000)).equals(bytes)).toBe(false);
  });

  describe('with a table', () => {
    const figures = (columns: number, rows = 4): DocumentPart => ({
      table: {
        caption: 'Påbörjade',
        columns: ['Insats', ...Array.from({ length: columns }, (_none, at) => `Stadsdel ${at}`)],
        isOfFigures: true,
        notes: ['Tal under 5 visas inte.'],
        rows: Array.from({ length: rows }, (_none, row) => [
          `Insats ${row}`,
          ...Array.from({ length: columns }, (_each, at) => String(1000 + at)),
        ]),
      },
    });
    const sizes = async (written: PDFDocumentProxy) =>
      Promise.all(
        Array.from({ length: written.numPages }, async (_none, at) => {
          const [, , width = 0, height = 0] = (await written.getPage(at + 1)).view;
          return width > height ? 'turned' : 'upright';
        }),
      );
    const written = async (...blocks: readonly DocumentPart[]) => read(await pdfOf(holding(...blocks), AT));

    it('turns the page where it is too narrow, with the heading of the table, and back after it', async () => {
      const file = await written({ paragraph: 'Före' }, { heading: 'Bred', level: 2 }, figures(14), {
        paragraph: 'Efter',
      });
      expect(await sizes(file)).toEqual(['upright', 'turned', 'upright']);
    });
    it('tells columns that no page has room for in several tables, each with its names and all figures once', async () => {
      const file = await written(figures(40));
      const captions = await said(file, 'Caption');
      expect(captions.length).toBeGreaterThan(1);
      expect(captions[0]).toBe(`Påbörjade (1/${captions.length})`);
      expect((await said(file, 'TD')).filter((text) => /^1\d{3}$/.test(text))).toHaveLength(40 * 4);
      expect(await said(file, 'LBody')).toEqual(['Tal under 5 visas inte.']);
    });
    it('has it whole on the next page where the rest of this one has no room for it and what is said below it', async () => {
      const file = await written({ list: Array.from({ length: 36 }, () => 'En rad') }, figures(3, 10));
      const page = await file.getPage(1);
      expect(shape((await page.getStructTree()) as Node)).not.toContain('Table');
      expect(file.numPages).toBe(2);
    });
  });
});
