import { Body, Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { isJourneyRefusal } from '@samspar/casework';
import type { CardReason } from '@samspar/codes';
import type { Sentence } from '@samspar/kernel';
import { textsOf } from '@samspar/pages';
import {
  type Card,
  ChangeContact,
  type Command,
  IdentifyPerson,
  type Outcome,
  PartFormerNumber,
  type PersonAnswer,
  type PersonRefusal,
  ReadCard,
  ReadJourney,
  type RegisteredBy,
  type ShownCard,
  type ShownJourney,
} from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf, readingBy } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { bodyInvalid, Problem } from '../problem.js';
import { ApiProblems } from '../problem-response.js';
import { answerOrProblem, problemOfRefusal } from '../refusals.js';
import { Allow } from '../sign-in/allow.js';
import { IdentificationBody, ParticularsBody } from './person-body.js';
import { CardResponse, PersonCommandResponse } from './person-response.js';
import { ApiJourneyId, PersonRoute } from './resource.js';
import { journeyIdOf, sentBy } from './sent.js';

/** As the card says it on screen. */
const sentenceOf = (code: string): Sentence => {
  const said = (language: keyof Sentence): string => {
    const { refusals, other } = textsOf(language).person;
    return refusals[code] ?? other;
  };
  return { sv: said('sv'), en: said('en') };
};

const problemOf = (refusal: PersonRefusal): Problem => {
  if (isJourneyRefusal(refusal)) return problemOfRefusal(refusal);
  if (refusal.code === 'CommandIdReused' || refusal.code === 'IdentityNumberWrong')
    return problemOfRefusal(refusal);
  const sentence = sentenceOf(refusal.code);
  return refusal.code === 'IdentityReasonMissing'
    ? bodyInvalid([{ field: 'reason', sentence }])
    : new Problem(409, refusal.code, sentence);
};

const registeredIn = ({ actor, role, authority, recordedAt, isImported }: RegisteredBy) => ({
  actor,
  role,
  ...(authority !== undefined && { authority }),
  recordedAt: new Date(recordedAt).toISOString(),
  imported: isImported,
});

/** Whom a journey is about besides is nobody's to learn: no id of a participant is told. */
const changeIn = ({ event: { type, data }, ...by }: Card['changes'][number]) => ({
  type,
  ...registeredIn(by),
  ...('changed' in data && { changed: data.changed }),
  ...('reason' in data && data.reason !== null && { reason: data.reason }),
});

const cardIn = (journey: string, card: ShownCard): CardResponse => ({
  journey,
  anonymous: card.isAnonymous,
  protected: card.isProtected,
  identityNumber: card.number,
  ...card.particulars,
  registered: Object.fromEntries(
    Object.entries(card.registered).map(([what, by]) => [what, registeredIn(by)]),
  ),
  changes: card.changes.map(changeIn),
  formerNumberCounts: card.isMerged,
});

/** The person of a journey: what is kept of her, and what is said of her. A revision to compare would tell what others have registered. */
@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class JourneyPersonController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get(':id/person')
  @ApiOperation({
    summary: 'The card of the person of a journey: number, name and contact, and who registered them',
    description: 'Written to the access log, with the reason why it is shown, before it is answered.',
  })
  @ApiJourneyId()
  @ApiResponse({ status: 200, type: CardResponse })
  @ApiProblems(404, 410, 503)
  async card(@Req() request: Request): Promise<CardResponse> {
    const shown = await this.dispatch.answer(
      new ReadJourney(readingBy(request, 'case-person'), journeyIdOf(request)),
    );
    return cardIn(shown.id, await this.dispatch.answer(new ReadCard(callerOf(request), shown)));
  }

  @PersonRoute(
    'number',
    'The number that the person is known by (personnummer), recorded or, with a reason, corrected or replaced',
  )
  async number(@Req() request: Request, @Body() body: IdentificationBody): Promise<PersonCommandResponse> {
    const { openedFor, ...told } = body;
    const opened = await this.#opened(request, openedFor);
    return this.#answer(new IdentifyPerson(sentBy(request), journeyIdOf(request), told, opened));
  }

  @PersonRoute(
    'contact',
    'What is kept of the person beside the number, all of it; what is left out is removed',
  )
  async contact(@Req() request: Request, @Body() body: ParticularsBody): Promise<PersonCommandResponse> {
    const { openedFor, ...particulars } = body;
    const opened = await this.#opened(request, openedFor);
    return this.#answer(new ChangeContact(sentBy(request), journeyIdOf(request), particulars, opened));
  }

  @PersonRoute('former-number/parting', 'The number that she had before was not hers after all')
  async part(@Req() request: Request): Promise<PersonCommandResponse> {
    return this.#answer(new PartFormerNumber(sentBy(request), journeyIdOf(request)));
  }

  /** The journey with its card opened, which is a reading; undefined where nobody says what for. */
  async #opened(request: Request, openedFor: CardReason | undefined): Promise<ShownJourney | undefined> {
    if (openedFor === undefined) return undefined;
    const reading = readingBy(request, 'case-person', { openedFor });
    return this.dispatch.answer(new ReadJourney(reading, journeyIdOf(request)));
  }

  async #answer(command: Command<Outcome<PersonAnswer, PersonRefusal>>): Promise<PersonCommandResponse> {
    const outcome = await this.dispatch.send(command);
    return { ...answerOrProblem(outcome, problemOf), repeated: outcome.outcome === 'repeated' };
  }
}
