import { type Asker, mayListForEsf } from '@samspar/access';
import {
  type Association,
  type Authority,
  authoritiesOf,
  type EsfFinancing,
  type Intervention,
  isEsfFinanced,
  runBy,
} from '@samspar/association';
import type { EsfGround } from '@samspar/codes';
import type { Month } from '@samspar/esf';
import type { Day, Sentence } from '@samspar/kernel';
import type { CommandIdReused } from '../journeys/answer.js';
import { inWhoseName } from '../in-whose-name.js';
import type { UserPorts } from '../ports.js';

export type EsfInsats = Intervention & Readonly<{ esf: EsfFinancing }>;

/** What a list to ESF is to be. */
export type EsfOrder = Readonly<{
  /** Id of an insats that ESF finances. */
  intervention: string;
  month: Month;
  ground: EsfGround;
  /** The authority's own number of its decision; empty where the ground is consent. */
  reference: string;
  /** For how long it can be fetched. */
  days: number;
}>;

/** For how many days a list can be fetched, at most, and unless it is said: it holds identity numbers. */
export const MOST_ESF_DAYS = 14;
export const USUAL_ESF_DAYS = 7;
export const LONGEST_ESF_REFERENCE = 60;

export type EsfRefusal =
  | CommandIdReused
  /** It is not known for which authority she works, and so whether it owns the project. */
  | Readonly<{ code: 'AuthorityNotKnown' }>
  /** Whoever operates the installation makes it for an open caseworker. */
  | Readonly<{ code: 'OrdererUnknown' }>
  | Readonly<{ code: 'NotFinancedByEsf'; allowed: readonly string[] }>
  /** Another authority owns the project (by name), or she is not assigned to the insats. */
  | Readonly<{ code: 'NotProjectOwner'; owner: string; allowed: readonly string[] }>
  /** Its owner is a party that has several authorities, and it is not said which of them. */
  | Readonly<{ code: 'ProjectOwnerNotKnown'; allowed: readonly string[] }>
  | Readonly<{ code: 'MonthWrong' }>
  | Readonly<{ code: 'MonthNotOver'; from: Day }>
  | Readonly<{ code: 'ReferenceMissing' }>
  | Readonly<{ code: 'ReferenceNamesPerson' }>
  | Readonly<{ code: 'DaysWrong'; most: number }>
  /** Nobody took part that month who may be told. */
  | Readonly<{ code: 'NobodyTookPart'; leftOut: number }>
  /** The views have not taken in all that the log has. */
  | Readonly<{ code: 'ListsBehind' }>
  | Readonly<{ code: 'ListExpired' }>
  /** It would tell otherwise now. */
  | Readonly<{ code: 'ListChanged' }>;

/** Who reports: a caseworker, the authority that she works for, and the insatser whose lists she makes. */
export type EsfGiver = Readonly<{
  asker: Asker;
  association: Association;
  authority: Authority;
  interventions: readonly EsfInsats[];
}>;

/** The insatser whose lists somebody makes. */
export const esfInsatserOf = (asker: Asker, association: Association): readonly EsfInsats[] =>
  association.interventions.filter(isEsfFinanced).filter((one) => {
    const owner = runBy(association, one);
    const place = { association: association.id, intervention: one.id };
    return owner !== undefined && mayListForEsf(asker, place, owner);
  });

export const esfGiver = (
  ports: Pick<UserPorts, 'directory' | 'associations'>,
  caller: Asker,
  orderedBy?: string,
): EsfGiver | Extract<EsfRefusal, { code: 'OrdererUnknown' | 'AuthorityNotKnown' }> => {
  const asker = inWhoseName(ports, caller, orderedBy, 'caseworker');
  const association = ports.associations().find(({ id }) => id === asker?.association);
  if (!asker || !association) return { code: 'OrdererUnknown' };
  const authority = authoritiesOf(association).find(({ id }) => id === asker.authority);
  if (!authority) return { code: 'AuthorityNotKnown' };
  return { asker, association, authority, interventions: esfInsatserOf(asker, association) };
};

type Simple = Exclude<EsfRefusal, Readonly<Record<'allowed' | 'from' | 'most' | 'leftOut', unknown>>>;

const SENTENCES: Readonly<Record<Simple['code'], Sentence>> = {
  CommandIdReused: {
    sv: 'Samma nyckel har redan använts för en annan lista: börja om med en ny.',
    en: 'The same key was used before for another list: begin anew with a new one.',
  },
  AuthorityNotKnown: {
    sv: 'Det är inte känt vilken myndighet du arbetar för: förbundets administratör lägger in din enhet under dess myndighet.',
    en: "It is not known for which authority you work: the association's admin puts your unit under its authority.",
  },
  OrdererUnknown: {
    sv: 'Ingen öppen användare med rollen handläggare har det id:t.',
    en: 'No open user with the role of caseworker has that id.',
  },
  NotFinancedByEsf: {
    sv: 'Insatsen finansieras inte av ESF enligt förbundets uppgifter.',
    en: "ESF does not finance the insats, by the association's settings.",
  },
  NotProjectOwner: {
    sv: 'Listan görs av en handläggare hos projektägaren.',
    en: 'The list is made by a caseworker of the project owner.',
  },
  ProjectOwnerNotKnown: {
    sv: 'Det är inte känt vilken myndighet som är projektägare, för parten har flera: förbundets kansli anger den som insatsens owner i uppläggningsfilen.',
    en: "It is not known which authority owns the project, as its party has several: the association's office states it as the insats's owner in the setup file.",
  },
  MonthWrong: { sv: 'Ange månaden som ÅÅÅÅ-MM.', en: 'State the month as YYYY-MM.' },
  MonthNotOver: { sv: 'Månaden är inte slut än.', en: 'The month is not over yet.' },
  ReferenceMissing: {
    sv: 'Ange myndighetens diarienummer på beslutet att lämna ut utan samtycke.',
    en: "State the authority's number of its decision to give out without consent.",
  },
  ReferenceNamesPerson: {
    sv: 'Diarienumret ser ut som ett personnummer: ange numret på beslutet.',
    en: 'The number looks like an identity number: state that of the decision.',
  },
  DaysWrong: {
    sv: `Ange hur många dagar listan ska kunna hämtas: 1 till ${MOST_ESF_DAYS}.`,
    en: `State for how many days the list can be fetched: 1 to ${MOST_ESF_DAYS}.`,
  },
  NobodyTookPart: {
    sv: 'Ingen deltog den månaden, och ingen lista har gjorts för den.',
    en: 'Nobody took part that month, and no list was made of it.',
  },
  ListsBehind: {
    sv: 'Listorna har inte läst in hela loggen än: försök igen om en stund.',
    en: 'The lists have not taken in the whole log yet: try again in a while.',
  },
  ListExpired: {
    sv: 'Tiden för att hämta listan är ute: gör en ny.',
    en: 'The time to fetch the list is out: make a new one.',
  },
  ListChanged: {
    sv: 'Uppgifterna har ändrats sedan listan gjordes, och den lämnas inte ut längre: gör om den.',
    en: 'What it tells was changed since the list was made, and it is given no longer: make it anew.',
  },
};

/** Why a list to ESF is not made, or not given, in words. */
export const esfSentence = (refusal: EsfRefusal): Sentence => {
  if (refusal.code === 'NotProjectOwner')
    return {
      sv: `Listan görs av en handläggare i insatsen hos projektägaren, ${refusal.owner}.`,
      en: `The list is made by a caseworker of the insats at the project owner, ${refusal.owner}.`,
    };
  if (refusal.code === 'MonthNotOver')
    return {
      sv: `Månaden är inte slut: listan kan göras från ${refusal.from}.`,
      en: `The month is not over: the list can be made from ${refusal.from}.`,
    };
  if (refusal.code === 'NobodyTookPart' && refusal.leftOut > 0)
    return {
      sv: 'Ingen av dem som deltog den månaden får lämnas ut på den grunden.',
      en: 'None of those who took part that month may be told on that ground.',
    };
  return SENTENCES[refusal.code];
};
