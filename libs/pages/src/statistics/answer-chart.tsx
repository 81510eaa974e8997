import { UNKNOWN } from '@samspar/codes';
import { numeral } from '@samspar/kernel';
import type { Day } from '@samspar/kernel';
import { type Answer, type Cell, type Dimension, isMedian } from '@samspar/statistics';
import { BarChart, type BarGroup } from '../parts/bar-chart.js';
import { LineChart, MOST_SERIES } from '../parts/line-chart.js';
import { textsOf } from '../texts/texts.js';
import { addressOfWhy, cellName, figure, heading, type ToldAnswer } from './answer-words.js';
import { shortTime, TIMES } from './names.js';

/** As many bars or points as one can take in, and as a page has room for. */
const MOST_MARKS = 60;
const ID = 'diagram';

const codeOf = (dimension: Dimension, month: Temporal.PlainYearMonth): string =>
  dimension === 'year'
    ? `${month.year}`
    : dimension === 'quarter'
      ? `${month.year}-Q${Math.ceil(month.month / 3)}`
      : month.toString();

/** The years, quarters or months from one day to another, those in which nothing happened included. */
const timesBetween = (dimension: Dimension, from: Day, to: Day): readonly string[] => {
  const codes = new Set<string>();
  const last = Temporal.PlainYearMonth.from(to.slice(0, 7));
  for (
    let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    codes.add(codeOf(dimension, month));
  return [...codes];
};

/** True where registration began within the period: what was not counted before may not have been registered. */
const hasBegun = ({ notes }: Answer): boolean => notes.some(({ code }) => code === 'registrationBegan');

/** The points in time of a chart; where registration began within the period, from the first that was counted. */
const pointsOf = (answer: Answer, time: Dimension): readonly string[] => {
  const all = timesBetween(time, answer.period.from, answer.period.to);
  const first = all.findIndex((code) => answer.cells.some((cell) => cell[time] === code));
  return hasBegun(answer) ? all.slice(first) : all;
};

/** Cells that agree in some dimensions: one at least. */
type Group = readonly [Cell, ...Cell[]];

const groupsOf = ({ cells }: Answer, dimensions: readonly Dimension[]): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const cell of cells) {
    const key = JSON.stringify(dimensions.map((dimension) => cell[dimension]));
    const group = groups.get(key);
    groups.set(key, group ? [...group, cell] : [cell]);
  }
  return [...groups.values()];
};

const groupName = (told: ToldAnswer, dimensions: readonly Dimension[], [cell]: Group): string =>
  dimensions.map((dimension) => cellName(told, dimension, cell)).join(', ');

/** Where a figure is explained; nowhere where that would tell what its table hides. */
const whyOf = (told: ToldAnswer, cell: Cell): string | undefined =>
  told.isOfTable && cell.suppressed ? undefined : addressOfWhy(told, cell);

const Lines = ({ told, time }: { told: ToldAnswer; time: Dimension }) => {
  const { answer, language } = told;
  const { answer: texts } = textsOf(language).statistics;
  const others = answer.by.filter((dimension) => dimension !== time);
  const points = pointsOf(answer, time);
  const labels = points.map((code) => shortTime(language, time, code));
  const series = groupsOf(answer, others).map((cells) => {
    const found = points.map((point) => cells.find((cell) => cell[time] === point));
    const first = found.findIndex((cell) => cell !== undefined);
    return {
      name: groupName(told, others, cells),
      values: found.map((cell, index) => {
        if (cell) return cell.value ?? null;
        return isMedian(answer) || (hasBegun(answer) && index < first) ? null : 0;
      }),
      hrefs: found.map((cell) => cell && whyOf(told, cell)),
      breaks: found.flatMap((cell, index) => (cell?.break ? [index] : [])),
    };
  });
  const said = series.map(({ name, values }) => {
    const figures = values
      .map((value, index) => `${labels[index]} ${figure(language, { value })}`)
      .join(', ');
    return name ? `${name}: ${figures}` : figures;
  });
  return (
    <LineChart
      id={ID}
      title={texts.chartOf(heading(told))}
      description={texts.chartShows(points.length > 12 ? heading(told) : said.join('; '))}
      labels={labels}
      series={series}
    />
  );
};

/** What is written at the end of a bar: the figure with its share, or with its unit. */
const barText = ({ answer, language }: ToldAnswer, { value, share, suppressed }: Cell): string => {
  const { answer: texts } = textsOf(language).statistics;
  if (suppressed) return texts.hidden;
  if (value === null || value === undefined) return texts.none;
  const shown = numeral(value, language);
  if (isMedian(answer)) return texts.days(shown);
  return share ? `${shown} (${share.percent} %)` : shown;
};

const Bars = ({ told }: { told: ToldAnswer }) => {
  const { answer, language } = told;
  const { answer: texts } = textsOf(language).statistics;
  const last = answer.by.slice(-1);
  const others = answer.by.slice(0, -1);
  const groups: readonly BarGroup[] = groupsOf(answer, others).map((cells) => ({
    ...(others.length > 0 && { name: groupName(told, others, cells) }),
    bars: cells.map((cell) => ({
      label: groupName(told, last, [cell]),
      value: cell.value ?? null,
      text: barText(told, cell),
      href: whyOf(told, cell),
      isHatched: last.some((dimension) => cell[dimension] === UNKNOWN),
    })),
  }));
  const said = groups.map(({ name, bars }) => {
    const figures = bars.map(({ label, text }) => `${label} ${text}`).join(', ');
    return name === undefined ? figures : `${name}: ${figures}`;
  });
  return (
    <BarChart
      id={ID}
      title={texts.chartOf(heading(told))}
      description={texts.chartShows(answer.cells.length > 12 ? heading(told) : said.join('; '))}
      groups={groups}
    />
  );
};

/** The time along which an answer is drawn as lines; a single point in time makes no line. */
const timeOf = (answer: Answer): Dimension | undefined =>
  answer.by.slice(-1).find((last) => TIMES.includes(last) && pointsOf(answer, last).length > 1);

/** False where every figure is hidden, or none could be made. */
export const hasFigures = ({ cells }: Answer): boolean =>
  cells.some(({ value }) => typeof value === 'number');

/** True where there is something to draw, and not more than one can see. */
export const isDrawable = (answer: Answer): boolean => {
  const time = timeOf(answer);
  if (time === undefined) return answer.cells.length <= MOST_MARKS;
  const series = groupsOf(answer, answer.by.slice(0, -1)).length;
  return series <= MOST_SERIES && series * pointsOf(answer, time).length <= MOST_MARKS;
};

/** The answer as a picture: lines where its last dimension is a time, bars else. */
export const AnswerChart = ({ told }: { told: ToldAnswer }) => {
  const time = timeOf(told.answer);
  return time === undefined ? <Bars told={told} /> : <Lines told={told} time={time} />;
};
