const css = String.raw;

/** Fields with their hints and errors, the error summary, buttons. */
export const FORMS_STYLE = css`
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
    font-weight: 400;
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
  .field :is(input, select, textarea) {
    scroll-margin-top: 6rem;
  }
  textarea {
    resize: vertical;
  }
  input[type='file'] {
    padding: 0.25rem;
  }
  ::file-selector-button {
    min-height: 36px;
    margin-right: 0.75rem;
    padding: 0 1rem;
    border: 1px solid var(--accent);
    border-radius: 4px;
    background: var(--paper);
    color: var(--accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .wrong :is(input[type='text'], input[type='file'], select, textarea) {
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
  form:not(:has([name='disclosure'][value='consent']:checked)) .if-consent,
  form:not(:has([name='disclosure'][value='ground']:checked)) .if-ground {
    display: none;
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
    justify-content: center;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--accent);
    border-radius: 4px;
    background: var(--paper);
    color: var(--accent);
    font: inherit;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    overflow-wrap: anywhere;
    hyphens: auto;
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
  @media (max-width: 40rem) {
    .button {
      padding-left: 0.875rem;
      padding-right: 0.875rem;
    }
  }
`;
