import { type Said, type Sentence, sentenceOf } from '@samspar/kernel';
import type { Role } from './user-events.js';

export const ROLE_NAMES: Readonly<Record<Role, Sentence>> = {
  caseworker: { sv: 'handläggare', en: 'caseworker' },
  'team-lead': { sv: 'insatsansvarig', en: 'team lead' },
  office: { sv: 'kansli', en: 'office' },
  auditor: { sv: 'granskare', en: 'auditor' },
  board: { sv: 'styrelse', en: 'board' },
  admin: { sv: 'behörighetsadministratör', en: 'access administrator' },
};

/** What is wrong and what to do, by why a change of a user is refused. */
const SENTENCES = {
  UserNotFound: {
    sv: 'Användaren finns inte: lägg till användaren först.',
    en: 'There is no such user: add the user first.',
  },
  UserAlreadyExists: {
    sv: 'Användaren finns redan: ändra rollerna för den som finns.',
    en: 'The user exists already: change the roles of the one that exists.',
  },
  UserIsClosed: {
    sv: 'Användaren är avstängd: välj ”Aktivera igen” först.',
    en: 'The user is closed: choose “Activate again” first.',
  },
  UserNotClosed: {
    sv: 'Användaren är inte avstängd: inget behöver göras.',
    en: 'The user is not closed: nothing needs to be done.',
  },
  UserNameNotDue: {
    sv: 'Användarens namn gallras inte än: vänta tills det har gått så många år sedan avstängningen som förbundet har bestämt.',
    en: 'The name of the user is not erased yet: wait until as many years as the association has decided have passed since the closing.',
  },
  UserNameIsErased: {
    sv: 'Användarens namn är gallrat: lägg till personen som ny användare.',
    en: 'The name of the user is erased: add the person as a new user.',
  },
  AssociationOfUserMissing: {
    sv: 'Förbund saknas: ange vilket förbund användaren hör till.',
    en: 'The association is missing: state which association the user belongs to.',
  },
  PartyAndUnitBelongTogether: {
    sv: 'Part och enhet hör ihop: ange båda för den som är anställd hos en medlem, annars ingen av dem.',
    en: 'Party and unit belong together: state both for an employee of a member, otherwise neither.',
  },
  IdentityNumberInUnit: {
    sv: 'Enheten liknar ett personnummer, som inte får stå här: skriv enhetens namn.',
    en: 'The unit looks like an identity number, which may not stand here: write the name of the unit.',
  },
  RoleAlreadyGranted: ({ role }: { role: Role }) => ({
    sv: `Användaren är redan ${ROLE_NAMES[role].sv}: inget behöver göras.`,
    en: `The user is ${ROLE_NAMES[role].en} already: nothing needs to be done.`,
  }),
  RoleNotGranted: ({ role }: { role: Role }) => ({
    sv: `Användaren är inte ${ROLE_NAMES[role].sv}: inget behöver göras.`,
    en: `The user is not ${ROLE_NAMES[role].en}: nothing needs to be done.`,
  }),
  RolesExcludeEachOther: ({ role, present }: { role: Role; present: Role }) => ({
    sv: `Den som är ${ROLE_NAMES[present].sv} kan inte också vara ${ROLE_NAMES[role].sv} (lag 2003:1210 7 §): ta bort den ena rollen först.`,
    en: `Who is ${ROLE_NAMES[present].en} cannot also be ${ROLE_NAMES[role].en} (lag 2003:1210 7 §): revoke the one role first.`,
  }),
  MandateNeedsAuditor: {
    sv: 'Bara en granskare har ett uppdrag att granska: ge användaren rollen först.',
    en: 'Only an auditor has a mandate to audit: grant the user the role first.',
  },
  MandateExcludesRole: ({ role }: { role: Role }) => ({
    sv: `Den som är ${ROLE_NAMES[role].sv} ser aldrig vem ett ärende gäller, och granskar bara för förbundet: ta bort rollen eller uppdraget först.`,
    en: `Who is ${ROLE_NAMES[role].en} never sees whom a case is about, and audits for the association alone: take away the role or the mandate first.`,
  }),
  CaseworkerNeedsUnit: {
    sv: 'En handläggare är anställd hos en medlem: ange användarens part och enhet.',
    en: 'A caseworker is employed by a member: state the party and the unit of the user.',
  },
  TeamLeadNeedsUnit: {
    sv: 'En insatsansvarig är anställd hos en medlem: ange användarens part och enhet.',
    en: 'A team lead is employed by a member: state the party and the unit of the user.',
  },
  LastAdmin: {
    sv: 'Förbundet skulle bli utan behörighetsadministratör: ge rollen till någon annan först.',
    en: 'The association would be without an access administrator: grant the role to somebody else first.',
  },
  RoleHasNoInterventions: {
    sv: 'Bara handläggare och insatsansvariga tilldelas insatser: ge användaren en sådan roll först.',
    en: 'Only caseworkers and team leads are assigned to insatser: grant the user such a role first.',
  },
  AlreadyAssignedToIntervention: ({ intervention }: { intervention: string }) => ({
    sv: `Användaren är redan tilldelad ${intervention}: inget behöver göras.`,
    en: `The user is assigned to ${intervention} already: nothing needs to be done.`,
  }),
  NotAssignedToIntervention: ({ intervention }: { intervention: string }) => ({
    sv: `Användaren är inte tilldelad ${intervention}: inget behöver göras.`,
    en: `The user is not assigned to ${intervention}: nothing needs to be done.`,
  }),
};

export type UserRefusal = Said<typeof SENTENCES>;

export const userRefusalSentence = (refusal: UserRefusal): Sentence => sentenceOf(SENTENCES, refusal);
