import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import {
  type Association,
  type SetupRefusal,
  authoritiesOf,
  type Authority,
  type Unit,
} from '@samspar/association';
import {
  bodyOf,
  type Filled,
  type Question,
  type Speech,
  steered,
  textsOf,
  typedIn,
  valueIn,
} from '@samspar/pages';
import {
  KeepAuthority,
  KeepUnit,
  type Kept,
  MapUnit,
  type Message,
  MoveUnit,
  type Outcome,
  ReadOwnAssociation,
  ReadUnknownUnits,
} from '@samspar/use-cases';
import { unreachable } from '@samspar/kernel';
import type { Request, Response } from 'express';
import {
  AuthorityBody,
  authorityIn,
  MoveBody,
  moveIn,
  UnitBody,
  unitIn,
} from '../../associations/organisation-body.js';
import { organisationRefused, organisationUnknown } from '../../associations/organisation.controller.js';
import { problemsOf } from '../../body-pipe.js';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { type Wrong, wrongFields } from '../sent-form.js';
import { visitorOf } from '../visitor.js';
import { AuthoritiesPage, authorityAddress } from './authorities-page.js';
import { AuthorityPage, UnitPage } from './authority-page.js';
import {
  AUTHORITY_QUESTIONS,
  markOf,
  moveQuestions,
  PARTY_QUESTION,
  SEEN,
  typedOf,
  UNIT_QUESTIONS,
} from './questions.js';

const BLANK: Filled = { values: {}, errors: [] };

/** A form that was sent, of an authority or a unit. */
type SentForm<Body extends object> = Readonly<{
  questions: readonly Question[];
  type: new () => Body;
  /** As it stands; absent: a new one. */
  present?: Authority | Unit | undefined;
  /** What is not asked for. */
  given: object;
  message: (body: Body) => Message<Outcome<Kept, SetupRefusal>>;
}>;

/** The authorities and units of the association: the admin keeps them, the office says which were meant. */
@Allow('admin')
@Controller('myndigheter')
export class AuthoritiesController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Allow('office', 'admin')
  @Get()
  async list(@Req() request: Request, @Res() response: Response, filled = BLANK): Promise<void> {
    const association = await this.#associationOf(request);
    const asked = new ReadUnknownUnits(callerOf(request), association.id);
    const unknown = await this.dispatch.answer(asked, organisationRefused, organisationUnknown);
    show(
      response,
      <AuthoritiesPage
        association={association}
        unknown={unknown}
        filled={filled}
        saved={this.#saved(request)}
      />,
      filled.errors.length > 0 ? 422 : 200,
    );
  }

  /** Says which unit was meant by what journeys say. */
  @Allow('office', 'admin')
  @Post()
  async map(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { language, texts } = await this.#speech(request);
    const { id } = await this.#associationOf(request);
    const values = typedIn(request.body);
    const [text, unit] = [valueIn(values, 'text'), valueIn(values, 'enhet')];
    const { written, unit: which } = texts.authorities.unknown;
    const { choose } = texts.journey.form.errors;
    const errors = [
      ...(text === '' ? [{ field: 'text', message: choose(written) }] : []),
      ...(unit === '' ? [{ field: 'enhet', message: choose(which) }] : []),
    ];
    if (errors.length > 0) return this.list(request, response, { values, errors });
    const outcome = await this.dispatch.send(new MapUnit(callerOf(request), id, text, unit));
    if (outcome.outcome !== 'refused') {
      answerOrProblem(outcome, organisationRefused, organisationUnknown);
      return response.redirect(303, '/myndigheter?klart=namn');
    }
    const message = organisationRefused(outcome.refusal).sentence[language];
    return this.list(request, response, { values, errors: [{ field: 'text', message }] });
  }

  @Get('ny')
  async askForNew(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#showAuthority(request, response, { values: { 'retention.kind': 'years' }, errors: [] });
  }

  @Post('ny')
  async add(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { id } = await this.#associationOf(request);
    const sent = await this.#keep(request, {
      questions: [PARTY_QUESTION, ...AUTHORITY_QUESTIONS],
      type: AuthorityBody,
      given: {},
      message: (body) => new KeepAuthority(callerOf(request), id, null, authorityIn(body)),
    });
    if ('errors' in sent) await this.#showAuthority(request, response, sent);
    else response.redirect(303, `${authorityAddress(sent)}?klart=myndighet`);
  }

  @Get(':id')
  async authority(@Req() request: Request, @Res() response: Response): Promise<void> {
    const authority = await this.#authorityOf(request);
    const values = typedOf(AUTHORITY_QUESTIONS, authority);
    await this.#showAuthority(request, response, { values, errors: [] }, authority);
  }

  @Post(':id')
  async change(@Req() request: Request, @Res() response: Response): Promise<void> {
    const authority = await this.#authorityOf(request);
    const association = (await this.#associationOf(request)).id;
    const sent = await this.#keep(request, {
      questions: AUTHORITY_QUESTIONS,
      type: AuthorityBody,
      present: authority,
      given: { party: authority.party },
      message: (body) => new KeepAuthority(callerOf(request), association, authority.id, authorityIn(body)),
    });
    if ('errors' in sent) await this.#showAuthority(request, response, sent, authority);
    else response.redirect(303, `${authorityAddress(authority)}?klart=myndighet`);
  }

  @Get(':id/:unit')
  async unit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const unit = await this.#unitOf(request);
    const values = unit ? typedOf(UNIT_QUESTIONS, unit) : {};
    await this.#showUnit(request, response, { values, errors: [] }, unit);
  }

  @Post(':id/:unit')
  async keepUnit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const authority = await this.#authorityOf(request);
    const unit = await this.#unitOf(request);
    const association = (await this.#associationOf(request)).id;
    const sent = await this.#keep(request, {
      questions: UNIT_QUESTIONS,
      type: UnitBody,
      present: unit,
      given: { authority: authority.id },
      message: (body) => new KeepUnit(callerOf(request), association, unit?.id ?? null, unitIn(body)),
    });
    if ('errors' in sent) await this.#showUnit(request, response, sent, unit);
    else response.redirect(303, `${authorityAddress(authority)}?klart=enhet`);
  }

  /** Moves a unit to another authority of its party, or corrects where it belongs. */
  @Post(':id/:unit/flytta')
  async moveUnit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const authority = await this.#authorityOf(request);
    const unit = await this.#unitOf(request);
    if (!unit) throw organisationUnknown();
    const association = await this.#associationOf(request);
    const ofParty = authoritiesOf(association).filter(({ party }) => party === authority.party);
    const sent = await this.#keep(request, {
      questions: moveQuestions(ofParty),
      type: MoveBody,
      present: unit,
      given: {},
      message: (body) => new MoveUnit(callerOf(request), association.id, unit.id, moveIn(body)),
    });
    if ('errors' in sent) {
      const values = typedOf(UNIT_QUESTIONS, unit);
      return this.#showUnit(request, response, { values, errors: [] }, unit, sent);
    }
    const now = (await this.#associationOf(request)).units.find(({ id }) => id === unit.id) ?? unit;
    response.redirect(303, `/myndigheter/${now.authority}/${unit.id}?klart=flytt`);
  }

  /** What a form says, kept; or the form with what is wrong with it. */
  async #keep<Body extends object>(
    request: Request,
    { questions, type, present, given, message }: SentForm<Body>,
  ): Promise<Kept | Filled> {
    const speech = await this.#speech(request);
    // Whoever changed it meanwhile would otherwise be undone: it is shown as it stands now.
    if (present && steered(request.body, SEEN) !== markOf(present))
      return {
        values: typedOf(questions, present),
        errors: [{ field: questions[0]?.name ?? 'name', message: speech.texts.authorities.stale }],
      };
    const values = typedIn(request.body);
    const body = bodyOf(questions, values, this.clock.today, given);
    const again = ({ errors }: Wrong): Filled => ({ values, errors });
    const problems = problemsOf(type, body);
    if (problems.length > 0) return again(wrongFields(problems, questions, values, speech));
    const outcome = await this.dispatch.send(message(Object.assign(new type(), body)));
    if (outcome.outcome !== 'refused')
      return answerOrProblem(outcome, organisationRefused, organisationUnknown);
    const { refusal, field = questions[0]?.name ?? 'name' } = outcome;
    return again({ errors: [{ field, message: organisationRefused(refusal).sentence[speech.language] }] });
  }

  async #speech(request: Request): Promise<Speech> {
    const { language } = visitorOf(request);
    return { language, texts: textsOf(language), association: await this.#associationOf(request) };
  }

  #saved(request: Request): string | undefined {
    const { saved } = textsOf(visitorOf(request).language).authorities;
    return Object.entries(saved).find(([what]) => what === request.query['klart'])?.[1];
  }

  #associationOf(request: Request): Promise<Association> {
    return this.dispatch.answer(new ReadOwnAssociation(callerOf(request)), unreachable, organisationUnknown);
  }

  async #authorityOf(request: Request): Promise<Authority> {
    const found = (await this.#associationOf(request)).authorities.find(
      ({ id }) => id === request.params['id'],
    );
    if (!found) throw organisationUnknown();
    return found;
  }

  /** The unit of the authority that the address names; undefined where it asks for a new one. */
  async #unitOf(request: Request): Promise<Unit | undefined> {
    const { unit: asked } = request.params;
    if (asked === 'ny') return undefined;
    const authority = await this.#authorityOf(request);
    const found = (await this.#associationOf(request)).units.find(
      (unit) => unit.id === asked && unit.authority === authority.id,
    );
    if (!found) throw organisationUnknown();
    return found;
  }

  async #showAuthority(
    request: Request,
    response: Response,
    filled: Filled,
    authority?: Authority,
  ): Promise<void> {
    show(
      response,
      <AuthorityPage
        association={await this.#associationOf(request)}
        authority={authority}
        filled={filled}
        saved={filled.errors.length === 0 ? this.#saved(request) : undefined}
      />,
      filled.errors.length > 0 ? 422 : 200,
    );
  }

  async #showUnit(
    request: Request,
    response: Response,
    filled: Filled,
    unit?: Unit,
    moved?: Filled,
  ): Promise<void> {
    const isRefused = filled.errors.length > 0 || moved !== undefined;
    show(
      response,
      <UnitPage
        association={await this.#associationOf(request)}
        authority={await this.#authorityOf(request)}
        unit={unit}
        filled={filled}
        moved={moved}
        saved={isRefused ? undefined : this.#saved(request)}
      />,
      isRefused ? 422 : 200,
    );
  }
}
