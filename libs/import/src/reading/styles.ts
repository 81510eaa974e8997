import type { Archive } from './archive.js';
import { numberFormat, type NumberFormat } from './number-format.js';
import { readXml } from './xml.js';

const GENERAL = numberFormat(0);

/** How cells of each style show a number, by the style's index; what has no style is shown as it is. */
export type Styles = (style: string | undefined) => NumberFormat;

export const readStyles = async (archive: Archive, part: string | undefined): Promise<Styles> => {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isOfCells = false;
  if (part !== undefined)
    await readXml(archive.text(part), {
      open: (name, attributes) => {
        const id = Number(attributes['numFmtId'] ?? 0);
        if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
        if (name === 'cellXfs') isOfCells = true;
        if (name === 'xf' && isOfCells) formats.push(id);
      },
      close: (name) => {
        if (name === 'cellXfs') isOfCells = false;
      },
    });
  const known = new Map<number, NumberFormat>();
  const formatOf = (id: number): NumberFormat => {
    const format = known.get(id) ?? numberFormat(id, codes.get(id));
    known.set(id, format);
    return format;
  };
  return (style) => {
    const id = formats[Number(style ?? 0)];
    return id === undefined ? GENERAL : formatOf(id);
  };
};
