import { Injectable } from '@nestjs/common';
import type { allowedCommands, Sealed } from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import type { JourneyFile, Option, Question, Speech, Typed, Texts } from '@samspar/pages';
import { problemsOf } from '../../body-pipe.js';
import type { Asked } from '../../journeys/asked.js';
import type { Answer } from '../../journeys/carry-out.js';
import { Commands } from '../../journeys/commands.js';
import { CorrectionController } from '../../journeys/correction.controller.js';
import { ExitController } from '../../journeys/exit.controller.js';
import { ParticipationController } from '../../journeys/participation.controller.js';
import { ReferralController } from '../../journeys/referral.controller.js';
import { bodyInvalid } from '../../problem.js';

/** The JSON API's own handlers: what a form says goes the same way as what a program sends. */
@Injectable()
export class JourneyApi {
  readonly referral: ReferralController;
  readonly participation: ParticipationController;
  readonly exits: ExitController;
  readonly corrections: CorrectionController;

  constructor(commands: Commands) {
    this.referral = new ReferralController(commands);
    this.participation = new ParticipationController(commands);
    this.exits = new ExitController(commands);
    this.corrections = new CorrectionController(commands);
  }
}

/** Where a body goes: to its handler, once its class has nothing to say against it. */
export type Taker = Readonly<{
  /** Throws `BodyInvalid`. */
  check: (body: object) => void;
  /** Throws `BodyInvalid`, and every problem of the command. */
  send: (asked: Asked, body: object) => Promise<Answer>;
}>;

export const taking = <Body extends object>(
  type: new () => Body,
  send: (asked: Asked, body: Body) => Promise<Answer>,
): Taker => {
  const check: (body: object) => asserts body is Body = (body) => {
    const problems = problemsOf(type, body);
    if (problems.length > 0) throw bodyInvalid(problems);
  };
  return {
    check,
    send: async (asked, body) => {
      check(body);
      return send(asked, body);
    },
  };
};

/** What a form is made for. */
export type Occasion = Readonly<{
  file: JourneyFile;
  today: Day;
  speech: Speech;
  api: JourneyApi;
  /** Sealed texts of the journey in the clear; one whose key is destroyed is left out. */
  revealed: (sealed: readonly Sealed[]) => Promise<ReadonlyMap<Sealed, string>>;
  /** Caseworkers of the journey's insats. */
  caseworkers: () => Promise<readonly Option[]>;
}>;

/** One of the things a form may register, such as one kind of exit. */
export type Kind = Readonly<{
  /** Stands in the address where there are several. */
  name: string;
  title: string;
  /** What stands there now. */
  about?: string;
  questions: readonly Question[];
  prefilled: Typed;
  /** Properties of the body that nobody is asked for. */
  given?: object;
  taker: Taker;
}>;

type FormTexts = Texts['journey']['form'];
export type FormName = keyof FormTexts['forms'];
export type ConfirmedForm = keyof FormTexts['confirm']['yes'];

/** A form of a journey, by its address below the journey's. */
export type JourneyForm = Readonly<{
  name: FormName;
  /** What it registers; it is open while the rules take one of them. */
  commands: readonly ReturnType<typeof allowedCommands>[number][];
  /** Asks once more before it registers what no other form takes back. */
  confirmed?: ConfirmedForm;
  kinds: (occasion: Occasion) => readonly Kind[] | Promise<readonly Kind[]>;
}>;
