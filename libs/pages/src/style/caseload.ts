const css = String.raw;

/** What waits, the case list and the inbox. */
export const CASELOAD_STYLE = css`
  .titled,
  .task {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25rem 1rem;
  }
  .titled {
    row-gap: 0.5rem;
    margin-bottom: 1rem;
  }
  .titled h1 {
    margin: 0;
  }
  .worklist {
    list-style: none;
    padding: 0;
  }
  .worklist > li {
    padding: 0.75rem 1rem;
    border-top: 1px solid var(--line);
    border-left: 4px solid transparent;
  }
  .worklist > li:first-child {
    border-top: 0;
  }
  .worklist > .own {
    border-left-color: var(--accent);
  }
  .drafts {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .drafts > li + li {
    margin-top: 0.5rem;
    padding-top: 0.5rem;
    border-top: 1px solid var(--line);
  }
  :is(.worklist, .drafts) p {
    margin: 0;
  }
  .task a {
    font-weight: 600;
    padding: 0.25rem 0;
  }
  .task .aside {
    font-weight: 400;
  }
  :is(.worklist, .drafts) .about {
    color: var(--soft);
    font-size: 0.9375rem;
  }
  .together {
    display: block;
  }
  @media (min-width: 40rem) {
    .together {
      display: inline-block;
    }
    .together:not(:last-child)::after {
      content: ' ·';
    }
  }
  .worklist .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin-top: 0.25rem;
  }
  .find .form,
  .choice,
  .give {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75rem 1rem;
    margin: 0 0 1.25rem;
  }
  .give {
    margin: 1rem 0 1.5rem;
  }
  :is(.find, .choice, .give) .field {
    margin: 0;
  }
  .find .field {
    flex: 0 1 32rem;
  }
  .choice .error {
    max-width: 16rem;
  }
  .kinds {
    gap: 0.5rem;
    margin-bottom: 1.5rem;
  }
  .kinds a {
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--edge);
    border-radius: 22px;
    background: var(--paper);
    color: var(--ink);
    text-decoration: none;
    font-size: 0.9375rem;
  }
  .kinds a:hover {
    border-color: var(--accent);
  }
  .kinds a[aria-current] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    color: var(--accent);
    font-weight: 600;
  }
  .kinds .count {
    font-weight: 400;
    white-space: pre;
  }
  .number-link,
  .day {
    white-space: nowrap;
  }
  .number-link {
    font-weight: 600;
  }
`;
