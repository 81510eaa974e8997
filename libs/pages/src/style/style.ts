import { createHash } from 'node:crypto';
import { CHARTS_STYLE } from './charts.js';
import { CASELOAD_STYLE } from './caseload.js';
import { JOURNEY_STYLE } from './journey.js';
import { FORCED_COLOURS_STYLE } from './forced-colours.js';
import { FORMS_STYLE } from './forms.js';
import { FOUNDATION_STYLE } from './foundation.js';
import { LISTS_STYLE } from './lists.js';
import { NOTICES_STYLE } from './notices.js';
import { PRINT_STYLE } from './print.js';
import { REPORTS_STYLE } from './reports.js';
import { SHEET_STYLE } from './sheet.js';
import { STATISTICS_STYLE } from './statistics.js';
import { TABLES_STYLE } from './tables.js';

/** The one style sheet of all pages; its address names its content, so that it can be kept for good. */
export const STYLE = [
  FOUNDATION_STYLE,
  FORMS_STYLE,
  TABLES_STYLE,
  NOTICES_STYLE,
  LISTS_STYLE,
  STATISTICS_STYLE,
  CHARTS_STYLE,
  REPORTS_STYLE,
  CASELOAD_STYLE,
  JOURNEY_STYLE,
  FORCED_COLOURS_STYLE,
  PRINT_STYLE,
  SHEET_STYLE,
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
