const css = String.raw;

/** Forms, tables, lists and the other parts that pages are made of. */
export const PARTS = css`
  .field {
    border: 0;
    margin: 0 0 1.5rem;
    padding: 0;
    min-width: 0;
  }
  .field > label,
  .field > legend {
    display: block;
    padding: 0;
    font-weight: 600;
    margin-bottom: 0.25rem;
  }
  .field > legend {
    float: left;
    width: 100%;
  }
  .field > legend + * {
    clear: both;
  }
  .optional {
    font-weight: 400;
    color: var(--soft);
  }
  .hint {
    color: var(--soft);
    font-size: 0.9375rem;
    margin: 0 0 0.375rem;
  }
  .error {
    color: var(--wrong);
    font-weight: 600;
    margin: 0 0 0.375rem;
  }
  .wrong {
    border-left: 4px solid var(--wrong);
    padding-left: 1rem;
  }
  input[type='text'],
  input[type='file'],
  select,
  textarea {
    display: block;
    width: 100%;
    min-height: 44px;
    padding: 0.5rem 0.625rem;
    border: 1px solid var(--edge);
    border-radius: 4px;
    background: var(--paper);
    color: inherit;
    font: inherit;
  }
  textarea {
    resize: vertical;
  }
  .wrong :is(input[type='text'], select, textarea) {
    border: 2px solid var(--wrong);
  }
  select {
    width: auto;
    max-width: 100%;
    padding-right: 0.375rem;
  }
  .w-number {
    max-width: 5rem;
  }
  .w-day {
    max-width: 9.5rem;
  }
  .w-word {
    max-width: 16rem;
  }
  .boxes.inline {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1.5rem;
  }
  .box {
    position: relative;
    padding-left: 2.25rem;
    min-height: 44px;
  }
  .box input {
    position: absolute;
    left: 0;
    top: 0.625rem;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .box label {
    display: block;
    padding: 0.625rem 0;
  }
  .box .hint {
    margin-top: -0.5rem;
  }
  .summary {
    border: 2px solid var(--wrong);
    border-left-width: 8px;
    border-radius: 4px;
    background: var(--paper);
    padding: 1rem 1.25rem;
    margin-bottom: 1.5rem;
  }
  .summary h2 {
    margin-top: 0;
  }
  .summary > :last-child {
    margin-bottom: 0;
  }
  .summary a {
    color: var(--wrong);
    font-weight: 600;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem 1rem;
    margin: 1.5rem 0;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 44px;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--accent);
    border-radius: 4px;
    background: var(--paper);
    color: var(--accent);
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    background: var(--accent-pale);
    color: var(--accent-dark);
  }
  .button.primary {
    background: var(--accent);
    color: #fff;
  }
  .button.primary:hover {
    background: var(--accent-dark);
  }
  .button.danger {
    border-color: var(--wrong);
    color: var(--wrong);
  }
  .button.danger:hover {
    background: var(--wrong-pale);
  }

  .scroll {
    overflow-x: auto;
    background: var(--paper);
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
  .empty,
  .notice,
  .identity {
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 6px;
    padding: 1rem 1.25rem;
    margin-bottom: 1.5rem;
  }
  .notice {
    border-left: 6px solid var(--edge);
  }
  .notice.good {
    border-left-color: var(--good);
    background: var(--good-pale);
  }
  .notice.due {
    border-left-color: var(--due);
    background: var(--due-pale);
  }
  .notice.late {
    border-left-color: var(--wrong);
    background: var(--wrong-pale);
  }
  .notice-title,
  .identity-title {
    font-weight: 600;
    margin-bottom: 0.25rem;
  }
  :is(.notice, .empty, .identity) > :first-child {
    margin-top: 0;
  }
  :is(.notice, .empty, .identity) > :last-child {
    margin-bottom: 0;
  }
  .identity-title {
    font-size: 1.125rem;
  }
  .tag {
    display: inline-block;
    padding: 0.0625rem 0.5rem;
    border: 1px solid currentcolor;
    border-radius: 3px;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--soft);
    background: var(--paper);
    max-width: 100%;
  }
  .tag.good {
    color: var(--good);
    background: var(--good-pale);
  }
  .tag.due {
    color: var(--due);
    background: var(--due-pale);
  }
  .tag.late {
    color: var(--wrong);
    background: var(--wrong-pale);
  }

  time,
  .whole {
    white-space: nowrap;
  }

  .people {
    list-style: none;
    padding: 0;
  }
  .people > li {
    padding: 0.75rem 1rem;
    margin-bottom: 0.75rem;
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  .people .hint {
    margin: 0.375rem 0 0;
  }

  .facts > div {
    display: grid;
    grid-template-columns: minmax(8rem, 14rem) 1fr;
    gap: 0 1rem;
    padding: 0.375rem 0;
    border-top: 1px solid var(--line);
  }
  .facts dt {
    color: var(--soft);
  }
  .facts dd {
    margin: 0;
    min-width: 0;
  }
  .identity .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
  }
  .identity .facts > div {
    display: flex;
    gap: 0.375rem;
    border: 0;
    padding: 0;
  }
  .timeline {
    list-style: none;
    padding: 0;
    margin-left: 0.5rem;
    border-left: 2px solid var(--line);
  }
  .timeline > li {
    position: relative;
    padding: 0 0 1.25rem 1.5rem;
  }
  .timeline > li::before {
    content: '';
    position: absolute;
    left: -7px;
    top: 0.4rem;
    width: 12px;
    height: 12px;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--paper);
  }
  .timeline :is(h2, h3, h4) {
    font-size: 1rem;
    margin: 0;
  }
  .timeline > li > :last-child {
    margin-bottom: 0;
  }
  .when {
    color: var(--soft);
    font-size: 0.9375rem;
    margin-bottom: 0.25rem;
  }
  .by::before {
    content: '·';
    margin: 0 0.375rem;
  }
  .tabs {
    border-bottom: 1px solid var(--line);
    margin-bottom: 1.5rem;
  }
  .tabs .count {
    font-weight: 400;
  }
  .pagination {
    display: flex;
    align-items: center;
    gap: 1rem;
    margin: 1rem 0;
  }
  .pagination a {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
  }
  .progress progress {
    display: block;
    width: 100%;
    max-width: 30rem;
    height: 1rem;
    accent-color: var(--accent);
  }
  .progress p {
    color: var(--soft);
  }
  .said {
    margin: 0 0 1rem;
    padding: 0.5rem 1rem;
    border-left: 4px solid var(--edge);
    background: var(--paper);
  }
  .said p {
    margin: 0;
  }
  .reference code {
    display: block;
  }
  @media (max-width: 40rem) {
    .facts > div {
      display: block;
    }
    th,
    td {
      padding-left: 0.5rem;
      padding-right: 0.5rem;
    }
  }
`;
