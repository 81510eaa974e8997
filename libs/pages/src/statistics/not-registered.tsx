import { type Answer, dimensionLabel } from '@samspar/statistics';
import type { Language } from '../language.js';
import { Notice } from '../parts/notice.js';
import { textsOf } from '../texts/texts.js';
import { isDimension } from './names.js';

type NotRegisteredProps = Readonly<{ missing: Answer['notRegistered']; language: Language }>;

/** A question that is about a moment before the association was there. */
const isKnownLater = ({ dimension, since }: NonNullable<Answer['notRegistered']>): boolean =>
  dimension === 'association' && since !== null;

/** Why there are no figures, in a sentence. */
export const reasonInWords = (missing: NonNullable<Answer['notRegistered']>, language: Language): string => {
  const { answer: texts } = textsOf(language).statistics;
  const { dimension, since, reason } = missing;
  if (language === 'sv') return reason;
  const name = isDimension(dimension) ? dimensionLabel(dimension, language) : dimension;
  if (since === null) return texts.neverRegistered(name);
  return isKnownLater(missing) ? texts.establishedOn(since) : texts.registeredSince(name, since);
};

/** That there are no figures, and why. */
export const NotRegistered = ({ missing, language }: NotRegisteredProps) => {
  const { answer: texts } = textsOf(language).statistics;
  return missing ? (
    <Notice title={texts.notRegistered} tone="due">
      <p>{reasonInWords(missing, language)}</p>
      <p>{texts.notRegisteredWhat}</p>
      <p>{isKnownLater(missing) ? texts.notKnownYetTodo : texts.notRegisteredTodo}</p>
    </Notice>
  ) : null;
};
