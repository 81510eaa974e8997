const css = String.raw;

/** A paper to sign: one sheet, two languages side by side. On paper it is all there is. */
export const SHEET_STYLE = css`
  .sheet {
    max-width: 60rem;
    padding: 1.5rem;
    border: 1px solid var(--line);
    background: var(--paper);
  }
  .sheet :is(h2, h3) {
    margin: 0.5rem 0 0.125rem;
    font-size: 1rem;
  }
  .sheet h2 {
    font-size: 1.125rem;
  }
  .sheet :is(p, ul) {
    margin: 0 0 0.375rem;
  }
  .sheet > p {
    margin: 0.5rem 0;
  }
  .sheet .both {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    column-gap: 2rem;
  }
  .sheet .fields {
    display: grid;
    gap: 0.25rem 2rem;
    margin: 0.5rem 0;
  }
  .sheet .rule {
    display: block;
    min-height: 2rem;
    padding-top: 0.375rem;
    border-bottom: 1px solid var(--edge);
  }
  .sheet small {
    display: block;
  }
  @media (min-width: 40rem), print {
    .sheet .both {
      grid-auto-flow: column;
    }
    .sheet .fields {
      grid-template-columns: 1fr 1fr;
    }
  }
  @media print {
    .sheet {
      padding: 0;
      border: 0;
      font-size: 9pt;
      line-height: 1.25;
    }
    .sheet > ul {
      columns: 2;
      column-gap: 3rem;
    }
    .sheet :is(h2, h3) {
      margin-top: 0.25rem;
      font-size: 9.5pt;
    }
    .sheet :is(p, ul) {
      margin-bottom: 0.125rem;
    }
    .sheet .rule {
      min-height: 1.75rem;
    }
    main:has(.sheet) > :not(.sheet) {
      display: none;
    }
  }
`;
