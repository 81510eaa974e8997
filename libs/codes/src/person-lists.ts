import { type CodeOf, codeList } from './code-list.js';

/** Why the number of a person is another than it was. */
export const IDENTITY_REASON = codeList([
  { code: 'entry-error', sv: 'Fel vid registreringen', en: 'Entry error' },
  { code: 'new-number', sv: 'Personen har fått ett nytt nummer', en: 'The person has got a new number' },
]);
export type IdentityReason = CodeOf<typeof IDENTITY_REASON>;

/** Why an entry is not given out to the person whom it is about. */
export const HOLD_BACK_GROUND = codeList([
  {
    code: 'other-person',
    sv: 'Uppgift om någon annan (OSL 21, 25, 26 och 28 kap., dataskyddsförordningen 15.4)',
    en: 'About somebody else (OSL 21, 25, 26 and 28, GDPR 15.4)',
  },
  {
    code: 'informant',
    sv: 'Den som har lämnat uppgiften kan komma till skada (OSL 25:7, 26:5)',
    en: 'Whoever told it may be harmed (OSL 25:7, 26:5)',
  },
  {
    code: 'care',
    sv: 'Av synnerlig vikt för vården att uppgiften inte lämnas (OSL 25:6)',
    en: 'Of utmost importance to the care (OSL 25:6)',
  },
  {
    code: 'unfinished',
    sv: 'Text som inte är färdig, eller minnesanteckning (dataskyddslagen 5:2)',
    en: 'Unfinished text, or a memo (lag 2018:218 5:2)',
  },
  { code: 'other-law', sv: 'Annan bestämmelse om sekretess', en: 'Another rule of secrecy' },
]);
export type HoldBackGround = CodeOf<typeof HOLD_BACK_GROUND>;

/** To whom what is kept about a person is given out. */
export const EXTRACT_RECIPIENT = codeList([
  { code: 'person', sv: 'Personen själv', en: 'The person' },
  { code: 'guardian', sv: 'God man eller förvaltare', en: 'Guardian' },
  { code: 'representative', sv: 'Ombud med fullmakt', en: 'Representative with a power of attorney' },
]);
export type ExtractRecipient = CodeOf<typeof EXTRACT_RECIPIENT>;

/** How it is given out. */
export const EXTRACT_FORM = codeList([
  { code: 'in-person', sv: 'På papper vid ett möte', en: 'On paper at a meeting' },
  { code: 'mail', sv: 'På papper med rekommenderat brev', en: 'On paper by registered mail' },
  { code: 'secure-message', sv: 'I säker digital post eller e-tjänst', en: 'By secure digital mail' },
]);
export type ExtractForm = CodeOf<typeof EXTRACT_FORM>;

/** Why the identity of a person is protected no longer. */
export const PROTECTION_END_REASON = codeList([
  { code: 'ended', sv: 'Skyddet har upphört', en: 'The protection has ended' },
  { code: 'entry-error', sv: 'Registrerat av misstag', en: 'Registered by mistake' },
]);
export type ProtectionEndReason = CodeOf<typeof PROTECTION_END_REASON>;

/** What the card of a person whose identity is protected is opened for. */
export const CARD_REASON = codeList([
  { code: 'reach', sv: 'Nå personen', en: 'Reach the person' },
  { code: 'verify', sv: 'Kontrollera vem ärendet gäller', en: 'Check whom the journey is about' },
  { code: 'correct', sv: 'Se över uppgifterna', en: 'Look over what is registered' },
  {
    code: 'disclose',
    sv: 'Lämna ut uppgifter med stöd i lag eller samtycke',
    en: 'Give out data by law or consent',
  },
  { code: 'requested', sv: 'Personen har bett om sina uppgifter', en: 'The person has asked for her data' },
]);
export type CardReason = CodeOf<typeof CARD_REASON>;

/** On which ground an auditor whose mandate lets her is told whom a journey is about. */
export const AUDIT_GROUND = codeList([
  {
    code: 'source-check',
    sv: 'Stämma av mot källan, till exempel i ett stickprov',
    en: 'Check against the source, as in a sample',
  },
  { code: 'complaint', sv: 'Klagomål eller anmälan', en: 'A complaint or a report' },
  {
    code: 'suspected-fault',
    sv: 'Misstänkt fel i handläggningen',
    en: 'A suspected fault in how it was handled',
  },
  { code: 'suspected-access', sv: 'Misstänkt obehörig åtkomst', en: 'Suspected unauthorised access' },
  { code: 'use-of-funds', sv: 'Kontroll av hur medel har använts', en: 'How funds have been used' },
]);
export type AuditGround = CodeOf<typeof AUDIT_GROUND>;

/** What kind of number an identity is known by. */
export type IdentityKind = 'personnummer' | 'samordningsnummer';
