import type { PaperDocument, SheetCell, WorkbookSheet } from '@samspar/documents';
import { numeral } from '@samspar/kernel';
import type { FinsamYearRead } from '@samspar/use-cases';
import type { Language } from '../language.js';
import { instantInWords } from '../statistics/answer-words.js';
import { textsOf } from '../texts/texts.js';
import { finsamSheets } from './finsam-sheets.js';

/** What Uppföljning Finsam asks of a year, line by line: the sheets of its workbook, each below its name. */
export const finsamLines = (read: FinsamYearRead, language: Language): readonly (readonly SheetCell[])[] =>
  finsamSheets(read, language).flatMap(({ name, titles, rows }) => [
    ...(name === titles[0] ? [] : [[name]]),
    titles,
    ...rows,
    [''],
  ]);

/** The same on paper. */
export const finsamPaper = (read: FinsamYearRead, language: Language): PaperDocument => {
  const { association, year, counted } = read;
  const texts = textsOf(language);
  const title = texts.finsam.title(year);
  const printed = (cell: SheetCell): string =>
    typeof cell === 'number' ? numeral(cell, language) : (cell ?? texts.finsam.none);
  const tableOf = ({ name, titles, rows }: WorkbookSheet): PaperDocument['blocks'] => {
    if (rows.length === 0) return [];
    const isName = (place: number) => rows.every((row) => typeof row[place] === 'string');
    const names = titles.findIndex((_title, place) => !isName(place));
    const caption = `${name} ${year}`;
    return [
      { heading: name, level: 2 },
      {
        table: {
          caption,
          columns: titles,
          names,
          isOfFigures: true,
          rows: rows.map((row) => row.map(printed)),
        },
      },
    ];
  };
  const sheets = finsamSheets(read, language);
  const about = sheets.at(-1)?.rows ?? [];
  return {
    title,
    language,
    head: `${association.settings.name} · ${texts.finsam.known} ${instantInWords(language, counted.asKnownAt)}`,
    foot: (page, of) => `${title} · ${texts.reports.paper.page(page, of)}`,
    blocks: [
      { facts: about.flatMap(([name, value]) => (name ? [{ name: `${name}`, value: `${value}` }] : [])) },
      ...sheets.slice(0, -1).flatMap(tableOf),
      { list: about.flatMap(([name, value]) => (name ? [] : [`${value}`])), isNote: true },
    ],
  };
};
