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
import { type Day, type Sentence, unreachable } from '@samspar/kernel';
import type { Installation } from '../installation.js';
import { Problem } from '../problem.js';
import { refused, reusedKey, stale } from '../refusals.js';
import { todayBy } from '../today.js';
import { INSTALLATION } from '../token.js';
import { type Asked, journeyNotFound } from './asked.js';
import { associationNamed } from './ground.js';
import { type Origin, Origins } from './origins.js';

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
  origin: () => Promise<Origin>;
  /** The journey's association as it is now set up. */
  association: () => Promise<Association>;
  /** Seals free text with the participant's key. */
  seal: (text: string) => Promise<string>;
}>;

/** A command on a journey that exists. */
export class CarryOut extends Command<Answer> {
  constructor(
    readonly asked: Asked,
    readonly tell: (telling: Telling) => Told | Promise<Told>,
  ) {
    super();
  }
}

/** The commands that can change what warnings are about. */
const MAY_WARN: readonly JourneyCommand['type'][] = ['StartJourney', 'CorrectFact'];

export const contextOf = (asked: Asked, digest: string | undefined): CommandContext => ({
  ...asked.asker,
  commandId: asked.commandId,
  correlationId: asked.correlationId,
  ...(digest !== undefined && { digest }),
  ...(asked.expected !== undefined && { expected: asked.expected }),
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
    private readonly origins: Origins,
  ) {}

  async execute({ asked, tell }: CarryOut): Promise<Answer> {
    const { streams, vault, clock } = this.installation;
    const association = await this.#associationOf(asked.journey);
    const [digest] = await vault.digest(association, 'command', [asked.text]);
    const context = contextOf(asked, digest);
    const handle = (commands: readonly JourneyCommand[]) =>
      streams.handle(journeyStream, asked.journey, commands, context);
    const today = todayBy(clock);
    let told: Told;
    try {
      told = await tell(this.#telling(asked.journey, today));
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

  /** The id of the journey's association; where there is only one, the journey need not be read to know it. */
  async #associationOf(journey: string): Promise<string> {
    const [only, ...others] = this.installation.views.associations();
    return only && others.length === 0 ? only.id : (await this.#origin(journey)).association;
  }

  async #origin(journey: string): Promise<Origin> {
    const origin = await this.origins.of(journey);
    if (origin === undefined) throw journeyNotFound();
    return origin;
  }

  #telling(journey: string, today: Day): Telling {
    const { vault, views } = this.installation;
    const origin = () => this.#origin(journey);
    return {
      today,
      origin,
      association: async () => associationNamed(views.associations(), (await origin()).association),
      seal: async (text) => vault.seal((await origin()).participantId, text),
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
