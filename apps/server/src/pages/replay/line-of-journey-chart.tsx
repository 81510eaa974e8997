import { dayNumber } from '@samspar/kernel';
import { DataTable, eventInWords, type Telling, withDays } from '@samspar/pages';
import type { ReplayedEvent, ReplayedJourney } from '@samspar/use-cases';
import { LANES, lineOfJourney, type LineMark, type LineOfJourney } from './line-of-journey.js';
import { addressOfReplay, type ReplayChoice } from './replay-choice.js';

type LineProps = Readonly<{
  telling: Telling;
  journey: ReplayedJourney;
  choice: ReplayChoice;
  /** The event that is looked at; undefined where two moments are compared. */
  looked?: ReplayedEvent | undefined;
}>;
type DrawnProps = LineProps & Readonly<{ line: LineOfJourney; x: (day: string) => string }>;

/** In pixels: a line of text, a lane with its name above, and what hangs below the lanes. */
const TEXT = 18;
const LANE = 54;
const AXIS = 26;
/** As many stretches as have room for their figures. */
const MOST_FIGURES = 6;
/** Years that are written out between the ends, in per cent from them. */
const CLEAR = 14;
/** Each lane has a mark of its own. */
const MARKS: Readonly<Record<LineMark['lane'], string>> = {
  steps: 'M-5-5h10v10h-10z',
  meetings: 'M-5 0a5 5 0 1 0 10 0 5 5 0 1 0-10 0z',
  employers: 'M0-6 6 5h-12z',
  handovers: 'M0-6 6 0 0 6-6 0z',
  consents: 'M-6-3h12v6h-12z',
  setRight: 'M0 6 6-5h-12z',
};

const percentOf = ({ from, to }: LineOfJourney, day: string): number => {
  const all = Math.max(1, dayNumber(to) - dayNumber(from));
  return Math.round((2 + ((dayNumber(day) - dayNumber(from)) / all) * 96) * 100) / 100;
};

/** Text keeps within the chart: it stands on the side of its place that has room. */
const anchored = (percent: number) => (percent > 50 ? 'end' : 'start');

/** What a mark says to whoever points at it. */
const markInWords = ({ texts }: Telling, { day, events, isLate }: LineMark): string => {
  const { replay } = texts;
  const names = events.map(({ event }) => eventInWords(texts, event)).join(', ');
  const late = Math.max(0, ...events.map(({ daysLate }) => daysLate ?? 0));
  return `${day}: ${names}${isLate ? ` (${replay.line.lateBy(replay.days(late))})` : ''}`;
};

const Mark = ({
  telling,
  journey,
  choice,
  looked,
  x,
  mark,
  y,
}: DrawnProps & { mark: LineMark; y: number }) => {
  const { events, id } = journey;
  const { revision } = looked && mark.events.includes(looked) ? looked : (mark.events[0] ?? { revision: -1 });
  const isLooked = looked !== undefined && mark.events.some((one) => one.revision === looked.revision);
  const index = events.findIndex((one) => one.revision === revision);
  const whole = journey.whole.findIndex((one) => one.revision === revision);
  const { asOf, known } = choice;
  const href =
    index < 0
      ? addressOfReplay(id, { step: whole + 1 })
      : addressOfReplay(id, { asOf, known, step: index + 1 });
  return (
    <a href={href} tabIndex={-1}>
      <title>{markInWords(telling, mark)}</title>
      <svg class={index < 0 ? 'mark beyond' : 'mark'} x={x(mark.day)} y={y} overflow="visible">
        <path d={MARKS[mark.lane]} />
        {mark.isLate && <path class="late" d="M0-9v-7h7z" />}
        {isLooked && <circle class="looked" r="11" />}
      </svg>
    </a>
  );
};

const Phases = ({ line, x, y }: DrawnProps & { y: number }) => (
  <>
    {line.phases.map(({ phase, from, to }) => (
      <line key={phase} class={`phase ${phase}`} x1={x(from)} x2={x(to)} y1={y} y2={y} />
    ))}
  </>
);

const Gaps = ({ telling, line, x, y }: DrawnProps & { y: number }) => (
  <>
    {line.gaps.map(({ from, to, days }, index) => (
      <g key={from} class="gap">
        <line x1={x(from)} x2={x(to)} y1={y} y2={y} />
        <line x1={x(from)} x2={x(from)} y1={y - 5} y2={y + 5} />
        <line x1={x(to)} x2={x(to)} y1={y - 5} y2={y + 5} />
        {line.gaps.length <= MOST_FIGURES && (
          <text
            class="tick"
            x={x(percentOf(line, to) > 50 ? to : from)}
            y={index % 2 === 0 ? y - 8 : y + 18}
            text-anchor={anchored(percentOf(line, to))}
          >
            {telling.texts.replay.days(days)}
          </text>
        )}
      </g>
    ))}
  </>
);

const Moments = ({ telling, journey, line, x, bottom }: DrawnProps & { bottom: number }) => {
  const { names } = telling.texts.replay.line;
  return (
    <>
      {line.moments.map(({ clock, day, isCompared }, index) => (
        <g key={`${clock} ${isCompared}`} class={`moment ${clock}`}>
          <line x1={x(day)} x2={x(day)} y1={index * TEXT + 4} y2={bottom} />
          <text
            x={x(day)}
            y={index * TEXT + 14}
            dx={anchored(percentOf(line, day)) === 'end' ? -5 : 5}
            text-anchor={anchored(percentOf(line, day))}
          >
            {journey.compared
              ? `${isCompared ? 'B' : 'A'}. ${names[clock]} ${day}`
              : `${names[clock]} ${day}`}
          </text>
        </g>
      ))}
    </>
  );
};

const Days = ({ line, x, top, bottom }: DrawnProps & { top: number; bottom: number }) => {
  const years = Array.from(
    { length: Number(line.to.slice(0, 4)) - Number(line.from.slice(0, 4)) },
    (_year, index) => `${Number(line.from.slice(0, 4)) + index + 1}-01-01`,
  );
  return (
    <>
      {years.map((day) => (
        <line key={day} class="grid" x1={x(day)} x2={x(day)} y1={top} y2={bottom} />
      ))}
      <text class="tick" x={x(line.from)} y={bottom + TEXT}>
        {line.from}
      </text>
      {line.to !== line.from && (
        <text class="tick" x={x(line.to)} y={bottom + TEXT} text-anchor="end">
          {line.to}
        </text>
      )}
      {years
        .filter((day) => percentOf(line, day) > 2 * CLEAR && percentOf(line, day) < 100 - 2 * CLEAR)
        .map((day) => (
          <text key={day} class="tick" x={x(day)} y={bottom + TEXT} text-anchor="middle">
            {day.slice(0, 4)}
          </text>
        ))}
    </>
  );
};

/** The same in words, for whoever does not see the line: its phases and stretches; the events stand in their own table. */
const InWords = ({ telling: { texts }, line }: DrawnProps) => {
  const { line: words, days } = texts.replay;
  const stretches = [
    ...line.phases.map(({ phase, from, to }) => ({ name: words.phases[phase], from, to })),
    ...line.gaps.map(({ from, to }) => ({ name: words.gap, from, to })),
  ].toSorted((one, other) => one.from.localeCompare(other.from));
  return (
    <details class="others">
      <summary>{words.inWords}</summary>
      <DataTable
        id="linje-i-ord"
        isTitled
        caption={words.inWords}
        columns={[
          { title: words.stretch, isHeading: true },
          { title: words.from },
          { title: words.to },
          { title: words.length, isNumber: true },
        ]}
        rows={stretches.map(({ name, from, to }) => [
          name,
          withDays(from),
          withDays(to),
          days(dayNumber(to) - dayNumber(from)),
        ])}
      />
    </details>
  );
};

/** A line through the whole journey as it is known now: its phases, what happened and where nothing did, with the moments that are looked at. */
export const LineOfJourneyChart = (props: LineProps) => {
  const { telling, journey } = props;
  if (journey.whole.length === 0) return null;
  const { line: words } = telling.texts.replay;
  const line = lineOfJourney(journey);
  const x = (day: string) => `${percentOf(line, day)}%`;
  const drawn = { ...props, line, x };
  const lanes = LANES.filter((lane) => line.marks.some((mark) => mark.lane === lane));
  const rows = [
    words.phase,
    ...lanes.map((lane) => words.lanes[lane]),
    ...(line.gaps.length > 0 ? [words.gap] : []),
  ];
  const top = line.moments.length * TEXT + 4;
  const bottom = top + rows.length * LANE + 8;
  const middle = (row: number) => top + row * LANE + 42;
  return (
    <figure class="way">
      <figcaption>{words.title}</figcaption>
      <svg class="chart" aria-hidden="true" focusable="false" width="100%" height={bottom + AXIS}>
        <Days {...drawn} top={top} bottom={bottom} />
        {rows.map((name, row) => (
          <g key={name}>
            <line class="grid" x1="0" x2="100%" y1={middle(row)} y2={middle(row)} />
            <text class="tick" x="0" y={middle(row) - 24}>
              {name}
            </text>
          </g>
        ))}
        <Moments {...drawn} bottom={bottom} />
        <Phases {...drawn} y={middle(0)} />
        {line.gaps.length > 0 && <Gaps {...drawn} y={middle(rows.length - 1)} />}
        {line.marks.map((mark) => (
          <Mark
            key={`${mark.lane} ${mark.day}`}
            {...drawn}
            mark={mark}
            y={middle(1 + lanes.indexOf(mark.lane))}
          />
        ))}
      </svg>
      <p class="hint">{journey.compared ? words.legend : `${words.legend} ${words.point}`}</p>
      <InWords {...drawn} />
    </figure>
  );
};
