export * from './identity-in-text.js';
export {
  ageOn,
  birthDayOf,
  IDENTITY_PROBLEM,
  type IdentityNumber,
  type IdentityProblem,
  readIdentityNumber,
  sexDigitOf,
} from './identity-number.js';
