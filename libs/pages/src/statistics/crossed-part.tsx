import { numeral } from '@samspar/kernel';
import { columnName, comparedName, figureText, signed } from '@samspar/reports';
import {
  type CrossedCell,
  type CrossedFigure,
  type CrossedRow,
  dimensionLabel,
  isMedian,
  measureLabel,
} from '@samspar/statistics';
import type { ComponentChildren } from 'preact';
import type { Language } from '../language.js';
import { Tag } from '../parts/notice.js';
import { textsOf } from '../texts/texts.js';
import { addressOfPlace, namesIn, tableHeading, tableSubheading, type ToldTable } from './crossed-words.js';
import { MEANINGS, meaningOf } from './meanings.js';
import { NotRegistered, reasonInWords } from './not-registered.js';

/** As many rows as one reads on a screen. */
export const MOST_ROWS = 100;

type CrossedProps = Readonly<{
  told: ToldTable;
  /** Differs from those of the other tables on the page. */
  id: string;
  /** Where its rows stand in the order of a column, by its codes. */
  ordered?: (column: readonly string[]) => string;
  /** The column that they do stand in the order of. */
  order?: Readonly<{ column: readonly string[]; isDescending: boolean }> | undefined;
  /** True where a heading above says what the caption does. */
  isTitled?: boolean;
}>;

/** What a column of figures is made of: the figure, its share, and what it is compared with. */
type Parts = readonly Readonly<{
  title: string;
  of: (cell: CrossedCell, place: FigurePlace) => ComponentChildren;
}>[];
type FigurePlace = Readonly<{ row: CrossedRow; column: readonly string[] }>;

/** A figure, and where it leads. */
const shown = (language: Language, figure: CrossedFigure, href?: string): ComponentChildren => {
  const { answer: texts } = textsOf(language).statistics;
  const text = figureText(figure, language);
  const said = figure.suppressed ? texts.hidden : figure.value === null ? texts.none : undefined;
  const inside =
    said === undefined ? (
      text
    ) : (
      <>
        <span aria-hidden="true">{text}</span>
        <span class="unseen">{said}</span>
      </>
    );
  return href === undefined || figure.suppressed ? inside : <a href={href}>{inside}</a>;
};

const partsOf = (told: ToldTable): Parts => {
  const { table, language } = told;
  const { reports: texts } = textsOf(language);
  const isOfMedians = table.measures.every((measure) => isMedian({ measure }));
  const hasShares = table.rows.some(({ cells }) => cells.some(({ share }) => share));
  return [
    {
      title: isOfMedians ? texts.median : texts.count,
      of: (cell, { row, column }) => shown(language, cell, addressOfPlace(told, row, column)),
    },
    ...(hasShares
      ? [
          {
            title: '%',
            of: ({ share, suppressed }: CrossedCell) =>
              share && !suppressed ? (
                <span
                  title={textsOf(language).statistics.answer.of(
                    numeral(share.numerator, language),
                    numeral(share.denominator, language),
                  )}
                >
                  {share.percent}
                </span>
              ) : (
                ''
              ),
          },
        ]
      : []),
    ...(table.comparedWith && !table.comparedWith.notRegistered
      ? [
          {
            title: comparedName(table, language),
            of: ({ before }: CrossedCell) => (before ? shown(language, before) : ''),
          },
          {
            title: texts.difference,
            of: ({ difference }: CrossedCell) =>
              difference === undefined ? '' : signed(difference, language),
          },
        ]
      : []),
  ];
};

/** The head: the columns, and below each what its figures are, where they are several. */
const Head = ({ told, parts, ordered, order }: CrossedProps & { parts: Parts }) => {
  const { table, language } = told;
  const { reports: texts } = textsOf(language);
  const nameOf = namesIn(told);
  const isTwofold = parts.length > 1;
  const hasMeasure = table.measures.length > 1 || table.rowsBy.length === 0;
  const names = [
    ...(hasMeasure ? [{ label: texts.measure, href: MEANINGS }] : []),
    ...table.rowsBy.map((dimension) => ({
      label: dimensionLabel(dimension, language),
      href: meaningOf(dimension, table.definitionVersion),
    })),
  ];
  const sortedAs = (codes: readonly string[]) =>
    order && order.column.join() === codes.join()
      ? order.isDescending
        ? 'descending'
        : 'ascending'
      : undefined;
  return (
    <thead>
      <tr>
        {names.map(({ label, href }) => (
          <th key={label} scope="col" rowSpan={isTwofold ? 2 : 1}>
            <a class="word" href={href}>
              {label}
            </a>
          </th>
        ))}
        {table.columns.map(({ codes, break: broken }) => {
          const name = columnName(table, codes, nameOf, language);
          const sorted = sortedAs(codes);
          return (
            <th
              key={name}
              scope={isTwofold ? 'colgroup' : 'col'}
              colSpan={parts.length}
              class="number group"
              {...(sorted && { 'aria-sort': sorted })}
            >
              {ordered ? (
                <a href={ordered(codes)} aria-label={texts.sorted(name)}>
                  {name}
                  {sorted && <span aria-hidden="true">{sorted === 'descending' ? ' ▼' : ' ▲'}</span>}
                </a>
              ) : (
                name
              )}
              {broken && <Tag>{textsOf(language).statistics.answer.breaks}</Tag>}
            </th>
          );
        })}
      </tr>
      {isTwofold && (
        <tr>
          {table.columns.flatMap(({ codes }) =>
            parts.map(({ title }, at) => (
              <th key={`${codes.join()} ${title}`} scope="col" class={at === 0 ? 'number group' : 'number'}>
                {title}
              </th>
            )),
          )}
        </tr>
      )}
    </thead>
  );
};

/** What a row is called: its measure where there are several, and its codes; what stands in the row above is read and not shown. */
const names = (
  told: ToldTable,
  row: CrossedRow,
  above: CrossedRow | undefined,
): readonly ComponentChildren[] => {
  const { table, language } = told;
  const { reports: texts, statistics } = textsOf(language);
  const nameOf = namesIn(told);
  const hasMeasure = table.measures.length > 1 || table.rowsBy.length === 0;
  const measure = measureLabel(row.measure, language);
  const isSameMeasure = above?.measure === row.measure;
  return [
    ...(hasMeasure
      ? [
          isSameMeasure ? (
            <span class="unseen">{measure}</span>
          ) : (
            <a class="word" href={meaningOf(row.measure, table.definitionVersion)}>
              {measure}
            </a>
          ),
        ]
      : []),
    ...table.rowsBy.map((dimension, at) => {
      const code = row.codes[at];
      if (code === undefined) return at === row.codes.length ? (at === 0 ? texts.total : '') : '';
      const name = nameOf(dimension, code);
      const isAgain = at < row.codes.length - 1 && isSameMeasure && above?.codes[at] === code;
      if (isAgain) return <span class="unseen">{name}</span>;
      return row.break && at === row.codes.length - 1 ? (
        <>
          {name} <Tag>{statistics.answer.breaks}</Tag>
        </>
      ) : (
        name
      );
    }),
  ];
};

const Rows = ({ told, parts }: Pick<CrossedProps, 'told'> & { parts: Parts }) => {
  const { table } = told;
  return (
    <tbody>
      {table.rows.slice(0, MOST_ROWS).map((row, at) => {
        const isSum = row.codes.length < table.rowsBy.length;
        return (
          <tr
            key={`${row.measure} ${row.codes.join()}`}
            class={isSum ? (row.codes.length === 0 ? 'sum whole' : 'sum') : undefined}
          >
            {names(told, row, table.rows[at - 1]).map((name, place) =>
              name === '' ? (
                <td key={place} />
              ) : (
                <th key={place} scope="row">
                  {name}
                </th>
              ),
            )}
            {table.columns.flatMap(({ codes }, column) =>
              parts.map(({ of, title }, part) => (
                <td key={`${codes.join()} ${title}`} class={part === 0 ? 'number group' : 'number'}>
                  {of(row.cells[column] ?? {}, { row, column: codes })}
                </td>
              )),
            )}
          </tr>
        );
      })}
    </tbody>
  );
};

/** A table of rows and columns with its subtotals; each figure leads to why it is what it is, each word to what it means. */
export const CrossedPart = (props: CrossedProps) => {
  const { told, id, isTitled } = props;
  const { table, language } = told;
  const { reports: texts } = textsOf(language);
  if (table.notRegistered) return <NotRegistered missing={table.notRegistered} language={language} />;
  if (table.columns.length < 2 && table.rows.every(({ cells }) => cells.every(({ value }) => value === 0)))
    return (
      <div class="empty">
        <p>{texts.nothing}</p>
      </div>
    );
  const parts = partsOf(told);
  const hasShares = parts.some(({ title }) => title === '%');
  const isCut = table.rows.length > MOST_ROWS;
  const missing = table.comparedWith?.notRegistered;
  const scrolled = (
    <div class="scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table class="crossed">
        <caption id={id}>
          <span class={isTitled ? 'unseen' : undefined}>
            {tableHeading(told)}
            {hasShares && '. '}
          </span>
          {hasShares && texts.shares[table.percentOf]}
          {isCut && ` ${texts.firstRows(MOST_ROWS, table.rows.length)}`}
          <span class="unseen">{tableSubheading(told)}</span>
        </caption>
        <Head {...props} parts={parts} />
        <Rows told={told} parts={parts} />
      </table>
    </div>
  );
  return missing ? (
    <>
      <p class="hint">{texts.notComparable(reasonInWords(missing, language))}</p>
      {scrolled}
    </>
  ) : (
    scrolled
  );
};
