import { type Association, authorityOf, lacksAuthority } from '@samspar/association';
import {
  ButtonLink,
  Buttons,
  DataTable,
  interventionInWords,
  memberInWords,
  Notice,
  Page,
  Pagination,
  Tag,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import type { NamedUser } from '@samspar/use-cases';
import type { Listed } from '@samspar/views';
import { mandateInWords } from './mandate-words.js';
import { userAddress, userName } from './named-user.js';

type UsersPageProps = Readonly<{
  association: Association;
  listed: Listed<NamedUser>;
  /** How many of all users are asked for a unit, as nobody knows for which authority they work. */
  toMend: number;
}>;

/** Whether somebody may sign in, in a word. */
export const UserState = ({ user }: { user: NamedUser }) => {
  const texts = useTexts().users;
  return user.status === 'open' ? <>{texts.open}</> : <Tag tone="due">{texts.closed}</Tag>;
};

/** Where a user works; what she registers belongs to no authority that is known where the register does not say whose her unit is. */
const Workplace = ({ user, association }: { user: NamedUser; association: Association }) => {
  const { language } = useVisitor();
  const texts = useTexts().users;
  const { party, unit } = user;
  if (party === null || unit === null)
    return lacksAuthority(association, user) ? (
      <Tag tone="due">{texts.user.unitMissing}</Tag>
    ) : (
      <>{texts.own}</>
    );
  return (
    <>
      {memberInWords(language, association, party)}, {unit}
      {!authorityOf(association, { party, unit }) && (
        <>
          {' '}
          <Tag tone="due">{texts.authorityUnknown}</Tag>
        </>
      )}
    </>
  );
};

/** All who may sign in for the association, closed ones too. */
export const UsersPage = ({ association, listed, toMend }: UsersPageProps) => {
  const visitor = useVisitor();
  const texts = useTexts().users;
  return (
    <Page title={texts.title}>
      <p class="lead">{texts.lead}</p>
      {toMend > 0 && <Notice tone="due">{texts.toMend(toMend)}</Notice>}
      <Buttons>
        <ButtonLink href="/anvandare/ny" kind="primary">
          {texts.add}
        </ButtonLink>
      </Buttons>
      <DataTable
        caption={texts.caption}
        isCards
        columns={[texts.name, texts.employer, texts.roles, texts.interventions, texts.state]}
        rows={listed.lines.map((user) => [
          <a href={userAddress(user)}>{userName(visitor, user)}</a>,
          <Workplace user={user} association={association} />,
          user.roles
            .map((role) =>
              role === 'auditor' && user.mandate !== 'association'
                ? `${texts.role[role]} (${mandateInWords(visitor.language, association, user.mandate)})`
                : texts.role[role],
            )
            .join(', ') || texts.noRole,
          user.interventions.map((id) => interventionInWords({ association }, id)).join(', ') || texts.none,
          <UserState user={user} />,
        ])}
      />
      <Pagination {...listed} href={(page) => `/anvandare?sida=${page}`} />
    </Page>
  );
};
