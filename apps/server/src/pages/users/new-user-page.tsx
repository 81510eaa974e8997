import { ROLES } from '@samspar/access';
import { type Association, MANDATES } from '@samspar/association';
import { PARTY, type Party } from '@samspar/codes';
import {
  Button,
  ButtonLink,
  Buttons,
  code,
  codes,
  type FieldError,
  type Filled,
  Form,
  missingIn,
  named,
  ofList,
  Page,
  type Question,
  Questions,
  required,
  type Texts,
  type Typed,
  units,
  useTexts,
  valueIn,
  words,
} from '@samspar/pages';
import { mandateInWords } from './mandate-words.js';

/** Where a user works. */
export const PLACE: readonly Question[] = [
  code(
    'part',
    { label: ({ users }) => users.user.party, hint: ({ users }) => users.new.partyHint },
    ofList(PARTY),
    { isFolded: true, blank: ({ users }) => users.own },
  ),
  words(
    'enhet',
    { label: ({ users }) => users.user.unit, hint: ({ users }) => users.new.unitHint, isOptional: true },
    { longest: 120, likely: units },
  ),
];

/** What is asked of somebody who may sign in from now on. */
const QUESTIONS: readonly Question[] = [
  required(
    words(
      'namn',
      { label: ({ users }) => users.name, hint: ({ users }) => users.new.nameHint },
      { longest: 120 },
    ),
    ({ users }) => users.new.nameMissing,
  ),
  required(
    words(
      'id',
      { label: ({ users }) => users.user.externalId, hint: ({ users }) => users.new.externalIdHint },
      { longest: 200 },
    ),
    ({ users }) => users.new.externalIdMissing,
  ),
  ...PLACE,
  codes(
    'roller',
    { label: ({ users }) => users.roles },
    ({ texts: { users } }) =>
      ROLES.map((value) => ({ value, label: users.role[value], hint: users.mayDo[value] })),
    { stand: 'below' },
  ),
  code(
    'uppdrag',
    {
      label: ({ users }) => users.user.mandate,
      hint: ({ users }) => users.new.mandateHint,
      isOptional: true,
    },
    ({ language, association }) =>
      association
        ? MANDATES.map((mandate) => ({
            value: mandate,
            label: mandateInWords(language, association, mandate),
          }))
        : [],
    { isFolded: true },
  ),
  codes(
    'insatser',
    {
      label: ({ users }) => users.interventions,
      hint: ({ users }) => users.new.interventionsHint,
      isOptional: true,
    },
    ({ association }) => (association?.interventions ?? []).map(named),
    { stand: 'below' },
  ),
];

/** What is wrong with where a user works before anybody is asked. */
export const wrongInPlace = (typed: Typed, texts: Texts): readonly FieldError[] => {
  const { unitMissing, unitNotOwn } = texts.users.new;
  const hasParty = valueIn(typed, 'part') !== '';
  const hasUnit = valueIn(typed, 'enhet') !== '';
  return hasParty === hasUnit ? [] : [{ field: 'enhet', message: hasParty ? unitMissing : unitNotOwn }];
};

/** What is wrong with a new user before anybody is asked. */
export const wrongInNew = (typed: Typed, texts: Texts): readonly FieldError[] => [
  ...missingIn(QUESTIONS, typed, texts),
  ...wrongInPlace(typed, texts),
];

/** Where a user works, as it was typed. */
export const placeIn = (typed: Typed): Readonly<{ party: Party | null; unit: string | null }> => ({
  party: PARTY.find(({ code: party }) => party === valueIn(typed, 'part'))?.code ?? null,
  unit: valueIn(typed, 'enhet') || null,
});

type NewUserPageProps = Readonly<{ association: Association; filled: Filled }>;

/** Somebody who may sign in from now on. */
export const NewUserPage = ({ association, filled }: NewUserPageProps) => {
  const { journey, users } = useTexts();
  const { new: texts } = users;
  return (
    <Page title={texts.title} errors={filled.errors}>
      <Form action="/anvandare/ny">
        <Questions questions={QUESTIONS} filled={filled} association={association} />
        <Buttons>
          <Button>{texts.add}</Button>
          <ButtonLink href="/anvandare">{journey.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};
