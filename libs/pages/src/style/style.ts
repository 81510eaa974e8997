import { createHash } from 'node:crypto';
import { CASELOAD_STYLE } from './caseload.js';
import { JOURNEY } from './journey.js';
import { FORCED_COLOURS } from './forced-colours.js';
import { FORMS_STYLE } from './forms.js';
import { FOUNDATION } from './foundation.js';
import { LISTS } from './lists.js';
import { NOTICES } from './notices.js';
import { PRINT } from './print.js';
import { SHEET } from './sheet.js';
import { STATISTICS_STYLE } from './statistics.js';
import { TABLES } from './tables.js';

/** The one style sheet of all pages; its address names its content, so that it can be kept for good. */
export const STYLE = [
  FOUNDATION,
  FORMS_STYLE,
  TABLES,
  NOTICES,
  LISTS,
  STATISTICS_STYLE,
  CASELOAD_STYLE,
  JOURNEY,
  FORCED_COLOURS,
  PRINT,
  SHEET,
]
  .join('\n')
  .replace(/^ {2}/gm, '')
  .trim();

const hash = createHash('sha256').update(STYLE).digest('hex').slice(0, 12);
export const STYLE_ADDRESS = `/stil-${hash}.css`;

/** A trail with three marks on it. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#145374"/>' +
  '<path d="M7 24 16 16l9-8" fill="none" stroke="#fff" stroke-width="2.5"/>' +
  '<g fill="#fff"><circle cx="7" cy="24" r="3.5"/><circle cx="16" cy="16" r="3.5"/><circle cx="25" cy="8" r="3.5"/></g></svg>';
export const ICON_ADDRESS = '/ikon.svg';
