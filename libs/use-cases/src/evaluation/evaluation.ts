import { type Asker, mayGiveToEvaluate } from '@samspar/access';
import {
  type Association,
  type Authority,
  authoritiesOf,
  type Intervention,
  runBy,
} from '@samspar/association';
import { type OrderRefusal, orderRefusalSentence } from '@samspar/evaluation';
import type { Sentence } from '@samspar/kernel';
import type { CommandIdReused } from '../journeys/answer.js';
import { inWhoseName } from '../in-whose-name.js';
import type { UserPorts } from '../ports.js';

export type EvaluationRefusal =
  | OrderRefusal
  | CommandIdReused
  /** It is not known for which authority she works, and so whose journeys she gives. */
  | Readonly<{ code: 'AuthorityNotKnown' }>
  /** Whoever operates the installation makes it for an open team lead. */
  | Readonly<{ code: 'OrdererUnknown' }>
  | Readonly<{ code: 'NothingToGive' }>
  | Readonly<{ code: 'TooManyRows'; most: number }>
  /** The views have not taken in all that the log has. */
  | Readonly<{ code: 'ListsBehind' }>
  /** Its time is out, or a journey of it has been erased, or may no longer be given. */
  | Readonly<{ code: 'FileExpired' }>;

/** Who gives: an asker of an authority, and the insatser whose journeys she may give. */
export type EvaluationGiver = Readonly<{
  asker: Asker;
  association: Association;
  authority: Authority;
  interventions: readonly Intervention[];
}>;

export const giverOfEvaluation = (
  ports: Pick<UserPorts, 'directory' | 'associations'>,
  caller: Asker,
  orderedBy?: string,
): EvaluationGiver | Extract<EvaluationRefusal, { code: 'OrdererUnknown' | 'AuthorityNotKnown' }> => {
  const asker = inWhoseName(ports, caller, orderedBy, 'team-lead');
  const association = ports.associations().find(({ id }) => id === asker?.association);
  if (!asker || !association) return { code: 'OrdererUnknown' };
  const authority = authoritiesOf(association).find(({ id }) => id === asker.authority);
  if (!authority) return { code: 'AuthorityNotKnown' };
  const interventions = association.interventions.filter((one) => {
    const controlling = runBy(association, one);
    const place = { association: association.id, intervention: one.id };
    return controlling !== undefined && mayGiveToEvaluate(asker, place, controlling);
  });
  return { asker, association, authority, interventions };
};

const OWN: Readonly<
  Record<Exclude<EvaluationRefusal, OrderRefusal | Readonly<{ code: 'TooManyRows' }>>['code'], Sentence>
> = {
  CommandIdReused: {
    sv: 'Samma nyckel har redan använts för en annan fil: börja om med en ny.',
    en: 'The same key was used before for another file: begin anew with a new one.',
  },
  AuthorityNotKnown: {
    sv: 'Det är inte känt vilken myndighet du arbetar för: förbundets administratör lägger in din enhet under dess myndighet.',
    en: "It is not known for which authority you work: the association's admin puts your unit under its authority.",
  },
  OrdererUnknown: {
    sv: 'Ingen öppen användare med rollen insatsansvarig har det id:t.',
    en: 'No open user with the role of team lead has that id.',
  },
  NothingToGive: {
    sv: 'Inget deltagande är anmält under perioden i de insatserna, eller så får inget av dem lämnas.',
    en: 'No journey was referred in that period to those insatser, or none of them may be given.',
  },
  ListsBehind: {
    sv: 'Listorna har inte läst in hela loggen än: försök igen om en stund.',
    en: 'The lists have not taken in the whole log yet: try again in a while.',
  },
  FileExpired: {
    sv: 'Filen finns inte längre: tiden är ute, eller så får något deltagande i den inte längre lämnas. Gör en ny.',
    en: 'The file is no longer there: its time is out, or a journey in it may no longer be given. Make a new one.',
  },
};

/** Why a file for evaluation is not made, or not given, in words. */
export const evaluationSentence = (refusal: EvaluationRefusal): Sentence => {
  if (refusal.code === 'TooManyRows')
    return {
      sv: `Filen skulle få fler än ${refusal.most} rader: välj en kortare period eller färre insatser.`,
      en: `The file would have more than ${refusal.most} rows: choose a shorter period or fewer insatser.`,
    };
  return refusal.code in OWN
    ? OWN[refusal.code as keyof typeof OWN]
    : orderRefusalSentence(refusal as OrderRefusal);
};
