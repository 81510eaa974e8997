import type { DocumentPart, PaperDocument } from './document.js';
import type { Paper } from './paper.js';
import type { Placed } from './placed.js';
import { STYLES } from './style.js';

type Heading = Extract<DocumentPart, { heading: unknown }>;

const NUMBER = 30;
const INDENT = 14;
const AFTER_TITLE = 10;
const BETWEEN = 2;

/** Of one length, so that their order is that of their letters. */
const nameOf = (number: number): string => `rubrik-${String(number).padStart(5, '0')}`;

const cellsOf = (paper: Paper, { heading, level }: Heading, page: number): readonly [Placed, Placed] => {
  const style = level === 2 ? STYLES.text : STYLES.cell;
  const x = paper.left + (level === 3 ? INDENT : 0);
  const end = paper.left + paper.width;
  return [
    { text: heading, x, width: end - NUMBER - x, style },
    { text: String(page), x: end - NUMBER, width: NUMBER, style, isToTheRight: true },
  ];
};

/** The list of headings, for which pages are kept until it is known on which pages they stand. */
export class Contents {
  readonly #title: Placed;
  readonly #titleElement;
  readonly #listElement;
  readonly #first: number;
  readonly #pages: number[] = [];

  constructor(
    private readonly paper: Paper,
    private readonly words: NonNullable<PaperDocument['contents']>,
    private readonly headings: readonly Heading[],
  ) {
    this.#title = { text: words.title, x: paper.left, width: paper.width, style: STYLES.section };
    this.#titleElement = paper.element('H2', paper.root);
    this.#listElement = paper.element('TOC', paper.root);
    this.#first = paper.page;
    paper.list(words.title, 2);
    paper.gap(paper.heightOf([this.#title]) + AFTER_TITLE);
    for (const heading of headings) {
      const height = paper.heightOf(cellsOf(paper, heading, 0));
      paper.roomFor(height);
      paper.gap(height + BETWEEN);
    }
    paper.newPage();
  }

  /** The next heading stands here. */
  reach(): void {
    this.paper.name(nameOf(this.#pages.length));
    this.#pages.push(this.paper.page);
  }

  /** Writes the list in the pages that were kept for it, when all headings have been reached. */
  write(): void {
    const { paper } = this;
    paper.backTo(this.#first);
    paper.row([{ ...this.#title, tag: 'H2', element: this.#titleElement }]);
    paper.gap(AFTER_TITLE);
    this.headings.forEach((heading, at) => {
      const [text, number] = cellsOf(paper, heading, (this.#pages[at] ?? 0) + 1);
      paper.roomFor(paper.heightOf([text, number]));
      const entry = paper.element('TOCI', this.#listElement);
      const link = { text: text.text, place: nameOf(at), leadsTo: this.words.leadsTo(heading.heading) };
      const tag = 'Reference';
      paper.row([
        { ...text, link, tag, element: paper.element(tag, entry) },
        { ...number, tag, element: paper.element(tag, entry) },
      ]);
      paper.gap(BETWEEN);
    });
  }
}
