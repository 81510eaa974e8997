import type { ComponentChildren } from 'preact';

export type Column = Readonly<{
  title: string;
  /** Numbers stand to the right with digits of equal width. */
  isNumber?: boolean;
  /** The cells of the column say what their row is. */
  isHeading?: boolean;
}>;

type DataTableProps = Readonly<{
  /** Differs from those of the other tables on the page. */
  id?: string;
  caption: ComponentChildren;
  columns: readonly Column[];
  rows: readonly (readonly ComponentChildren[])[];
  /** A row of sums. */
  foot?: readonly ComponentChildren[];
  /** What to say where there are no rows, and what to do then. */
  empty?: ComponentChildren;
}>;

const Cell = ({ column, children }: { column: Column; children: ComponentChildren }) => {
  const look = column.isNumber ? 'number' : undefined;
  return column.isHeading && children !== '' ? (
    <th scope="row" class={look}>
      {children}
    </th>
  ) : (
    <td class={look}>{children}</td>
  );
};

const Row = ({ columns, cells }: { columns: readonly Column[]; cells: readonly ComponentChildren[] }) => (
  <tr>
    {cells.map((cell, index) => (
      <Cell key={index} column={columns[index]}>
        {cell}
      </Cell>
    ))}
  </tr>
);

/** A table with its caption; where it is wider than the screen it scrolls by itself, also from the keyboard. */
export const DataTable = ({ id = 'tabell', caption, columns, rows, foot, empty }: DataTableProps) =>
  rows.length === 0 && empty ? (
    <div class="empty">{empty}</div>
  ) : (
    <div class="scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" class={isNumber ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <Row key={index} columns={columns} cells={cells} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <Row columns={columns} cells={foot} />
          </tfoot>
        )}
      </table>
    </div>
  );
