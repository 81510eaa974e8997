import { codesOf, CORRECTION_REASON, type CorrectionReason } from '@samspar/codes';
import { correctable, type CorrectableFacts, type Fact, type FactCatalogue, FACTS } from '@samspar/casework';
import { problemsOf } from '../body-pipe.js';
import { bodyInvalid, type FieldProblem } from '../problem.js';
import { profileBody, withFacts } from './fact-body.js';
import { ACode, Anything, AText } from './fields.js';

/** A profile's facts and all others that can be set right. */
export const factValues = (catalogue: FactCatalogue = FACTS) =>
  withFacts(
    profileBody(catalogue),
    correctable(catalogue).filter((fact) => catalogue[fact].of !== 'profile'),
    () => false,
    catalogue,
  );

/** The facts that can be set right, each with the values it may have. */
export class FactValues extends factValues() {}

/** Why something registered is annulled. */
export class ReasonBody {
  @ACode(codesOf(CORRECTION_REASON)) reason!: CorrectionReason;
  @AText(10_000, { optional: true, description: 'Sealed with a key of the participant.' }) note?: string;
}

export class CorrectionBody extends ReasonBody {
  @ACode(correctable()) fact!: Fact;
  @Anything('The right value, in the form that FactValues gives for the fact.') value!: unknown;
}

export type FactAndValue = { [F in Fact]: Readonly<{ fact: F; value: CorrectableFacts[F] }> }[Fact];

type Told = Readonly<{ fact: Fact; value: unknown }>;

const problemsIn = ({ fact, value }: Told): FieldProblem[] =>
  problemsOf(FactValues, { [fact]: value })
    .filter(({ field }) => field === fact || field.startsWith(`${fact}.`))
    .map((problem) => ({ ...problem, field: `value${problem.field.slice(fact.length)}` }));

const fits = (told: Told): told is FactAndValue => problemsIn(told).length === 0;

/** The fact and its value, checked to fit each other. Throws `BodyInvalid`. */
export const factAndValue = ({ fact, value }: CorrectionBody): FactAndValue => {
  const told = { fact, value };
  if (!fits(told)) throw bodyInvalid(problemsIn(told));
  return told;
};
