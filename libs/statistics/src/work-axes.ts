import { codesOf, UNKNOWN } from '@samspar/codes';
import type { Axis, AxisSource } from './axis.js';
import type { Block } from './block.js';
import { FIXED_LISTS, isSet, type WorkDimension } from './dimensions.js';
import { isViolenceAskedIn, livelihoodIn, partiesIn, unknownIn } from './meeting-told.js';
import { OUTCOME_WITHHELD } from './row.js';
import { type FoldName, MEETING_HELD } from './work.js';

const place = (dimension: WorkDimension, code: string): number =>
  codesOf(FIXED_LISTS[dimension]).indexOf(code);

const bit = (dimension: WorkDimension, code: string): number => 1 << place(dimension, code);

const ASKED = place('violenceQuestion', 'asked');
const UNASKED = place('violenceQuestion', 'unasked');
const NO_PLAN = place('parallelActions', 'no-plan');

/** How many, in the brackets of a list: the first of each. */
const bracket = (count: number, ...from: readonly number[]): number =>
  from.findLastIndex((first) => count >= first);

type Coding = Readonly<{
  fold: FoldName;
  /** The index of the code of what was told, or the bits of its codes; of one meeting too. */
  code: (told: number) => number;
  /** The same of a journey without any meeting, of what meetings tell. */
  noMeeting?: number;
}>;

const CODINGS: Readonly<Record<WorkDimension, Coding>> = {
  attendingParty: {
    fold: 'told',
    code: (told) => partiesIn(told) || bit('attendingParty', UNKNOWN),
    noMeeting: bit('attendingParty', 'no-meeting'),
  },
  violenceQuestion: {
    fold: 'told',
    code: (told) => (isViolenceAskedIn(told) ? ASKED : UNASKED),
    noMeeting: place('violenceQuestion', 'no-meeting'),
  },
  livelihoodAtMeeting: {
    fold: 'told',
    code: (told) => livelihoodIn(told) || bit('livelihoodAtMeeting', UNKNOWN),
    noMeeting: bit('livelihoodAtMeeting', 'no-meeting'),
  },
  caseworkerChanges: { fold: 'changes', code: (changes) => bracket(changes, 0, 1, 2, 3) },
  meetingsHeld: { fold: 'meetings', code: (meetings) => bracket(meetings, 0, 1, 2, 4, 7) },
  parallelActions: {
    fold: 'actions',
    code: (actions) => (actions < 0 ? NO_PLAN : bracket(actions, -1, 0, 1, 2, 3)),
  },
};

/** What of the work of a journey a dimension is told by. */
export const foldOf = (dimension: WorkDimension): FoldName => CODINGS[dimension].fold;

/** What is told of each row of a block: of one meeting where meetings are counted, else of all of the journey. */
const toldOf = (dimension: WorkDimension, { work, query }: AxisSource, block: Block) => {
  const { fold } = CODINGS[dimension];
  if (fold !== 'told' || query.measure !== 'meetings') return work.ofJourneys(fold, block);
  const { items } = block;
  if (!items) throw new TypeError('Only rows of contacts are of one each.');
  return (row: number) => items.columns.detail.at(items.at.at(row)) | MEETING_HELD;
};

/** A dimension of the work of journeys; nothing is told of an anonymous one. */
export const workAxis = (dimension: WorkDimension, source: AxisSource): Axis => {
  const { fold, code, noMeeting = 0 } = CODINGS[dimension];
  const codes = codesOf(FIXED_LISTS[dimension]);
  const set = isSet(dimension);
  const index = codes.indexOf(UNKNOWN);
  const unknown = set ? 1 << index : index;
  return {
    dimension,
    codes,
    set,
    add: (block, to, stride) => {
      const { n, versions, columns } = block;
      const told = toldOf(dimension, source, block);
      for (let i = 0; i < n; i++) {
        const value = told(i);
        let said = unknown;
        if (columns.outcome.at(versions.at(i)) !== OUTCOME_WITHHELD)
          said = fold === 'told' && (value & MEETING_HELD) === 0 ? noMeeting : code(value);
        to.add(i, said * stride);
      }
    },
    ...(dimension === 'livelihoodAtMeeting' && {
      whyUnknown: (block: Block) => {
        const told = toldOf(dimension, source, block);
        return (row: number) => unknownIn(told(row));
      },
    }),
  };
};
