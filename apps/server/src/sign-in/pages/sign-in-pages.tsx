import { type Role, ROLE_NAMES } from '@samspar/association';
import { Button, ButtonLink, Page, type Visitor } from '@samspar/pages';
import type { Person } from '../demonstration/demonstration.js';
import { signInTexts } from './texts.js';

type SignInPageProps = Readonly<{ visitor: Visitor }>;

/** The way to the provider and back was not walked to its end; `to` is where it was to lead. */
export const FailedPage = ({ visitor, to }: SignInPageProps & Readonly<{ to: string }>) => {
  const { title, what, todo, again } = signInTexts(visitor.language).failed;
  return (
    <Page visitor={visitor} title={title}>
      <p class="lead">{what}</p>
      <p>{todo}</p>
      <ButtonLink href={`/logga-in?till=${encodeURIComponent(to)}`} kind="primary">
        {again}
      </ButtonLink>
    </Page>
  );
};

/** The provider knows who it is, and the association does not. */
export const StrangerPage = ({
  visitor,
  fingerprint,
}: SignInPageProps & Readonly<{ fingerprint: string }>) => {
  const { title, what, todo, code, other } = signInTexts(visitor.language).stranger;
  return (
    <Page visitor={visitor} title={title}>
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
export const SignedOutPage = ({
  visitor,
  isOnlyHere,
}: SignInPageProps & Readonly<{ isOnlyHere: boolean }>) => {
  const { title, what, onlyHere, again } = signInTexts(visitor.language).out;
  return (
    <Page visitor={visitor} title={title}>
      <p class="lead">{isOnlyHere ? onlyHere : what}</p>
      <ButtonLink href="/logga-in" kind="primary">
        {again}
      </ButtonLink>
    </Page>
  );
};

/** Roles whose work lies in the insatser they are assigned to. */
const ASSIGNED: readonly Role[] = ['caseworker', 'team-lead'];

/** Where somebody works, and in which insatser; one who should have some and has none is said to. */
const About = ({ visitor, person }: SignInPageProps & Readonly<{ person: Person }>) => {
  const { interventions, noInterventions } = signInTexts(visitor.language).list;
  const { unit, roles, interventions: own } = person;
  const told = [
    ...(unit === null ? [] : [unit]),
    ...(own.length > 0 ? [interventions(own.join(', '))] : []),
    ...(own.length === 0 && roles.some((role) => ASSIGNED.includes(role)) ? [noInterventions] : []),
  ];
  return told.length === 0 ? null : <p class="hint">{told.join('. ')}</p>;
};

type ListProps = SignInPageProps & Readonly<{ people: readonly Person[]; isOver: boolean; action: string }>;

/** The people of the demonstration, a button each. */
export const ListPage = ({ visitor, people, isOver, action }: ListProps) => {
  const { language } = visitor;
  const { title, what, over, none, again } = signInTexts(language).list;
  const associations = [...new Set(people.map(({ association }) => association))];
  return (
    <Page visitor={visitor} title={title}>
      <p class="lead">{isOver ? over : what}</p>
      {isOver && <ButtonLink href="/logga-in">{again}</ButtonLink>}
      {!isOver && people.length === 0 && <p>{none}</p>}
      {!isOver &&
        associations.map((association) => (
          <form method="post" action={action} key={association}>
            <h2>{association}</h2>
            <ul class="people">
              {people
                .filter((person) => person.association === association)
                .map((person) => (
                  <li key={person.user}>
                    <Button kind="secondary" name="user" value={person.user}>
                      {`${person.name}, ${person.roles.map((role) => ROLE_NAMES[role][language]).join(', ')}`}
                    </Button>
                    <About visitor={visitor} person={person} />
                  </li>
                ))}
            </ul>
          </form>
        ))}
    </Page>
  );
};
