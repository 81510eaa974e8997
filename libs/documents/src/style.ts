/** How a text looks; sizes in points. */
export type Style = Readonly<{ font: 'regular' | 'bold'; size: number; leading: number; colour: string }>;

const INK = '#1b1b1b';
const PALE = '#595959';
export const RULE = '#c4c4c4';
/** Of a line that says more than that a row ends. */
export const STRONG_RULE = '#5a6671';
/** The one colour of a cover, which says nothing. */
export const BAND = '#145374';

export const STYLES = {
  title: { font: 'bold', size: 20, leading: 26, colour: INK },
  cover: { font: 'bold', size: 30, leading: 37, colour: INK },
  above: { font: 'regular', size: 14, leading: 20, colour: INK },
  section: { font: 'bold', size: 13.5, leading: 18, colour: INK },
  entry: { font: 'bold', size: 10.5, leading: 15, colour: INK },
  text: { font: 'regular', size: 10, leading: 14.5, colour: INK },
  note: { font: 'regular', size: 8.5, leading: 12, colour: PALE },
  name: { font: 'regular', size: 10, leading: 14.5, colour: PALE },
  column: { font: 'bold', size: 9, leading: 12.5, colour: INK },
  cell: { font: 'regular', size: 9, leading: 12.5, colour: INK },
  sum: { font: 'bold', size: 9, leading: 12.5, colour: INK },
  foot: { font: 'regular', size: 8, leading: 11, colour: PALE },
} as const satisfies Readonly<Record<string, Style>>;
