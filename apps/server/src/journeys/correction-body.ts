import {
  codesOf,
  CORRECTION_REASON,
  type CorrectionReason,
  EXIT_REASON,
  LIVELIHOOD,
  PARTY,
} from '@samspar/codes';
import type { CorrectableFacts, Fact } from '@samspar/casework';
import { problemsOf } from '../body-pipe.js';
import { bodyInvalid, type FieldProblem } from '../problem.js';
import { ACode, ADayOrUnknown, AName, Anything, AText, Codes, Objects } from './fields.js';
import { LivelihoodBody, ProfileBody } from './profile-body.js';

/** The facts that can be set right, each with the values it may have. */
export class FactValues extends ProfileBody implements CorrectableFactsOfABody {
  @AName(60) intervention!: string;
  @ACode(codesOf(PARTY), { stated: true }) referringParty!: CorrectableFacts['referringParty'];
  @AName(120) referringUnit!: CorrectableFacts['referringUnit'];
  @Codes(codesOf(PARTY), { most: 3 }) decidingParties!: CorrectableFacts['decidingParties'];
  @ADayOrUnknown() referredOn!: string;
  @ADayOrUnknown() acceptedOn!: string;
  @ADayOrUnknown() startedOn!: string;
  @ADayOrUnknown() exitedOn!: string;
  @Codes(codesOf(EXIT_REASON), { least: 1, or: ['unknown'] }) exitReasons!: CorrectableFacts['exitReasons'];
  @Objects(() => LivelihoodBody, { least: 1, most: LIVELIHOOD.length, stated: true })
  livelihoodAtExit!: CorrectableFacts['livelihoodAtExit'];
}

/** Fails to compile where a fact of the domain has no values here. */
type CorrectableFactsOfABody = { [F in Fact]?: CorrectableFacts[F] };

const FACTS: Readonly<Record<Fact, true>> = {
  intervention: true,
  referringParty: true,
  referringUnit: true,
  decidingParties: true,
  referredOn: true,
  acceptedOn: true,
  startedOn: true,
  exitedOn: true,
  exitReasons: true,
  livelihoodAtExit: true,
  sex: true,
  ageAtStart: true,
  education: true,
  timeWithoutWork: true,
  timeOnAssistance: true,
  livelihood: true,
  obstacle: true,
  needGroups: true,
  district: true,
};

/** Why something registered is annulled. */
export class ReasonBody {
  @ACode(codesOf(CORRECTION_REASON)) reason!: CorrectionReason;
  @AText(10_000, { optional: true, description: 'Sealed with a key of the participant.' }) note?: string;
}

export class CorrectionBody extends ReasonBody {
  @ACode(Object.keys(FACTS)) fact!: Fact;
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
