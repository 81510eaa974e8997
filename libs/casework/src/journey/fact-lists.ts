import type { FactKind } from './fact-kinds.js';
import {
  FACTS,
  type AnyFact,
  type Fact,
  type FactCatalogue,
  type FactDefinition,
  type FactValues,
  type TextFact,
} from './facts.js';

type Facts = typeof FACTS;
type FactOf<Place> = { [F in AnyFact]: Facts[F]['of'] extends Place ? F : never }[AnyFact];
/** A fact about the participant at referral or start. */
export type ProfileFact = FactOf<'profile'>;
/** A fact that the referral tells beside its day and its note. */
export type ReferralFact = Exclude<FactOf<'referral'>, 'referredOn' | TextFact>;

type Occasion = 'exit' | 'exitToWork' | 'followUp' | 'meeting';
type AgainAt<On> = {
  [F in AnyFact]: Facts[F] extends { againAt: infer Again } ? (On extends keyof Again ? F : never) : never;
}[AnyFact];
/** A fact that is told on an occasion beside its day and reasons, for the first time or again. */
export type ToldAt<On extends Occasion> = Exclude<FactOf<On> | AgainAt<On>, 'exitedOn' | 'exitReasons'>;

/** The dimensions that tell apart what the lists of facts count as one. */
export type FinerThan = {
  [F in AnyFact]: Facts[F] extends { finer: { countedAs: infer Dimension } } ? Dimension : never;
}[AnyFact];

/** The dimensions that facts of some kinds are counted as. */
export type CountedAs<Is extends FactKind['is']> = {
  [F in AnyFact]: Facts[F] extends { countedAs: infer Dimension; kind: { is: Is } } ? Dimension : never;
}[AnyFact];

/** The names of the facts of a catalogue that are as wanted, in its order. */
const namesWhere = (catalogue: FactCatalogue, isWanted: (fact: FactDefinition) => boolean): string[] =>
  Object.entries(catalogue)
    .filter(([, fact]) => isWanted(fact))
    .map(([name]) => name);

/** The facts that can be set right, in the order in which they are offered. */
export const correctable = (catalogue: FactCatalogue = FACTS): readonly Fact[] =>
  namesWhere(catalogue, (fact) => fact.correctable !== false) as Fact[];

/** The facts that are told on an occasion beside its day and reasons, in the order in which they are asked for. */
export const toldAt = <On extends Occasion>(
  on: On,
  catalogue: FactCatalogue = FACTS,
): readonly ToldAt<On>[] =>
  namesWhere(catalogue, ({ of, againAt = {} }) => of === on || on in againAt).filter(
    (fact) => fact !== 'exitedOn' && fact !== 'exitReasons',
  ) as ToldAt<On>[];

/** What exits tell beside their day and reasons; that to work or studies tells all of it. */
export const TOLD_AT_EXIT = [...toldAt('exitToWork'), ...toldAt('exit')] as const;

export const pickFacts = <F extends AnyFact>(
  facts: readonly F[],
  told: Readonly<Partial<Pick<FactValues, F>>>,
): Partial<Pick<FactValues, F>> => {
  const picked: { -readonly [K in F]?: FactValues[K] } = {};
  for (const fact of facts) if (told[fact] !== undefined) picked[fact] = told[fact];
  return picked;
};

/** The correctable facts that data say under their own names. */
export const toldIn = (data: object, catalogue: FactCatalogue = FACTS): readonly Fact[] =>
  correctable(catalogue).filter((fact) => fact in data);

/** Whether a fact is free text, and so sealed wherever it is kept. */
export const isTextFact = (fact: AnyFact): fact is TextFact => FACTS[fact].kind.is === 'text';

export const keptWhenAnonymous = (catalogue: FactCatalogue = FACTS): readonly AnyFact[] =>
  namesWhere(catalogue, (fact) => fact.keptWhenAnonymous === true) as AnyFact[];

export const hiddenWhenProtected = (catalogue: FactCatalogue = FACTS): readonly AnyFact[] =>
  namesWhere(catalogue, (fact) => fact.hiddenWhenProtected === true) as AnyFact[];

/** The facts of a participant's profile, in the order in which they are asked for. */
export const inProfile = (catalogue: FactCatalogue = FACTS): readonly ProfileFact[] =>
  namesWhere(catalogue, (fact) => fact.of === 'profile') as ProfileFact[];
