import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { mayChangeUser, ROLES } from '@samspar/access';
import type { Association } from '@samspar/association';
import { PARTY } from '@samspar/codes';
import {
  ConfirmPage,
  type FieldError,
  type Filled,
  steered,
  textsOf,
  type Typed,
  typedIn,
  valueIn,
  valuesIn,
} from '@samspar/pages';
import {
  type ListedUser,
  type UserChange,
  type UserChangeRefusal,
  userChangeSentence,
  type UserOutcome,
} from '@samspar/users';
import type { Request, Response } from 'express';
import { Problem } from '../../problem.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { SignIn } from '../../sign-in/sign-in.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { addressOf, type NamedUser, nameOf } from './named-user.js';
import { NewUserPage, wrongInNew } from './new-user-page.js';
import { closing, type Taking, takingIntervention, takingRole } from './taking.js';
import { UserPage } from './user-page.js';
import { UsersPage } from './users-page.js';

/** Users on one page. */
const SHOWN = 50;

const notThere = (): Problem =>
  new Problem(404, 'UserUnknown', {
    sv: 'Användaren finns inte i förbundet: gå till listan över användare.',
    en: 'There is no such user in the association: go to the list of users.',
  });

/** The field of the form for a new user that a refusal is about. */
const FIELDS: Readonly<Partial<Record<UserChangeRefusal['code'], string>>> = {
  UserAlreadyExists: 'id',
  SignInTaken: 'id',
  PartyAndUnitBelongTogether: 'enhet',
  IdentityNumberInUnit: 'enhet',
  CaseworkerNeedsUnit: 'part',
  RolesExcludeEachOther: 'roller',
  RoleHasNoInterventions: 'insatser',
  InterventionUnknown: 'insatser',
};

/** Who may sign in and what they may do: for the admin, who sees no participant. */
@ApiExcludeController()
@Allow('admin')
@Controller('anvandare')
export class UsersController {
  constructor(private readonly signIn: SignIn) {}

  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const association = this.#associationOf(request);
    const named = await Promise.all(
      this.signIn.directory.of(association.id).map((user) => this.#named(user)),
    );
    const users = named.toSorted((one, other) =>
      nameOf(visitor, one).localeCompare(nameOf(visitor, other), 'sv'),
    );
    const pages = Math.max(1, Math.ceil(users.length / SHOWN));
    const asked = Number(request.query['sida']);
    const page = Number.isSafeInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1;
    show(
      response,
      <UsersPage
        association={association}
        users={users.slice((page - 1) * SHOWN, page * SHOWN)}
        page={page}
        pages={pages}
      />,
    );
  }

  @Get('ny')
  askForNew(@Req() request: Request, @Res() response: Response): void {
    this.#showNew(request, response, { values: {}, errors: [] });
  }

  @Post('ny')
  async add(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { language } = visitorOf(request);
    const values = typedIn(request.body);
    const errors = wrongInNew(values, textsOf(language));
    if (errors.length > 0) {
      this.#showNew(request, response, { values, errors }, 422);
      return;
    }
    const outcome = await this.signIn.users.add(
      {
        association: this.#associationOf(request).id,
        party: PARTY.find(({ code }) => code === valueIn(values, 'part'))?.code ?? null,
        unit: valueIn(values, 'enhet') || null,
        externalId: valueIn(values, 'id'),
        name: valueIn(values, 'namn'),
        roles: ROLES.filter((role) => valuesIn(values, 'roller').includes(role)),
        interventions: valuesIn(values, 'insatser'),
      },
      who(request),
    );
    if (outcome.outcome === 'done') {
      response.redirect(303, `${addressOf({ id: outcome.user })}?klart=add`);
      return;
    }
    const field = outcome.outcome === 'refused' ? FIELDS[outcome.refusal.code] : undefined;
    const error = { field: field ?? 'namn', message: this.#words(outcome, language) };
    this.#showNew(request, response, { values, errors: [error] }, 422);
  }

  @Get(':id')
  async user(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#showUser(request, response, this.#userOf(request), []);
  }

  /** Gives the user something more. */
  @Post(':id')
  async give(@Req() request: Request, @Res() response: Response): Promise<void> {
    const user = this.#userOf(request);
    this.#mustBeChangeable(request, user);
    const { language } = visitorOf(request);
    const values = typedIn(request.body);
    const step = steered(request.body, '_gor');
    const given = this.#given(step, values);
    if (!given) {
      const field = step === 'ge-insats' ? 'insats' : 'roll';
      const { giveRole, assign } = textsOf(language).users.user;
      const message = `${field === 'roll' ? giveRole : assign}: ${textsOf(language).choose.toLowerCase()}.`;
      await this.#showUser(request, response, user, [{ field, message }]);
      return;
    }
    const outcome = await this.signIn.users.change(user.id, given.change, who(request));
    if (outcome.outcome === 'done') {
      response.redirect(303, `${addressOf(user)}?klart=${step}`);
      return;
    }
    await this.#showUser(request, response, this.#userOf(request), [
      { field: given.field, message: this.#words(outcome, language) },
    ]);
  }

  @Get(':id/ta-bort-roll/:roll')
  async askToTakeRole(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#ask(request, response, await this.#takingRole(request));
  }

  @Post(':id/ta-bort-roll/:roll')
  async takeRole(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#take(request, response, await this.#takingRole(request));
  }

  @Get(':id/ta-bort-insats/:insats')
  async askToTakeIntervention(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#ask(request, response, await this.#takingIntervention(request));
  }

  @Post(':id/ta-bort-insats/:insats')
  async takeIntervention(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#take(request, response, await this.#takingIntervention(request));
  }

  @Get(':id/stang-av')
  async askToClose(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#ask(request, response, await this.#closing(request));
  }

  @Post(':id/stang-av')
  async close(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#take(request, response, await this.#closing(request));
  }

  #associationOf(request: Request): Association {
    const { association: id } = who(request);
    const found = this.signIn.installation.views.associations().find((one) => one.id === id);
    if (!found) throw notThere();
    return found;
  }

  #userOf(request: Request): ListedUser {
    const user = this.signIn.directory.get(String(request.params['id']));
    if (!user || user.association !== who(request).association) throw notThere();
    return user;
  }

  async #named(user: ListedUser): Promise<NamedUser> {
    const member = await this.signIn.installation.sealed.staff.memberOf(user.id);
    return { ...user, name: member?.name ?? null, externalId: member?.externalId ?? null };
  }

  #mustBeChangeable(request: Request, user: ListedUser): void {
    if (!mayChangeUser(who(request), user)) throw notAllowed();
  }

  #words(outcome: Exclude<UserOutcome, { outcome: 'done' }>, language: 'sv' | 'en'): string {
    return outcome.outcome === 'refused'
      ? userChangeSentence(outcome.refusal)[language]
      : textsOf(language).users.stale;
  }

  /** The change a small form asks for, and the field it stands in; undefined where nothing was chosen. */
  #given(step: string, values: Typed): Readonly<{ change: UserChange; field: string }> | undefined {
    const role = ROLES.find((known) => known === valueIn(values, 'roll'));
    const intervention = valueIn(values, 'insats');
    if (step === 'oppna') return { change: { type: 'ReopenUser', data: {} }, field: 'roll' };
    if (step === 'ge-roll' && role) return { change: { type: 'GrantRole', data: { role } }, field: 'roll' };
    if (step === 'ge-insats' && intervention !== '')
      return { change: { type: 'AssignToIntervention', data: { intervention } }, field: 'insats' };
    return undefined;
  }

  async #takingRole(request: Request): Promise<Taking> {
    const user = this.#userOf(request);
    const role = user.roles.find((one) => one === request.params['roll']);
    if (!role) throw notThere();
    const { interventions } = this.#associationOf(request);
    return takingRole(visitorOf(request), await this.#named(user), role, interventions);
  }

  async #takingIntervention(request: Request): Promise<Taking> {
    const user = this.#userOf(request);
    const intervention = String(request.params['insats']);
    if (!user.interventions.includes(intervention)) throw notThere();
    const { interventions } = this.#associationOf(request);
    return takingIntervention(visitorOf(request), await this.#named(user), intervention, interventions);
  }

  async #closing(request: Request): Promise<Taking> {
    return closing(visitorOf(request), await this.#named(this.#userOf(request)));
  }

  async #ask(request: Request, response: Response, taking: Taking, refusal?: string): Promise<void> {
    const user = this.#userOf(request);
    this.#mustBeChangeable(request, user);
    show(
      response,
      <ConfirmPage
        title={taking.title}
        action={request.path}
        button={taking.button}
        back={addressOf(user)}
        cancel={textsOf(visitorOf(request).language).users.confirm.cancel}
        refusal={refusal}
      >
        {taking.consequences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </ConfirmPage>,
      refusal === undefined ? 200 : 422,
    );
  }

  async #take(request: Request, response: Response, taking: Taking): Promise<void> {
    const user = this.#userOf(request);
    this.#mustBeChangeable(request, user);
    const outcome = await this.signIn.users.change(user.id, taking.change, who(request));
    if (outcome.outcome === 'done') response.redirect(303, `${addressOf(user)}?klart=${taking.what}`);
    else await this.#ask(request, response, taking, this.#words(outcome, visitorOf(request).language));
  }

  #showNew(request: Request, response: Response, filled: Filled, status = 200): void {
    show(response, <NewUserPage association={this.#associationOf(request)} filled={filled} />, status);
  }

  async #showUser(
    request: Request,
    response: Response,
    user: ListedUser,
    errors: readonly FieldError[],
  ): Promise<void> {
    const visitor = visitorOf(request);
    const { saved } = textsOf(visitor.language).users;
    const done = Object.entries(saved).find(([step]) => step === request.query['klart']);
    const asker = who(request);
    show(
      response,
      <UserPage
        user={await this.#named(user)}
        association={this.#associationOf(request)}
        isChangeable={mayChangeUser(asker, user) && user.status === 'open'}
        isSelf={asker.actor === user.id}
        saved={errors.length === 0 ? done?.[1] : undefined}
        errors={errors}
      />,
      errors.length > 0 ? 422 : 200,
    );
  }
}
