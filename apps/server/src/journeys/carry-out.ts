import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Association } from '@samspar/association';
import {
  type JourneyCommand,
  type JourneyEvent,
  type JourneyRefusal,
  journeyDecider,
  journeyStream,
  journeyWarnings,
} from '@samspar/casework';
import type { CommandContext, Outcome } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import { type Day, type Sentence, unreachable } from '@samspar/kernel';
import { Problem } from '../problem.js';
import { refused, reusedKey, stale } from '../refusals.js';
import { todayBy } from '../today.js';
import { INSTALLATION } from '../token.js';
import { type Asked, journeyNotFound } from './asked.js';
import { associationNamed } from './ground.js';
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
  /** What the journey's first event says. */
  origin: Origin;
  /** The journey's association as it is now set up. */
  association: () => Association;
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

/** The commands that can change what warnings are about. */
const MAY_WARN: readonly JourneyCommand['type'][] = ['StartJourney', 'CorrectFact'];

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
  outcome: Outcome<JourneyEvent, JourneyRefusal>,
  warnings: readonly Warning[],
): Answer => {
  switch (outcome.outcome) {
    case 'accepted': {
      const { revision, position, repeated, events } = outcome;
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
    const handle = (commands: readonly JourneyCommand[]) =>
      streams.handle(journeyStream, asked.journey, commands, context, { state, ...at });
    const today = todayBy(clock);
    let told: Told;
    try {
      told = await tell(this.#telling(origin, today));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const first = await handle([]);
      if (first.outcome === 'accepted' && !first.repeated) throw error;
      return answerOf(asked, first, []);
    }
    const command = { ...told, today } as JourneyCommand;
    const outcome = await handle([command]);
    return answerOf(asked, outcome, await this.#warnings(asked.journey, command, outcome));
  }

  #telling(origin: Origin, today: Day): Telling {
    const { vault, views } = this.installation;
    return {
      today,
      origin,
      association: () => associationNamed(views.associations(), origin.association),
      seal: (text) => vault.seal(origin.participantId, text),
    };
  }

  /** Warnings speak of the journey as it was before the command, whether it is carried out now or was before. */
  async #warnings(
    journey: string,
    command: JourneyCommand,
    outcome: Outcome<JourneyEvent, JourneyRefusal>,
  ): Promise<readonly Warning[]> {
    if (outcome.outcome !== 'accepted' || !MAY_WARN.includes(command.type)) return [];
    const { stored } = await this.installation.streams.load(journeyStream, journey);
    const before = stored.slice(0, outcome.revision + 1 - outcome.events.length);
    return journeyWarnings(
      command,
      before
        .map((event) => journeyStream.upcast(event))
        .reduce(journeyDecider.evolve, journeyDecider.initialState),
    );
  }
}
