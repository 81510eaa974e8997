import { DataTable, dayInWords, factName, personInWords, useTexts } from '@samspar/pages';
import type { ComponentChildren } from 'preact';
import type { ListedCase } from '@samspar/use-cases';

type CaseTableProps = Readonly<{
  /** User id of whoever looks. */
  actor: string;
  caption: ComponentChildren;
  items: readonly ListedCase[];
  empty?: ComponentChildren;
}>;

/** Journeys with the way to each; few columns, and nothing that is told of the person but the name. */
export const CaseTable = ({ actor, caption, items, empty }: CaseTableProps) => {
  const texts = useTexts();
  const { you, nobody, lastEvent } = texts.cases;
  const { bar, statuses, person: persons } = texts.journey;
  return (
    <DataTable
      isCards
      caption={caption}
      columns={[
        bar.reference,
        persons.name,
        factName(texts, 'intervention'),
        bar.status,
        bar.responsible,
        lastEvent,
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
