import { createHash } from 'node:crypto';

/**
 * Shows the buttons that copy a table or a value, or print the page; without it text is selected and printed as on any page. A table is copied as one that spreadsheets and documents
 * take in with its columns.
 */
export const COPY_SCRIPT = `'use strict';
const textOf = (cell) => (cell.querySelector('[aria-hidden]') ?? cell).textContent.trim();
for (const button of document.querySelectorAll('[data-kopiera]')) {
  const table = document.getElementById(button.dataset.kopiera)?.closest('table');
  if (!table || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const lines = [...table.rows].map((row) =>
      [...row.cells].flatMap((cell) => [textOf(cell), ...Array(cell.colSpan - 1).fill('')]).join('\\t'),
    );
    await navigator.clipboard.writeText(lines.join('\\n'));
    button.textContent = button.dataset.klart;
  });
}
for (const value of navigator.clipboard ? document.querySelectorAll('[data-varde]') : []) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copied-value' });
  button.append(...value.childNodes);
  button.setAttribute('aria-label', value.dataset.namn);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(value.dataset.varde);
    document.querySelector('[data-senast]')?.removeAttribute('data-senast');
    button.dataset.senast = '';
    button.title = value.dataset.klart;
  });
  value.replaceWith(button);
}
for (const button of document.querySelectorAll('[data-skriv-ut]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
`;

const hash = createHash('sha256').update(COPY_SCRIPT).digest('hex').slice(0, 12);
/** Names its content, so that it can be kept for good. */
export const COPY_SCRIPT_ADDRESS = `/kopiera-${hash}.js`;
