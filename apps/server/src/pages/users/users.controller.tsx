import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { mayChangeUser, ROLES } from '@samspar/access';
import { type Association, lacksAuthority, type Mandate, MANDATES } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import {
  ConfirmPage,
  type FieldError,
  type Filled,
  pageNumber,
  pageOf,
  steered,
  textsOf,
  type Typed,
  typedIn,
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
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { Problem } from '../../problem.js';
import { problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { userAddress, userName } from './named-user.js';
import { NewUserPage, placeIn, wrongInNew, wrongInPlace } from './new-user-page.js';
import { type Taking, takingOf } from './taking.js';
import { UserPage } from './user-page.js';
import { UsersPage } from './users-page.js';

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
const wordsOf = (outcome: Unchanged, language: 'sv' | 'en'): string => {
  switch (outcome.outcome) {
    case 'refused':
      if (outcome.refusal.code === 'ChangesOneself') throw notAllowed();
      return userChangeSentence(outcome.refusal)[language];
    case 'stale':
      return textsOf(language).users.stale;
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
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const association = await this.#associationOf(request);
    const all = await this.dispatch.answer(new ListUsers(callerOf(request)));
    const users = all.toSorted((one, other) =>
      userName(visitor, one).localeCompare(userName(visitor, other), 'sv'),
    );
    const listed = pageOf(users, pageNumber(request.query['sida']), SHOWN);
    const toMend = all.filter((user) => lacksAuthority(association, user)).length;
    show(response, <UsersPage association={association} listed={listed} toMend={toMend} />);
  }

  @Get('ny')
  async askForNew(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#showNew(request, response, { values: {}, errors: [] });
  }

  @Post('ny')
  async add(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { language } = visitorOf(request);
    const values = typedIn(request.body);
    const errors = wrongInNew(values, textsOf(language));
    if (errors.length > 0) {
      await this.#showNew(request, response, { values, errors }, 422);
      return;
    }
    const outcome = await this.dispatch.send(
      new AddUser(callerOf(request), {
        association: (await this.#associationOf(request)).id,
        ...placeIn(values),
        externalId: valueIn(values, 'id'),
        name: valueIn(values, 'namn'),
        roles: ROLES.filter((role) => valuesIn(values, 'roller').includes(role)),
        mandate: mandateIn(values),
        interventions: valuesIn(values, 'insatser'),
      }),
    );
    if ('answer' in outcome) {
      response.redirect(303, `${userAddress({ id: outcome.answer.user })}?klart=add`);
      return;
    }
    const field = 'field' in outcome ? ASKED[outcome.field ?? ''] : undefined;
    const error = { field: field ?? 'namn', message: wordsOf(outcome, language) };
    await this.#showNew(request, response, { values, errors: [error] }, 422);
  }

  @Get(':id')
  async user(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#showUser(request, response, await this.#userOf(request), []);
  }

  /** Gives the user something more. */
  @Post(':id')
  async give(@Req() request: Request, @Res() response: Response): Promise<void> {
    const step = steered(request.body, '_gor');
    if (step === 'flytta') return this.#move(request, response);
    const user = await this.#userOf(request);
    const { language } = visitorOf(request);
    const field = FIELDS[step] ?? 'roll';
    const change = this.#given(step, typedIn(request.body));
    if (!change) {
      const { giveRole, giveMandate, assign } = textsOf(language).users.user;
      const asked = { roll: giveRole, uppdrag: giveMandate, insats: assign }[field];
      const message = `${asked}: ${textsOf(language).choose.toLowerCase()}.`;
      await this.#showUser(request, response, user, [{ field, message }]);
      return;
    }
    const outcome = await this.dispatch.send(new ChangeUser(callerOf(request), user.id, change));
    if ('answer' in outcome) {
      response.redirect(303, `${userAddress(user)}?klart=${step}`);
      return;
    }
    const message = wordsOf(outcome, language);
    await this.#showUser(request, response, await this.#userOf(request), [{ field, message }]);
  }

  @Get(':id/stang-av')
  async askToClose(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#ask(request, response, await this.#userOf(request));
  }

  @Post(':id/stang-av')
  async close(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#take(request, response, 'stang-av');
  }

  @Get(':id/:what/:which')
  async askToTake(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#ask(request, response, await this.#userOf(request));
  }

  @Post(':id/:what/:which')
  async take(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#take(request, response, String(request.params['what']));
  }

  #associationOf(request: Request): Promise<Association> {
    return this.dispatch.answer(new ReadOwnAssociation(callerOf(request)), unreachable, notThere);
  }

  #userOf(request: Request): Promise<NamedUser> {
    const message = new ReadUser(callerOf(request), String(request.params['id']));
    return this.dispatch.answer(message, problemOfRefusal, notThere);
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

  async #takingOf(request: Request, user: NamedUser): Promise<Taking> {
    const { what, which } = request.params as Readonly<Partial<Record<'what' | 'which', string>>>;
    const taking = takingOf(visitorOf(request), await this.#associationOf(request), user, what, which);
    if (!taking) throw notThere();
    return taking;
  }

  async #move(request: Request, response: Response): Promise<void> {
    const user = await this.#userOf(request);
    const { language } = visitorOf(request);
    const typed = typedIn(request.body);
    const wrong = wrongInPlace(typed, textsOf(language));
    if (wrong.length > 0) {
      await this.#showUser(request, response, user, wrong, typed);
      return;
    }
    const change = { type: 'MoveUser', data: placeIn(typed) } as const;
    const outcome = await this.dispatch.send(new ChangeUser(callerOf(request), user.id, change));
    if ('answer' in outcome) response.redirect(303, `${userAddress(user)}?klart=flytta`);
    else
      await this.#showUser(
        request,
        response,
        user,
        [{ field: 'enhet', message: wordsOf(outcome, language) }],
        typed,
      );
  }

  async #ask(request: Request, response: Response, user: NamedUser, refusal?: string): Promise<void> {
    const taking = await this.#takingOf(request, user);
    if (!mayChangeUser(who(request), user)) throw notAllowed();
    show(
      response,
      <ConfirmPage
        title={taking.title}
        action={request.path}
        button={taking.button}
        back={userAddress(user)}
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

  async #take(request: Request, response: Response, what: string): Promise<void> {
    const user = await this.#userOf(request);
    const { change } = await this.#takingOf(request, user);
    const outcome = await this.dispatch.send(new ChangeUser(callerOf(request), user.id, change));
    if ('answer' in outcome) response.redirect(303, `${userAddress(user)}?klart=${what}`);
    else await this.#ask(request, response, user, wordsOf(outcome, visitorOf(request).language));
  }

  async #showNew(request: Request, response: Response, filled: Filled, status = 200): Promise<void> {
    show(response, <NewUserPage association={await this.#associationOf(request)} filled={filled} />, status);
  }

  async #showUser(
    request: Request,
    response: Response,
    user: NamedUser,
    errors: readonly FieldError[],
    moved?: Typed,
  ): Promise<void> {
    const visitor = visitorOf(request);
    const { saved } = textsOf(visitor.language).users;
    const done = Object.entries(saved).find(([step]) => step === request.query['klart']);
    const asker = who(request);
    show(
      response,
      <UserPage
        user={user}
        association={await this.#associationOf(request)}
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
