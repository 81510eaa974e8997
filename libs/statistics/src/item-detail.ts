import {
  ASSESSMENT_KIND,
  ASSESSMENT_OUTCOME,
  type AssessmentKind,
  type AssessmentOutcome,
  type CodeList,
  codesOf,
  DUE_STATE,
  FOLLOW_UP_TIME,
  LIVELIHOOD,
  OCCUPATION,
  PARTY,
  type Party,
  UNKNOWN,
} from '@samspar/codes';
import type { Block } from './block.js';
import type { Int32s } from './numbers.js';
import { type Dimension, type Measure, MEASURES, type QueryRefusal } from './query.js';
import { OUTCOME_WITHHELD } from './row.js';

/** A part of what is packed into one number: an index, or a set of indexes, in a list with `unknown` after the last. */
export type PackedPart = Readonly<{ codes: readonly string[]; shift: number; mask: number; set: boolean }>;

const part = (list: CodeList, shift: number, bits: number): PackedPart => ({
  codes: [...codesOf(list), UNKNOWN],
  shift,
  mask: 2 ** bits - 1,
  set: false,
});

/** The dimensions of a follow-up and of what is due, and where each lies in its number. */
const DUE = {
  followUpMonths: part(FOLLOW_UP_TIME, 0, 3),
  state: part(DUE_STATE, 3, 4),
  occupationAtFollowUp: part(OCCUPATION, 7, 3),
  livelihoodAtFollowUp: { ...part(LIVELIHOOD, 10, LIVELIHOOD.length + 1), set: true },
} as const satisfies Readonly<Record<string, PackedPart>>;
type DueDimension = keyof typeof DUE;

/** The same of an assessment. */
const ASSESSED = {
  assessmentKind: part(ASSESSMENT_KIND, 0, 3),
  assessingParty: part(PARTY, 3, 3),
  assessmentOutcome: part(ASSESSMENT_OUTCOME, 6, 2),
} as const satisfies Readonly<Record<string, PackedPart>>;

/** The dimensions of what is counted of a journey beside itself. */
export const PACKED = { ...DUE, ...ASSESSED };
export type PackedDimension = keyof typeof PACKED;

/** What nobody has said anything of. */
const NOTHING_PACKED: Readonly<Record<DueDimension, number>> = {
  followUpMonths: FOLLOW_UP_TIME.length,
  state: DUE_STATE.length,
  occupationAtFollowUp: OCCUPATION.length,
  livelihoodAtFollowUp: 2 ** LIVELIHOOD.length,
};

/** Packs what is said, by the indexes of codes and sets of them; the rest is unknown. */
export const packed = (said: Readonly<Partial<Record<DueDimension, number>>>): number => {
  const all = { ...NOTHING_PACKED, ...said };
  return Object.entries(DUE).reduce(
    (bits, [dimension, { shift }]) => bits | (all[dimension as DueDimension] << shift),
    0,
  );
};

/** The number of an assessment, by its codes. */
export const assessmentDetail = (
  said: Readonly<{ kind: AssessmentKind; party: Party; outcome: AssessmentOutcome }>,
): number =>
  (codesOf(ASSESSMENT_KIND).indexOf(said.kind) << ASSESSED.assessmentKind.shift) |
  (codesOf(PARTY).indexOf(said.party) << ASSESSED.assessingParty.shift) |
  (codesOf(ASSESSMENT_OUTCOME).indexOf(said.outcome) << ASSESSED.assessmentOutcome.shift);

export const unpacked = (detail: number, dimension: PackedDimension): number =>
  (detail >> PACKED[dimension].shift) & PACKED[dimension].mask;

/** The place of a state in its list. */
export const stateOf = (code: (typeof DUE_STATE)[number]['code']): number =>
  DUE_STATE.findIndex((one) => one.code === code);

/** More things than a meeting may agree on. */
const PLACES = 64;
/** The number of something that a meeting agreed on: by the revision of the meeting's event, and its place there, from 0. */
export const decisionNumber = (meeting: number, place: number): number => meeting * PLACES + place;

/** That something agreed on is closed: done, or no longer relevant. Below zero, as no day by which anything is to be done is. */
export const closingDetail = (decision: number, isDone: boolean): number =>
  -1 - (decision * 2 + Number(isDone));

/** What the number of an entry says was closed; undefined of a decision itself. */
export const closedBy = (detail: number): Readonly<{ decision: number; isDone: boolean }> | undefined =>
  detail < 0 ? { decision: Math.floor((-1 - detail) / 2), isDone: (-1 - detail) % 2 === 1 } : undefined;

const FOLLOWED_UP: readonly Measure[] = ['followUps', 'followUpsDue', 'daysExitToFollowUp'];

/** The measures that a dimension of what is counted beside journeys belongs to. */
const MEASURES_OF: Readonly<Partial<Record<Dimension, readonly Measure[]>>> = {
  followUpMonths: FOLLOWED_UP,
  state: ['followUpsDue', 'decisions', 'consents'],
  livelihoodAtFollowUp: FOLLOWED_UP,
  occupationAtFollowUp: FOLLOWED_UP,
  assessmentKind: ['assessments'],
  assessingParty: ['assessments'],
  assessmentOutcome: ['assessments'],
  // When the answer to a referral was registered no row tells.
  registeredLate: MEASURES.filter((measure) => measure !== 'daysReferralToAnswer'),
};

/** Whether a measure is counted by a dimension. */
export const isOfMeasure = (dimension: Dimension, measure: Measure): boolean =>
  MEASURES_OF[dimension]?.includes(measure) ?? true;

/** Why a question cannot be asked: it names a dimension that its measure has not. */
export const notOfMeasure = (measure: Measure, named: readonly Dimension[]): QueryRefusal | undefined => {
  const dimension = named.find((one) => !isOfMeasure(one, measure));
  return (
    dimension && { code: 'DimensionNotOfMeasure', dimension, measure, measures: MEASURES_OF[dimension] ?? [] }
  );
};

export const isPacked = (dimension: Dimension): dimension is PackedDimension => dimension in PACKED;

/** What each row has of a dimension of what is counted beside journeys; nothing is told of an assessment of an anonymous one. */
export const addPacked = (
  dimension: PackedDimension,
): ((block: Block, to: Int32s, stride: number) => void) => {
  const { shift, mask, codes } = PACKED[dimension];
  const isWithheld = dimension in ASSESSED;
  const unknown = codes.indexOf(UNKNOWN);
  return ({ n, items, versions, columns: { outcome } }, to, stride) => {
    if (!items) throw new TypeError(`${dimension} is of no journey by itself.`);
    const { detail } = items.columns;
    for (let i = 0; i < n; i++) {
      const said = (detail.at(items.at.at(i)) >> shift) & mask;
      const isUntold = isWithheld && outcome.at(versions.at(i)) === OUTCOME_WITHHELD;
      to.add(i, (isUntold ? unknown : said) * stride);
    }
  };
};
