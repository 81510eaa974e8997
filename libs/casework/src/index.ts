export {
  amongParties,
  type Authorities,
  authoritiesNamed,
  type Belonging,
  type Consent,
  type ConsentForm,
  consentsLeft,
  type ConsentStatement,
  type PartysAuthority,
  spelledOut,
} from './journey/consent.js';
export * from './journey/consent-outside.js';
export * from './journey/consent-standing.js';
export {
  asDisclosed,
  dataKindOf,
  isConsented,
  isInForce,
  kindsNeededFor,
  mayBeTold,
  TOLD_BY_REFERRAL,
} from './journey/disclosure.js';
export * from './journey/extract.js';
export { type Grounded, GROUNDS, holdsOn, isGrounded } from './journey/grounds.js';
export { correctionProblem } from './journey/fact-checks.js';
export type * from './journey/fact-kinds.js';
export { isUnknown, unknownValue } from './journey/fact-kinds.js';
export * from './journey/fact-lists.js';
export * from './journey/facts.js';
export * from './journey/journey-allowed.js';
export { asKept } from './journey/journey-anonymous.js';
export * from './journey/journey-commands.js';
export { type DecisionClosing, type DecisionPlace, openDecisions } from './journey/journey-decisions.js';
export { isOver } from './journey/journey-erasure.js';
export { afterAnnulment, type Entry, type EntryEvent, isEntry, isExit } from './journey/journey-entries.js';
export * from './journey/journey-events.js';
export {
  consentsShown,
  factsShown,
  HIDDEN_AUTHORITY,
  isHidden,
  isHiddenFromColleagues,
  withoutAuthorities,
  withoutHidden,
} from './journey/journey-protected.js';
export * from './journey/journey-places.js';
export { ageBy, sourcesIn } from './journey/journey-profile.js';
export * from './journey/journey-refusals.js';
export * from './journey/journey-state.js';
export { storable, type Terms, termsOf, under, type UnderTerms } from './journey/journey-terms.js';
export * from './journey/journey-waiting.js';
export { againstNumber, type JourneyWarning, type NumberWarning } from './journey/journey-warnings.js';
export type { Field } from './journey/journey-words.js';
export * from './journey/journey.js';
export * from './journey/journey.stored.js';
export { waysOfReferral } from './journey/referral-covered.js';
export * from './participant/participant-events.js';
export * from './participant/participant.js';
export * from './participant/participant.stored.js';
