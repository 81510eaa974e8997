import { type FigureRefusal, figureRefusalSentence } from '@samspar/finsam-figures';
import { REPORT_SENTENCES, type ReportRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';
import { problemOfRefusal } from '../refusals.js';

export const finsamNotFound = (): Problem =>
  new Problem(404, 'FinsamYearNotFound', {
    sv: 'Det finns inget förbund att visa uppgifter om.',
    en: 'There is no association to show figures of.',
  });

const STATUSES: Readonly<Partial<Record<ReportRefusal['code'], number>>> = {
  NothingToReport: 409,
  SeenOtherwise: 409,
};

/** 409: it was reported so already, or is not what was seen. 422: what is said cannot be. */
export const finsamRefused = (refusal: ReportRefusal): Problem => {
  if (refusal.code === 'CommandIdReused') return problemOfRefusal(refusal);
  const sentence =
    refusal.code === 'SeenOtherwise' || refusal.code === 'NoPartReported'
      ? REPORT_SENTENCES[refusal.code]
      : figureRefusalSentence(refusal satisfies FigureRefusal);
  return new Problem(STATUSES[refusal.code] ?? 422, refusal.code, sentence, { facts: { refusal } });
};
