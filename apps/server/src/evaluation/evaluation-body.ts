import {
  codesOf,
  EVALUATION_GROUND,
  EVALUATION_PURPOSE,
  EVALUATION_RECEIVER,
  type EvaluationGround,
  type EvaluationPurpose,
  type EvaluationReceiver,
  SECRECY_TEST,
  type SecrecyTest,
} from '@samspar/codes';
import { evaluationColumns, type EvaluationOrder, LONGEST_REFERENCE, MOST_DAYS } from '@samspar/evaluation';
import type { Day } from '@samspar/kernel';
import { ACode, ADay, AName, AWhole, Codes, SealedTexts } from '../journeys/fields.js';

const COLUMNS = evaluationColumns().map(({ name }) => name);

/** What a file for evaluation is to be. */
export class EvaluationFileBody {
  @ACode(codesOf(EVALUATION_RECEIVER)) receiver!: EvaluationReceiver;
  @ACode(codesOf(EVALUATION_GROUND), { description: "The receiver's ground." }) ground!: EvaluationGround;
  @ACode(codesOf(SECRECY_TEST), { description: "What the giver's own test of secrecy came to." })
  secrecy!: SecrecyTest;
  @ACode(codesOf(EVALUATION_PURPOSE)) purpose!: EvaluationPurpose;
  @AName(LONGEST_REFERENCE, { description: "The receiver's number of its assignment." }) reference!: string;
  @SealedTexts(50, 60, { description: 'Ids of insatser that she leads and her authority runs.' })
  interventions!: readonly string[];
  @ADay({ description: 'First day of referral.' }) from!: Day;
  @ADay({ description: 'Last day of referral.' }) to!: Day;
  @Codes(COLUMNS, { least: 1 }) columns!: readonly string[];
  @AWhole(1, MOST_DAYS, { description: 'For how long it can be fetched.' }) days!: number;
}

/** What a body orders, as a message holds it. */
export const orderIn = (body: EvaluationFileBody): EvaluationOrder => {
  const { receiver, ground, secrecy, purpose, reference, interventions, from, to, columns, days } = body;
  return { receiver, ground, secrecy, purpose, reference, interventions, from, to, columns, days };
};
