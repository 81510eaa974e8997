import type { Chart } from '@samspar/charts';
import type { ComponentChildren } from 'preact';

/** A chart on a page. Its figures always stand in a table as well: beside it, or where `table` leads. */
export type ChartFigureProps = Readonly<{
  /** Differs from those of the other charts on the page. */
  id: string;
  chart: Chart;
  /** `half`: as wide as a narrow screen, for two beside each other; absent: as wide as there is room for. */
  size?: 'half';
  /** What is said above it; absent: its title. */
  caption?: ComponentChildren;
  /** The id of the table that has its figures, where that does not stand beside it. */
  table?: string;
}>;
