import type { Authority } from '@samspar/association';
import {
  codesOf,
  EVALUATION_GROUND,
  type EvaluationGround,
  type EvaluationPurpose,
  type EvaluationReceiver,
  type SecrecyTest,
} from '@samspar/codes';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { type Day, type Sentence, unreachable } from '@samspar/kernel';
import { evaluationColumns } from './columns.js';

/** What a file for evaluation is to be: for whom, on which ground, of which journeys and what of them. */
export type EvaluationOrder = Readonly<{
  receiver: EvaluationReceiver;
  ground: EvaluationGround;
  secrecy: SecrecyTest;
  purpose: EvaluationPurpose;
  /** The receiver's own number of its assignment: files of one number can be joined by their pseudonyms. */
  reference: string;
  /** Ids, at least one. */
  interventions: readonly string[];
  /** First and last day of referral. */
  from: Day;
  to: Day;
  columns: readonly string[];
  /** For how long it can be fetched. */
  days: number;
}>;

/** For how many days a file can be fetched, at most, and unless it is said. */
export const MOST_DAYS = 30;
export const USUAL_DAYS = 7;
export const LONGEST_REFERENCE = 60;

/** The columns that are chosen unless something else is said: the clocks of an evaluation, and who is compared. */
export const USUAL_COLUMNS: readonly string[] = [
  'status',
  'firstMeetingOn',
  'intervention',
  'referredOn',
  'startedOn',
  'exitedOn',
  'sex',
  'ageAtStart',
];

export type OrderRefusal = Readonly<
  | { code: 'NoIntervention' }
  | { code: 'InterventionOfOthers'; allowed: readonly string[] }
  | { code: 'NoColumn' }
  | { code: 'ColumnUnknown'; value: string; allowed: readonly string[] }
  | { code: 'ColumnsSensitive'; columns: readonly string[]; names: readonly Sentence[] }
  | { code: 'GroundOfAnother'; receiver: EvaluationReceiver; allowed: readonly EvaluationGround[] }
  | { code: 'GroundNotYours' }
  | { code: 'SecrecyOfAnother' }
  | { code: 'ReferenceMissing' }
  | { code: 'ReferenceNamesPerson' }
  | { code: 'PeriodBackwards' }
  | { code: 'DaysWrong'; most: number }
>;
type Refused = Readonly<{ refusal: OrderRefusal; field: keyof EvaluationOrder }>;

/** A private party is given with a reservation, an authority without one, and only the own one keeps within itself. */
const isSecrecyOf = (receiver: EvaluationReceiver, secrecy: SecrecyTest): boolean =>
  (secrecy === 'within-authority') === (receiver === 'own-authority') &&
  (secrecy !== 'reservation' || receiver === 'evaluator' || receiver === 'university');

/** Why a file is not made as ordered; undefined where it may be. `allowed` are the insatser, by id, whose journeys the giver may give. */
export const orderRefusal = (
  order: EvaluationOrder,
  authority: Pick<Authority, 'work'>,
  allowed: readonly string[],
): Refused | undefined => {
  const { receiver, ground: named, secrecy, reference, interventions, from, to, columns, days } = order;
  const all = evaluationColumns();
  const refused = (refusal: OrderRefusal, field: keyof EvaluationOrder): Refused => ({ refusal, field });
  const ground = EVALUATION_GROUND.find(({ code }) => code === named);
  if (ground?.receiver !== receiver) {
    const own = codesOf(EVALUATION_GROUND.filter((one) => one.receiver === receiver)) as EvaluationGround[];
    return refused({ code: 'GroundOfAnother', receiver, allowed: own }, 'ground');
  }
  if (ground.work !== undefined && ground.work !== authority.work)
    return refused({ code: 'GroundNotYours' }, 'ground');
  if (!isSecrecyOf(receiver, secrecy)) return refused({ code: 'SecrecyOfAnother' }, 'secrecy');
  if (reference.trim() === '') return refused({ code: 'ReferenceMissing' }, 'reference');
  if (looksLikeIdentityNumber(reference)) return refused({ code: 'ReferenceNamesPerson' }, 'reference');
  if (interventions.length === 0) return refused({ code: 'NoIntervention' }, 'interventions');
  if (!interventions.every((id) => allowed.includes(id)))
    return refused({ code: 'InterventionOfOthers', allowed }, 'interventions');
  if (to < from) return refused({ code: 'PeriodBackwards' }, 'to');
  if (columns.length === 0) return refused({ code: 'NoColumn' }, 'columns');
  const unknown = columns.find((name) => !all.some((column) => column.name === name));
  if (unknown !== undefined) {
    const refusal = { code: 'ColumnUnknown', value: unknown, allowed: all.map(({ name }) => name) } as const;
    return refused(refusal, 'columns');
  }
  const sensitive = all.filter(({ name, isSensitive }) => isSensitive && columns.includes(name));
  if (sensitive.length > 0 && !ground.coversSensitive) {
    const [names, labels] = [sensitive.map(({ name }) => name), sensitive.map(({ label }) => label)];
    return refused({ code: 'ColumnsSensitive', columns: names, names: labels }, 'columns');
  }
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    return refused({ code: 'DaysWrong', most: MOST_DAYS }, 'days');
  return undefined;
};

/** What an order is refused with, in words. */
export const orderRefusalSentence = (refusal: OrderRefusal): Sentence => {
  switch (refusal.code) {
    case 'NoIntervention':
      return { sv: 'Välj minst en insats.', en: 'Choose at least one insats.' };
    case 'InterventionOfOthers':
      return {
        sv: `Filen kan bara gälla insatser som du leder och som din myndighet driver: ${refusal.allowed.join(', ') || '(inga)'}.`,
        en: `The file can be of insatser alone that you lead and your authority runs: ${refusal.allowed.join(', ') || '(none)'}.`,
      };
    case 'NoColumn':
      return { sv: 'Välj minst en uppgift.', en: 'Choose at least one column.' };
    case 'ColumnUnknown':
      return {
        sv: `Uppgiften ${refusal.value} finns inte: välj bland ${refusal.allowed.join(', ')}.`,
        en: `There is no column ${refusal.value}: choose among ${refusal.allowed.join(', ')}.`,
      };
    case 'ColumnsSensitive':
      return {
        sv: `Grunden omfattar inte känsliga uppgifter: ta bort ${refusal.names.map(({ sv }) => sv).join(', ')}, eller välj en grund som gör det.`,
        en: `The ground does not cover sensitive data: leave out ${refusal.names.map(({ en }) => en).join(', ')}, or choose one that does.`,
      };
    case 'GroundOfAnother':
      return {
        sv: 'Grunden gäller en annan mottagare: välj den som hör till mottagaren.',
        en: 'The ground is that of another receiver: choose the one that is this one’s.',
      };
    case 'GroundNotYours':
      return {
        sv: 'Grunden gäller bara socialtjänsten, och din myndighet är en annan.',
        en: 'The ground holds for the social services alone, and your authority is another.',
      };
    case 'SecrecyOfAnother':
      return {
        sv: 'Sekretessprövningen passar inte mottagaren: förbehåll gäller enskilda, och bara den egna myndigheten behåller filen inom sig.',
        en: 'The test of secrecy does not fit the receiver: a reservation is for private parties, and the own authority alone keeps the file within itself.',
      };
    case 'ReferenceMissing':
      return {
        sv: 'Ange mottagarens diarienummer eller namn på uppdraget.',
        en: "State the receiver's number or name of the assignment.",
      };
    case 'ReferenceNamesPerson':
      return {
        sv: 'Uppdragets nummer ser ut som ett personnummer: ange mottagarens diarienummer.',
        en: "The number of the assignment looks like an identity number: state the receiver's.",
      };
    case 'PeriodBackwards':
      return { sv: 'Till och med är före från och med.', en: 'The last day is before the first.' };
    case 'DaysWrong':
      return {
        sv: `Ange hur många dagar filen ska finnas: 1 till ${refusal.most}.`,
        en: `State for how many days the file is to be there: 1 to ${refusal.most}.`,
      };
    default:
      return unreachable(refusal);
  }
};
