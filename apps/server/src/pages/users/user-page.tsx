import { ROLES } from '@samspar/access';
import {
  type Association,
  authorityOf,
  lacksAuthority,
  MANDATES,
  worksInInterventions,
} from '@samspar/association';
import {
  Button,
  ButtonLink,
  Buttons,
  DataTable,
  factName,
  Facts,
  type FieldError,
  Form,
  interventionInWords,
  memberInWords,
  named,
  Notice,
  oneOf,
  Page,
  type Question,
  Questions,
  runsInWords,
  Tag,
  type Typed,
  useTexts,
  useVisitor,
  Way,
} from '@samspar/pages';
import { type NamedUser, referenceOf } from '@samspar/use-cases';
import { mandateInWords } from './mandate-words.js';
import { userAddress, userName } from './named-user.js';
import { PLACE } from './new-user-page.js';
import { UserState } from './users-page.js';

type UserPageProps = Readonly<{
  user: NamedUser;
  association: Association;
  /** False for oneself, and where the user is closed. */
  isChangeable: boolean;
  isSelf: boolean;
  /** What was just done. */
  saved?: string | undefined;
  /** Where the user was to be moved, as it was typed and refused. */
  moved?: Typed | undefined;
  errors: readonly FieldError[];
}>;

type GiveProps = Pick<UserPageProps, 'user' | 'errors'> &
  Readonly<{ step: string; button: string; question: Question }>;

/** A small form that gives the user one thing more. */
const Give = ({ user, errors, step, button, question }: GiveProps) => (
  <Form action={userAddress(user)}>
    <div class="give">
      <Questions questions={[question]} filled={{ values: {}, errors }} />
      <Button kind="secondary" step={step}>
        {button}
      </Button>
    </div>
  </Form>
);

type TakeProps = Pick<UserPageProps, 'user'> & Readonly<{ what: string; named: string }>;

/** Leads to where something is taken from the user. */
const Take = ({ user, what, named: words }: TakeProps) => (
  <a class="whole" href={`${userAddress(user)}/${what}`} aria-label={words}>
    {useTexts().users.user.take}
  </a>
);

const RolesOf = (props: UserPageProps) => {
  const { user, isChangeable } = props;
  const { user: texts, roles, role: names, mayDo } = useTexts().users;
  const left = ROLES.filter((role) => !user.roles.includes(role));
  return (
    <section>
      <h2>{roles}</h2>
      <DataTable
        id="roller"
        isCards
        isTitled
        caption={texts.rolesCaption}
        columns={[texts.oneRole, ...(isChangeable ? [texts.change] : [])]}
        rows={user.roles.map((role) => [
          <>
            {names[role]}
            <p class="hint">{mayDo[role]}</p>
          </>,
          ...(isChangeable
            ? [<Take user={user} what={`ta-bort-roll/${role}`} named={texts.takeRoleNamed(names[role])} />]
            : []),
        ])}
        empty={<p>{texts.noRoles}</p>}
      />
      {isChangeable &&
        (left.length === 0 ? (
          <p>{texts.allRoles}</p>
        ) : (
          <Give
            {...props}
            step="ge-roll"
            button={texts.give}
            question={oneOf(
              'roll',
              texts.giveRole,
              left.map((role) => ({ value: role, label: names[role] })),
            )}
          />
        ))}
    </section>
  );
};

/** On whose behalf an auditor audits, and what that lets her be told. */
const MandateOf = (props: UserPageProps) => {
  const { language } = useVisitor();
  const { user, association, isChangeable } = props;
  const { mandate } = user;
  const { user: texts, mandateMay } = useTexts().users;
  if (!user.roles.includes('auditor')) return null;
  const may =
    mandate === 'association' || mandate === 'riksrevisionen' ? mandateMay[mandate] : mandateMay.member;
  return (
    <section>
      <h2>{texts.mandate}</h2>
      <Facts facts={[{ name: texts.mandateOf, value: mandateInWords(language, association, mandate) }]} />
      <p class="hint">{may}</p>
      {isChangeable && (
        <Give
          {...props}
          step="ge-uppdrag"
          button={texts.mandateButton}
          question={oneOf(
            'uppdrag',
            texts.giveMandate,
            MANDATES.filter((one) => one !== mandate).map((value) => ({
              value,
              label: mandateInWords(language, association, value),
            })),
          )}
        />
      )}
    </section>
  );
};

const InterventionsOf = (props: UserPageProps) => {
  const visitor = useVisitor();
  const { user, association, isChangeable } = props;
  const { interventions } = association;
  const words = useTexts();
  const { interventions: title, user: texts } = words.users;
  const has = worksInInterventions(user.roles);
  const left = interventions.filter(({ id }) => !user.interventions.includes(id));
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        id="insatser"
        isCards
        isTitled
        caption={texts.interventionsCaption}
        columns={[
          factName(words, 'intervention'),
          words.interventions.runs,
          ...(isChangeable ? [texts.change] : []),
        ]}
        rows={user.interventions.map((id) => {
          const name = interventionInWords({ association }, id);
          const known = interventions.find((one) => one.id === id);
          return [
            name,
            <span class="whole">{known && runsInWords(visitor.language, known)}</span>,
            ...(isChangeable
              ? [<Take user={user} what={`ta-bort-insats/${id}`} named={texts.takeInterventionNamed(name)} />]
              : []),
          ];
        })}
        empty={<p>{has ? texts.noInterventions : texts.interventionsNotFor}</p>}
      />
      {isChangeable &&
        has &&
        (left.length === 0 ? (
          <p>{texts.allAssigned}</p>
        ) : (
          <Give
            {...props}
            step="ge-insats"
            button={texts.assignButton}
            question={oneOf('insats', texts.assign, left.map(named))}
          />
        ))}
    </section>
  );
};

/** A form that moves the user to another unit; open where what was typed was refused. */
const Move = ({ user, association, moved, errors }: UserPageProps) => {
  const { user: texts } = useTexts().users;
  const values = moved ?? { part: user.party ?? '', enhet: user.unit ?? '' };
  return (
    <details open={moved !== undefined}>
      <summary>{texts.move}</summary>
      <Form action={userAddress(user)}>
        <Questions questions={PLACE} filled={{ values, errors }} association={association} />
        <p class="hint">{texts.moveHint}</p>
        <Buttons>
          <Button step="flytta">{texts.moveButton}</Button>
        </Buttons>
      </Form>
    </details>
  );
};

const Access = ({ user }: UserPageProps) => {
  const { user: texts } = useTexts().users;
  return (
    <section>
      <h2>{texts.accessTitle}</h2>
      {user.status === 'open' ? (
        <Buttons>
          <ButtonLink href={`${userAddress(user)}/stang-av`}>{texts.close}</ButtonLink>
        </Buttons>
      ) : (
        <Form action={userAddress(user)}>
          <Buttons>
            <Button step="oppna">{texts.reopen}</Button>
          </Buttons>
        </Form>
      )}
    </section>
  );
};

export const UserPage = (props: UserPageProps) => {
  const visitor = useVisitor();
  const { user, association, isSelf, isChangeable, saved, errors } = props;
  const { party, unit } = user;
  const workplace = party !== null && unit !== null ? { party, unit } : undefined;
  const { user: texts, back, state, employer, own, none } = useTexts().users;
  const name = userName(visitor, user);
  return (
    <Page title={name} errors={errors}>
      {saved !== undefined && (
        <Notice tone="good" isAnswer>
          {saved}
        </Notice>
      )}
      {isSelf && <Notice>{texts.self}</Notice>}
      {user.status === 'closed' && (
        <Notice tone="due">
          <p>{texts.closed}</p>
          {user.isNameErased && <p>{texts.nameErased}</p>}
        </Notice>
      )}
      <Facts
        facts={[
          { name: state, value: <UserState user={user} /> },
          ...(workplace
            ? [
                { name: texts.party, value: memberInWords(visitor.language, association, workplace.party) },
                { name: texts.unit, value: workplace.unit },
                {
                  name: texts.authority,
                  value: authorityOf(association, workplace)?.name ?? (
                    <Tag tone="due">{texts.authorityUnknown}</Tag>
                  ),
                },
              ]
            : [
                {
                  name: employer,
                  value: lacksAuthority(association, user) ? <Tag tone="due">{texts.unitMissing}</Tag> : own,
                },
              ]),
          { name: texts.id, value: <span class="whole">{referenceOf(user.id)}</span> },
          { name: texts.externalId, value: user.externalId ?? none },
        ]}
      />
      {isChangeable && <Move {...props} />}
      <RolesOf {...props} />
      <MandateOf {...props} />
      <InterventionsOf {...props} />
      {!isSelf && !user.isNameErased && <Access {...props} />}
      <Way href="/anvandare">{back}</Way>
    </Page>
  );
};
