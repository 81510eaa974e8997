const css = String.raw;

/** Colours, type, and the layout that every page stands in. All pairs of text and ground have at least 4.5:1. */
export const FOUNDATION_STYLE = css`
  :root {
    --ink: #1c242c;
    --soft: #4a5763;
    --line: #c3cad1;
    --edge: #6b7783;
    --ground: #f4f5f7;
    --paper: #fff;
    --accent: #145374;
    --accent-dark: #0d3a52;
    --accent-pale: #e6eff4;
    --wrong: #a51d2d;
    --due: #7a4b00;
    --due-pale: #fdf3dc;
    --good: #1e6134;
    --good-pale: #e6f2e9;
    --wrong-pale: #fbeaec;
    --shade: #1c242c33;
    color-scheme: light;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  html {
    font:
      100%/1.5 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'Liberation Sans',
      sans-serif;
    color: var(--ink);
    background: var(--ground);
    -webkit-text-size-adjust: 100%;
    scroll-padding-top: 1rem;
  }
  body {
    margin: 0;
    min-height: 100vh;
    display: flex;
    flex-direction: column;
    overflow-wrap: break-word;
  }
  h1,
  h2,
  h3,
  h4 {
    line-height: 1.25;
    margin: 0 0 0.75rem;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.75rem;
    letter-spacing: -0.01em;
    margin-bottom: 1rem;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.25rem;
    margin-top: 2rem;
  }
  h3 {
    font-size: 1.0625rem;
    margin-top: 1.5rem;
  }
  h4 {
    font-size: 1rem;
    margin-top: 1rem;
  }
  p,
  ul,
  ol,
  dl {
    margin: 0 0 1rem;
  }
  ul,
  ol {
    padding-left: 1.25rem;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  a:hover,
  .quiet:hover {
    color: var(--accent-dark);
    text-decoration-thickness: 0.125em;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  main:focus {
    outline: none;
  }
  summary {
    display: list-item;
    align-content: center;
    min-height: 44px;
    color: var(--accent);
    cursor: pointer;
  }
  code {
    font-family: ui-monospace, 'Liberation Mono', Menlo, monospace;
    font-size: 0.9375em;
  }
  .lead {
    font-size: 1.125rem;
  }
  :is(.bottom, .ways, .pagination, .choices, .kinds, .conditions) a,
  .choice .clear,
  .buttons > a,
  .button,
  .quiet {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .skip {
    position: absolute;
    left: 1rem;
    top: -10rem;
    padding: 0.75rem 1rem;
    background: var(--paper);
    z-index: 1;
  }
  .skip:focus {
    top: 0.5rem;
  }
  .banner {
    margin: 0;
    padding: 0.375rem 1.5rem;
    background: var(--due-pale);
    color: var(--due);
    border-bottom: 1px solid #e3c98c;
    font-size: 0.875rem;
    text-align: center;
  }
  .top {
    background: var(--paper);
    border-bottom: 1px solid var(--line);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 1.5rem;
    max-width: 80rem;
    margin: 0 auto;
    padding: 0 1.5rem;
  }
  .brand {
    font-size: 1.1875rem;
    font-weight: 700;
    letter-spacing: -0.01em;
    color: var(--ink);
    text-decoration: none;
    padding: 0.75rem 0;
  }
  .menu {
    flex: 1 1 auto;
  }
  :is(.menu, .tabs, .bottom, .order, .choices) ul,
  .conditions,
  .kinds {
    display: flex;
    flex-wrap: wrap;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .menu a,
  .tabs a {
    display: block;
    padding: 0.75rem;
    min-height: 44px;
    color: var(--ink);
    text-decoration: none;
    border-bottom: 3px solid transparent;
  }
  .menu a:hover,
  .tabs a:hover {
    border-bottom-color: var(--line);
  }
  .menu a[aria-current],
  .tabs a[aria-current] {
    border-bottom-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
  }
  .who,
  .who form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.5rem;
  }
  .who {
    margin-left: auto;
    font-size: 0.9375rem;
  }
  .who .name {
    color: var(--soft);
    border-left: 1px solid var(--line);
    padding-left: 0.75rem;
  }
  .quiet {
    padding: 0 0.5rem;
    border: 0;
    background: none;
    font: inherit;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }
  main {
    flex: 1 0 auto;
    width: 100%;
    max-width: 80rem;
    margin: 0 auto;
    padding: 2rem 1.5rem 3rem;
  }
  main:not(.wide) > :not(.scroll) {
    max-width: 46rem;
  }
  .bottom {
    border-top: 1px solid var(--line);
    font-size: 0.9375rem;
  }
  .bottom ul {
    max-width: 80rem;
    margin: 0 auto;
    padding: 0.5rem 1.5rem;
    column-gap: 1.5rem;
  }
  @media (max-width: 40rem) {
    h1 {
      font-size: 1.5rem;
    }
    .bar,
    main,
    .banner,
    .bottom ul {
      padding-left: 1rem;
      padding-right: 1rem;
    }
    main {
      padding-top: 1.25rem;
    }
    .banner {
      padding-left: 0.25rem;
      padding-right: 0.25rem;
      font-size: 0.8125rem;
    }
    .bar {
      column-gap: 0.5rem;
    }
    .who {
      column-gap: 0;
    }
    .who .name {
      display: none;
    }
    .menu {
      order: 3;
      flex-basis: 100%;
      margin: 0 -0.75rem;
    }
    .menu a {
      padding: 0.625rem 0.75rem;
    }
  }
`;
