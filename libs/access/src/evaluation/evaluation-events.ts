import type { EvaluationGround, EvaluationPurpose, EvaluationReceiver, SecrecyTest } from '@samspar/codes';
import type { Day, DomainEvent } from '@samspar/kernel';

/**
 * A file for evaluation was made (docs/adr/0042): whose journeys it may tell of, what of them, for whom and why. Who made it and when are in the envelope;
 * whom it tells of is told by the readings of those who fetch it.
 */
export type EvaluationFileMade = DomainEvent<
  'EvaluationFileMade',
  {
    file: string;
    association: string;
    /** The id of the authority that answers for the journeys. */
    authority: string;
    receiver: EvaluationReceiver;
    ground: EvaluationGround;
    secrecy: SecrecyTest;
    purpose: EvaluationPurpose;
    /** The receiver's own number of its assignment. */
    reference: string;
    interventions: readonly string[];
    /** First and last day of referral. */
    from: Day;
    to: Day;
    columns: readonly string[];
    rows: number;
    leftOut: number;
    /** SHA-256 of its rows as CSV, in hexadecimal. */
    digest: string;
    /** Its last moment, in milliseconds since the epoch. */
    expiresAt: number;
    /** Id of the team lead whom whoever operates the installation made it for. */
    orderedBy?: string;
  }
>;
