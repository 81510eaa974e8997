import type { ComponentChildren } from 'preact';

export type TableColumn = Readonly<{
  title: string;
  /** Numbers stand to the right with digits of equal width. */
  isNumber?: boolean;
  /** The cells of the column say what their row is. */
  isHeading?: boolean;
  /** Where it says what the word of the title means. */
  meaning?: string;
}>;

/** Characters of a title above numbers that is broken into lines, for the numbers not to stand far apart. */
const LONG = 20;

type DataTableProps = Readonly<{
  /** Differs from those of the other tables on the page. */
  id?: string;
  caption: ComponentChildren;
  /** Those of words by their title alone. Where none is said to head the rows, the first does. */
  columns: readonly (string | TableColumn)[];
  rows: readonly (readonly ComponentChildren[])[];
  /** True where a heading above says the same as the caption, which is then only read aloud. */
  isTitled?: boolean;
  /** True for a table of words: on a narrow screen each row becomes a card, its cells with the titles of their columns. */
  isCards?: boolean;
  /** A row of sums. */
  foot?: readonly ComponentChildren[];
  /** What to say where there are no rows, and what to do then. */
  empty?: ComponentChildren;
}>;

type RowProps = Readonly<{
  columns: readonly TableColumn[];
  cells: readonly ComponentChildren[];
  isCard: boolean;
}>;

const Row = ({ columns, cells, isCard }: RowProps) => (
  <tr {...(isCard && { role: 'row' })}>
    {columns.map(({ title, isNumber, isHeading }, index) => {
      const cell = cells[index];
      const look = isNumber ? 'number' : undefined;
      return isHeading && cell !== '' ? (
        <th
          key={index}
          scope="row"
          class={look}
          {...(isCard && { role: 'rowheader', ...(isNumber && { 'data-title': title }) })}
        >
          {cell}
        </th>
      ) : (
        <td key={index} class={look} {...(isCard && { role: 'cell', 'data-title': title })}>
          {cell}
        </td>
      );
    })}
  </tr>
);

const columnsOf = (given: DataTableProps['columns']): readonly TableColumn[] => {
  const columns = given.map((one) => (typeof one === 'string' ? { title: one } : one));
  if (columns.some(({ isHeading }) => isHeading)) return columns;
  return columns.map((one, index) => ({ ...one, isHeading: index === 0 }));
};

/**
 * A table with its caption. Where it is wider than the screen it scrolls by itself, also from the keyboard. The roles keep cards a
 * table to screen readers, whatever the style makes of them.
 */
export const DataTable = (props: DataTableProps) => {
  const { id = 'tabell', caption, isTitled, rows, isCards: isCard = false, foot, empty } = props;
  const columns = columnsOf(props.columns);
  return rows.length === 0 && empty ? (
    <div class="empty">{empty}</div>
  ) : (
    <div class={isCard ? 'scroll cards' : 'scroll'} role="region" aria-labelledby={id} tabIndex={0}>
      <table {...(isCard && { role: 'table' })}>
        <caption id={id} {...(isTitled && { class: 'unseen' })}>
          {caption}
        </caption>
        <thead {...(isCard && { role: 'rowgroup' })}>
          <tr {...(isCard && { role: 'row' })}>
            {columns.map(({ title, isNumber, meaning }) => (
              <th
                key={title}
                scope="col"
                class={isNumber ? (title.length > LONG ? 'number long' : 'number') : undefined}
                {...(isCard && { role: 'columnheader' })}
              >
                {meaning === undefined ? (
                  title
                ) : (
                  <a class="word" href={meaning}>
                    {title}
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...(isCard && { role: 'rowgroup' })}>
          {rows.map((cells, index) => (
            <Row key={index} columns={columns} cells={cells} isCard={isCard} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <Row columns={columns} cells={foot} isCard={false} />
          </tfoot>
        )}
      </table>
    </div>
  );
};
