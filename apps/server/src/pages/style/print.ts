const css = String.raw;

/** On paper: the content alone, black on white, with nothing that is pressed or followed. */
export const PRINT = css`
  @media print {
    html {
      font-size: 10.5pt;
      background: none;
      color: #000;
    }
    .skip,
    .menu,
    .who,
    .bottom,
    .buttons,
    .tabs,
    .order,
    .pagination,
    form {
      display: none;
    }
    .bar {
      padding: 0;
    }
    .brand {
      font-size: 1rem;
    }
    main {
      max-width: none;
      padding: 1rem 0 0;
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
    h3 {
      break-after: avoid;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
  }
`;
