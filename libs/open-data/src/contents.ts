import type { Sentence } from '@samspar/kernel';
import {
  type Answer,
  isItemMeasure,
  isMedian,
  itemsName,
  measureLabel,
  shareLabel,
} from '@samspar/statistics';

/** What a figure is: a count or a share, a median or a quartile. */
export type ContentCode = 'count' | 'percent' | 'base' | 'median' | 'lower' | 'upper' | 'n' | 'without';

export type Content = Readonly<{ code: ContentCode; label: Sentence; unit: Sentence }>;

const both = (of: (language: keyof Sentence) => string): Sentence => ({ sv: of('sv'), en: of('en') });

const PERSONS: Sentence = { sv: 'personer', en: 'persons' };
const JOURNEYS: Sentence = { sv: 'deltaganden', en: 'journeys' };
const DAYS: Sentence = { sv: 'dagar', en: 'days' };
const PER_CENT: Sentence = { sv: 'procent', en: 'per cent' };

const countedUnit = ({ measure, unit }: Pick<Answer, 'measure' | 'unit'>): Sentence => {
  if (unit === 'person') return PERSONS;
  return isItemMeasure(measure)
    ? both((language) => itemsName({ items: 'contacts', measure })[language].toLowerCase())
    : JOURNEYS;
};

/** What the figures of an answer are, in order: a table that is not broken down has no shares. */
export const contentsOf = (answer: Answer): readonly Content[] => {
  const label = both((language) => measureLabel(answer.measure, language));
  if (isMedian(answer)) {
    // A median is of no persons, whoever is counted.
    const of = countedUnit({ ...answer, unit: 'journey' });
    return [
      { code: 'median', label, unit: DAYS },
      { code: 'lower', label: { sv: 'Undre kvartil', en: 'Lower quartile' }, unit: DAYS },
      { code: 'upper', label: { sv: 'Övre kvartil', en: 'Upper quartile' }, unit: DAYS },
      { code: 'n', label: { sv: 'Antal med båda dagarna', en: 'Number with both days' }, unit: of },
      {
        code: 'without',
        label: { sv: 'Antal där en dag saknas', en: 'Number that lack a day' },
        unit: of,
      },
    ];
  }
  const unit = countedUnit(answer);
  const count: Content = { code: 'count', label, unit };
  if (answer.by.length === 0) return [count];
  return [
    count,
    { code: 'percent', label: both((language) => shareLabel(answer, language)), unit: PER_CENT },
    {
      code: 'base',
      label: { sv: 'Antal som andelen är av', en: 'Number that the share is of' },
      unit,
    },
  ];
};
