import { type Asker, mayRefer, maySeeJourney } from '@samspar/access';
import type { Association } from '@samspar/association';
import {
  type FactValues,
  type JourneyCommandOf,
  journeyDecider,
  type JourneyRefusal,
  journeyStream,
  type JourneyWarning,
  participantStream,
  type Profile,
  type SentWith,
  sourcesIn,
  termsOf,
  type UnderTerms,
} from '@samspar/casework';
import { type IdentityProblem, readIdentityNumber } from '@samspar/identity-number';
import { nameBasedId } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import type { Identity } from '@samspar/vault';
import { associationNamed, type AssociationNotMeant } from '../associations.js';
import { casesOfPerson } from '../cases/find-cases.js';
import type { ListedCase } from '../cases/listed-case.js';
import {
  accepted,
  type Caller,
  Command,
  givenBy,
  type Outcome,
  type ParticipantErased,
  Query,
  refused,
  type Sent,
} from '../message.js';
import { protecting } from '../persons/protect-identity.js';
import type { JourneyPorts } from '../ports.js';
import { type CommandIdReused, contextOf, type JourneyAnswer, outcomeOf } from '../journeys/answer.js';
import { refusedField } from '../journeys/refused-field.js';
import { withSealedText } from '../journeys/sealed-text.js';

/** A referral (anmälan): one person to one insats by one party. What identifies her goes to the vault and nowhere else. */
export type Referral = Readonly<{
  /** Needed where there are several. */
  association?: string | undefined;
  intervention: string;
  referredOn: string;
  referringParty: FactValues['referringParty'];
  referringUnit: FactValues['referringUnit'];
  decidingParties?: FactValues['decidingParties'] | undefined;
  anonymous?: boolean | undefined;
  /** As it was typed. */
  identityNumber?: string | undefined;
  name?: string | undefined;
  contact?: string | undefined;
  /** Her identity is protected (skyddade personuppgifter) from the beginning; of nobody who is anonymous. */
  isProtected?: boolean | undefined;
  /** For the age where none is stated; never stored. */
  birthYear?: number | undefined;
  profile: Profile;
  /** Free text, in the clear. */
  note?: string | undefined;
  /** What lets the authority that runs the insats be told, where that is another one: consent, which whoever refers has obtained, */
  consent?: SentWith['consent'] | undefined;
  /** or another ground, on which the referrer's own authority gives out; why, in the clear. */
  ground?: SentWith['ground'] | undefined;
}>;

export type ReferralRefusal =
  | JourneyRefusal
  | AssociationNotMeant
  | CommandIdReused
  | ParticipantErased
  /** Name and contact are kept with a number only. */
  | Readonly<{ code: 'IdentityNumberMissing'; field: 'name' | 'contact' }>
  | Readonly<{ code: 'IdentityNumberWrong'; problem: IdentityProblem }>
  | Readonly<{ code: 'AnonymousWithIdentity' }>;

/** A journey begins, with a participant where the person is not known yet. */
export class Refer extends Command<Outcome<JourneyAnswer, ReferralRefusal>> {
  constructor(
    readonly sent: Sent,
    /** The id that the new journey gets. */
    readonly journey: string,
    readonly referral: Referral,
  ) {
    super(sent);
  }
}

/** What a referral would be if it were registered now. */
export type ReferralPreview = Readonly<{
  warnings: readonly JourneyWarning[];
  /** The same person's journeys in the asker's own insatser; of others nothing is said, not even that they are there. */
  known: readonly ListedCase[];
}>;

/** Looks at a referral before it is registered, and writes nothing but whom it shows. */
export class PreviewReferral extends Query<Outcome<ReferralPreview, ReferralRefusal>> {
  constructor(
    caller: Caller,
    readonly referral: Referral,
  ) {
    super(caller);
  }
}

/** Stands in until the rules have accepted the referral and its participant is registered. */
const NOBODY_YET = '00000000-0000-0000-0000-000000000000';

type Refused = ReturnType<typeof refused<ReferralRefusal>>;

const identityIn = (
  { identityNumber, name, contact, anonymous }: Referral,
  today: Day,
): Readonly<{ identity?: Identity }> | Refused => {
  if (identityNumber === undefined) {
    const field = name !== undefined ? 'name' : contact !== undefined ? 'contact' : undefined;
    return field === undefined ? {} : refused({ code: 'IdentityNumberMissing', field }, field);
  }
  if (anonymous) return refused({ code: 'AnonymousWithIdentity' });
  const read = readIdentityNumber(identityNumber, today);
  if ('problem' in read)
    return refused({ code: 'IdentityNumberWrong', problem: read.problem }, 'identityNumber');
  return {
    identity: {
      number: read.number,
      ...(name !== undefined && { name }),
      ...(contact !== undefined && { contact }),
    },
  };
};

type Prepared = Readonly<{ command: UnderTerms<JourneyCommandOf<'ReferParticipant'>>; identity?: Identity }>;

/** Consent and ground as whoever refers, and her authority, give them. */
const sentWith = ({ consent, ground }: Referral, { actor, authority }: Asker): SentWith => ({
  ...(consent && { consent: { ...consent, data: { ...consent.data, obtainedBy: actor } } }),
  ...(ground && { ground: { ...ground, data: { ...ground.data, giver: authority } } }),
});

const commandOf = (
  referral: Referral,
  association: Association,
  identity: Identity | undefined,
  asker: Asker,
  today: Day,
): UnderTerms<JourneyCommandOf<'ReferParticipant'>> => ({
  type: 'ReferParticipant',
  occurredOn: referral.referredOn,
  today,
  terms: termsOf(association, null, asker),
  data: {
    association: association.id,
    intervention: referral.intervention,
    participantId: NOBODY_YET,
    anonymous: referral.anonymous ?? false,
    referringParty: referral.referringParty,
    referringUnit: referral.referringUnit,
    decidingParties: referral.decidingParties ?? [],
    profile: referral.profile,
    ...(identity && sourcesIn(identity.number, referral.referredOn)),
    ...(referral.birthYear !== undefined && { birthYear: referral.birthYear }),
    ...sentWith(referral, asker),
  },
});

/** The command that a referral is, under the terms of one of these associations. */
const prepared = (
  referral: Referral,
  associations: readonly Association[],
  id: string | undefined,
  asker: Asker,
  today: Day,
): Prepared | Refused => {
  const read = identityIn(referral, today);
  if ('refusal' in read) return read;
  const named = associationNamed(associations, id);
  if ('refusal' in named) return refused(named.refusal);
  return { ...read, command: commandOf(referral, named.association, read.identity, asker, today) };
};

/** What the rules say of a referral as the first that is known of its journey. */
const decided = (command: UnderTerms): Readonly<{ warnings: readonly JourneyWarning[] }> | Refused => {
  const decision = journeyDecider.decide(command, journeyDecider.initialState);
  return decision.accepted
    ? decision
    : refused(decision.refusal, refusedField(command.type, decision.refusal));
};

/** Those that the asker may refer to: what is not hers is not there. */
const ownAssociations = ({ associations }: JourneyPorts, { asker }: Caller): readonly Association[] =>
  associations().filter(({ id }) => mayRefer(asker, id));

export const previewReferral =
  (ports: JourneyPorts) =>
  async ({ caller, referral }: PreviewReferral): Promise<Outcome<ReferralPreview, ReferralRefusal>> => {
    const { asker } = caller;
    const ready = prepared(
      referral,
      ownAssociations(ports, caller),
      referral.association,
      asker,
      ports.today(),
    );
    if ('refusal' in ready) return ready;
    const decision = decided(ready.command);
    if ('refusal' in decision) return decision;
    const known = ready.identity ? await casesOfPerson(ports, caller, ready.identity.number) : [];
    return accepted({ warnings: decision.warnings, known });
  };

/** The command with its participant and its sealed texts; nothing is written for a referral that is refused. */
const registered = async (
  { vault, registration, streams, today }: JourneyPorts,
  { sent, journey, referral: { note, isProtected } }: Refer,
  { command, identity }: Prepared,
): Promise<UnderTerms<JourneyCommandOf<'ReferParticipant'>>> => {
  const { association, anonymous, intervention } = command.data;
  const isHers = maySeeJourney(sent.asker, { association, intervention });
  const context = givenBy(sent, sent.commandId);
  const participantId = await registration.participant({
    association,
    anonymous,
    journey,
    intervention: isHers ? intervention : null,
    begins: true,
    context,
    ...(identity && { identity }),
  });
  // Before there is a journey that anybody could be shown.
  if (isProtected && !anonymous)
    await streams.handle(participantStream, participantId, [protecting(journey, today())], {
      ...context,
      commandId: nameBasedId('protect identity', sent.commandId),
    });
  const place = { participantId, journey, command: sent.commandId };
  const sealed = <Data extends object>(data: Data) => withSealedText(data, vault.texts, place);
  const { ground } = command.data;
  return {
    ...command,
    data: {
      ...command.data,
      participantId,
      ...(note !== undefined && !anonymous && (await sealed({ note }))),
      ...(ground && { ground: { ...ground, data: await sealed(ground.data) } }),
    },
  };
};

export const refer =
  (ports: JourneyPorts) =>
  async (message: Refer): Promise<Outcome<JourneyAnswer, ReferralRefusal>> => {
    const { sent, journey, referral } = message;
    const { streams, vault, associations, today } = ports;
    const loaded = await streams.load(journeyStream, journey);
    const { state } = loaded;
    const isNew = state.status === 'none';
    const ready = isNew
      ? prepared(referral, ownAssociations(ports, sent), referral.association, sent.asker, today())
      : prepared(referral, associations(), state.association, sent.asker, today());
    if ('refusal' in ready) return ready;
    const decision = isNew ? decided(ready.command) : undefined;
    if (decision && 'refusal' in decision) return decision;
    const command = isNew ? await registered(ports, message, ready) : ready.command;
    const { participantId } = isNew ? command.data : state;
    const context = await contextOf(sent, { participantId, journey }, vault);
    const handled = await streams.handle(journeyStream, journey, [command], context, loaded);
    return outcomeOf(journey, command.type, handled);
  };
