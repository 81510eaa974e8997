import { getDocumentProxy } from 'unpdf';

type Node = Readonly<{
  role?: string;
  type?: string;
  id?: string;
  alt?: string;
  children?: readonly Node[];
}>;

/** Elements that are told by a line of their own. */
const LINES = ['H1', 'H2', 'H3', 'P', 'Caption', 'TR', 'LI', 'TOCI', 'Figure'];

/** What a PDF says, an element a line under the number of its page, in the order in which a reader of another make reads it. */
export const readingOrder = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const document = await getDocumentProxy(Uint8Array.from(bytes), { useSystemFonts: false, verbosity: 0 });
  const lines: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    let open = '';
    for (const item of items)
      if ('str' in item) texts.set(open, `${texts.get(open) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
      else open = item.type === 'endMarkedContent' ? '' : (item.id ?? '');
    const textOf = (node: Node): string =>
      (node.id === undefined ? (node.children ?? []).map(textOf).join('') : (texts.get(node.id) ?? ''))
        .replaceAll(/\s+/g, ' ')
        .trim();
    const lineOf = (node: Node): string => {
      if (node.role === 'Figure') return node.alt ?? '';
      const isOfCells = ['TR', 'LI', 'TOCI'].includes(node.role ?? '');
      return isOfCells ? (node.children ?? []).map(textOf).join(' | ') : textOf(node);
    };
    const walk = (node: Node): void => {
      if (!LINES.includes(node.role ?? '')) return node.children?.forEach(walk);
      const line = lineOf(node);
      // What stands on another page has no text on this one.
      if (/[^ |]/.test(line)) lines.push(`${node.role}: ${line}`);
    };
    lines.push(`[${number}]`);
    walk((await page.getStructTree()) as Node);
  }
  return lines;
};
