import type { IdentityReason } from '@samspar/codes';
import {
  againstNumber,
  type NumberWarning,
  type Participant,
  type ParticipantCommand,
  participantDecider,
  participantStream,
  sourcesIn,
} from '@samspar/casework';
import { type CommandContext, type Loaded, nameBasedId } from '@samspar/event-store';
import { type IdentityNumber, readIdentityNumber } from '@samspar/identity-number';
import { isKnown } from '@samspar/kernel';
import { casesOfPerson } from '../cases/find-cases.js';
import type { ListedCase } from '../cases/listed-case.js';
import { contextOf } from '../journeys/answer.js';
import { openJourney, type OpenJourney } from '../journeys/opening.js';
import {
  accepted,
  type Caller,
  Command,
  NOT_FOUND,
  type Outcome,
  Query,
  refused,
  type Sent,
} from '../message.js';
import type { JourneyPorts, Ports } from '../ports.js';
import { type Record, type WhoseJourney, whoseOf } from '../identities/persons.js';
import { type PersonAnswer, personOutcome, type PersonRefusal } from './person-outcome.js';
import { personNotDisclosed } from '../cards/card.js';
import { isOpened, type OpenedCard } from './opened-card.js';
import { forgetDrafts } from './forget-drafts.js';
import { onceKnown, protecting } from './protect-identity.js';
import { formerOf } from '../identities/told-of-person.js';

/** The number that a person is to be known by. */
export type Identification = Readonly<{
  /** As it was typed. */
  identityNumber: string;
  /** Why it is another than before, where she was known by one. */
  reason?: IdentityReason | undefined;
}>;

/**
 * Says by which number the person of a journey is known: records it where there was none, corrects it where there was one. The journey is about the
 * participant of the association that has the number from then on, whoever registered it and wherever: two journeys with
 * one number are one person's, and nobody is told of those that she may not see (docs/adr/0013). The journeys of others that were
 * registered with the number that was wrong stay as they are. What was registered of the person with this journey goes with it, and so does
 * the protection of her identity.
 */
export class IdentifyPerson extends Command<Outcome<PersonAnswer, PersonRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly journey: string,
    readonly told: Identification,
    readonly opened?: OpenedCard,
  ) {
    super(sent);
  }
}

/** What would come of it. */
export type IdentificationPreview = Readonly<{
  warnings: readonly NumberWarning[];
  /** Other journeys with this number in the asker's own insatser, which would be the same person's; of others nothing is said. */
  known: readonly ListedCase[];
}>;

/** Looks at a number before it is recorded, and writes nothing but whom it shows. */
export class PreviewIdentification extends Query<Outcome<IdentificationPreview, PersonRefusal>> {
  constructor(
    caller: Caller,
    readonly journey: string,
    readonly told: Identification,
    readonly opened?: OpenedCard,
  ) {
    super(caller);
  }
}

/** Stands in until the rules have taken the number and its participant is registered. */
const NOBODY_YET = '00000000-0000-0000-0000-000000000000';

type Examined = Readonly<{
  whose: WhoseJourney;
  number: IdentityNumber;
  record: Record;
  loaded: Loaded<Participant>;
  warnings: readonly NumberWarning[];
}>;

const commandOf = (
  { journey, participantId }: WhoseJourney,
  { kind }: IdentityNumber,
  { reason }: Identification,
  into: string,
  today: string,
): ParticipantCommand => ({
  type: 'IdentifyPerson',
  occurredOn: today,
  today,
  data: { participantId, journey, into, kind, reason: reason ?? null },
});

/** What the rules say of it, before anything is written. */
const examined = async (
  { persons, streams, vault, today }: JourneyPorts,
  opened: OpenJourney,
  journey: string,
  told: Identification,
  card: OpenedCard | undefined,
  commandId?: string,
): Promise<Examined | ReturnType<typeof refused<PersonRefusal>> | typeof NOT_FOUND> => {
  const whose = whoseOf(journey, opened.state);
  if (whose.anonymous) return refused({ code: 'ParticipantIsAnonymous' });
  const read = readIdentityNumber(told.identityNumber, today());
  if ('problem' in read)
    return refused({ code: 'IdentityNumberWrong', problem: read.problem }, 'identityNumber');
  const { number } = read;
  const loaded = await streams.load(participantStream, whose.participantId);
  const record = await persons.recordOf(whose);
  if (!record) return NOT_FOUND;
  const { startedOn, referredOn } = opened.state.facts;
  const sources = sourcesIn(number, isKnown(startedOn) ? startedOn : referredOn);
  const against = againstNumber(opened.state, sources, record.known !== undefined);
  const result = { whose, number, record, loaded, warnings: against.warnings };
  if (loaded.stored.some(({ metadata }) => metadata.commandId === commandId)) return result;
  if (record.isProtected && !isOpened(card, journey)) return refused({ code: 'IdentityIsProtected' });
  const owner = await vault.find(whose.association, number);
  const isSame = owner === record.participantId;
  const command = commandOf(whose, number, told, isSame ? record.participantId : NOBODY_YET, today());
  const decision = participantDecider.decide(command, loaded.state);
  if (!decision.accepted)
    return refused(
      decision.refusal,
      decision.refusal.code === 'IdentityReasonMissing' ? 'reason' : 'identityNumber',
    );
  return against.refusal ? refused(against.refusal, 'identityNumber') : result;
};

export const previewIdentification =
  (ports: JourneyPorts) =>
  async ({
    caller,
    journey,
    told,
    opened: card,
  }: PreviewIdentification): Promise<Outcome<IdentificationPreview, PersonRefusal>> => {
    const opened = await openJourney(ports, caller, journey);
    if ('outcome' in opened) return opened;
    const blind = await personNotDisclosed(ports, caller.asker, journey, opened);
    if (blind) return refused(blind);
    const ready = await examined(ports, opened, journey, told, card);
    if (!('number' in ready)) return ready;
    const known = await casesOfPerson(ports, caller, ready.number, journey);
    return accepted({ warnings: ready.warnings, known });
  };

/** The participant that has the number, with what was registered of the person with this journey. */
const registered = async (
  { registration, vault }: JourneyPorts,
  { whose: { association, journey, intervention }, number, record }: Examined,
  context: CommandContext,
): Promise<string> => {
  const [own] = await vault.identitiesOf([{ participantId: record.participantId, scope: null, journey }]);
  return registration.participant({
    association,
    anonymous: false,
    journey,
    intervention,
    identity: { ...own, number },
    context: { ...context, commandId: nameBasedId('identify person', context.commandId) },
  });
};

/** The record that is to be hers is protected before it is said to be. */
const stayProtected = async (
  { streams, today }: JourneyPorts,
  into: string,
  journey: string,
  context: CommandContext,
): Promise<void> => {
  await streams.handle(participantStream, into, [protecting(journey, today())], {
    ...context,
    commandId: nameBasedId('stay protected', context.commandId),
  });
};

/**
 * Lets the number that the person had before count as hers, because it is said that she has a new one, or was before the new one
 * had been typed wrong; no longer where it was hers all the time.
 */
const replaceNumber = async (
  { streams, today }: JourneyPorts,
  { journey, participantId }: WhoseJourney,
  { into, reason }: Readonly<{ into: string; reason: IdentityReason }>,
  context: CommandContext,
): Promise<void> => {
  const former = await formerOf(streams, journey, participantId);
  if (!former || former.into === into || (former.into === undefined && reason !== 'new-number')) return;
  const when = { occurredOn: today(), today: today() };
  const command: ParticipantCommand =
    former.participantId === into
      ? { type: 'RestoreNumber', ...when, data: { journey } }
      : { type: 'ReplaceNumber', ...when, data: { journey, into } };
  await streams.handle(participantStream, former.participantId, [command], {
    ...context,
    commandId: nameBasedId('replace number', context.commandId),
    causationId: context.commandId,
  });
};

export const identifyPerson =
  (ports: Ports) =>
  async ({
    sent,
    journey,
    told,
    opened: card,
  }: IdentifyPerson): Promise<Outcome<PersonAnswer, PersonRefusal>> => {
    const opened = await openJourney(ports, sent, journey);
    if ('outcome' in opened) return opened;
    const blind = await personNotDisclosed(ports, sent.asker, journey, opened);
    if (blind) return refused(blind);
    const ready = await examined(ports, opened, journey, told, card, sent.commandId);
    if (!('number' in ready)) return ready;
    const { whose, number, record, loaded, warnings } = ready;
    const { streams, vault, today } = ports;
    const context = await contextOf(sent, whose, vault);
    const isRepeated = loaded.stored.some(({ metadata }) => metadata.commandId === sent.commandId);
    const into = isRepeated ? NOBODY_YET : await registered(ports, ready, context);
    if (record.isProtected && !isRepeated) await stayProtected(ports, into, journey, context);
    const { journey: id, participantId } = whose;
    const commands: ParticipantCommand[] = [commandOf(whose, number, told, into, today())];
    // As a rule the number that was hers is that of the same stream, and both are said at once.
    if (told.reason === 'new-number' && record.known && record.participantId === participantId)
      commands.push({
        type: 'ReplaceNumber',
        occurredOn: today(),
        today: today(),
        data: { journey: id, into },
      });
    const handled = await streams.handle(participantStream, participantId, commands, context, loaded);
    const event = handled.outcome === 'accepted' ? handled.events[0] : undefined;
    if (event?.type === 'PersonCorrected') await replaceNumber(ports, whose, event.data, context);
    const outcome = await onceKnown(ports, personOutcome(journey, handled, warnings));
    // Whoever has or had the number may be protected already, and all journeys with her from now on.
    if (await ports.persons.isProtected(whose))
      await forgetDrafts(ports, [journey, ...ports.views().persons.journeysOf(participantId)]);
    return outcome;
  };
