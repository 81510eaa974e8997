import { type CodeEntry, codeList, type CodeOf } from './code-list.js';
import { EMPLOYMENT_KIND, LIVELIHOOD, PARTY } from './lists.js';

/*
 * What is counted of the work of a journey, and of how it ended: derived of what is registered, and never typed.
 */

/** Of a journey that had no meeting by the end of the period. */
const NO_MEETING = { code: 'no-meeting', sv: 'Inget möte', en: 'No meeting' } as const;

/** Parties that attended a meeting; `none` where those that were called were all absent. */
export const ATTENDING_PARTY = codeList([
  ...PARTY,
  { code: 'none', sv: 'Ingen part', en: 'No party' },
  NO_MEETING,
]);

/** Whether the question on violence was asked at a meeting. */
export const VIOLENCE_QUESTION = codeList([
  { code: 'asked', sv: 'Frågan ställdes', en: 'The question was asked' },
  { code: 'unasked', sv: 'Frågan ställdes inte', en: 'The question was not asked' },
  NO_MEETING,
]);

export const LIVELIHOOD_AT_MEETING = codeList([...LIVELIHOOD, NO_MEETING]);

export const CASEWORKER_CHANGES = codeList([
  { code: 'none', sv: 'Inget byte', en: 'No change' },
  { code: '1', sv: 'Ett byte', en: 'One change' },
  { code: '2', sv: 'Två byten', en: 'Two changes' },
  { code: '3-plus', sv: 'Tre byten eller fler', en: 'Three changes or more' },
]);

export const MEETINGS_HELD = codeList([
  { code: 'none', sv: 'Inget möte', en: 'No meeting' },
  { code: '1', sv: 'Ett möte', en: 'One meeting' },
  { code: '2-3', sv: '2–3 möten', en: '2–3 meetings' },
  { code: '4-6', sv: '4–6 möten', en: '4–6 meetings' },
  { code: '7-plus', sv: '7 möten eller fler', en: '7 meetings or more' },
]);

/** As many as a plan holds at once. */
export const PARALLEL_ACTIONS = codeList([
  { code: 'no-plan', sv: 'Ingen plan', en: 'No plan' },
  { code: 'none', sv: 'Ingen parallell åtgärd', en: 'No parallel action' },
  { code: '1', sv: 'En parallell åtgärd', en: 'One parallel action' },
  { code: '2', sv: 'Två parallella åtgärder', en: 'Two parallel actions' },
  { code: '3-plus', sv: 'Tre parallella åtgärder eller fler', en: 'Three parallel actions or more' },
]);

/** Whether a journey has started by the end of the period. */
export const HAS_STARTED = codeList([
  { code: 'started', sv: 'Har påbörjats', en: 'Has started' },
  { code: 'not-started', sv: 'Har inte påbörjats', en: 'Has not started' },
]);

export const RETURNED = codeList([
  {
    code: 'returned',
    sv: 'Avslutade en annan inom 12 månader före',
    en: 'Ended another within 12 months before',
  },
  {
    code: 'not-returned',
    sv: 'Avslutade ingen annan inom 12 månader före',
    en: 'Ended no other within 12 months before',
  },
]);

/** Days between what happened and when it was registered. */
export const REGISTERED_LATE = codeList([
  { code: '0-7', sv: '0–7 dagar', en: '0–7 days' },
  { code: '8-30', sv: '8–30 dagar', en: '8–30 days' },
  { code: '31-90', sv: '31–90 dagar', en: '31–90 days' },
  { code: '90-plus', sv: 'Mer än 90 dagar', en: 'More than 90 days' },
]);

/** Of a journey that ended otherwise than to what is asked about. */
export const ENDED_OTHERWISE = 'ended-otherwise';

/** Of full time, at an exit to work or studies. */
export const EXTENT = codeList([
  { code: 'under-25', sv: 'Under 25 procent', en: 'Under 25 per cent' },
  { code: '25-49', sv: '25–49 procent', en: '25–49 per cent' },
  { code: '50-74', sv: '50–74 procent', en: '50–74 per cent' },
  { code: '75-99', sv: '75–99 procent', en: '75–99 per cent' },
  { code: 'full-time', sv: 'Heltid', en: 'Full time' },
  { code: ENDED_OTHERWISE, sv: 'Gick inte till arbete eller studier', en: 'Did not end to work or studies' },
]);

/** Kind of work at exit. */
export const EMPLOYMENT_AT_EXIT = codeList([
  ...EMPLOYMENT_KIND,
  { code: ENDED_OTHERWISE, sv: 'Gick inte till arbete', en: 'Did not end to work' },
]);

/** Why a value is not known, where the unknown is split; the order is that of tables. */
export const UNKNOWN_KINDS = codeList([
  { code: 'not-asked', sv: 'Frågan ej ställd', en: 'Not asked' },
  { code: 'does-not-know', sv: 'Vet inte', en: 'Does not know' },
  { code: 'will-not-say', sv: 'Vill inte uppge', en: 'Will not say' },
  { code: 'not-registered', sv: 'Ej registrerat', en: 'Not registered' },
  { code: 'protected', sv: 'Skyddad', en: 'Protected' },
]);
export type UnknownKind = CodeOf<typeof UNKNOWN_KINDS>;
export const unknownKind = (code: string): CodeEntry | undefined =>
  UNKNOWN_KINDS.find((kind) => kind.code === code);
