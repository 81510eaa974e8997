const css = String.raw;

/** The page of statistics: the question, and the answer as table and chart side by side. */
export const STATISTICS_STYLE = css`
  .panel {
    padding: 1rem 1.25rem 1.25rem;
    margin: 0 0 1rem;
  }
  .panel .field {
    margin-bottom: 1rem;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
    gap: 0 1.5rem;
    align-items: start;
  }
  .fields select {
    width: 100%;
  }
  .fields > fieldset:last-child {
    grid-column: 1 / -1;
  }
  @media (min-width: 40rem) {
    .fields > .field:first-child {
      grid-column: span 2;
    }
  }
  .fields.pairs > .field:first-child {
    grid-column: auto;
  }
  @media (min-width: 40rem) {
    .fields.pairs {
      grid-template-columns: repeat(2, minmax(0, 22rem));
    }
  }
  .hint + :is(.scroll, .facts) {
    margin-top: 1rem;
  }
  .choices ul {
    gap: 0 1.25rem;
    margin-bottom: 0.5rem;
  }
  .choices a[aria-current] {
    font-weight: 600;
    color: var(--ink);
    text-decoration-thickness: 3px;
  }
  .conditions {
    gap: 0.5rem;
    margin-bottom: 1rem;
  }
  .conditions li {
    display: inline-flex;
    align-items: center;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--ground);
    padding-left: 0.625rem;
  }
  .conditions a {
    justify-content: center;
    width: 44px;
    text-decoration: none;
    font-size: 1.25rem;
  }
  .more-fields {
    margin-bottom: 0.5rem;
  }
  .to-answer {
    display: none;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
    align-items: start;
  }
  .figures > .scroll {
    flex: 100 1 min-content;
  }
  .figures > figure {
    flex: 1 1 min(100%, 26rem);
    max-width: 46rem;
  }
  @media (min-width: 64rem) {
    .figures > figure {
      position: sticky;
      top: 1rem;
    }
  }
  figcaption {
    font-weight: 600;
    margin-bottom: 0.75rem;
  }
  .total {
    font-weight: 700;
    margin-bottom: 0.5rem;
    font-size: 2.5rem;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .became {
    font-weight: 600;
    font-size: 1.375rem;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
  :is(section, .scroll) + .notes {
    margin-top: 1.5rem;
  }
  .subheading {
    color: var(--soft);
    margin-top: -0.5rem;
  }
  .notes h3 {
    margin-top: 0.5rem;
  }
  .reckoned,
  .supposed,
  .notes,
  .about-figures {
    max-width: 46rem;
  }
  .chart {
    display: block;
    font-size: 0.875rem;
    overflow: visible;
  }
  .chart text {
    fill: var(--ink);
  }
  .waterfall text {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4;
    stroke-linejoin: round;
  }
  .chart .figure {
    font-weight: 600;
  }
  .bar-mark,
  .hatch {
    fill: var(--accent);
  }
  .bar-in {
    fill: var(--accent-pale);
    stroke: var(--accent);
    stroke-width: 1.5;
  }
  .hatch-ground {
    fill: var(--accent-pale);
  }
  .chart .grid {
    stroke: var(--line);
  }
  .sample {
    margin: 0 0 1rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .publishing {
    max-width: 46rem;
  }
  @media (max-width: 40rem) {
    .panel {
      padding: 0.75rem;
    }
    .chart {
      font-size: 0.8125rem;
    }
    .to-answer {
      display: block;
    }
  }
  @media print {
    figure.panel {
      border: 0;
      padding: 0;
    }
    .figures {
      display: block;
    }
  }
`;
