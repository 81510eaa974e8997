import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { CommandBus, CommandHandler, CqrsModule, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { type Message, type Outcome, Query, type UseCase } from '@samspar/use-cases';
import type { Problem } from './problem.js';
import { answerOrProblem, journeyNotFound, type KnownRefusal, problemOfRefusal } from './refusals.js';

/** Puts what is asked for on the buses, where its use case answers. */
@Injectable()
export class Dispatch {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  send<Result>(message: Message<Result>): Promise<Result> {
    return message instanceof Query ? this.queries.execute(message) : this.commands.execute(message);
  }

  /** What it comes to where it is taken. Throws the problem of every other outcome; `refused` makes that of a refusal, `notFound` that of what is not there. */
  answer<Answer>(message: Message<Outcome<Answer, KnownRefusal>>): Promise<Answer>;
  answer<Answer, Refusal>(
    message: Message<Outcome<Answer, Refusal>>,
    refused: (refusal: Refusal) => Problem,
    notFound?: () => Problem,
  ): Promise<Answer>;
  async answer<Answer>(
    message: Message<Outcome<Answer>>,
    refused = problemOfRefusal,
    notFound = journeyNotFound,
  ): Promise<Answer> {
    return answerOrProblem(await this.send(message), refused, notFound);
  }
}

/** The handler that the buses know a use case by. */
const handlerOf = ({ message, execute }: UseCase) => {
  class Handler {
    readonly execute = execute;
  }
  const handles = message.prototype instanceof Query ? QueryHandler : CommandHandler;
  handles(message)(Handler);
  return { provide: Handler, useFactory: () => new Handler(), inject: [] };
};

/** The use cases of the server, and the one way to them. */
@Module({})
export class DispatchModule {
  static of(useCases: readonly UseCase[]): DynamicModule {
    return {
      module: DispatchModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [Dispatch, ...useCases.map(handlerOf)],
      exports: [Dispatch],
    };
  }
}
