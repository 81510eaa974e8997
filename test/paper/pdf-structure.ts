import { PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { Held, PdfObjects } from './pdf-objects.js';

/** What an element of the structure holds of a page: a marked sequence, or an annotation. */
export type Content = Readonly<{ page: PDFRef | undefined } & ({ mcid: number } | { annotation: PDFRef })>;

/** An element of the structure, in the order in which it is read. */
export type Element = Readonly<{
  ref: PDFRef;
  role: string;
  dict: Held;
  children: readonly (Element | Content)[];
}>;

const isElement = (child: Element | Content): child is Element => 'role' in child;

export const elementsIn = ({ children }: Pick<Element, 'children'>): readonly Element[] =>
  children.filter((child) => isElement(child));

export const contentsIn = ({ children }: Pick<Element, 'children'>): readonly Content[] =>
  children.filter((child): child is Content => !isElement(child));

/** The element and all below it, as they are read. */
export const withAllBelow = (element: Element): readonly Element[] => [
  element,
  ...elementsIn(element).flatMap(withAllBelow),
];

const elementOf = (objects: PdfObjects, ref: PDFRef): Element => {
  const dict = objects.of(ref);
  const page = objects.refIn(dict, 'Pg');
  const kids = dict instanceof PDFDict ? dict.get(PDFName.of('K')) : undefined;
  return {
    ref,
    dict,
    role: objects.name(objects.in(dict, 'S')) ?? '',
    children: objects.list(kids).flatMap((kid): readonly (Element | Content)[] => {
      const found = objects.of(kid);
      if (found instanceof PDFNumber) return [{ page, mcid: found.asNumber() }];
      const type = objects.name(objects.in(found, 'Type'));
      if (type === 'MCR')
        return [
          {
            page: objects.refIn(found, 'Pg') ?? page,
            mcid: objects.number(objects.in(found, 'MCID')) ?? -1,
          },
        ];
      const annotation = objects.refIn(found, 'Obj');
      if (type === 'OBJR')
        return annotation ? [{ page: objects.refIn(found, 'Pg') ?? page, annotation }] : [];
      return kid instanceof PDFRef ? [elementOf(objects, kid)] : [];
    }),
  };
};

/** The elements that stand highest in the structure. */
export const structureOf = (objects: PdfObjects): readonly Element[] =>
  objects
    .list(objects.in(objects.catalog, 'StructTreeRoot', 'K'))
    .flatMap((ref) => (ref instanceof PDFRef ? [elementOf(objects, ref)] : []));
