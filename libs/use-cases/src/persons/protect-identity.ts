import { type ParticipantCommand, participantStream } from '@samspar/casework';
import type { ProtectionEndReason } from '@samspar/codes';
import { nameBasedId } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import { caughtUp } from '../places.js';
import { contextOf } from '../journeys/answer.js';
import { openJourney } from '../journeys/opening.js';
import { forgetDrafts } from './forget-drafts.js';
import { whoseOf } from '../identities/persons.js';
import { Command, NOT_FOUND, type Outcome, refused, type Sent } from '../message.js';
import type { JourneyPorts, Ports } from '../ports.js';
import { type PersonAnswer, personOutcome, type PersonRefusal } from './person-outcome.js';

/**
 * Protects the identity of the person of a journey (skyddade personuppgifter) from now on, in all her journeys of the association and for
 * whatever moment is asked (docs/adr/0024). Whoever sees the journey may: to protect too much does less harm. Answered once lists and
 * figures here know it.
 */
export class ProtectIdentity extends Command<Outcome<PersonAnswer, PersonRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly journey: string,
  ) {
    super(sent);
  }
}

/** Ends it, in all her journeys. By whoever is responsible for this one, with the reason. */
export class EndProtection extends Command<Outcome<PersonAnswer, PersonRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly journey: string,
    readonly reason: ProtectionEndReason,
  ) {
    super(sent);
  }
}

/** Said of a participant from a journey. */
export const protecting = (journey: string, today: Day): ParticipantCommand => ({
  type: 'ProtectIdentity',
  occurredOn: today,
  today,
  data: { journey },
});

/** Once this node's lists and figures know of it. */
export const onceKnown = async (
  ports: JourneyPorts,
  outcome: Outcome<PersonAnswer, PersonRefusal>,
): Promise<Outcome<PersonAnswer, PersonRefusal>> => {
  if ('answer' in outcome) await caughtUp(ports, BigInt(outcome.answer.position));
  return outcome;
};

const opened = async (ports: JourneyPorts, sent: Sent, journey: string) => {
  const open = await openJourney(ports, sent, journey);
  if ('outcome' in open) return open;
  const whose = whoseOf(journey, open.state);
  if (whose.anonymous) return refused({ code: 'ParticipantIsAnonymous' } as const);
  const record = await ports.persons.recordOf(whose);
  if (!record) return NOT_FOUND;
  const context = await contextOf(sent, whose, ports.vault);
  return { state: open.state, record, context };
};

export const protectIdentity =
  (ports: Ports) =>
  async ({ sent, journey }: ProtectIdentity): Promise<Outcome<PersonAnswer, PersonRefusal>> => {
    const one = await opened(ports, sent, journey);
    if ('outcome' in one) return one;
    const { record, context } = one;
    const loaded = await ports.streams.load(participantStream, record.participantId);
    const isRepeated = loaded.stored.some(({ metadata }) => metadata.commandId === sent.commandId);
    if (record.isProtected && !isRepeated) return refused({ code: 'IdentityAlreadyProtected' });
    const command = protecting(journey, ports.today());
    const handled = await ports.streams.handle(
      participantStream,
      record.participantId,
      [command],
      context,
      loaded,
    );
    const outcome = await onceKnown(ports, personOutcome(journey, handled));
    if (!('answer' in outcome)) return outcome;
    await forgetDrafts(ports, [journey, ...ports.views().persons.journeysOf(record.participantId)]);
    return outcome;
  };

export const endProtection =
  (ports: JourneyPorts) =>
  async ({ sent, journey, reason }: EndProtection): Promise<Outcome<PersonAnswer, PersonRefusal>> => {
    const one = await opened(ports, sent, journey);
    if ('outcome' in one) return one;
    const { state, record, context } = one;
    if (state.caseworker?.id !== sent.asker.actor)
      return refused({ code: record.isProtected ? 'NotResponsible' : 'IdentityNotProtected' });
    const when = { occurredOn: ports.today(), today: ports.today() };
    const records = ports.views().persons.recordsOf(record.participantId);
    const { state: registered } = await ports.streams.load(participantStream, state.participantId);
    // Whom the journey was registered for by mistake is somebody else.
    const isHers = registered.status === 'created' && registered.others[journey] === undefined;
    const outcomes: Outcome<PersonAnswer, PersonRefusal>[] = [];
    for (const id of new Set([record.participantId, ...(isHers ? [state.participantId] : []), ...records])) {
      const loaded = await ports.streams.load(participantStream, id);
      const commandId = nameBasedId('end protection', sent.commandId, id);
      const isRepeated = loaded.stored.some(({ metadata }) => metadata.commandId === commandId);
      if (!isRepeated && !(loaded.state.status === 'created' && loaded.state.protected)) continue;
      const handled = await ports.streams.handle(
        participantStream,
        id,
        [{ type: 'EndProtection', ...when, data: { journey, reason } }],
        { ...context, commandId },
        loaded,
      );
      outcomes.push(personOutcome(journey, handled));
    }
    // The last position is the farthest.
    return onceKnown(ports, outcomes.at(-1) ?? refused({ code: 'IdentityNotProtected' }));
  };
