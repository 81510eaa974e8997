import { type Asker, askerOf, mayAssignCaseload, mayErase, OPERATOR } from '@samspar/access';
import type { Authority } from '@samspar/association';
import { journeyStream, refusalSentence, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import type { Sentence } from '@samspar/kernel';
import { ViewsUnavailable } from '@samspar/views';
import { whoseOf } from '../identities/persons.js';
import { accepted, type Caller, Command, givenBy, type Outcome, refused } from '../message.js';
import { referenceOf } from '../identities/person.js';
import type { ErasurePorts } from '../ports.js';
import { controllerOf, birthDaysOf, rulingOf } from './due.js';
import { asOperator, settle, type Settled } from './settle-erasures.js';

/** What became of each. */
export type Erased = Settled &
  Readonly<{
    /** How many journeys are erased in the log. */
    done: number;
    /** Of the last of them. */
    position: bigint;
    /** Left as they were, by number, and why; undefined where they are not due any more, or somebody registered something meanwhile. */
    left: readonly Readonly<{ reference: string; why: Sentence | undefined }>[];
  }>;

/** The one who is said to approve is not there, or leads no insats. */
export type ApproverUnknown = Readonly<{ code: 'ApproverUnknown' }>;

/**
 * Erases journeys (gallring): an event in each, and then their keys and all that hangs on them. Approved by the asker, or by the user whom whoever
 * operates the installation names. One that is not due, or not hers to erase, is left.
 */
export class EraseJourneys extends Command<Outcome<Erased, ApproverUnknown>> {
  constructor(
    caller: Caller,
    readonly journeys: readonly string[],
    /** Made when the list was shown: the same sent again does nothing new. */
    readonly key: string,
    /** User id; of whoever operates the installation alone. */
    readonly approvedBy?: string,
  ) {
    super(caller);
  }
}

/** Who approves: the asker herself, or whom the operator names. */
const approverOf = (
  { directory, associations }: ErasurePorts,
  { caller: { asker }, approvedBy }: EraseJourneys,
): Asker | undefined => {
  if (asker.role !== OPERATOR.role) return asker;
  const user = approvedBy === undefined ? undefined : directory.get(approvedBy);
  if (user?.status !== 'open' || !user.roles.includes('team-lead')) return undefined;
  return { ...askerOf(user, associations()), role: 'team-lead' };
};

type One = Readonly<{ position: bigint } | { reference: string; why: Sentence | undefined }>;

/** What belongs to another authority than the approver's is not hers to approve of. */
const othersApprove = ({ name }: Authority): Sentence => ({
  sv: `Gallringen ska godkännas av en insatsansvarig vars enhet hör till ${name}.`,
  en: `Its erasure is to be approved by a team lead whose unit belongs to ${name}.`,
});
/** Nor is what is in an insats that she does not lead. */
const leadApproves = (insats: string, { name }: Authority): Sentence => ({
  sv: `Gallringen ska godkännas av en insatsansvarig i ${insats} vars enhet hör till ${name}.`,
  en: `Its erasure is to be approved by a team lead of ${insats} whose unit belongs to ${name}.`,
});

const one = async (
  ports: ErasurePorts,
  { caller, key }: EraseJourneys,
  approver: Asker,
  journey: string,
): Promise<One | undefined> => {
  const { streams, associations, today } = ports;
  const loaded = await streams.load(journeyStream, journey);
  const { state, revision, stored } = loaded;
  if (state.status === 'none') return undefined;
  const association = associations().find(({ id }) => id === state.association);
  const authority = association && controllerOf(association, state);
  const place = { association: state.association, intervention: state.facts.intervention ?? '' };
  if (!authority) return undefined;
  const reference = stored[0]?.metadata.row?.number ?? referenceOf(journey);
  if (!mayAssignCaseload(approver, place)) {
    const insats = association.interventions.find(({ id }) => id === place.intervention)?.name ?? '';
    // Whoever asks for herself is told nothing of what she may not see.
    return caller.asker.role === OPERATOR.role
      ? { reference, why: leadApproves(insats, authority) }
      : undefined;
  }
  if (!mayErase(approver, place, authority)) return { reference, why: othersApprove(authority) };
  const commandId = nameBasedId(caller.asker.actor, 'erase', key, journey);
  const before = stored.find(({ metadata }) => metadata.commandId === commandId);
  if (before) return { position: before.position };
  const person = await ports.persons.recordOf(whoseOf(journey, state));
  const [birthDay] = await birthDaysOf(ports, [person?.participantId ?? state.participantId]);
  const day = today();
  const ruled = rulingOf(association, state, stored, birthDay, day);
  if (ruled.ruling !== 'due') return { reference, why: undefined };
  const command = {
    type: 'EraseJourney' as const,
    occurredOn: day,
    today: day,
    data: { rule: ruled.rule, approvedBy: approver.actor },
  };
  // What was written since has begun its years anew.
  const context = { ...givenBy(caller, commandId), expected: revision };
  const outcome = await streams.handle(journeyStream, journey, under(null, [command]), context, loaded);
  if (outcome.outcome === 'accepted') return { position: outcome.position };
  return { reference, why: outcome.outcome === 'refused' ? refusalSentence(outcome.refusal) : undefined };
};

export const eraseJourneys =
  (ports: ErasurePorts) =>
  async (message: EraseJourneys): Promise<Outcome<Erased, ApproverUnknown>> => {
    const approver = approverOf(ports, message);
    if (!approver) return refused({ code: 'ApproverUnknown' });
    let position = 0n;
    let done = 0;
    const left: Erased['left'][number][] = [];
    for (const journey of message.journeys) {
      const became = await one(ports, message, approver, journey);
      if (became && 'reference' in became) left.push(became);
      if (became && 'position' in became) {
        done += 1;
        position = became.position > position ? became.position : position;
      }
    }
    const settled = await settle(ports, asOperator(message.caller)).catch((error: unknown) => {
      if (!(error instanceof ViewsUnavailable)) throw error;
      return { destroyed: 0, waiting: done };
    });
    return accepted({ ...settled, done, position, left });
  };
