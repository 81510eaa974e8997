const css = String.raw;

/**
 * On paper: the content alone, black on white, with nothing that is pressed or followed. Each sheet says whose it is, what,
 * when and by whom: the body is laid out as a table, whose head is repeated on every sheet.
 */
export const PRINT_STYLE = css`
  .paper,
  .on-paper {
    display: none;
  }
  @page {
    size: A4;
    margin: 15mm 15mm 18mm;
    @bottom-right {
      content: counter(page) ' (' counter(pages) ')';
      font: 8pt sans-serif;
    }
  }
  @media print {
    html {
      font-size: 10.5pt;
      background: none;
      color: #000;
    }
    .skip,
    .bar,
    .bottom,
    .buttons,
    .button,
    .to-answer,
    .order,
    .do,
    .identity + .tabs,
    .choice .clear,
    .pagination a,
    :is(.tabs, .kinds) li:not(:has([aria-current])),
    form:not(.choice),
    section.panel,
    details:not([open], .sealed),
    details:has(form, .links),
    details[open] > summary,
    .sealed .on-screen {
      display: none;
    }
    body {
      display: table;
      width: 100%;
      min-height: 0;
    }
    .paper {
      display: table-header-group;
      break-inside: avoid;
    }
    .paper p {
      margin: 0 0 1.25rem;
      padding-bottom: 0.25rem;
      border-bottom: 0.5pt solid #000;
      font-size: 8.5pt;
      line-height: 1.4;
    }
    .on-paper {
      display: inline;
    }
    .facts dd > .sealed {
      margin: 0;
    }
    .sealed:not([open]) > summary {
      display: block;
      min-height: 0;
      padding: 0;
      color: inherit;
      font-style: italic;
      text-decoration: none;
      list-style: none;
    }
    .top {
      border: 0;
      background: none;
    }
    .banner {
      padding: 0 0 0.5rem;
      border: 0;
      background: none;
      color: inherit;
      text-align: left;
    }
    main {
      display: block;
      max-width: none;
      padding: 0;
    }
    .choice select,
    .choice input {
      width: auto;
      min-height: 0;
      padding: 0;
      border: 0;
      appearance: none;
    }
    .tabs,
    .tabs a[aria-current],
    .kinds a[aria-current] {
      min-height: 0;
      padding: 0;
      border: 0;
      box-shadow: none;
      color: inherit;
    }
    .panel,
    .worklist,
    .identity,
    .notice,
    .tag {
      background: none;
    }
    main:not(.wide) > :not(.scroll) {
      max-width: none;
    }
    .scroll {
      overflow: visible;
      border: 0;
    }
    thead {
      display: table-header-group;
    }
    tr,
    figure,
    .timeline > li {
      break-inside: avoid;
    }
    h1,
    h2,
    h3,
    caption,
    thead {
      break-after: avoid;
    }
    p,
    li {
      orphans: 3;
      widows: 3;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
  }
`;
