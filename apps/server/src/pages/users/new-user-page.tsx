import { ROLES } from '@samspar/access';
import { type Association, partiesOf } from '@samspar/association';
import {
  Button,
  ButtonLink,
  Buttons,
  Choices,
  chosen,
  ErrorSummary,
  type Filled,
  Form,
  optionsOf,
  Page,
  Select,
  TextField,
  textsOf,
  typed,
  type Visitor,
} from '@samspar/pages';

type NewUserPageProps = Readonly<{
  visitor: Visitor;
  association: Association;
  filled: Filled;
}>;

/** Somebody who may sign in from now on. */
export const NewUserPage = ({ visitor, association, filled }: NewUserPageProps) => {
  const { optional, users } = textsOf(visitor.language);
  const { new: texts, name, own, role, mayDo } = users;
  return (
    <Page visitor={visitor} title={texts.title} isWrong={filled.errors.length > 0}>
      <h1>{texts.title}</h1>
      <ErrorSummary visitor={visitor} errors={filled.errors} />
      <Form visitor={visitor} action="/anvandare/ny">
        <TextField label={name} hint={texts.nameHint} maxLength={120} {...typed(filled, 'namn')} />
        <TextField
          label={texts.externalId}
          hint={texts.externalIdHint}
          maxLength={200}
          {...typed(filled, 'id')}
        />
        <Select
          label={texts.party}
          hint={texts.partyHint}
          blank={own}
          options={optionsOf(visitor.language, partiesOf(association.settings))}
          {...typed(filled, 'part')}
        />
        <TextField
          label={texts.unit}
          hint={texts.unitHint}
          optional={optional}
          maxLength={120}
          {...typed(filled, 'enhet')}
        />
        <Choices
          legend={texts.roles}
          options={ROLES.map((one) => ({ value: one, label: role[one], hint: mayDo[one] }))}
          {...chosen(filled, 'roller')}
        />
        <Choices
          legend={texts.interventions}
          hint={texts.interventionsHint}
          optional={optional}
          options={association.interventions.map(({ id, name: label }) => ({ value: id, label }))}
          {...chosen(filled, 'insatser')}
        />
        <Buttons>
          <Button>{texts.add}</Button>
          <ButtonLink href="/anvandare">{texts.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};
