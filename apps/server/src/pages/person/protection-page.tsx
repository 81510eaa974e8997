import { CARD_REASON, PROTECTION_END_REASON } from '@samspar/codes';
import { isHidden } from '@samspar/casework';
import {
  addressOfJourney,
  Button,
  ButtonLink,
  Buttons,
  code,
  factInWords,
  factName,
  type Filled,
  Form,
  type NamedValue,
  Notice,
  ofList,
  type Question,
  Questions,
} from '@samspar/pages';
import type { PersonSubject } from './person-subject.js';

/** What the card of a person whose identity is protected is opened for. */
export const OPENING: readonly Question[] = [
  code('openedFor', { label: ({ person }) => person.protection.why }, ofList(CARD_REASON)),
];

/** Why the identity is protected no longer. */
export const ENDING: readonly Question[] = [
  code('reason', { label: ({ person }) => person.forms['hav-skydd'].why }, ofList(PROTECTION_END_REASON)),
];

export const NOTHING_TYPED: Filled = { values: {}, errors: [] };

type ProtectionProps = Readonly<{ subject: PersonSubject; filled: Filled }>;

/** Who may open the card, and the question what for; of an opened one how it is closed. */
export const Protection = ({ subject, filled }: ProtectionProps) => {
  const { telling, file, isResponsible } = subject;
  const { protection, forms } = telling.texts.person;
  const { openedFor } = file;
  const card = addressOfJourney(file.id, 'person');
  if (openedFor !== null) {
    const why = CARD_REASON.find((reason) => reason.code === openedFor)?.[telling.language] ?? openedFor;
    return (
      <Notice tone="late" title={protection.opened(why)}>
        <p>{protection.openedWhat}</p>
        <p>
          <ButtonLink href={card}>{protection.close}</ButtonLink>
        </p>
      </Notice>
    );
  }
  return isResponsible ? (
    <Form action={card}>
      <Questions questions={OPENING} filled={filled} />
      <Buttons>
        <Button>{protection.open}</Button>
        <ButtonLink href={addressOfJourney(file.id, 'hav-skydd')}>{forms['hav-skydd'].action}</ButtonLink>
      </Buttons>
    </Form>
  ) : (
    <p>{protection.notResponsible}</p>
  );
};

/** What tells where the person is to be found, as the opened card has it. */
export const whereabouts = ({ telling, file: { state } }: PersonSubject): readonly NamedValue[] =>
  (['referringUnit', 'district'] as const).filter(isHidden).map((fact) => {
    const value = state.facts[fact];
    const { none } = telling.texts.journey.values;
    return {
      name: factName(telling.texts, fact),
      value: value === undefined ? <span class="again">{none}</span> : factInWords(telling, fact, value),
    };
  });
