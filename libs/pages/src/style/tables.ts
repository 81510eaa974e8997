const css = String.raw;

/** Tables in their scroll wrapper. */
export const TABLES_STYLE = css`
  .scroll {
    position: relative;
    overflow-x: auto;
    background:
      linear-gradient(to right, var(--paper) 40%, transparent) left / 2rem 100% no-repeat local,
      linear-gradient(to left, var(--paper) 40%, transparent) right / 2rem 100% no-repeat local,
      linear-gradient(to right, var(--shade), transparent) left / 0.75rem 100% no-repeat scroll,
      linear-gradient(to left, var(--shade), transparent) right / 0.75rem 100% no-repeat scroll,
      var(--paper);
    border: 1px solid var(--line);
    border-radius: 6px;
    margin-bottom: 1rem;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
  }
  caption {
    position: sticky;
    left: 0;
    max-width: calc(100vw - 2.5rem);
    text-align: left;
    padding: 0.875rem 1rem;
    font-weight: 600;
    font-size: 1rem;
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: 0.5rem 0.75rem;
    border-top: 1px solid var(--line);
  }
  :is(th, td):first-child {
    padding-left: 1rem;
  }
  :is(th, td):last-child {
    padding-right: 1rem;
  }
  thead th {
    font-size: 0.875rem;
    color: var(--soft);
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 400;
  }
  tfoot :is(th, td) {
    border-top: 2px solid var(--edge);
    font-weight: 600;
  }
  .number {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  thead .long {
    min-width: 10rem;
    white-space: normal;
    text-wrap: balance;
  }
  .cards tbody th {
    min-width: 11rem;
  }
  td select {
    width: 14rem;
    max-width: 100%;
  }
  @media (max-width: 40rem) {
    th,
    td {
      padding-left: 0.5rem;
      padding-right: 0.5rem;
    }
    .cards :is(table, caption, tbody, tr, th, td) {
      display: block;
    }
    .cards thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .cards tr {
      padding: 0.75rem 1rem;
      border-top: 1px solid var(--line);
    }
    .cards tbody :is(th, td) {
      padding: 0.125rem 0;
      border: 0;
      text-align: left;
    }
    .cards tbody th {
      min-width: 0;
      font-weight: 600;
    }
    .cards tbody td:empty {
      display: none;
    }
    .cards th[data-title]::before {
      content: attr(data-title) ' ';
    }
    .cards td:not(:has(> dl))::before {
      content: attr(data-title) ': ';
      color: var(--soft);
    }
  }
`;
