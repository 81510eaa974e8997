import { mayAssignCaseload } from '@samspar/access';
import { journeyStream, kindsNeededFor, refusalSentence, termsOf, type UnderTerms } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import type { Sentence } from '@samspar/kernel';
import type { CaseLine } from '@samspar/views';
import { associationNamed } from '../associations.js';
import { accepted, type Caller, Command, givenBy, type Outcome } from '../message.js';
import { notDisclosed, withheldFrom } from '../journeys/disclosed.js';
import type { JourneyPorts } from '../ports.js';

/** What became of each; `position` is that of the last change. */
export type HandedOver = Readonly<{
  done: number;
  position: bigint;
  /** Left as they were, and why; undefined where somebody else was faster. */
  left: readonly Readonly<{ line: CaseLine; why: Sentence | undefined }>[];
}>;

/** Some journeys of one caseworker, or of nobody, that another one is to take over; no identity is read (docs/architecture.md#who-may-what). */
export class HandOver extends Command<Outcome<HandedOver>> {
  constructor(
    caller: Caller,
    readonly intervention: string,
    /** Who has them now, by user id; null: nobody. */
    readonly from: string | null,
    readonly to: string,
    readonly journeys: readonly string[],
    /** Made when the form was first shown: the same form sent again does nothing new. */
    readonly key: string,
  ) {
    super(caller);
  }
}

/** What became of one journey: the position of the change, or why there was none. */
type One = Readonly<{ position: bigint } | { why: Sentence | undefined }>;

const one = async (
  { streams, associations, caseworkersOf, today: now }: JourneyPorts,
  { caller, from, to, key }: HandOver,
  line: CaseLine,
): Promise<One> => {
  const named = associationNamed(associations(), line.association);
  // Whom the form was sent for once already is `to`; her command is known by its id.
  if ('refusal' in named || (line.caseworker !== from && line.caseworker !== to)) return { why: undefined };
  const today = now();
  const { state, stored } = await streams.load(journeyStream, line.journey);
  if (
    state.status === 'none' ||
    notDisclosed(
      withheldFrom(caller.asker, { state, stored }, named.association, today).withheld,
      kindsNeededFor('HandOverCaseload'),
    )
  )
    return { why: undefined };
  const terms = termsOf(named.association, caseworkersOf(line.association, line.intervention));
  const when = { occurredOn: today, today, terms };
  const command: UnderTerms =
    from === null
      ? { type: 'AssignCaseworker', ...when, data: { caseworker: to } }
      : { type: 'HandOverCaseload', ...when, data: { to } };
  const id = nameBasedId(caller.asker.actor, 'hand over', key, line.journey);
  const outcome = await streams.handle(journeyStream, line.journey, [command], givenBy(caller, id));
  if (outcome.outcome === 'accepted') return { position: outcome.position };
  return { why: outcome.outcome === 'refused' ? refusalSentence(outcome.refusal) : undefined };
};

/** For whoever leads an insats. */
export const handOver =
  (ports: JourneyPorts) =>
  async (message: HandOver): Promise<Outcome<HandedOver>> => {
    let position = 0n;
    let done = 0;
    const left: HandedOver['left'][number][] = [];
    for (const id of message.journeys) {
      const line = ports.views().caseload.journey(id);
      if (line?.intervention !== message.intervention || !mayAssignCaseload(message.caller.asker, line))
        continue;
      const became = await one(ports, message, line);
      if ('why' in became) left.push({ line, why: became.why });
      else {
        done += 1;
        position = became.position > position ? became.position : position;
      }
    }
    return accepted({ done, position, left });
  };
