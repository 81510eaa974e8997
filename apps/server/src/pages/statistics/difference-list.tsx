import { numeral } from '@samspar/kernel';
import { DataTable, Moment, Notice, Pagination, useTexts } from '@samspar/pages';
import { causeSentence, type FigureCell } from '@samspar/statistics';
import type { ListedMove } from '@samspar/use-cases';
import {
  addressOfDifference,
  cellInWords,
  DIFFERENCE,
  signed,
  type ToldDifference,
} from './difference-words.js';

const LIST = 'arenden';

/** The journeys that made a difference, where an auditor asks for them; or why they are not shown. */
export type MovesShown = Readonly<
  { lines: readonly ListedMove[]; total: number; page: number; pages: number } | { wrong: string }
>;

const useEventWords = () => {
  const texts = useTexts();
  const events: Readonly<Record<string, string>> = { ...texts.journey.events, ...texts.difference.persons };
  return (type: string) => events[type] ?? type;
};

/** The journeys that changed a figure, each with the event that did it. */
export const DifferenceList = ({ told, shown }: { told: ToldDifference; shown: MovesShown }) => {
  const texts = useTexts();
  const { difference: words } = texts;
  const eventName = useEventWords();
  const { language } = told;
  if ('wrong' in shown) return <Notice tone="due" title={shown.wrong} />;
  const cells = (some: readonly FigureCell[]) =>
    told.difference.by.length === 0 ? '' : some.map((cell) => cellInWords(told, cell)).join('; ') || '–';
  const hasCells = told.difference.by.length > 0;
  return (
    <section id={LIST} aria-labelledby="arenden-rubrik">
      <h2 id="arenden-rubrik">{words.cases}</h2>
      <p class="log-lead">{words.lead}</p>
      <DataTable
        id="arendena"
        isCards
        caption={words.listed(numeral(shown.total, language))}
        columns={[
          { title: words.number, isHeading: true },
          { title: words.cause },
          { title: words.net, isNumber: true },
          ...(hasCells ? [{ title: words.left }, { title: words.entered }] : []),
          { title: words.event },
          { title: words.happened },
          { title: words.known },
          { title: words.place, isNumber: true },
        ]}
        rows={shown.lines.map(({ journey, reference, cause, more, from, to, event, knownAt }) => [
          <a
            href={`/granskning/${journey}${event?.revision === undefined ? '' : `?till=${event.revision + 1}`}`}
            class="number-link"
          >
            {reference}
          </a>,
          causeSentence(cause)[language],
          signed(more, language),
          ...(hasCells ? [cells(from), cells(to)] : []),
          event ? eventName(event.type) : '',
          event ? (event.occurredOn ?? texts.replay.dayUnknown) : '',
          <Moment texts={texts} knownAt={knownAt} />,
          event?.position ?? '',
        ])}
        empty={<p>{words.none}</p>}
      />
      <Pagination
        {...shown}
        href={(page) =>
          `${DIFFERENCE}?${addressOfDifference(told, told.difference.cell)}&sida=${page}#${LIST}`
        }
      />
    </section>
  );
};
