import { numeral } from '@samspar/kernel';
import { instantInWords, textsOf, type WaterfallBar, WaterfallChart } from '@samspar/pages';
import {
  causesInWords,
  countOf,
  differenceHeading,
  signed,
  type ToldDifference,
} from './difference-words.js';

/** A scale begins at zero, or so far below the lowest figure that a quarter of it is air: steps among hundreds would not be seen else. */
const startOf = (bars: readonly WaterfallBar[]): number => {
  const ends = bars.flatMap(({ from, to, kind }) => (kind === 'figure' ? [to] : [from, to]));
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max(1, highest - lowest);
  return lowest > 3 * room ? Math.floor(lowest - room / 3) : 0;
};

const barsOf = ({
  difference: { from, to, parts = [] },
  language,
}: ToldDifference): readonly WaterfallBar[] => {
  const before = countOf(from).value ?? 0;
  const after = countOf(to).value ?? 0;
  const whole = (label: string, value: number): WaterfallBar => ({
    label: instantInWords(language, label),
    from: 0,
    to: value,
    kind: 'figure',
    text: numeral(value, language),
  });
  let at = before;
  const step = (label: string, more: number, kind: 'in' | 'out'): WaterfallBar => {
    const bar = { label, from: at, to: at + more, kind, text: signed(more, language) };
    at += more;
    return bar;
  };
  return [
    whole(from.asKnownAt, before),
    ...parts.flatMap((part) => {
      const label = causesInWords(part, language);
      return [
        ...(part.in > 0 ? [step(label, part.in, 'in')] : []),
        ...(part.out > 0 ? [step(label, -part.out, 'out')] : []),
      ];
    }),
    whole(to.asKnownAt, after),
  ];
};

/** The way from the one figure to the other, step by step; nothing where no step is told. */
export const DifferenceChart = ({ told }: { told: ToldDifference }) => {
  const { difference: texts } = textsOf(told.language);
  const bars = barsOf(told);
  if (bars.length < 3) return null;
  const start = startOf(bars);
  return (
    <figure class="panel">
      <figcaption>{texts.chart}</figcaption>
      <WaterfallChart
        id="diagram"
        title={texts.chartOf(differenceHeading(told))}
        description={textsOf(told.language).statistics.answer.chartShows(
          bars.map(({ label, text }) => `${label} ${text}`).join(', '),
        )}
        bars={bars.map((bar) => ({ ...bar, from: bar.kind === 'figure' ? start : bar.from }))}
        start={start}
      />
      {start > 0 && <p class="hint">{texts.axis(numeral(start, told.language))}</p>}
    </figure>
  );
};
