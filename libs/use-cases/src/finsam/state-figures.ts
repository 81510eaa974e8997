import { hash } from 'node:crypto';
import { mayStateFiguresOf } from '@samspar/access';
import type { CommandContext, StreamOutcome } from '@samspar/event-store';
import {
  type FigureEvent,
  type FigureRefusal,
  figureStream,
  type FigureValue,
  subjectsOf,
} from '@samspar/finsam-figures';
import { unreachable } from '@samspar/kernel';
import type { CommandIdReused } from '../journeys/answer.js';
import { Command, givenBy, NOT_FOUND, type Outcome, refused, type Sent } from '../message.js';
import { associationOf, type FinsamPorts } from './finsam-year.js';

/** Where the figures stand after a command; `events`: none where it was no news. */
export type FiguresAnswer = Readonly<{ year: number; revision: number; position: string; events: number }>;

/** States figures of a year, anew where they were stated before: of the office. */
export class StateFigures extends Command<Outcome<FiguresAnswer, FigureRefusal | CommandIdReused>> {
  constructor(
    readonly sent: Sent,
    readonly year: number,
    readonly said: Readonly<{ statements: readonly FigureValue[]; note: string }>,
    /** The revision of the figures that the asker has seen, -1 of none; absent: whatever is there now. */
    readonly seen?: number,
  ) {
    super(sent);
  }
}

/** The same command is the same as long as it says the same. */
export const finsamContext = (sent: Sent): CommandContext => ({
  ...givenBy(sent, sent.commandId),
  digest: `sha256.${hash('sha256', sent.text)}`,
});

/** What has come of a command on the figures of a year. */
export const figuresAnswer = (
  year: number,
  handled: StreamOutcome<FigureEvent, FigureRefusal>,
): Outcome<FiguresAnswer, FigureRefusal | CommandIdReused> => {
  switch (handled.outcome) {
    case 'accepted': {
      const { repeated, revision, position, events } = handled;
      return {
        outcome: repeated ? 'repeated' : 'accepted',
        answer: { year, revision, position: position.toString(), events: events.length },
      };
    }
    case 'refused':
      return refused(handled.refusal);
    case 'stale':
      return { outcome: 'stale', revision: handled.actual === 'noStream' ? -1 : handled.actual };
    case 'otherBody':
      return refused({ code: 'CommandIdReused' });
    default:
      return unreachable(handled);
  }
};

export const stateFigures =
  (ports: FinsamPorts) =>
  async ({
    sent,
    year,
    said: { statements, note },
    seen,
  }: StateFigures): Promise<Outcome<FiguresAnswer, FigureRefusal | CommandIdReused>> => {
    const association = associationOf(ports, sent.asker);
    if (!association || !mayStateFiguresOf(sent.asker, association.id)) return NOT_FOUND;
    const today = ports.today();
    const subjects = subjectsOf(association);
    const data = { association: association.id, year, statements, note: note.trim(), subjects };
    const handled = await ports.streams.handle(
      figureStream,
      association.id,
      [{ type: 'StateFigures', occurredOn: today, today, data }],
      {
        ...finsamContext(sent),
        ...(seen !== undefined && { expected: seen < 0 ? ('noStream' as const) : seen }),
      },
    );
    return figuresAnswer(year, handled);
  };
