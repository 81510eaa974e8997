import { unreachable } from '@samspar/kernel';
import { dimensionLabel } from '@samspar/statistics';
import type { RerunReason } from '@samspar/use-cases';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';
import { listInWords } from './case-words.js';

/** Why a release differs that was counted again. */
export const rerunReasonInWords = (language: Language, reason: RerunReason): string => {
  const { reasons } = textsOf(language).publications.rerun;
  switch (reason.code) {
    case 'definition':
      return reasons.definition(reason.version);
    case 'codeLists':
      return reasons.codeLists(
        listInWords(
          language,
          reason.dimensions.map((dimension) => dimensionLabel(dimension, language).toLowerCase()),
        ),
      );
    case 'frozenResult':
    case 'log':
    case 'question':
    case 'program':
      return reasons[reason.code];
    default:
      return unreachable(reason);
  }
};
