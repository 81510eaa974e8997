import { PARTY } from '@samspar/codes';
import type { formSv } from '../texts/journey-forms.sv.js';
import { type Asked, ofList, type Question } from './question.js';
import { day, words } from './questions.js';

type Hint = keyof (typeof formSv)['hints'];
type PlainLabel = Exclude<keyof (typeof formSv)['labels'], 'value' | 'row'>;

/** What a question says of itself, by the catalogue. */
export const ask = (label: PlainLabel, hint?: Hint, isOptional = false): Asked => ({
  label: (texts) => texts.journey.form.labels[label],
  ...(hint && { hint: (texts) => texts.journey.form.hints[hint] }),
  isOptional,
});

export const occurredOn = (label: PlainLabel): Question => day('occurredOn', ask(label), { orUnknown: true });
export const parties = ofList(PARTY);
/** What a question about text says of itself: what is to be written, and that diagnoses are not. */
export const askText = (label: PlainLabel, hint?: Hint): Asked => ({
  ...ask(label, undefined, true),
  hint: ({ noDiagnoses, journey: { form } }) => (hint ? `${noDiagnoses} ${form.hints[hint]}` : noDiagnoses),
});
/** Free text, sealed before it is stored. */
export const note = words('note', askText('note', 'note'), { longest: 10_000, isLong: true });
