import { REGISTRABLE_DIMENSIONS } from '@samspar/association';
import type { Day } from '@samspar/kernel';

export const MEASURES = [
  'referred',
  'started',
  'ended',
  'participants',
  'ongoing',
  'meetings',
  'handovers',
  'employerContacts',
  'followUps',
  'followUpsDue',
  'decisions',
  'consents',
  'assessments',
  'daysReferralToAnswer',
  'daysToStart',
  'daysToFirstMeeting',
  'daysBetweenMeetings',
  'daysToFirstEmployerContact',
  'daysInIntervention',
  'daysExitToFollowUp',
] as const;
export type Measure = (typeof MEASURES)[number];

export const DIMENSIONS = [
  'association',
  'intervention',
  'runBy',
  'referringAuthority',
  ...REGISTRABLE_DIMENSIONS,
  'hasStarted',
  'followUpMonths',
  'state',
  'livelihoodAtFollowUp',
  'occupationAtFollowUp',
  'assessmentKind',
  'assessingParty',
  'assessmentOutcome',
  'caseworkerChanges',
  'meetingsHeld',
  'returned',
  'registeredLate',
  'year',
  'quarter',
  'month',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const UNITS = ['journey', 'person'] as const;
export type CountingUnit = (typeof UNITS)[number];

/** Which dimensions a denominator keeps: all but the last, all but the first, or none of them. */
export const SHARES_OF = ['last', 'first', 'all'] as const;
export type ShareOf = (typeof SHARES_OF)[number];

/** Unknown values of a dimension together, or by why they are not known. */
export const UNKNOWNS = ['together', 'split'] as const;

/** One question to the cube (docs/statistics.md). Both days of the period are included. */
export type StatisticsQuery = Readonly<{
  measure: Measure;
  from: Day;
  to: Day;
  by: readonly Dimension[];
  /** Dimensions of the table that a figure stands in and that do not divide it: it is counted since they too are registered. */
  alongside?: readonly Dimension[];
  /** Codes of one dimension are *or*, dimensions are *and*. */
  where: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  unit: CountingUnit;
  /** What the shares are of; absent: `last`. */
  shareOf?: ShareOf;
  /** Milliseconds since the epoch, included; absent: all that is known. */
  asKnownAt?: number;
  /** Whether what is not known is told by why it is not, in what the answer is divided by; absent: together. */
  unknowns?: (typeof UNKNOWNS)[number];
  /** The version of the definitions that it is asked under; absent: the latest. */
  definition?: number;
  protect: 'none' | 'public';
}>;

export type Share = Readonly<{ numerator: number; denominator: number; percent: number }>;

/** A cell: one code per dimension of `by`, and the count or the median. */
export type Cell = Readonly<
  Partial<Record<Dimension, string>> & {
    /** Absent where it is suppressed; null for the median of no days. */
    value?: number | null;
    share?: Share;
    n?: number;
    without?: number;
    quartiles?: readonly [number, number, number] | null;
    suppressed?: true;
    /** Registration began within this cell's part of the period: a series breaks here. */
    break?: true;
  }
>;

/** `dimension` is a dimension, `journeys`, or a kind of contact; dates are the first day of registration. */
export type AnswerNote = Readonly<
  | { code: 'registrationBegan' | 'leftOut'; dimension: string; intervention: string; date: Day }
  /** The insats had come to its end, whose last day `ended` is, before registration began. */
  | { code: 'endedBefore'; dimension: string; intervention: string; date: Day; ended: Day }
  | { code: 'notRegistered'; dimension: string; intervention: string }
  | { code: 'multiValued'; dimension: Dimension }
  /** With the codes of the group whose rounded per cents make `sum`. */
  | ({ code: 'roundedSum'; sum: number } & Partial<Record<Dimension, string>>)
  /** `journeys` is left unsaid where it is small and the answer is protected. */
  | { code: 'personNotKnown'; journeys?: number }
  | { code: 'medianOfJourneys' }
  | { code: 'suppressed'; threshold: number }
  /** Of kinds of unknown: those that are protected count as not registered where any count of them would be below the threshold. */
  | { code: 'protectedFew'; threshold: number }
>;

/** The answer, ready to be written as JSON. */
export type Answer = Readonly<{
  measure: Measure;
  unit: CountingUnit;
  period: Readonly<{ from: Day; to: Day }>;
  /** ISO instant in UTC. */
  asKnownAt: string;
  /** Log position the view had reached, as text. */
  position: string;
  definitionVersion: number;
  by: readonly Dimension[];
  /** As it was asked; absent: none. */
  alongside?: readonly Dimension[];
  where: StatisticsQuery['where'];
  shareOf: ShareOf;
  /** Where what is not known is told by why. */
  unknowns?: 'split';
  cells: readonly Cell[];
  total: number | null;
  n?: number;
  without?: number;
  quartiles?: readonly [number, number, number] | null;
  suppressed?: true;
  checks: Readonly<{
    /** Of what can be checked; null where a filter names an exit or a time, a day is unknown, or it is no count of journeys. */
    closes: boolean | null;
    /** Whether the counts of the cells make the total; null where they need not, or where one is hidden. */
    parts: boolean | null;
    multiValued: readonly Dimension[];
    /** Sum of the rounded per cents of each group, in order; absent groups have nothing to sum. */
    roundedSums: readonly number[];
  }>;
  notRegistered?: Readonly<{ dimension: string; since: Day | null; reason: string }>;
  notes: readonly AnswerNote[];
}>;

/** Why a question cannot be asked: which parameter, what was given, what would do. */
export type QueryRefusal =
  | Readonly<{ code: 'ParameterUnknown'; parameter: string; suggestion?: string }>
  | Readonly<{ code: 'ParameterMissing'; parameter: string }>
  | Readonly<{ code: 'ParameterRepeated'; parameter: string }>
  | Readonly<{
      code: 'ValueUnknown';
      parameter: string;
      value: string;
      allowed: readonly string[];
      suggestion?: string;
    }>
  | Readonly<{ code: 'NotADay'; parameter: string; value: string }>
  | Readonly<{ code: 'NotAMoment'; parameter: string; value: string }>
  | Readonly<{ code: 'PeriodRunsBackwards'; from: Day; to: Day }>
  | Readonly<{ code: 'TooManyDimensions'; named: number; most: 4 }>
  | Readonly<{ code: 'DimensionRepeated'; dimension: Dimension }>
  /** What only some measures are counted by. */
  | Readonly<{
      code: 'DimensionNotOfMeasure';
      dimension: Dimension;
      measure: Measure;
      measures: readonly Measure[];
    }>
  /** Whether somebody came back is told by journeys in any insats: for those who see figures of all persons. */
  | Readonly<{ code: 'EarlierOfOthers'; dimension: 'returned' }>
  /** Releases hide small counts of all their tables together, which know unknown values as one. */
  | Readonly<{ code: 'SplitNotReleased' }>
  /** What is hidden of a table is chosen without the kinds of unknown: with them its subtotals would give back what it hides. */
  | Readonly<{ code: 'SplitNotProtected' }>
  /** Measure or dimension that a later version of the definitions brought. */
  | Readonly<{ code: 'NotDefinedThen'; term: Measure | Dimension; definition: number; since: number }>
  /** Rows and columns of a table are divided by two dimensions each. */
  | Readonly<{ code: 'TooManyOnAnAxis'; axis: 'rows' | 'columns'; named: number; most: 2 }>
  | Readonly<{ code: 'WhereWithoutCode'; dimension: Dimension }>
  /** A cell has one code for each dimension of `by`. */
  | Readonly<{ code: 'NotACell'; by: readonly Dimension[] }>
  /** A difference is between two moments. */
  | Readonly<{ code: 'TwoMoments' }>
  | Readonly<{ code: 'MomentsRunBackwards'; from: string; to: string }>
  | Readonly<{ code: 'TooManyParts'; dimension: Dimension; named: number; most: number }>
  | Readonly<{ code: 'AssociationMustBeNamed'; associations: readonly string[] }>;
