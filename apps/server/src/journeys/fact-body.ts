import { type AnyFact, type FactCatalogue, FACTS, inProfile, type Profile } from '@samspar/casework';
import { codesOf, LIVELIHOOD, type LivelihoodCode, TIME_BRACKET, type TimeBracket } from '@samspar/codes';
import { unreachable, UNKNOWN_DAY } from '@samspar/kernel';
import {
  ACode,
  ADay,
  ADayOrUnknown,
  AName,
  AnObject,
  AText,
  AWhole,
  Codes,
  Objects,
  type Shape,
} from './fields.js';

type BodyClass = new () => object;

/** One source, and since when where that was said. */
class LivelihoodBody {
  @ACode(codesOf(LIVELIHOOD)) source!: LivelihoodCode;
  @ADay({ optional: true }) since?: string;
}

/** Time without work or studies by the participant's own statement: whole months, or only a bracket. */
class TimeWithoutWorkBody {
  @AWhole(0, FACTS.timeWithoutWork.kind.most, { optional: true }) months?: number;
  @ACode(codesOf(TIME_BRACKET), { optional: true }) bracket?: TimeBracket;
}

/** Time on economic assistance: since a day, or only a bracket. */
class TimeOnAssistanceBody {
  @ADay({ optional: true }) since?: string;
  @ACode(codesOf(TIME_BRACKET), { optional: true }) bracket?: TimeBracket;
}

/** The value of a fact, in the form that its kind has in a body. */
export const AFact = (
  fact: AnyFact,
  told: Omit<Shape, 'stated'> = {},
  catalogue: FactCatalogue = FACTS,
): PropertyDecorator => {
  const { kind } = catalogue[fact];
  const shape = { ...told, stated: kind.unknown === 'stated' };
  switch (kind.is) {
    case 'code':
      return ACode(codesOf(kind.list), shape);
    case 'codes': {
      const { list, least, most, unknown } = kind;
      return Codes(codesOf(list), { ...shape, least, most, or: unknown === 'word' ? [UNKNOWN_DAY] : [] });
    }
    case 'whole':
      return AWhole(kind.from, kind.to, shape);
    case 'day':
      return ADayOrUnknown(told);
    case 'months':
      return AnObject(() => TimeWithoutWorkBody, { ...shape, exactlyOneOf: ['months', 'bracket'] });
    case 'since':
      return AnObject(() => TimeOnAssistanceBody, {
        ...shape,
        exactlyOneOf: ['since', 'bracket'],
        or: ['none'],
      });
    case 'sources':
      return Objects(() => LivelihoodBody, { ...shape, least: 1, most: LIVELIHOOD.length });
    // A stated unknown is a name like any other here.
    case 'name':
      return AName(kind.longest, told);
    case 'text':
      return AText(kind.longest, { ...told, orBlank: true });
    case 'intervention':
      return AName(LONGEST_ID, told);
    case 'district':
      return AName(LONGEST_ID, {
        description: 'Id of a district in force on the day, outside, or a stated unknown.',
        ...told,
      });
    default:
      return unreachable(kind);
  }
};

const LONGEST_ID = 60;

/** A body class that has beside what `base` has a property for each of some facts. */
export const withFacts = (
  base: BodyClass,
  facts: readonly AnyFact[],
  isOptional: (fact: AnyFact) => boolean,
  catalogue: FactCatalogue,
): BodyClass => {
  class Body extends base {}
  for (const fact of facts) {
    // As the compiler says of a property that is written down: the OpenAPI document asks for it.
    Reflect.defineMetadata('design:type', Object, Body.prototype, fact);
    AFact(fact, { optional: isOptional(fact) }, catalogue)(Body.prototype, fact);
  }
  return Body;
};

/** The facts of a profile; what an anonymous participant has too is always asked for. */
export const profileBody = (catalogue: FactCatalogue = FACTS) =>
  withFacts(
    Object,
    inProfile(catalogue),
    (fact) => !catalogue[fact].keptWhenAnonymous,
    catalogue,
  ) as new () => Profile;

/** What is known of the participant. A property left out was never asked for; a stated unknown says why there is no value. */
export class ProfileBody extends profileBody() {}
