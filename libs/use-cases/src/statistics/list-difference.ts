import { mayReplay } from '@samspar/access';
import { type DifferenceMove, movesOf, sensitiveAmong } from '@samspar/statistics';
import type { Listed } from '@samspar/views';
import { referenceOf } from '../identities/person.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { caughtUp } from '../places.js';
import type { AccessLogPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import type { DifferenceAsked } from './explain-difference.js';
import type { CountedRefusal } from './find-counted.js';
import { type MovingEvent, movingEvent } from './moving-event.js';
import { posedFor } from './posed-for.js';

const PER_PAGE = 30;

/** How one journey changed a figure: which it is, by which event, and between which cells. */
export type ListedMove = Omit<DifferenceMove, 'journey'> &
  Readonly<{
    journey: string;
    /** Its own number, or its short one. */
    reference: string;
    event: MovingEvent | undefined;
  }>;

/**
 * Which journeys changed a figure between two moments, each by its number alone, for auditors of its association; which they are is written
 * down first. Protected figures are not looked into, nor those that are chosen by what is sensitive.
 */
export class ListDifference extends Query<Outcome<Listed<Shown<ListedMove>>, CountedRefusal>> {
  constructor(
    caller: Caller,
    readonly asked: DifferenceAsked,
    readonly page = 1,
  ) {
    super(caller);
  }
}

type Found = Readonly<{ move: DifferenceMove; journey: string; participantId: string }>;

export const listDifference =
  (ports: AccessLogPorts) =>
  async ({
    caller,
    asked,
    page,
  }: ListDifference): Promise<Outcome<Listed<Shown<ListedMove>>, CountedRefusal>> => {
    const association = ports.associations().find(({ id }) => mayReplay(caller.asker, id));
    if (!association) return NOT_FOUND;
    await caughtUp(ports, await ports.store.lastPosition());
    const posed = await posedFor(ports, { caller, question: asked.question });
    if ('refusal' in posed) return refused<CountedRefusal>(posed.refusal);
    const { question } = posed;
    if (question.protect === 'public') return refused<CountedRefusal>({ code: 'CountedProtected' });
    const dimensions = sensitiveAmong(question);
    if (dimensions.length > 0) return refused<CountedRefusal>({ code: 'CountedSensitive', dimensions });
    const views = ports.views();
    const result = views.explainDifference({ ...asked, question, isExact: true });
    if ('refusal' in result) return refused<CountedRefusal>(result.refusal);
    const { total, moves } = result.accounted
      ? movesOf(result.accounted, { question, cell: asked.cell }, (page - 1) * PER_PAGE, PER_PAGE)
      : { total: 0, moves: [] };
    const found = moves.flatMap((move): readonly Found[] => {
      const journey = views.persons.journeyNumbered(move.journey);
      return journey ? [{ move, ...journey }] : [];
    });
    const lines = await ports.readings.show(
      { ...caller, on: 'difference' },
      {
        association: association.id,
        journeys: [...new Set(found.map(({ journey }) => journey))],
        reason: 'replay',
      },
      () =>
        Promise.all(
          found.map(async ({ move, journey, participantId }): Promise<ListedMove> => ({
            ...move,
            journey,
            reference: views.registrations.ownNumber(move.journey) ?? referenceOf(journey),
            event: await movingEvent(ports, move, participantId, question.measure),
          })),
        ),
    );
    return accepted({ lines, total, page, pages: Math.ceil(total / PER_PAGE) });
  };
