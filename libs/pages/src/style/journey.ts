const css = String.raw;

/** Ärendet and its forms. */
export const JOURNEY_STYLE = css`
  .line {
    display: block;
  }
  .facts ins {
    text-decoration: none;
  }
  .facts del {
    color: var(--soft);
  }
  .timeline .facts {
    margin: 0 0 0.25rem;
    font-size: 0.9375rem;
  }
  .timeline .facts > div {
    padding: 0.25rem 0;
  }
  .timeline details,
  .timeline details p {
    margin: 0;
  }
  .timeline .annulled > :is(h2, h3) {
    color: var(--soft);
    text-decoration: line-through;
  }
  .timeline .amend {
    margin: 0;
    font-size: 0.9375rem;
  }
  .timeline summary,
  .timeline .amend a {
    display: inline-block;
    padding: 0.125rem 0;
  }
  .timeline summary {
    text-decoration: underline;
  }
  .log-lead {
    max-width: 46rem;
  }
  :is(td, .facts) .about {
    color: var(--soft);
  }
  td > .facts {
    max-width: none;
    margin: 0;
  }
  td > .facts > div {
    display: block;
    padding: 0;
    border: 0;
  }
  td > .facts :is(dt, dd) {
    display: inline;
  }
  td > .facts dt::after {
    content: ': ';
  }
  .written {
    white-space: pre-line;
  }
  .links li {
    padding: 0.375rem 0;
  }
  .links .hint {
    margin: 0;
  }
  .as-of > summary,
  .others > summary {
    padding: 0.625rem 0;
  }
  .group > div {
    padding-left: 1rem;
    border-left: 2px solid var(--line);
  }
  .group .field {
    margin-bottom: 0.75rem;
  }
  .group .field > label,
  .group .field > legend {
    font-weight: 400;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0 1.5rem;
    padding: 0.5rem 0;
  }
  .row + .row {
    border-top: 1px solid var(--line);
  }
  .row > .row-title {
    flex: 0 0 100%;
    margin: 0 0 0.25rem;
    font-weight: 600;
  }
  .row > .field:has(> .w-line) {
    flex: 1 0 100%;
  }
  .differs {
    display: block;
    padding-left: 0.625rem;
    border-left: 4px solid var(--due);
  }
  .way {
    margin: 1rem 0;
  }
  .way line {
    stroke: var(--ink);
  }
  .way .grid {
    stroke: var(--line);
  }
  .way .before {
    stroke-width: 3;
  }
  .way .ongoing {
    stroke-width: 10;
  }
  .way .after {
    stroke-width: 5;
    stroke-dasharray: 2 4;
  }
  .way .gap line {
    stroke: var(--due);
    stroke-width: 2;
  }
  .way .moment line {
    stroke: var(--wrong);
    stroke-width: 1.5;
  }
  .way .moment.knownAt line {
    stroke-dasharray: 5 4;
  }
  .way .mark :is(path, circle) {
    fill: var(--accent);
    stroke: var(--accent);
    stroke-width: 2;
  }
  .way .mark .looked {
    fill: none;
    stroke: var(--ink);
  }
  .way .beyond path {
    fill: var(--paper);
  }
  @media (min-width: 40rem) {
    .columns .boxes {
      columns: 2;
    }
    .columns .box {
      break-inside: avoid;
    }
  }
  @media (min-width: 64rem) {
    .journey {
      display: grid;
      grid-template-columns: minmax(0, 46rem) minmax(0, 1fr);
      gap: 0 3rem;
    }
    .journey > .do {
      grid-column: 2;
      grid-row: 1;
    }
    .journey > .done {
      grid-column: 1;
      grid-row: 1;
    }
    .beside {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 3rem;
    }
    :is(.journey, .beside) h2 {
      margin-top: 0.5rem;
    }
    .do .buttons {
      flex-direction: column;
      align-items: stretch;
      max-width: 22rem;
    }
    .wide > .identity,
    .wide > .notice {
      max-width: none;
    }
  }
`;
