import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type JourneyCommand,
  type JourneyEvent,
  type JourneyRefusal,
  journeyStream,
  type JourneyWarning,
  type PersonSources,
  sourcesIn,
  type UnderTerms,
} from '@samspar/casework';
import type { CommandContext, Outcome } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import { type Day, isKnown, type OccurredOn, type Sentence, unreachable } from '@samspar/kernel';
import { scopeOf } from '@samspar/registration';
import { refused, reusedKey, stale } from '../refusals.js';
import { todayBy } from '../today.js';
import { INSTALLATION } from '../token.js';
import { type Asked, journeyNotFound } from './asked.js';
import { JourneyAccess, type Part } from './journey-access.js';
import { type Origin, originOf } from './origin.js';

/** Something odd that was accepted all the same. */
export type Warning = Readonly<{ code: string; sentence: Sentence }>;

/** What every command on a journey answers; `revision` is also its `ETag`, `position` goes into `after=`. */
export type Answer = Readonly<{
  journey: string;
  revision: number;
  position: string;
  events: readonly JourneyEvent['type'][];
  repeated: boolean;
  warnings: readonly Warning[];
}>;

type WithoutToday<C> = C extends JourneyCommand ? Omit<C, 'today'> : never;
/** A journey command as told; the day it is is added where it is carried out. */
export type Told = WithoutToday<JourneyCommand>;

/** What a command may need to know of the journey it is told about. */
export type Telling = Readonly<{
  /** In Stockholm. */
  today: Day;
  startedOn: OccurredOn | undefined;
  /** What the person's identity number says on a day, of the start or where that is unknown of the referral; nothing where there is none. */
  sources: (startedOn: OccurredOn | undefined) => Promise<PersonSources>;
  /** Seals free text with the participant's key. */
  seal: (text: string) => Promise<string>;
}>;

/** A command on a journey that exists. */
export class CarryOut extends Command<Answer> {
  constructor(
    readonly asked: Asked,
    readonly tell: (telling: Telling) => Told | Promise<Told>,
    /** What of the journey its asker must be let in to. */
    readonly part: Part,
  ) {
    super();
  }
}

export const contextOf = (
  { asker: { actor, role, party }, commandId, correlationId, expected }: Asked,
  digest: string | undefined,
): CommandContext => ({
  actor,
  role,
  ...(party !== undefined && { party }),
  commandId,
  correlationId,
  ...(digest !== undefined && { digest }),
  ...(expected !== undefined && { expected }),
});

/** The answer to an accepted command. Throws the problem of any other outcome. */
export const answerOf = (
  { journey }: Asked,
  outcome: Outcome<JourneyEvent, JourneyRefusal, JourneyWarning>,
): Answer => {
  switch (outcome.outcome) {
    case 'accepted': {
      const { revision, position, repeated, events, warnings } = outcome;
      return {
        journey,
        revision,
        position: position.toString(),
        events: events.map(({ type }) => type),
        repeated,
        warnings,
      };
    }
    case 'refused':
      throw refused(outcome.refusal);
    case 'stale':
      throw outcome.actual === 'noStream' ? journeyNotFound() : stale(outcome.actual);
    case 'otherBody':
      throw reusedKey();
    default:
      return unreachable(outcome);
  }
};

@CommandHandler(CarryOut)
export class CarryOutHandler implements ICommandHandler<CarryOut> {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly access: JourneyAccess,
  ) {}

  async execute({ asked, tell, part }: CarryOut): Promise<Answer> {
    const { streams, vault, clock } = this.installation;
    const { journey: state, ...at } = await this.access.open(asked.asker, asked.journey, part);
    const origin = originOf(at.stored);
    const [digest] = await vault.digest(origin.association, 'command', [asked.text]);
    const context = contextOf(asked, digest);
    const today = todayBy(clock);
    const terms = this.access.terms(origin.association, state.facts.intervention);
    const told = await tell({
      today,
      startedOn: state.facts.startedOn,
      sources: (startedOn) => this.#sources(asked.journey, origin, startedOn),
      seal: (text) => vault.seal(origin.participantId, text),
    });
    const command = { ...told, today, terms } as UnderTerms;
    const outcome = await streams.handle(journeyStream, asked.journey, [command], context, { state, ...at });
    return answerOf(asked, outcome);
  }

  async #sources(
    journey: string,
    { anonymous, referredOn, participantId, intervention }: Origin,
    startedOn: OccurredOn | undefined,
  ): Promise<PersonSources> {
    if (anonymous) return {};
    const whose = { participantId, journey, scope: scopeOf(intervention) };
    const identity = await this.installation.vault.identityOf(whose);
    return identity ? sourcesIn(identity.number, isKnown(startedOn) ? startedOn : referredOn) : {};
  }
}
