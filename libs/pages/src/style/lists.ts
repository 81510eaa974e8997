const css = String.raw;

/** People, facts, the timeline, tabs and how far work has come. */
export const LISTS_STYLE = css`
  .people {
    list-style: none;
    padding: 0;
  }
  .people > li {
    padding: 0.75rem 1rem;
    margin-bottom: 0.75rem;
  }
  .people .hint {
    margin: 0.375rem 0 0;
  }

  .facts {
    max-width: 46rem;
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
  .facts .action {
    grid-column: 2;
  }
  .facts .action .quiet {
    margin-left: -0.375rem;
  }
  @media (min-width: 40rem) {
    .facts > div:has(> .action) {
      grid-template-columns: minmax(8rem, 14rem) 1fr auto;
      align-items: baseline;
    }
    .facts .action {
      grid-column: 3;
    }
  }
  .as-written {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .identity .facts {
    max-width: none;
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
  .facts dd > details {
    margin: -0.625rem 0;
  }
  .facts dd > details > summary {
    vertical-align: top;
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
  .order {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5rem;
    margin-bottom: 0.5rem;
    font-size: 0.9375rem;
    color: var(--soft);
  }
  .order ul {
    gap: 0 1rem;
  }
  .order a {
    display: flex;
    align-items: center;
    min-height: 44px;
  }
  .order a[aria-current] {
    color: var(--ink);
    font-weight: 600;
    text-decoration: none;
  }
  .pagination {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin: 1rem 0;
  }
  :is(td, th) > [aria-current='step'] {
    font-weight: 700;
    text-decoration: none;
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
  @media (max-width: 40rem) {
    .facts > div {
      display: block;
    }
    .identity .facts > div {
      display: block;
      width: 100%;
    }
    .identity .facts :is(dt, dd) {
      display: inline;
    }
    .identity .facts dt {
      margin-right: 0.375rem;
    }
    .people > li {
      padding: 0.75rem;
    }
    .people .button {
      font-size: 0.9375rem;
    }
    .tabs a {
      padding: 0.625rem 0.5rem;
      font-size: 0.9375rem;
    }
  }
`;
