import { Controller, Get, Post } from '@nestjs/common';
import {
  type Association,
  type SetupRefusal,
  authoritiesOf,
  type Authority,
  type Unit,
} from '@samspar/association';
import { bodyOf, type Filled, type Question, type Speech, steered, valueIn } from '@samspar/pages';
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
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { type Wrong, wrongFields } from '../sent-form.js';
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
import { PageVisit, Visiting } from '../visit.js';

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
  @Allow('office', 'admin')
  @Get()
  async list(@Visiting() visit: PageVisit, filled = BLANK): Promise<string> {
    const association = await this.#associationOf(visit);
    const asked = new ReadUnknownUnits(visit.caller, association.id);
    const unknown = await visit.answer(asked, organisationRefused, organisationUnknown);
    return visit.show(
      <AuthoritiesPage
        association={association}
        unknown={unknown}
        filled={filled}
        saved={this.#saved(visit)}
      />,
      filled.errors.length > 0 ? 422 : 200,
    );
  }

  /** Says which unit was meant by what journeys say. */
  @Allow('office', 'admin')
  @Post()
  async map(@Visiting() visit: PageVisit): Promise<string> {
    const { language, texts } = await this.#speech(visit);
    const { id } = await this.#associationOf(visit);
    const values = visit.typed;
    const [text, unit] = [valueIn(values, 'text'), valueIn(values, 'enhet')];
    const { written, unit: which } = texts.authorities.unknown;
    const { choose } = texts.journey.form.errors;
    const errors = [
      ...(text === '' ? [{ field: 'text', message: choose(written) }] : []),
      ...(unit === '' ? [{ field: 'enhet', message: choose(which) }] : []),
    ];
    if (errors.length > 0) return this.list(visit, { values, errors });
    const outcome = await visit.send(new MapUnit(visit.caller, id, text, unit));
    if (outcome.outcome !== 'refused') {
      answerOrProblem(outcome, organisationRefused, organisationUnknown);
      return visit.goTo('/myndigheter?klart=namn');
    }
    const message = organisationRefused(outcome.refusal).sentence[language];
    return this.list(visit, { values, errors: [{ field: 'text', message }] });
  }

  @Get('ny')
  async askForNew(@Visiting() visit: PageVisit): Promise<string> {
    return this.#showAuthority(visit, { values: { 'retention.kind': 'years' }, errors: [] });
  }

  @Post('ny')
  async add(@Visiting() visit: PageVisit): Promise<string> {
    const { id } = await this.#associationOf(visit);
    const sent = await this.#keep(visit, {
      questions: [PARTY_QUESTION, ...AUTHORITY_QUESTIONS],
      type: AuthorityBody,
      given: {},
      message: (body) => new KeepAuthority(visit.caller, id, null, authorityIn(body)),
    });
    if ('errors' in sent) return this.#showAuthority(visit, sent);
    return visit.goTo(`${authorityAddress(sent)}?klart=myndighet`);
  }

  @Get(':id')
  async authority(@Visiting() visit: PageVisit): Promise<string> {
    const authority = await this.#authorityOf(visit);
    const values = typedOf(AUTHORITY_QUESTIONS, authority);
    return this.#showAuthority(visit, { values, errors: [] }, authority);
  }

  @Post(':id')
  async change(@Visiting() visit: PageVisit): Promise<string> {
    const authority = await this.#authorityOf(visit);
    const association = (await this.#associationOf(visit)).id;
    const sent = await this.#keep(visit, {
      questions: AUTHORITY_QUESTIONS,
      type: AuthorityBody,
      present: authority,
      given: { party: authority.party },
      message: (body) => new KeepAuthority(visit.caller, association, authority.id, authorityIn(body)),
    });
    if ('errors' in sent) return this.#showAuthority(visit, sent, authority);
    return visit.goTo(`${authorityAddress(authority)}?klart=myndighet`);
  }

  @Get(':id/:unit')
  async unit(@Visiting() visit: PageVisit): Promise<string> {
    const unit = await this.#unitOf(visit);
    const values = unit ? typedOf(UNIT_QUESTIONS, unit) : {};
    return this.#showUnit(visit, { values, errors: [] }, unit);
  }

  @Post(':id/:unit')
  async keepUnit(@Visiting() visit: PageVisit): Promise<string> {
    const authority = await this.#authorityOf(visit);
    const unit = await this.#unitOf(visit);
    const association = (await this.#associationOf(visit)).id;
    const sent = await this.#keep(visit, {
      questions: UNIT_QUESTIONS,
      type: UnitBody,
      present: unit,
      given: { authority: authority.id },
      message: (body) => new KeepUnit(visit.caller, association, unit?.id ?? null, unitIn(body)),
    });
    if ('errors' in sent) return this.#showUnit(visit, sent, unit);
    return visit.goTo(`${authorityAddress(authority)}?klart=enhet`);
  }

  /** Moves a unit to another authority of its party, or corrects where it belongs. */
  @Post(':id/:unit/flytta')
  async moveUnit(@Visiting() visit: PageVisit): Promise<string> {
    const authority = await this.#authorityOf(visit);
    const unit = await this.#unitOf(visit);
    if (!unit) throw organisationUnknown();
    const association = await this.#associationOf(visit);
    const ofParty = authoritiesOf(association).filter(({ party }) => party === authority.party);
    const sent = await this.#keep(visit, {
      questions: moveQuestions(ofParty),
      type: MoveBody,
      present: unit,
      given: {},
      message: (body) => new MoveUnit(visit.caller, association.id, unit.id, moveIn(body)),
    });
    if ('errors' in sent) {
      const values = typedOf(UNIT_QUESTIONS, unit);
      return this.#showUnit(visit, { values, errors: [] }, unit, sent);
    }
    const now = (await this.#associationOf(visit)).units.find(({ id }) => id === unit.id) ?? unit;
    return visit.goTo(`/myndigheter/${now.authority}/${unit.id}?klart=flytt`);
  }

  /** What a form says, kept; or the form with what is wrong with it. */
  async #keep<Body extends object>(
    visit: PageVisit,
    { questions, type, present, given, message }: SentForm<Body>,
  ): Promise<Kept | Filled> {
    const speech = await this.#speech(visit);
    // Whoever changed it meanwhile would otherwise be undone: it is shown as it stands now.
    if (present && steered(visit.request.body, SEEN) !== markOf(present))
      return {
        values: typedOf(questions, present),
        errors: [{ field: questions[0]?.name ?? 'name', message: speech.texts.authorities.stale }],
      };
    const values = visit.typed;
    const body = bodyOf(questions, values, visit.today, given);
    const again = ({ errors }: Wrong): Filled => ({ values, errors });
    const problems = problemsOf(type, body);
    if (problems.length > 0) return again(wrongFields(problems, questions, values, speech));
    const outcome = await visit.send(message(Object.assign(new type(), body)));
    if (outcome.outcome !== 'refused')
      return answerOrProblem(outcome, organisationRefused, organisationUnknown);
    const { refusal, field = questions[0]?.name ?? 'name' } = outcome;
    return again({ errors: [{ field, message: organisationRefused(refusal).sentence[speech.language] }] });
  }

  async #speech(visit: PageVisit): Promise<Speech> {
    const { language } = visit;
    return { language, texts: visit.texts, association: await this.#associationOf(visit) };
  }

  #saved(visit: PageVisit): string | undefined {
    const { saved } = visit.texts.authorities;
    return Object.entries(saved).find(([what]) => what === visit.query['klart'])?.[1];
  }

  #associationOf(visit: PageVisit): Promise<Association> {
    return visit.answer(new ReadOwnAssociation(visit.caller), unreachable, organisationUnknown);
  }

  async #authorityOf(visit: PageVisit): Promise<Authority> {
    const found = (await this.#associationOf(visit)).authorities.find(({ id }) => id === visit.param('id'));
    if (!found) throw organisationUnknown();
    return found;
  }

  /** The unit of the authority that the address names; undefined where it asks for a new one. */
  async #unitOf(visit: PageVisit): Promise<Unit | undefined> {
    const asked = visit.param('unit');
    if (asked === 'ny') return undefined;
    const authority = await this.#authorityOf(visit);
    const found = (await this.#associationOf(visit)).units.find(
      (unit) => unit.id === asked && unit.authority === authority.id,
    );
    if (!found) throw organisationUnknown();
    return found;
  }

  async #showAuthority(visit: PageVisit, filled: Filled, authority?: Authority): Promise<string> {
    return visit.show(
      <AuthorityPage
        association={await this.#associationOf(visit)}
        authority={authority}
        filled={filled}
        saved={filled.errors.length === 0 ? this.#saved(visit) : undefined}
      />,
      filled.errors.length > 0 ? 422 : 200,
    );
  }

  async #showUnit(visit: PageVisit, filled: Filled, unit?: Unit, moved?: Filled): Promise<string> {
    const isRefused = filled.errors.length > 0 || moved !== undefined;
    return visit.show(
      <UnitPage
        association={await this.#associationOf(visit)}
        authority={await this.#authorityOf(visit)}
        unit={unit}
        filled={filled}
        moved={moved}
        saved={isRefused ? undefined : this.#saved(visit)}
      />,
      isRefused ? 422 : 200,
    );
  }
}
