import { codeList, type CodeOf } from './code-list.js';

/** On which ground the one who owns a project tells who takes part in it. */
export const ESF_GROUND = codeList([
  {
    code: 'consent',
    sv: 'Deltagarnas samtycke (OSL 10 kap. 1 § och 12 kap. 2 §)',
    en: 'Consent of the participants (OSL 10:1 and 12:2)',
  },
  {
    code: 'duty',
    sv: 'Uppgiftsskyldighet i lag eller förordning (OSL 10 kap. 28 §)',
    en: 'Duty by law or ordinance (OSL 10:28)',
  },
  {
    code: 'no-harm',
    sv: 'Kan lämnas utan men för någon, efter prövning (OSL 25 kap. 1 §, 26 kap. 1 § eller 28 kap.)',
    en: 'Can be given without harm to anybody, once tested (OSL 25:1, 26:1 or chapter 28)',
  },
]);
export type EsfGround = CodeOf<typeof ESF_GROUND>;

/** Why somebody who took part in a month is not in its list. */
export const ESF_LEFT_OUT = codeList([
  { code: 'anonymous', sv: 'anonymt deltagande', en: 'anonymous journey' },
  { code: 'withdrawn', sv: 'samtycket är återkallat', en: 'consent is withdrawn' },
  { code: 'no-consent', sv: 'inget samtycke till ESF gäller', en: 'no consent to ESF is in force' },
  {
    code: 'not-disclosed',
    sv: 'inget samtycke låter er myndighet veta av deltagandet',
    en: 'no consent lets your authority know of the journey',
  },
  { code: 'day-unknown', sv: 'start- eller slutdagen är okänd', en: 'the day of start or end is unknown' },
  {
    code: 'sex-unknown',
    sv: 'utan nummer som får lämnas, och könet är okänt',
    en: 'no number that may be given, and the sex is unknown',
  },
  { code: 'erased', sv: 'deltagandet är gallrat', en: 'the journey is erased' },
]);
export type EsfLeftOut = CodeOf<typeof ESF_LEFT_OUT>;

/** What differs in a month from what its list told. */
export const ESF_CHANGE = codeList([
  { code: 'added', sv: 'Tillkommer', en: 'Added' },
  { code: 'removed', sv: 'Utgår', en: 'Removed' },
  { code: 'start', sv: 'Startdagen ändrad', en: 'Day of start changed' },
  { code: 'end', sv: 'Slutdagen ändrad', en: 'Day of end changed' },
  { code: 'sex', sv: 'Könet ändrat', en: 'Sex changed' },
  { code: 'identity', sv: 'Personnumret eller skyddet ändrat', en: 'Identity number or protection changed' },
]);
export type EsfChange = CodeOf<typeof ESF_CHANGE>;
