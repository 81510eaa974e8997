import { type Role, ROLE_NAMES } from '@samspar/association';
import { Button, ButtonLink, Form, Page, useTexts, useVisitor } from '@samspar/pages';
import type { DemonstrationUser } from '../demonstration/demonstration.js';

/** The way to the provider and back was not walked to its end; `to` is where it was to lead. */
export const FailedPage = ({ to }: Readonly<{ to: string }>) => {
  const { title, what, todo, again } = useTexts().signIn.failed;
  return (
    <Page title={title}>
      <p class="lead">{what}</p>
      <p>{todo}</p>
      <ButtonLink href={`/logga-in?till=${encodeURIComponent(to)}`} kind="primary">
        {again}
      </ButtonLink>
    </Page>
  );
};

/** The provider knows who it is, and the association does not. */
export const StrangerPage = ({ fingerprint }: Readonly<{ fingerprint: string }>) => {
  const { title, what, todo, code, other } = useTexts().signIn.stranger;
  return (
    <Page title={title}>
      <p class="lead">{what}</p>
      <p>{todo}</p>
      <p class="reference">
        {code}
        {': '}
        <code>{fingerprint}</code>
      </p>
      <ButtonLink href="/logga-in">{other}</ButtonLink>
    </Page>
  );
};

/** `isOnlyHere`: the provider did not answer, and may let the same browser in again without asking. */
export const SignedOutPage = ({ isOnlyHere }: Readonly<{ isOnlyHere: boolean }>) => {
  const { failed, out } = useTexts().signIn;
  const { title, what, onlyHere } = out;
  return (
    <Page title={title}>
      <p class="lead">{isOnlyHere ? onlyHere : what}</p>
      <ButtonLink href="/logga-in" kind="primary">
        {failed.again}
      </ButtonLink>
    </Page>
  );
};

/** Roles whose work lies in the insatser they are assigned to. */
const ASSIGNED: readonly Role[] = ['caseworker', 'team-lead'];

/** Where somebody works, and in which insatser; one who should have some and has none is said to. */
const About = ({ person }: Readonly<{ person: DemonstrationUser }>) => {
  const { interventions, noInterventions } = useTexts().signIn.list;
  const { unit, roles, interventions: own } = person;
  const told = [
    ...(unit === null ? [] : [unit]),
    ...(own.length > 0 ? [interventions(own.join(', '))] : []),
    ...(own.length === 0 && roles.some((role) => ASSIGNED.includes(role)) ? [noInterventions] : []),
  ];
  return told.length === 0 ? null : <p class="hint">{told.join('. ')}</p>;
};

type ListProps = Readonly<{ people: readonly DemonstrationUser[]; isOver: boolean; action: string }>;

/** The people of the demonstration, a button each. */
export const ListPage = ({ people, isOver, action }: ListProps) => {
  const { language } = useVisitor();
  const { title, what, over, none, again } = useTexts().signIn.list;
  const associations = [...new Set(people.map(({ association }) => association))];
  return (
    <Page title={title}>
      <p class="lead">{isOver ? over : what}</p>
      {isOver && <ButtonLink href="/logga-in">{again}</ButtonLink>}
      {!isOver && people.length === 0 && <p>{none}</p>}
      {!isOver &&
        associations.map((association) => (
          <Form action={action} key={association}>
            <h2>{association}</h2>
            <ul class="people">
              {people
                .filter((person) => person.association === association)
                .map((person) => (
                  <li key={person.user}>
                    <Button kind="secondary" name="user" value={person.user}>
                      {`${person.name}, ${person.roles.map((role) => ROLE_NAMES[role][language]).join(', ')}`}
                    </Button>
                    <About person={person} />
                  </li>
                ))}
            </ul>
          </Form>
        ))}
    </Page>
  );
};
