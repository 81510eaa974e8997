import type { CodeList, LivelihoodCode, TimeBracket } from '@samspar/codes';
import { isStatedUnknown, unreachable, UNKNOWN_DAY, type Day, type StatedUnknown } from '@samspar/kernel';

/** One source (försörjning), and since when where that was said. */
export type LivelihoodSource = Readonly<{ source: LivelihoodCode; since?: Day }>;

/** Time without work or studies by the participant's own statement: whole months, or only a bracket. */
export type TimeWithoutWork = Readonly<{ months: number }> | Readonly<{ bracket: TimeBracket }>;

/** Time on economic assistance (försörjningsstöd): since a day, a bracket, or none at all. */
export type TimeOnAssistance = Readonly<{ since: Day }> | Readonly<{ bracket: TimeBracket }> | 'none';

/** How it is said that a value is not known: by a stated unknown and so by why, by the word `unknown`, by nothing written, or not at all. */
type Unknown = Readonly<{ stated: StatedUnknown; word: typeof UNKNOWN_DAY; blank: ''; never: never }>;

type Kind<Is extends string, Unknowable extends keyof Unknown, More = object> = Readonly<
  { is: Is; unknown: Unknowable } & More
>;

export type OneOf<Code extends string = string> = Kind<'code', 'stated', { list: CodeList<Code> }>;
/** Distinct codes of a list, within limits of how many. */
export type SeveralOf<Code extends string = string, Unknowable extends keyof Unknown = keyof Unknown> = Kind<
  'codes',
  Unknowable,
  { list: CodeList<Code>; least: number; most: number }
>;
/** A whole number within limits, both included, of some unit. */
export type Whole = Kind<'whole', 'stated', { from: number; to: number; unit: 'years' | 'percent' }>;
/** A name kept in the clear: no identity number has a place in it. */
export type Name = Kind<'name', 'stated', { longest: number }>;

/** What may stand in a fact, as plain data: whoever reads, asks, checks or tells facts has a table by kind. */
export type FactKind =
  | OneOf
  | SeveralOf
  | Whole
  | Name
  /** Free text, sealed with the journey's key wherever it is kept; in a command that is told, in the clear. */
  | Kind<'text', 'blank', { longest: number }>
  /** A day that has come. */
  | Kind<'day', 'word'>
  /** Whole months, or one of the brackets of time. */
  | Kind<'months', 'stated', { most: number }>
  /** Since a day, one of the brackets of time, or `none`. */
  | Kind<'since', 'stated'>
  /** Sources (försörjning), with the day since when where `dated`. */
  | Kind<'sources', 'stated', { dated: boolean }>
  /** Slug of a district's name, or `outside`. */
  | Kind<'district', 'stated'>
  /** Id of one of the association's interventions. */
  | Kind<'intervention', 'never'>;

export type KindNamed<Is extends FactKind['is']> = Extract<FactKind, { is: Is }>;

type Values = Readonly<{
  code: string;
  codes: readonly string[];
  whole: number;
  name: string;
  text: string;
  day: Day;
  months: TimeWithoutWork;
  since: TimeOnAssistance;
  sources: readonly LivelihoodSource[];
  district: string;
  intervention: string;
}>;

export type KnownValue<K extends FactKind> =
  K extends OneOf<infer Code> ? Code : K extends SeveralOf<infer Code> ? readonly Code[] : Values[K['is']];

/** A value of a kind, or how it is said that it is not known. */
export type FactValue<K extends FactKind> = KnownValue<K> | Unknown[K['unknown']];

export const oneOf = <Code extends string>(list: CodeList<Code>): OneOf<Code> => ({
  is: 'code',
  unknown: 'stated',
  list,
});

export const severalOf = <Code extends string, Unknowable extends keyof Unknown>(
  list: CodeList<Code>,
  unknown: Unknowable,
  { least = 1, most = list.length } = {},
): SeveralOf<Code, Unknowable> => ({ is: 'codes', unknown, list, least, most });

export const whole = (from: number, to: number, unit: Whole['unit']): Whole => ({
  is: 'whole',
  unknown: 'stated',
  from,
  to,
  unit,
});

export const name = (longest: number): Name => ({ is: 'name', unknown: 'stated', longest });
export const text = (longest: number): KindNamed<'text'> => ({ is: 'text', unknown: 'blank', longest });
export const day: KindNamed<'day'> = { is: 'day', unknown: 'word' };
export const months = (most: number): KindNamed<'months'> => ({ is: 'months', unknown: 'stated', most });
export const since: KindNamed<'since'> = { is: 'since', unknown: 'stated' };
export const sources = (dated: boolean): KindNamed<'sources'> => ({
  is: 'sources',
  unknown: 'stated',
  dated,
});
export const district: KindNamed<'district'> = { is: 'district', unknown: 'stated' };
export const intervention: KindNamed<'intervention'> = { is: 'intervention', unknown: 'never' };

export const isUnknown = ({ unknown }: FactKind, value: unknown): boolean =>
  unknown === 'stated'
    ? isStatedUnknown(value)
    : (unknown === 'word' && value === UNKNOWN_DAY) || (unknown === 'blank' && value === '');

/** How it is said of a fact of a kind that nothing is known. */
export const unknownValue = ({ unknown }: FactKind): FactValue<FactKind> => {
  switch (unknown) {
    case 'stated':
      return 'notRegistered';
    case 'word':
      return UNKNOWN_DAY;
    case 'blank':
      return '';
    case 'never':
      return [];
    default:
      return unreachable(unknown);
  }
};
