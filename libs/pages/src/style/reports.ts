const css = String.raw;

/** Reports: crossed tables, sentences to quote, and what there is to choose from. */
export const REPORTS_STYLE = css`
  .crossed th[scope='row'] {
    font-weight: 400;
  }
  .crossed .sum > * {
    font-weight: 600;
  }
  .crossed .whole > * {
    border-top: 2px solid var(--ink);
  }
  .crossed .group {
    border-left: 1px solid var(--line);
  }
  .crossed thead th {
    vertical-align: bottom;
  }
  .crossed caption {
    text-align: left;
  }
  .button[hidden] {
    display: none;
  }
  .copied-value {
    padding: 0 0.25rem;
    margin: 0 -0.25rem;
    border: 1px solid transparent;
    border-radius: 3px;
    background: none;
    color: inherit;
    font: inherit;
    font-variant-numeric: inherit;
    white-space: nowrap;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
    cursor: copy;
  }
  .copied-value:hover,
  .copied-value[data-senast] {
    border-color: var(--accent);
    background: var(--accent-pale);
  }
  .word {
    color: inherit;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  .quotes {
    max-width: 46rem;
    margin-bottom: 1rem;
  }
  .quote {
    margin: 0.25rem 0;
  }
  p.quote {
    padding-left: 0.75rem;
    border-left: 4px solid var(--accent);
  }
  .said {
    max-width: 46rem;
    white-space: pre-line;
  }
  .statement {
    max-width: 46rem;
    margin-bottom: 1rem;
  }
  .statement p {
    margin: 0.25rem 0;
  }
  .reports {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
    gap: 1rem;
    list-style: none;
    margin: 0 0 1.5rem;
    padding: 0;
  }
  .reports > li {
    padding: 1rem 1.25rem;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--paper);
  }
  .reports h3 {
    margin: 0 0 0.25rem;
  }
  .reports p {
    margin: 0;
  }
  .report-table {
    margin-top: 2rem;
  }
  .report-section {
    margin-top: 2.5rem;
  }
  .own-words {
    max-width: 46rem;
    margin-bottom: 1rem;
  }
  .meanings dt {
    font-weight: 600;
    margin-top: 1rem;
    scroll-margin-top: 1rem;
  }
  .meanings dt:target {
    background: var(--accent-pale);
  }
  .meanings dd {
    margin: 0.25rem 0 0;
    max-width: 46rem;
  }
  .source {
    max-width: 46rem;
    color: var(--soft);
  }
  @media print {
    .crossed {
      font-size: 8.5pt;
    }
    .crossed:has(tr > :nth-child(11)) {
      font-size: 6.5pt;
    }
    .crossed:has(tr > :nth-child(19)) {
      font-size: 5pt;
    }
    .crossed:has(tr > :nth-child(11)) :is(th, td) {
      padding: 1.5pt 2.5pt;
    }
    .crossed:has(tr > :nth-child(19)) :is(th, td) {
      padding: 1pt;
      hyphens: auto;
    }
    .word {
      text-decoration: none;
    }
    .quotes details {
      display: none;
    }
    .report-table {
      margin-top: 1.25rem;
    }
    .own-words .hint {
      display: none;
    }
    .own-words,
    .report-section > h2,
    .report-table > h3 {
      break-after: avoid;
    }
    .report-table > .scroll {
      break-inside: avoid;
    }
    .report-table > :is(.quotes, .hint),
    .crossed + .hint {
      break-before: avoid;
    }
    .choices,
    .back {
      display: none;
    }
    .source {
      color: inherit;
    }
  }
`;
