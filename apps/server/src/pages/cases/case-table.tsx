import type { ComponentChildren } from 'preact';
import { DataTable } from '../parts/data-table.js';
import { textsOf } from '../texts/texts.js';
import type { Visitor } from '../visitor.js';
import type { Shown } from './case-lists.js';
import { dayInWords, personInWords } from './case-words.js';

type CaseTableProps = Readonly<{
  visitor: Visitor;
  /** User id of whoever looks. */
  actor: string;
  caption: ComponentChildren;
  items: readonly Shown[];
  empty?: ComponentChildren;
}>;

/** Journeys with the way to each; few columns, and nothing that is told of the person but the name. */
export const CaseTable = ({ visitor, actor, caption, items, empty }: CaseTableProps) => {
  const texts = textsOf(visitor.language);
  const { columns, statuses, you, nobody, person: persons } = texts.cases;
  return (
    <DataTable
      caption={caption}
      columns={[
        { title: columns.number, isHeading: true },
        { title: columns.person },
        { title: columns.intervention },
        { title: columns.status },
        { title: columns.caseworker },
        { title: columns.lastEvent },
      ]}
      rows={items.map(({ line, number, intervention, person, caseworker }) => [
        <a class="number-link" href={`/arenden/${line.journey}`}>
          {number}
        </a>,
        personInWords(texts, person) ?? <span class="again">{persons.unknown}</span>,
        intervention,
        statuses[line.status],
        line.caseworker === actor ? you : (caseworker ?? nobody),
        <span class="day">{dayInWords(texts, line.lastEventOn)}</span>,
      ])}
      empty={empty}
    />
  );
};
