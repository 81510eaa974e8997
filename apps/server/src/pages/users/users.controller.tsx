import { Controller, Get, Post } from '@nestjs/common';
import { mayChangeUser, ROLES } from '@samspar/access';
import { type Association, lacksAuthority, type Mandate, MANDATES } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import {
  ConfirmPage,
  type FieldError,
  type Filled,
  pageNumber,
  pageOf,
  type Typed,
  valueIn,
  valuesIn,
} from '@samspar/pages';
import {
  AddUser,
  type ChangedUser,
  ChangeUser,
  ListUsers,
  type NamedUser,
  type Outcome,
  ReadOwnAssociation,
  ReadUser,
  type UserChange,
  type UserChangeRefusal,
  userChangeSentence,
} from '@samspar/use-cases';
import { Problem } from '../../problem.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { userAddress, userName } from './named-user.js';
import { NewUserPage, placeIn, wrongInNew, wrongInPlace } from './new-user-page.js';
import { type Taking, takingOf } from './taking.js';
import { UserPage } from './user-page.js';
import { UsersPage } from './users-page.js';
import { PageVisit, Visiting } from '../visit.js';

/** Users on one page. */
const SHOWN = 50;

const notThere = (): Problem =>
  new Problem(404, 'UserUnknown', {
    sv: 'Användaren finns inte i förbundet: gå till listan över användare.',
    en: 'There is no such user in the association: go to the list of users.',
  });

/** Where the form for a new user asks for what a refusal is about. */
const ASKED: Readonly<Record<string, string>> = {
  externalId: 'id',
  party: 'part',
  unit: 'enhet',
  roles: 'roller',
  mandate: 'uppdrag',
  interventions: 'insatser',
};

/** Which field each small form of a user has. */
const FIELDS: Readonly<Record<string, 'uppdrag' | 'insats'>> = {
  'ge-uppdrag': 'uppdrag',
  'ge-insats': 'insats',
};

const mandateIn = (values: Typed): Mandate | undefined =>
  MANDATES.find((mandate) => mandate === valueIn(values, 'uppdrag'));

type Unchanged = Exclude<Outcome<ChangedUser, UserChangeRefusal>, { answer: ChangedUser }>;

/** Why a user was not added or changed, at the form that asked for it. Throws the problem of what no form can mend. */
const wordsOf = (outcome: Unchanged, { language, texts }: PageVisit): string => {
  switch (outcome.outcome) {
    case 'refused':
      if (outcome.refusal.code === 'ChangesOneself') throw notAllowed();
      return userChangeSentence(outcome.refusal)[language];
    case 'stale':
      return texts.users.stale;
    case 'notFound':
      throw notThere();
    case 'unavailable':
      throw outcome.cause;
    default:
      return unreachable(outcome);
  }
};

/** Who may sign in and what they may do: for the admin, who sees no participant. */
@Allow('admin')
@Controller('anvandare')
export class UsersController {
  @Get()
  async list(@Visiting() visit: PageVisit): Promise<string> {
    const association = await this.#associationOf(visit);
    const all = await visit.answer(new ListUsers(visit.caller));
    const users = all.toSorted((one, other) =>
      userName(visit.visitor, one).localeCompare(userName(visit.visitor, other), 'sv'),
    );
    const listed = pageOf(users, pageNumber(visit.query['sida']), SHOWN);
    const toMend = all.filter((user) => lacksAuthority(association, user)).length;
    return visit.show(<UsersPage association={association} listed={listed} toMend={toMend} />);
  }

  @Get('ny')
  async askForNew(@Visiting() visit: PageVisit): Promise<string> {
    return this.#showNew(visit, { values: {}, errors: [] });
  }

  @Post('ny')
  async add(@Visiting() visit: PageVisit): Promise<string> {
    const values = visit.typed;
    const errors = wrongInNew(values, visit.texts);
    if (errors.length > 0) return this.#showNew(visit, { values, errors }, 422);
    const outcome = await visit.send(
      new AddUser(visit.caller, {
        association: (await this.#associationOf(visit)).id,
        ...placeIn(values),
        externalId: valueIn(values, 'id'),
        name: valueIn(values, 'namn'),
        roles: ROLES.filter((role) => valuesIn(values, 'roller').includes(role)),
        mandate: mandateIn(values),
        interventions: valuesIn(values, 'insatser'),
      }),
    );
    if ('answer' in outcome) return visit.goTo(`${userAddress({ id: outcome.answer.user })}?klart=add`);
    const field = 'field' in outcome ? ASKED[outcome.field ?? ''] : undefined;
    const error = { field: field ?? 'namn', message: wordsOf(outcome, visit) };
    return this.#showNew(visit, { values, errors: [error] }, 422);
  }

  @Get(':id')
  async user(@Visiting() visit: PageVisit): Promise<string> {
    return this.#showUser(visit, await this.#userOf(visit), []);
  }

  /** Gives the user something more. */
  @Post(':id')
  async give(@Visiting() visit: PageVisit): Promise<string> {
    const { step } = visit;
    if (step === 'flytta') return this.#move(visit);
    const user = await this.#userOf(visit);
    const field = FIELDS[step] ?? 'roll';
    const change = this.#given(step, visit.typed);
    if (!change) {
      const { giveRole, giveMandate, assign } = visit.texts.users.user;
      const asked = { roll: giveRole, uppdrag: giveMandate, insats: assign }[field];
      const message = `${asked}: ${visit.texts.choose.toLowerCase()}.`;
      return this.#showUser(visit, user, [{ field, message }]);
    }
    const outcome = await visit.send(new ChangeUser(visit.caller, user.id, change));
    if ('answer' in outcome) return visit.goTo(`${userAddress(user)}?klart=${step}`);
    const message = wordsOf(outcome, visit);
    return this.#showUser(visit, await this.#userOf(visit), [{ field, message }]);
  }

  @Get(':id/stang-av')
  async askToClose(@Visiting() visit: PageVisit): Promise<string> {
    return this.#ask(visit, await this.#userOf(visit));
  }

  @Post(':id/stang-av')
  async close(@Visiting() visit: PageVisit): Promise<string> {
    return this.#take(visit, 'stang-av');
  }

  @Get(':id/:what/:which')
  async askToTake(@Visiting() visit: PageVisit): Promise<string> {
    return this.#ask(visit, await this.#userOf(visit));
  }

  @Post(':id/:what/:which')
  async take(@Visiting() visit: PageVisit): Promise<string> {
    return this.#take(visit, visit.param('what'));
  }

  #associationOf(visit: PageVisit): Promise<Association> {
    return visit.answer(new ReadOwnAssociation(visit.caller), unreachable, notThere);
  }

  #userOf(visit: PageVisit): Promise<NamedUser> {
    const message = new ReadUser(visit.caller, visit.param('id'));
    return visit.answer(message, problemOfRefusal, notThere);
  }

  /** The change a small form asks for; undefined where nothing was chosen. */
  #given(step: string, values: Typed): UserChange | undefined {
    const role = ROLES.find((known) => known === valueIn(values, 'roll'));
    const intervention = valueIn(values, 'insats');
    if (step === 'oppna') return { type: 'ReopenUser' };
    if (step === 'ge-roll' && role) return { type: 'GrantRole', data: { role } };
    const mandate = mandateIn(values);
    if (step === 'ge-uppdrag' && mandate) return { type: 'GiveMandate', data: { mandate } };
    if (step === 'ge-insats' && intervention !== '')
      return { type: 'AssignToIntervention', data: { intervention } };
    return undefined;
  }

  async #takingOf(visit: PageVisit, user: NamedUser): Promise<Taking> {
    const { what, which } = visit.request.params as Readonly<Partial<Record<'what' | 'which', string>>>;
    const taking = takingOf(visit.visitor, await this.#associationOf(visit), user, what, which);
    if (!taking) throw notThere();
    return taking;
  }

  async #move(visit: PageVisit): Promise<string> {
    const user = await this.#userOf(visit);
    const { typed } = visit;
    const wrong = wrongInPlace(typed, visit.texts);
    if (wrong.length > 0) return this.#showUser(visit, user, wrong, typed);
    const change = { type: 'MoveUser', data: placeIn(typed) } as const;
    const outcome = await visit.send(new ChangeUser(visit.caller, user.id, change));
    if ('answer' in outcome) return visit.goTo(`${userAddress(user)}?klart=flytta`);
    return this.#showUser(visit, user, [{ field: 'enhet', message: wordsOf(outcome, visit) }], typed);
  }

  async #ask(visit: PageVisit, user: NamedUser, refusal?: string): Promise<string> {
    const taking = await this.#takingOf(visit, user);
    if (!mayChangeUser(visit.asker, user)) throw notAllowed();
    return visit.show(
      <ConfirmPage
        title={taking.title}
        action={visit.request.path}
        button={taking.button}
        back={userAddress(user)}
        cancel={visit.texts.users.confirm.cancel}
        refusal={refusal}
      >
        {taking.consequences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </ConfirmPage>,
      refusal === undefined ? 200 : 422,
    );
  }

  async #take(visit: PageVisit, what: string): Promise<string> {
    const user = await this.#userOf(visit);
    const { change } = await this.#takingOf(visit, user);
    const outcome = await visit.send(new ChangeUser(visit.caller, user.id, change));
    if ('answer' in outcome) return visit.goTo(`${userAddress(user)}?klart=${what}`);
    return this.#ask(visit, user, wordsOf(outcome, visit));
  }

  async #showNew(visit: PageVisit, filled: Filled, status = 200): Promise<string> {
    return visit.show(<NewUserPage association={await this.#associationOf(visit)} filled={filled} />, status);
  }

  async #showUser(
    visit: PageVisit,
    user: NamedUser,
    errors: readonly FieldError[],
    moved?: Typed,
  ): Promise<string> {
    const { saved } = visit.texts.users;
    const done = Object.entries(saved).find(([step]) => step === visit.query['klart']);
    const { asker } = visit;
    return visit.show(
      <UserPage
        user={user}
        association={await this.#associationOf(visit)}
        isChangeable={mayChangeUser(asker, user) && user.status === 'open'}
        isSelf={asker.actor === user.id}
        saved={errors.length === 0 ? done?.[1] : undefined}
        moved={moved}
        errors={errors}
      />,
      errors.length > 0 ? 422 : 200,
    );
  }
}
