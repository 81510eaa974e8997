import type { Sentence } from '@samspar/kernel';
import type { Paint } from './drawing.js';

/** What is to be drawn of a figure: a number; `hidden`, being small; `missing`, where there is none, which never is drawn as zero. */
export type Amount = number | 'hidden' | 'missing';

/** A figure of a chart. */
export type ChartMark = Readonly<{
  amount: Amount;
  /** In per cent of what is told by the chart's caption; never of a hidden figure. */
  percent?: number;
  /** Where it says why it is so. */
  href?: string;
}>;

export type Series = Readonly<{ name: string; paint: Paint }>;

type Titled = Readonly<{
  title: string;
  language: keyof Sentence;
  /** What the figures are called after a number, as `dagar`; absent: nothing. */
  unit?: string;
}>;

/** Bars below each other, one for each series: women and men are a pair, and what is their total stands at the name. */
export type BarsChart = Titled &
  Readonly<{
    kind: 'bars';
    series: readonly Series[];
    groups: readonly Readonly<{
      name?: string;
      /** Marks in the order of the series; `isUnknown`: what is counted there is not known. */
      rows: readonly Readonly<{
        name: string;
        marks: readonly ChartMark[];
        total?: ChartMark;
        isUnknown?: boolean;
      }>[];
    }>[];
    /** What the longest bar stands for; absent: the greatest of the amounts. */
    greatest?: number;
    /** True where bars are as long as their shares, which then all marks that are shown have. */
    isOfShares?: boolean;
  }>;

/** Lines over time, which no line crosses at a break. */
export type TrendChart = Titled &
  Readonly<{
    kind: 'trend';
    /** The times, in order, as briefly as an axis needs them. */
    points: readonly string[];
    series: readonly (Series &
      Readonly<{
        /** In the order of the points. */
        marks: readonly ChartMark[];
        /** Places of points that cannot be compared with the one before. */
        breaks: readonly number[];
      }>)[];
    /** What the top of the axis stands for at least; absent: the greatest of the amounts. */
    greatest?: number;
  }>;

/** A place in a flow; `goal`: where one hopes that it leads; `open`: not there yet; `unknown`: not known where. */
export type FlowNode = Readonly<{
  id: string;
  name: string;
  mark: ChartMark;
  look?: 'goal' | 'open' | 'unknown';
}>;

/** How much goes from each step to the next; what goes into a node goes out of it, or ends there. */
export type FlowChart = Titled &
  Readonly<{
    kind: 'flow';
    /** From left to right; nodes from above, each with an id of its own in the chart. */
    stages: readonly Readonly<{
      name: string;
      nodes: readonly FlowNode[];
    }>[];
    links: readonly Readonly<{ from: string; to: string; amount: Amount }>[];
  }>;

/** How days are spread: a box from the lower quartile to the upper with a line at the median. Never the least and the most, which are one person's. */
export type SpreadChart = Titled &
  Readonly<{
    kind: 'spread';
    groups: readonly Readonly<{
      name?: string;
      rows: readonly Readonly<{
        name: string;
        paint: Paint;
        /** Lower quartile, median, upper quartile. */
        quartiles: readonly [number, number, number] | 'hidden' | 'missing';
        /** How many it is the spread of. */
        n: Amount;
        href?: string;
      }>[];
    }>[];
  }>;

/** Districts as tiles in a grid that resembles the map. */
export type TilesChart = Titled &
  Readonly<{
    kind: 'tiles';
    /** Of when and whence the number of inhabitants is. */
    sources: readonly string[];
    /** Those who live in none of them, or nobody knows where. */
    elsewhere: readonly Readonly<{ name: string; count: ChartMark }>[];
    tiles: readonly Readonly<{
      name: string;
      /** From 0, from the left and from above. */
      column: number;
      row: number;
      count: ChartMark;
      /** Per 1,000 inhabitants; `missing` where their number is not stated. */
      rate: Amount;
    }>[];
  }>;

/** The same chart of each of several, on one scale. */
export type MultiplesChart = Titled &
  Readonly<{
    kind: 'multiples';
    panels: readonly Readonly<{ name: string; chart: BarsChart | TrendChart }>[];
  }>;

/** A chart as data; `draw` makes shapes of it. */
export type Chart = BarsChart | TrendChart | FlowChart | SpreadChart | TilesChart | MultiplesChart;
