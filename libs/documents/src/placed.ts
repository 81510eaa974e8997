import type { StructureElement } from 'pdfkit';
import type { PrintedLink } from './document.js';
import type { Style } from './style.js';

/** A text that leads to a heading of the document, by the name of its place. */
type InnerLink = Readonly<{ text: string; place: string; leadsTo: string }>;

/** A text in a column. */
export type Placed = Readonly<{
  text: string;
  x: number;
  width: number;
  style: Style;
  /** True where its lines end below each other. */
  isToTheRight?: boolean;
  link?: PrintedLink | InnerLink;
}>;

/** A text in a column, and the element of the structure that it is. */
export type PrintedCell = Placed & Readonly<{ tag: string; element: StructureElement }>;
