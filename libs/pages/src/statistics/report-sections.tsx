import { numeral, unreachable } from '@samspar/kernel';
import {
  namesOfReport,
  type PlainCell,
  type ReportBlock,
  type ReportDocument,
  type ReportSection,
} from '@samspar/reports';
import type { ComponentChildren } from 'preact';
import type { Language } from '../language.js';
import { DataTable } from '../parts/data-table.js';
import { withDays } from '../parts/days.js';
import { Facts } from '../parts/facts.js';
import { textsOf } from '../texts/texts.js';
import { instantInWords } from './answer-words.js';
import { CrossedPart } from './crossed-part.js';
import { ChartFigure } from '../charts/chart-figure.js';
import { chartOfTable } from '../charts/told-chart.js';
import { Quotes } from './quotes.js';
import { tableNotes, type ToldTable } from './crossed-words.js';

/** A cell of a plain table in words. */
export const plainCellText = (cell: PlainCell, language: Language): string => {
  if (cell === null) return '–';
  if (typeof cell === 'number') return cell < 0 ? `−${numeral(-cell, language)}` : numeral(cell, language);
  return typeof cell === 'string' ? cell : cell[language];
};

type Shown = Readonly<{
  document: ReportDocument;
  language: Language;
  /** What stands beside the words of a section. */
  tools?: ((slot: string) => ComponentChildren) | undefined;
  why?: ToldTable['why'];
}>;

type BlockOf<Kind extends ReportBlock['kind']> = Extract<ReportBlock, { kind: Kind }>;

const paragraphsOf = (text: string): readonly string[] =>
  text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');

const Slot = ({ block, shown }: { block: BlockOf<'slot'>; shown: Shown }) => {
  const { annualReport: texts } = textsOf(shown.language);
  return (
    <div class="own-words">
      {block.text === null
        ? shown.tools && <p class="hint">{block.prompt[shown.language]}</p>
        : paragraphsOf(block.text).map((paragraph, place) => <p key={place}>{withDays(paragraph)}</p>)}
      {block.text === null && !shown.tools && <p class="hint">{texts.nothingWritten}</p>}
      {shown.tools?.(block.slot)}
    </div>
  );
};

/** A table of the report as it is told, in figures or drawn. */
const toldTable = (table: ToldTable['table'], { document, language, why }: Shown): ToldTable => ({
  table,
  names: namesOfReport(document),
  language,
  ...(why && { why }),
});

const Table = ({ block, shown }: { block: BlockOf<'table'>; shown: Shown }) => {
  const { id, title, table } = block;
  const { language } = shown;
  const told = toldTable(table, shown);
  const notes = table.notRegistered ? [] : tableNotes(told);
  return (
    <div class="report-table">
      <h3 id={id}>{title[language]}</h3>
      <CrossedPart told={told} id={`tabell-${id}`} isTitled />
      {block.sentences.length > 0 && <Quotes told={told} />}
      {notes.length > 0 && (
        <ul class="hint">
          {notes.map((sentence) => (
            <li key={sentence}>{withDays(sentence)}</li>
          ))}
        </ul>
      )}
    </div>
  );
};

const Drawn = ({ block: { id, title, table }, shown }: { block: BlockOf<'chart'>; shown: Shown }) => {
  const chart = chartOfTable(toldTable(table, shown), title[shown.language]);
  return chart ? <ChartFigure id={`diagram-${id}`} chart={chart} /> : null;
};

/** Figures that are no crossed table, under their title. */
export const PlainLines = ({ block, language }: { block: BlockOf<'lines'>; language: Language }) => (
  <div class="report-table">
    <h3 id={block.id}>{block.title[language]}</h3>
    <DataTable
      id={`tabell-${block.id}`}
      caption={block.title[language]}
      isTitled
      columns={block.columns.map((column, place) => ({
        title: column[language],
        isNumber: place > 0 && !block.rows.some((row) => typeof row[place] === 'string'),
      }))}
      rows={block.rows.map((row) => row.map((cell) => plainCellText(cell, language)))}
    />
  </div>
);

const Missing = ({ block, shown: { language } }: { block: BlockOf<'not-registered'>; shown: Shown }) => {
  const { annualReport: texts } = textsOf(language);
  if (block.things.length === 0) return <p>{texts.missingNone}</p>;
  return (
    <DataTable
      id="saknas"
      caption={texts.what}
      isTitled
      isCards
      columns={[texts.what, texts.when, texts.why]}
      rows={block.things.map(({ what, since, why }) => [
        what[language],
        since === null ? texts.neverSince : texts.since(since),
        withDays(why[language]),
      ])}
    />
  );
};

const Block = ({ block, shown }: { block: ReportBlock; shown: Shown }) => {
  const { language } = shown;
  switch (block.kind) {
    case 'paragraph':
      return <p class="quote">{withDays(block.text[language])}</p>;
    case 'slot':
      return <Slot block={block} shown={shown} />;
    case 'table':
      return <Table block={block} shown={shown} />;
    case 'chart':
      return <Drawn block={block} shown={shown} />;
    case 'lines':
      return <PlainLines block={block} language={language} />;
    case 'not-registered':
      return <Missing block={block} shown={shown} />;
    case 'definitions':
      return (
        <dl class="meanings">
          {block.terms.map(({ term, meaning }) => (
            <div key={term.sv}>
              <dt>{term[language]}</dt>
              <dd>{meaning[language]}</dd>
            </div>
          ))}
        </dl>
      );
    case 'sources':
      return (
        <Facts
          facts={block.lines.map(({ name, value }) => ({
            name: name[language],
            value: plainCellText(value, language),
          }))}
        />
      );
    default:
      return unreachable(block);
  }
};

const Section = ({ section, shown }: { section: ReportSection; shown: Shown }) => (
  <section class="report-section" aria-labelledby={`del-${section.id}`}>
    <h2 id={`del-${section.id}`}>{section.heading[shown.language]}</h2>
    {section.blocks.map((block, place) => (
      <Block key={place} block={block} shown={shown} />
    ))}
  </section>
);

/** A report as one page: what it is of, the way to each of its parts, and all of them. */
export const ReportSections = (shown: Shown) => {
  const { document, language } = shown;
  const { annualReport: texts, reports } = textsOf(language);
  return (
    <>
      <p class="source">
        {[
          document.association.name,
          `${document.period.from} – ${document.period.to}`,
          textsOf(language).statistics.answer.known(instantInWords(language, document.asKnownAt)),
          reports.position(document.position),
        ].join(' · ')}
      </p>
      <nav aria-label={texts.parts} class="choices">
        <ul>
          {document.sections.map(({ id, heading }) => (
            <li key={id}>
              <a href={`#del-${id}`}>{heading[language]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {document.sections.map((section) => (
        <Section key={section.id} section={section} shown={shown} />
      ))}
      <p class="source">{reports.zero}</p>
    </>
  );
};
