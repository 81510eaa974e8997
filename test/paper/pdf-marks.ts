import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** What is drawn on a page, as PDF.js finds it. */
export type PageMarks = Readonly<{
  /** Marked sequences of the structure, in the order in which they are drawn. */
  mcids: readonly number[];
  /** How many things are drawn that are neither of the structure nor said to mean nothing. */
  bare: number;
  /** How many artifacts begin within what is of the structure, and the other way round. */
  artifactsInTags: number;
  tagsInArtifacts: number;
  /** Letters that are drawn without a shape of their font, and those that no letter is known for. */
  shapeless: number;
  unmapped: number;
}>;

type Glyph = Readonly<{ originalCharCode: number; unicode: string }>;
type Open = Readonly<{ kind: 'artifact' | 'structure' | 'other' }>;

const isGlyph = (item: unknown): item is Glyph => typeof item === 'object' && item !== null;

/** A name is a text where properties follow it, and otherwise an object. */
const nameOf = (tag: unknown): unknown =>
  typeof tag === 'object' && tag !== null && 'name' in tag ? tag.name : tag;

/** The marks of each page. */
export const marksOf = async (bytes: Uint8Array): Promise<readonly PageMarks[]> => {
  const { OPS } = await getResolvedPDFJS();
  const painting: readonly number[] = [
    OPS.constructPath,
    OPS.shadingFill,
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintFormXObjectBegin,
    OPS.showText,
  ];
  const document = await getDocumentProxy(Uint8Array.from(bytes), { useSystemFonts: false, verbosity: 0 });
  const pages: PageMarks[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const open: Open[] = [];
    const mcids: number[] = [];
    let [bare, artifactsInTags, tagsInArtifacts, shapeless, unmapped] = [0, 0, 0, 0, 0];
    fnArray.forEach((operator: number, at: number) => {
      const [first, second]: readonly unknown[] = argsArray[at] ?? [];
      if (operator === OPS.beginMarkedContentProps || operator === OPS.beginMarkedContent) {
        const kind =
          nameOf(first) === 'Artifact' ? 'artifact' : typeof second === 'number' ? 'structure' : 'other';
        if (kind === 'artifact' && open.some((one) => one.kind === 'structure')) artifactsInTags += 1;
        if (kind === 'structure' && open.some((one) => one.kind === 'artifact')) tagsInArtifacts += 1;
        if (typeof second === 'number') mcids.push(second);
        open.push({ kind });
      } else if (operator === OPS.endMarkedContent) open.pop();
      else if (painting.includes(operator)) {
        if (!open.some(({ kind }) => kind !== 'other')) bare += 1;
        if (operator === OPS.showText && Array.isArray(first))
          for (const glyph of first.filter(isGlyph)) {
            if (glyph.originalCharCode === 0) shapeless += 1;
            if (glyph.unicode === '') unmapped += 1;
          }
      }
    });
    pages.push({ mcids, bare, artifactsInTags, tagsInArtifacts, shapeless, unmapped });
  }
  return pages;
};
