import { numeral } from '@samspar/kernel';
import { type Cell, dimensionLabel, isMedian, shareLabel } from '@samspar/statistics';
import type { ComponentChildren } from 'preact';
import { type TableColumn, DataTable } from '../parts/data-table.js';
import { Tag } from '../parts/notice.js';
import { textsOf } from '../texts/texts.js';
import {
  addressOfWhy,
  cellName,
  type CellFigures,
  figure,
  heading,
  subheading,
  type ToldAnswer,
  wholeOf,
} from './answer-words.js';
import { meaningOf } from './meanings.js';
import { TIMES } from './names.js';

/** As many rows as one reads on a screen; a page with more would be heavy, and its table is better read elsewhere. */
const MOST_ROWS = 100;

type FigureProps = Readonly<{ told: ToldAnswer; cell: CellFigures; of: Cell }>;

/** A figure, which leads to why it is what it is. */
const Figure = ({ told, cell, of }: FigureProps) => {
  const { language } = told;
  const { answer: texts } = textsOf(language).statistics;
  const said = cell.suppressed ? texts.hidden : cell.value === null ? texts.none : undefined;
  return (
    <a href={addressOfWhy(told, of)}>
      {said === undefined ? (
        figure(language, cell)
      ) : (
        <>
          <span aria-hidden="true">{figure(language, cell)}</span>
          <span class="unseen">{said}</span>
        </>
      )}
    </a>
  );
};

const figuresOf = (told: ToldAnswer, cell: CellFigures, of: Cell): readonly ComponentChildren[] => {
  const { language, answer } = told;
  const { answer: texts } = textsOf(language).statistics;
  const { share, quartiles, n, without } = cell;
  const value = <Figure told={told} cell={cell} of={of} />;
  return isMedian(answer)
    ? [
        value,
        quartiles ? `${numeral(quartiles[0], language)}–${numeral(quartiles[2], language)}` : '',
        n === undefined ? '' : numeral(n, language),
        without === undefined ? '' : numeral(without, language),
      ]
    : [
        value,
        share ? `${share.percent} %` : '',
        share ? texts.of(numeral(share.numerator, language), numeral(share.denominator, language)) : '',
      ];
};

const columnsOf = ({ answer, language }: ToldAnswer): readonly TableColumn[] => {
  const { answer: texts } = textsOf(language).statistics;
  const figures = isMedian(answer)
    ? [texts.median, texts.quartiles, texts.n, texts.without]
    : [texts.count, shareLabel(answer, language), texts.basis];
  return [
    ...answer.by.map((dimension) => ({
      title: dimensionLabel(dimension, language),
      isHeading: true,
      meaning: meaningOf(dimension, answer.definitionVersion),
    })),
    ...figures.map((title, place) => ({
      title,
      isNumber: true,
      ...(place === 0 && { meaning: meaningOf(answer.measure, answer.definitionVersion) }),
    })),
  ];
};

/** The names of a cell; one that stands in the row above as well is read but not shown, for the groups to be seen. */
const namesOf = (told: ToldAnswer, cell: Cell, above: Cell | undefined): readonly ComponentChildren[] =>
  told.answer.by.map((dimension, index, by) => {
    const said = cellName(told, dimension, cell);
    const name = TIMES.includes(dimension) ? <span class="whole">{said}</span> : said;
    const isAgain =
      index < by.length - 1 && by.slice(0, index + 1).every((one) => cell[one] === above?.[one]);
    if (isAgain) return <span class="unseen">{name}</span>;
    return cell.break && index === by.length - 1 ? (
      <>
        {name} <Tag>{textsOf(told.language).statistics.answer.breaks}</Tag>
      </>
    ) : (
      name
    );
  });

/** The cells of an answer with their shares and the numbers behind them, and the total. */
export const AnswerTable = ({ told, id }: { told: ToldAnswer; id?: string }) => {
  const { answer, language } = told;
  const { answer: texts } = textsOf(language).statistics;
  const isCut = answer.cells.length > MOST_ROWS;
  return (
    <DataTable
      {...(id !== undefined && { id })}
      caption={
        <>
          {isCut ? texts.firstRows(MOST_ROWS, answer.cells.length) : texts.table}
          <span class="unseen">
            {': '}
            {heading(told)}, {subheading(told)}
          </span>
        </>
      }
      columns={columnsOf(told)}
      rows={answer.cells
        .slice(0, MOST_ROWS)
        .map((cell, index) => [
          ...namesOf(told, cell, answer.cells[index - 1]),
          ...figuresOf(told, cell, cell),
        ])}
      foot={[
        ...answer.by.map((_dimension, index) => (index === 0 ? texts.total : '')),
        ...figuresOf(told, wholeOf(answer), {}),
      ]}
    />
  );
};
