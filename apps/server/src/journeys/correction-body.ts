import { codesOf, CORRECTION_REASON, type CorrectionReason } from '@samspar/codes';
import { correctable, type Fact, type FactCatalogue, FACTS } from '@samspar/casework';
import { problemsOf } from '../body-pipe.js';
import type { FieldProblem } from '../problem.js';
import { profileBody, withFacts } from './fact-body.js';
import { ACode, Anything, AText, AWhole } from './fields.js';

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

/** The entry that is corrected or struck, and why. */
export class AnnulmentBody extends ReasonBody {
  @AWhole(1, 1_000_000_000, { description: 'Revision of its event in the journey.' }) entry!: number;
}

/** What the note of a correction or an annulment is to say, or nothing, which takes it away. */
export class NoteBody {
  @AWhole(1, 1_000_000_000, { description: 'Revision of the event that the note is of, in the journey.' })
  event!: number;
  @AText(10_000, { orBlank: true, description: 'Sealed with a key of the participant; `""` takes it away.' })
  note!: string;
  @ACode(codesOf(CORRECTION_REASON)) reason!: CorrectionReason;
}

export class CorrectionBody extends ReasonBody {
  @ACode(correctable()) fact!: Fact;
  @Anything('The right value, in the form that FactValues gives for the fact.') value!: unknown;
}

/** What is wrong with the value of a correction, as one of its fact. */
export const valueProblems = (body: object): readonly FieldProblem[] => {
  const { fact, value } = body as CorrectionBody;
  return problemsOf(FactValues, { [fact]: value })
    .filter(({ field }) => field === fact || field.startsWith(`${fact}.`))
    .map((problem) => ({ ...problem, field: `value${problem.field.slice(fact.length)}` }));
};
