export * from './association-events.js';
export * from './association.js';
export { authoritiesOf, authorityOf, namesWith, runBy, unitsByName, type Workplace } from './authorities.js';
export type { Authority, Organisation, Retention, Unit } from './authority-events.js';
export type { OrganisationCommand } from './authority-rules.js';
export * from './association.stored.js';
export * from './esf.js';
export * from './parties.js';
export {
  type InhabitantSex,
  type Inhabitants,
  inhabitantsOn,
  type PopulationProblem,
  readPopulation,
} from './population.js';
export * from './retention.js';
export * from './setup-beside.js';
export * from './setup-file.js';
export { toMend } from './setup-owners.js';
export * from './setup-sentences.js';
export * from './unknown-units.js';
export * from './user/lacks-authority.js';
export * from './user/user-events.js';
export * from './user/user-past.js';
export * from './user/user-sentences.js';
export * from './user/user.js';
export * from './user/user.stored.js';
