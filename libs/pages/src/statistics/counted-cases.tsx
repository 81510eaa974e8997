import { COUNTED_PART, partName } from '@samspar/statistics';
import type { CountedJourney } from '@samspar/use-cases';
import { useTexts } from '../looking.js';
import { DataTable } from '../parts/data-table.js';
import { Moment } from '../parts/log-cells.js';
import { Notice } from '../parts/notice.js';
import { Pagination } from '../parts/tabs.js';
import { addressOfPart, LIST, useSaid, type WhyProps } from './explained.js';

const caseCells = ({ journey, reference, decided }: CountedJourney, texts: ReturnType<typeof useTexts>) => [
  <a href={`/granskning/${journey}${decided ? `?till=${decided.revision + 1}` : ''}`} class="number-link">
    {reference}
  </a>,
  ...(decided
    ? [
        texts.journey.events[decided.event.type],
        decided.event.occurredOn === 'unknown' ? texts.replay.dayUnknown : decided.event.occurredOn,
        <Moment texts={texts} knownAt={decided.knownAt} />,
        String(decided.revision + 1),
        decided.position,
      ]
    : ['', '', '', '', '']),
];

/** The journeys of the part that is asked for, or why they are not shown. */
export const Cases = (props: WhyProps) => {
  const { explanation, shown, wrong } = props;
  const { sentence } = useSaid(props);
  const texts = useTexts();
  if (!shown) return wrong === undefined ? null : <Notice tone="due" title={wrong} />;
  const { part, listed } = shown;
  const told = [COUNTED_PART, ...explanation.leftOut].find((one) => partName(one) === part) ?? COUNTED_PART;
  const { figure: words } = texts;
  return (
    <section id={LIST} aria-labelledby="arenden-rubrik">
      <h2 id="arenden-rubrik">{words.cases}</h2>
      <p class="log-lead">{words.lead}</p>
      <DataTable
        id="arendena"
        isCards
        caption={words.listed(sentence(told), listed.total)}
        columns={[
          { title: words.number, isHeading: true },
          { title: words.decided },
          { title: words.happened },
          { title: words.became },
          { title: words.revision, isNumber: true },
          { title: words.place, isNumber: true },
        ]}
        rows={listed.lines.map((line) => caseCells(line, texts))}
        empty={<p>{words.none}</p>}
      />
      <Pagination
        {...listed}
        href={(page) => `${addressOfPart(explanation, part)}${page === 1 ? '' : `&sida=${page}`}#${LIST}`}
      />
    </section>
  );
};
