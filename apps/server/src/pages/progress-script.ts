import { createHash } from 'node:crypto';

/**
 * Asks now and then how far an import has come, and loads the page anew once there is something else to see. Without it the page
 * has a link that does so.
 */
export const PROGRESS_SCRIPT = `'use strict';
const place = document.querySelector('[data-lage]');
const bar = place.querySelector('progress');
const words = place.querySelector('.progress p, .lead');
const ask = async () => {
  try {
    const answer = await fetch(place.dataset.lage);
    if (!answer.ok || answer.redirected) return location.reload();
    const told = await answer.json();
    if (!told.running || !bar !== !told.of) return location.reload();
    if (bar) {
      bar.max = told.of;
      bar.value = told.done;
    }
    words.textContent = told.words;
  } catch {
    // The server may be away for a moment.
  }
  setTimeout(ask, 1000);
};
setTimeout(ask, 1000);
`;

const hash = createHash('sha256').update(PROGRESS_SCRIPT).digest('hex').slice(0, 12);
/** Names its content, so that it can be kept for good. */
export const PROGRESS_SCRIPT_ADDRESS = `/framsteg-${hash}.js`;
