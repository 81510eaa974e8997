import { unreachable } from '@samspar/kernel';
import { COMPARED_DAY, type FieldError, type Language, textsOf } from '@samspar/pages';
import { dimensionLabel, measureLabel, type QueryRefusal, queryRefusalSentence } from '@samspar/statistics';

/** What is wrong with a question, at the field of the form where it can be put right. */
export const questionError = (refusal: QueryRefusal, language: Language): FieldError => {
  const texts = textsOf(language).statistics.refusals;
  switch (refusal.code) {
    case 'NotADay':
      return { field: refusal.parameter, message: texts.notADay(refusal.value) };
    case 'NotAMoment':
      return {
        field: refusal.parameter === 'compareWith' ? COMPARED_DAY : 'asKnownAt',
        message: texts.notADay(refusal.value),
      };
    case 'ParameterMissing':
      return {
        field: refusal.parameter,
        message:
          refusal.parameter === 'from'
            ? texts.missingFrom
            : refusal.parameter === 'to'
              ? texts.missingTo
              : texts.missingMeasure,
      };
    case 'PeriodRunsBackwards':
      return { field: 'to', message: texts.backwards };
    case 'TooManyDimensions':
      return { field: 'rows', message: texts.tooMany(refusal.most) };
    case 'TooManyOnAnAxis':
      return { field: refusal.axis, message: queryRefusalSentence(refusal)[language] };
    case 'DimensionRepeated':
      return { field: 'rows', message: texts.repeated };
    case 'DimensionNotOfMeasure':
      return {
        field: 'rows',
        message: texts.notOfMeasure(
          dimensionLabel(refusal.dimension, language),
          refusal.measures.map((measure) => measureLabel(measure, language)),
        ),
      };
    case 'TooManyParts':
      return { field: 'rows', message: texts.tooManyParts(refusal.most) };
    case 'ParameterUnknown':
    case 'ParameterRepeated':
    case 'ValueUnknown':
    case 'WhereWithoutCode':
    case 'NotACell':
    case 'NotDefinedThen':
    case 'EarlierOfOthers':
    case 'SplitNotReleased':
    case 'SplitNotProtected':
    case 'TwoMoments':
    case 'MomentsRunBackwards':
    case 'AssociationMustBeNamed':
      return { field: 'measure', message: queryRefusalSentence(refusal)[language] };
    default:
      return unreachable(refusal);
  }
};
