import { codesOf, UNKNOWN, UNKNOWN_KINDS } from '@samspar/codes';
import type { StatedUnknown } from '@samspar/kernel';
import type { Axis } from './axis.js';
import { BLOCK, type Block } from './block.js';
import { countedFacts } from './dimensions.js';
import { Int32s, type Uint8s } from './numbers.js';
import type { Dimension } from './query.js';
import { OUTCOME_WITHHELD } from './row.js';

/** Codes of the kinds of unknown, in the order of tables. */
const KINDS = codesOf(UNKNOWN_KINDS);
const NOT_REGISTERED = KINDS.indexOf('not-registered');
const PROTECTED = KINDS.indexOf('protected');

/** Whether a code says that nothing is known, of whatever kind. */
export const isUnknownCode = (code: string): boolean =>
  code === UNKNOWN || KINDS.some((kind) => kind === code);

/** What is stated of why a fact is not known, by its number in rows: 0 where it is only not registered. */
const STATED: readonly StatedUnknown[] = ['notRegistered', 'notAsked', 'doesNotKnow', 'willNotSay'];
export const whyNumber = (stated: StatedUnknown): number => STATED.indexOf(stated);
const KIND_OF_NUMBER = [
  NOT_REGISTERED,
  KINDS.indexOf('not-asked'),
  KINDS.indexOf('does-not-know'),
  KINDS.indexOf('will-not-say'),
];

const STATED_FACTS = countedFacts().filter(({ definition: { kind } }) => kind.unknown === 'stated');

/** Dimensions of facts of which it is stated why they are not known, one for each fact, in the order of their bits in a row. */
export const STATED_DIMENSIONS: readonly Dimension[] = STATED_FACTS.filter(
  ({ dimension, definition }) => definition.countedAs === dimension,
).map(({ dimension }) => dimension);

/** Where a row says so of a dimension; below 0 where it does not. */
const placeOf = (dimension: Dimension): number => {
  const fact = STATED_FACTS.find((one) => one.dimension === dimension)?.definition.countedAs;
  return STATED_DIMENSIONS.findIndex((name) => name === fact);
};

/** The bits of a row that say so, by how each of `STATED_DIMENSIONS` is not known. */
export const whyUnknownOf = (numbers: readonly number[]): number =>
  numbers.reduce((bits, number, place) => bits | (number << (2 * place)), 0) >>> 0;

type ReadRow = (row: number) => number;

/** Reads why a fact is not known of each row of a block; 0 where nothing is stated of it. */
const statedReader = (dimension: Dimension): ((block: Block) => ReadRow) => {
  const place = placeOf(dimension);
  if (place < 0) return () => () => 0;
  return ({ columns: { whyUnknown }, versions }) =>
    (row) =>
      (whyUnknown.at(versions.at(row)) >>> (2 * place)) & 3;
};

type Split = Readonly<{
  hidden: Uint8s | undefined;
  lacking: Uint8s | undefined;
  /** Whether protected ones are counted among those that are not registered. */
  isProtectedTogether: boolean;
}>;

/**
 * A dimension whose unknown codes are split by why they are. What its insats does not register is not registered, whatever was stated; what
 * is told of nobody is protected: of an anonymous journey, of one whose consent is withdrawn, and of a protected identity where it tells.
 */
export const splitAxis = (axis: Axis, { hidden, lacking, isProtectedTogether }: Split): Axis => {
  const unknown = axis.codes.indexOf(UNKNOWN);
  if (unknown < 0) return axis;
  const codes = [...axis.codes.slice(0, unknown), ...KINDS, ...axis.codes.slice(unknown + 1)];
  const stated = axis.whyUnknown ?? statedReader(axis.dimension);
  const said = new Int32s(BLOCK);
  const protectedKind = isProtectedTogether ? NOT_REGISTERED : PROTECTED;
  const isUnknown = axis.set
    ? (code: number) => (code & (1 << unknown)) !== 0
    : (code: number) => code === unknown;
  const more = KINDS.length - 1;
  const below = (1 << unknown) - 1;
  /** Makes room for the kinds. */
  const moved = axis.set
    ? (set: number) => (set & below) | ((set >> (unknown + 1)) << (unknown + 1 + more))
    : (code: number) => (code > unknown ? code + more : code);
  const withKind = axis.set
    ? (set: number, kind: number) => moved(set) | (1 << (unknown + kind))
    : (_code: number, kind: number) => unknown + kind;
  return {
    dimension: axis.dimension,
    codes,
    set: axis.set,
    add: (block, to, stride) => {
      const { n, versions, columns } = block;
      said.fill(0, 0, n);
      axis.add(block, said, 1);
      const why = stated(block);
      for (let i = 0; i < n; i++) {
        const version = versions.at(i);
        let code = said.at(i);
        if (!isUnknown(code)) code = moved(code);
        else if (
          columns.outcome.at(version) === OUTCOME_WITHHELD ||
          hidden?.at(columns.journey.at(version)) === 1
        )
          code = withKind(code, protectedKind);
        else if (lacking?.at(columns.intervention.at(version)) === 1) code = withKind(code, NOT_REGISTERED);
        else code = withKind(code, KIND_OF_NUMBER[why(i)] ?? NOT_REGISTERED);
        to.add(i, code * stride);
      }
    },
  };
};
