import { type Answer, dimensionLabel } from '@samspar/statistics';
import type { Language } from '../language.js';
import { Notice } from '../parts/notice.js';
import { textsOf } from '../texts/texts.js';
import { isDimension } from './names.js';

type NotRegisteredProps = Readonly<{ missing: Answer['notRegistered']; language: Language }>;

/** That there are no figures, and why. */
export const NotRegistered = ({ missing, language }: NotRegisteredProps) => {
  const { answer: texts } = textsOf(language).statistics;
  if (!missing) return null;
  const name = isDimension(missing.dimension)
    ? dimensionLabel(missing.dimension, language)
    : missing.dimension;
  /** The question is about a moment before the association was there. */
  const isKnownLater = missing.dimension === 'association' && missing.since !== null;
  const reason =
    language === 'sv'
      ? missing.reason
      : missing.since === null
        ? texts.neverRegistered(name)
        : isKnownLater
          ? texts.establishedOn(missing.since)
          : texts.registeredSince(name, missing.since);
  return (
    <Notice title={texts.notRegistered} tone="due">
      <p>{reason}</p>
      <p>{texts.notRegisteredWhat}</p>
      <p>{isKnownLater ? texts.notKnownYetTodo : texts.notRegisteredTodo}</p>
    </Notice>
  );
};
