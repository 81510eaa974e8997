import { type CheerioAPI, load } from 'cheerio';

/** A page as a browser parses it, to be asked by selectors. */
export type Page = CheerioAPI;
export const pageOf = (html: string): Page => load(html);

export type Fields = Readonly<Record<string, string | readonly string[]>>;
type Part = ReturnType<Page>;

/** The words of a part of a page as they are read, those of one element apart from those of the next. */
export const wordsOf = (part: Part): string => {
  const spaced = part.clone();
  spaced.find('*').before(' ').after(' ');
  return spaced.text().replaceAll(/\s+/g, ' ').trim();
};

const wordsOfEach = (page: Page, found: Part): readonly string[] =>
  found.toArray().map((element) => wordsOf(page(element)));

/** The words of each element that a selector finds, in order. */
export const eachOf = (page: Page, selector: string): readonly string[] => wordsOfEach(page, page(selector));

/** Where the link of these words leads. */
export const linkOf = (page: Page, words: string): string | undefined =>
  page('a')
    .filter((_index, link) => wordsOf(page(link)) === words)
    .attr('href');

/** The rows of the table with this id at its caption, cells between bars. */
export const rowsOf = (page: Page, caption: string): readonly string[] =>
  page(`caption#${caption} ~ :is(tbody, tfoot) > tr`)
    .toArray()
    .map((row) => `|${wordsOfEach(page, page(row).children()).join('|')}|`);

/** What the error summary says of a control. */
export const errorAt = (page: Page, control: string): string | undefined =>
  page(`.summary a[href="#${control}"]`).first().text() || undefined;

/** What a browser would send of a page's own form as it is shown; other forms, such as the language switch, left out. */
export const controlsIn = (page: Page): Fields => {
  const sent = Object.groupBy(page('form.form').first().serializeArray(), ({ name }) => name);
  return Object.fromEntries(
    Object.entries(sent).map(([name, controls = []]) => [name, controls.map(({ value }) => value)]),
  );
};

export const urlencoded = (fields: Fields): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );

/** What a server answered. */
export class Shown {
  #page: Page | undefined;

  constructor(
    readonly status: number,
    readonly headers: Headers,
    /** All that was sent, for what must be nowhere in it. */
    readonly html: string,
  ) {}

  /** What was answered to a request; redirects are not followed. */
  static async by(url: string, request: RequestInit = {}): Promise<Shown> {
    const response = await fetch(url, { redirect: 'manual', ...request });
    return new Shown(response.status, response.headers, await response.text());
  }

  get location(): string {
    return this.headers.get('location') ?? '';
  }

  get page(): Page {
    return (this.#page ??= pageOf(this.html));
  }

  get words(): string {
    return wordsOf(this.page.root());
  }
}
