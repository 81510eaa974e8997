const css = String.raw;

/** What is said apart from the rest: notices, the identity box, tags, what was refused. */
export const NOTICES_STYLE = css`
  .empty,
  .notice,
  .identity,
  .worklist,
  .people > li,
  .panel {
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  .empty,
  .notice,
  .identity {
    padding: 1rem 1.25rem;
    margin-bottom: 1.5rem;
  }
  .empty,
  .notice {
    max-width: 46rem;
  }
  .notice {
    border-left: 6px solid var(--edge);
  }
  .notice.good {
    border-left-color: var(--good);
    background: var(--good-pale);
  }
  .notice.due {
    border-left-color: var(--due);
    background: var(--due-pale);
  }
  .notice.late {
    border-left-color: var(--wrong);
    background: var(--wrong-pale);
  }
  .notice-title,
  .identity-title {
    font-weight: 600;
    margin-bottom: 0.25rem;
  }
  :is(.notice, .empty, .identity) > :first-child {
    margin-top: 0;
  }
  :is(.notice, .empty, .identity) > :last-child {
    margin-bottom: 0;
  }
  .identity-title {
    font-size: 1.125rem;
  }
  .tag {
    display: inline-block;
    padding: 0.0625rem 0.5rem;
    border: 1px solid currentcolor;
    border-radius: 3px;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--soft);
    background: var(--paper);
    max-width: 100%;
  }
  .tag.good {
    color: var(--good);
    background: var(--good-pale);
  }
  .tag.due {
    color: var(--due);
    background: var(--due-pale);
  }
  .tag.late {
    color: var(--wrong);
    background: var(--wrong-pale);
  }

  time,
  .whole {
    white-space: nowrap;
  }

  .said {
    margin: 0 0 1rem;
    padding: 0.5rem 1rem;
    border-left: 4px solid var(--edge);
    background: var(--paper);
  }
  .said p {
    margin: 0;
  }
  .reference code {
    display: block;
  }
`;
