import { IDENTITY_REASON } from '@samspar/codes';
import { readIdentityNumber } from '@samspar/identity-number';
import { code, languages, ofList, type Question, type Typed, valueIn, words } from '@samspar/pages';
import { type Card, dashed } from '@samspar/use-cases';

const typedNumber = words(
  'identityNumber',
  { label: ({ journey }) => journey.person.number, hint: ({ referral }) => referral.numberHint },
  { longest: 20, isShort: true },
);

const identityNumber: Question = {
  ...typedNumber,
  said: (typed, _speech, today) => {
    const read = readIdentityNumber(valueIn(typed, 'identityNumber'), today);
    return 'number' in read ? dashed(read.number.digits) : undefined;
  },
};

const reason = code(
  'reason',
  { label: ({ journey }) => journey.form.labels.reason },
  ofList(IDENTITY_REASON),
);

/** Which number the person has; why it is another than before, where she had one. */
export const numberQuestions = ({ number }: Card): readonly Question[] =>
  number === null ? [identityNumber] : [identityNumber, reason];

/** What is kept of a person beside her number. */
export const CONTACT_QUESTIONS: readonly Question[] = [
  words('name', { label: ({ journey }) => journey.person.name, isOptional: true }, { longest: 200 }),
  words('contact', { label: ({ journey }) => journey.person.contact, isOptional: true }, { longest: 500 }),
  words('address', { label: ({ person }) => person.labels.address, isOptional: true }, { longest: 500 }),
  code('language', { label: ({ person }) => person.labels.language, isOptional: true }, languages),
  code(
    'interpreter',
    { label: ({ person }) => person.labels.interpreter, isOptional: true },
    ({ texts: { person } }) => [
      { value: 'needed', label: person.interpreter.needed },
      { value: 'notNeeded', label: person.interpreter.notNeeded },
    ],
    { isFolded: true },
  ),
];

/** What stands there now. */
export const keptContact = ({ particulars }: Card): Typed => ({ ...particulars });
