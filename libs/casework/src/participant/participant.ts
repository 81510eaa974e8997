import type { IdentityKind, IdentityReason, ProtectionEndReason } from '@samspar/codes';
import {
  accept,
  isDay,
  refuse,
  type OccurredOn,
  UNKNOWN_DAY,
  unreachable,
  type Day,
  type Decider,
  type Decision,
  type DomainCommand,
} from '@samspar/kernel';
import type { Particular, ParticipantEvent } from './participant-events.js';

type ParticipantCommandData = {
  /** Creates the participant; one who is known by number and met again is registered again. `identity` is the number's kind. */
  RegisterParticipant: { association: string; anonymous: boolean; identity: IdentityKind | null };
  /** The first time an identity is recorded, after that corrected; the identity itself goes to the vault. */
  RecordIdentity: { kind: IdentityKind };
  /** From this journey. */
  ProtectIdentity: { journey?: string };
  EndProtection: { journey?: string; reason?: ProtectionEndReason };
  /** `participantId` is the participant the command is put to, `into` the one that remains. */
  MergeParticipant: { participantId: string; into: string };
  UnmergeParticipant: object;
  /**
   * Says whom a journey of this participant, which is anonymous no longer, is about: `into`, the participant that has the number. `participantId` is the participant
   * the command is put to; a reason is given where the person was known by another number.
   */
  IdentifyPerson: {
    participantId: string;
    journey: string;
    into: string;
    kind: IdentityKind;
    reason: IdentityReason | null;
  };
  /** Two numbers are one person's: this participant's, and that of `into`. */
  ReplaceNumber: { journey: string; into: string };
  RestoreNumber: { journey: string };
  ChangeContact: { journey: string; changed: readonly Particular[] };
};
type ParticipantCommandOf<Type extends keyof ParticipantCommandData> = {
  [T in Type]: DomainCommand<T, ParticipantCommandData[T]>;
}[Type];
export type ParticipantCommand = ParticipantCommandOf<keyof ParticipantCommandData>;

export type CreatedParticipant = Readonly<{
  status: 'created';
  association: string;
  anonymous: boolean;
  identity: IdentityKind | null;
  protected: boolean;
  mergedInto: string | null;
  /** Journeys that were registered for this participant and are about another one, by id. */
  others: Readonly<Record<string, string>>;
  /** Journeys from which it is said that whoever has this number has another now, by id, with the participant of that one. */
  replacedBy: Readonly<Record<string, string>>;
}>;
export type Participant = Readonly<{ status: 'none' }> | CreatedParticipant;

/** Why a command on a participant is refused; no screen gives such a command. */
export type ParticipantRefusal =
  | Readonly<{ code: 'ParticipantNotFound' }>
  | Readonly<{ code: 'ParticipantAlreadyExists' }>
  | Readonly<{ code: 'ParticipantIsAnonymous' }>
  | Readonly<{ code: 'AssociationMissing' }>
  | Readonly<{ code: 'ParticipantDayInvalid'; today: Day }>
  | Readonly<{ code: 'IdentityNotProtected' }>
  | Readonly<{ code: 'MergedIntoItself' }>
  | Readonly<{ code: 'AlreadyMerged'; into: string }>
  | Readonly<{ code: 'NotMerged' }>
  | Readonly<{ code: 'IdentityUnchanged' }>
  | Readonly<{ code: 'IdentityReasonMissing' }>
  | Readonly<{ code: 'ContactUnchanged' }>;

type Ruling = Decision<ParticipantEvent, ParticipantRefusal>;

/** The participant, if any, whose number the person of a journey is known by; `participantId` is whom it was registered for. */
const knownBy = (
  participantId: string,
  journey: string,
  { identity, mergedInto, others }: CreatedParticipant,
): string | undefined => others[journey] ?? (identity === null ? (mergedInto ?? undefined) : participantId);

/**
 * The participant whose record says who the person of a journey is: whom it was registered for, unless somebody has said since that she is
 * another. Whom a participant with a number of its own is merged into does not matter: that two numbers are one person's is
 * counted, and shown to nobody who did not say it.
 */
export const personIn = (participantId: string, journey: string, participant: CreatedParticipant): string =>
  knownBy(participantId, journey, participant) ?? participantId;

/**
 * What the record counts as while these journeys say whose number replaced its own. It is merged into one of them, as before where that still
 * holds. Said anew also where nothing changes: nobody is to learn from the log's positions what others have said.
 */
const counting = (
  occurredOn: OccurredOn,
  mergedInto: string | null,
  replacedBy: CreatedParticipant['replacedBy'],
): ParticipantEvent => {
  const said = Object.values(replacedBy);
  const into = said.find((one) => one === mergedInto) ?? said[0];
  return into === undefined
    ? { type: 'ParticipantUnmerged', occurredOn, data: { from: mergedInto ?? '' } }
    : { type: 'ParticipantMerged', occurredOn, data: { into } };
};

const without = (
  replacedBy: CreatedParticipant['replacedBy'],
  journey: string,
): CreatedParticipant['replacedBy'] =>
  Object.fromEntries(Object.entries(replacedBy).filter(([one]) => one !== journey));

const RULES: {
  readonly [Type in Exclude<ParticipantCommand['type'], 'RegisterParticipant'>]: (
    command: ParticipantCommandOf<Type>,
    participant: CreatedParticipant,
  ) => Ruling;
} = {
  RecordIdentity: ({ occurredOn, data: { kind } }, { anonymous, identity }) => {
    const type = identity ? 'IdentityCorrected' : 'IdentityRecorded';
    return anonymous
      ? refuse({ code: 'ParticipantIsAnonymous' })
      : accept({ type, occurredOn, data: { kind } });
  },
  // Said anew also where she is protected: neither card nor positions are to tell what others have said.
  ProtectIdentity: ({ occurredOn, data: { journey = null } }, { anonymous }) =>
    anonymous
      ? refuse({ code: 'ParticipantIsAnonymous' })
      : accept({ type: 'IdentityProtected', occurredOn, data: { journey } }),
  EndProtection: ({ occurredOn, data: { journey = null, reason = null } }, participant) =>
    participant.protected
      ? accept({ type: 'IdentityProtectionEnded', occurredOn, data: { journey, reason } })
      : refuse({ code: 'IdentityNotProtected' }),
  MergeParticipant: ({ occurredOn, data: { participantId, into } }, { anonymous, mergedInto }) => {
    if (anonymous) return refuse({ code: 'ParticipantIsAnonymous' });
    if (mergedInto !== null) return refuse({ code: 'AlreadyMerged', into: mergedInto });
    return participantId === into
      ? refuse({ code: 'MergedIntoItself' })
      : accept({ type: 'ParticipantMerged', occurredOn, data: { into } });
  },
  UnmergeParticipant: ({ occurredOn }, { mergedInto }) =>
    mergedInto === null
      ? refuse({ code: 'NotMerged' })
      : accept({ type: 'ParticipantUnmerged', occurredOn, data: { from: mergedInto } }),
  IdentifyPerson: ({ occurredOn, data: { participantId, journey, into, kind, reason } }, participant) => {
    const before = knownBy(participantId, journey, participant);
    if (before === into) return refuse({ code: 'IdentityUnchanged' });
    if (before === undefined)
      return accept({ type: 'PersonIdentified', occurredOn, data: { journey, into, kind } });
    return reason === null
      ? refuse({ code: 'IdentityReasonMissing' })
      : accept({ type: 'PersonCorrected', occurredOn, data: { journey, into, kind, reason } });
  },
  ReplaceNumber: ({ occurredOn, data: { journey, into } }, { mergedInto, replacedBy }) =>
    accept<ParticipantEvent>(
      { type: 'NumberReplaced', occurredOn, data: { journey, into } },
      counting(occurredOn, mergedInto, { ...replacedBy, [journey]: into }),
    ),
  RestoreNumber: ({ occurredOn, data: { journey } }, { mergedInto, replacedBy }) =>
    replacedBy[journey] === undefined
      ? refuse({ code: 'NotMerged' })
      : accept<ParticipantEvent>(
          { type: 'NumberRestored', occurredOn, data: { journey } },
          counting(occurredOn, mergedInto, without(replacedBy, journey)),
        ),
  ChangeContact: ({ occurredOn, data: { journey, changed } }, { anonymous }) => {
    if (anonymous) return refuse({ code: 'ParticipantIsAnonymous' });
    return changed.length === 0
      ? refuse({ code: 'ContactUnchanged' })
      : accept({ type: 'ContactChanged', occurredOn, data: { journey, changed } });
  },
};

const rule = <Type extends keyof typeof RULES>(
  command: ParticipantCommandOf<Type>,
  participant: CreatedParticipant,
): Ruling => RULES[command.type](command, participant);

const register = (
  { occurredOn, data }: ParticipantCommandOf<'RegisterParticipant'>,
  participant: Participant,
): Ruling => {
  const { association, anonymous, identity } = data;
  if (association.trim() === '') return refuse({ code: 'AssociationMissing' });
  if (participant.status === 'none')
    return anonymous && identity
      ? refuse({ code: 'ParticipantIsAnonymous' })
      : accept({ type: 'ParticipantCreated', occurredOn, data: { association, anonymous, identity } });
  if (!identity) return refuse({ code: 'ParticipantAlreadyExists' });
  return participant.anonymous
    ? refuse({ code: 'ParticipantIsAnonymous' })
    : accept({ type: 'ParticipantRegisteredAgain', occurredOn, data: {} });
};

const hasCome = (day: string, today: Day): boolean => day === UNKNOWN_DAY || (isDay(day) && day <= today);

const decide = (command: ParticipantCommand, participant: Participant): Ruling => {
  const { occurredOn, today } = command;
  const ruling = (): Ruling => {
    if (command.type === 'RegisterParticipant') return register(command, participant);
    return participant.status === 'none'
      ? refuse({ code: 'ParticipantNotFound' })
      : rule(command, participant);
  };
  return hasCome(occurredOn, today) ? ruling() : refuse({ code: 'ParticipantDayInvalid', today });
};

/** Folds one event. Throws where a stream does not begin with its creation: the log is damaged. */
const evolve = (participant: Participant, event: ParticipantEvent): Participant => {
  if (event.type === 'ParticipantCreated')
    return {
      status: 'created',
      association: event.data.association,
      anonymous: event.data.anonymous,
      identity: event.data.identity,
      protected: false,
      mergedInto: null,
      others: {},
      replacedBy: {},
    };
  if (participant.status === 'none')
    throw new Error(`A participant begins with its creation, not with ${event.type}.`);
  switch (event.type) {
    case 'ParticipantRegisteredAgain':
    case 'ContactChanged':
      return participant;
    case 'IdentityRecorded':
    case 'IdentityCorrected':
      return { ...participant, identity: event.data.kind };
    case 'IdentityProtected':
      return { ...participant, protected: true };
    case 'IdentityProtectionEnded':
      return { ...participant, protected: false };
    case 'ParticipantMerged':
      return { ...participant, mergedInto: event.data.into };
    case 'ParticipantUnmerged':
      return { ...participant, mergedInto: null };
    case 'PersonIdentified':
    case 'PersonCorrected':
      return {
        ...participant,
        others: { ...participant.others, [event.data.journey]: event.data.into },
      };
    case 'NumberReplaced':
      return {
        ...participant,
        replacedBy: { ...participant.replacedBy, [event.data.journey]: event.data.into },
      };
    case 'NumberRestored':
      return { ...participant, replacedBy: without(participant.replacedBy, event.data.journey) };
    default:
      return unreachable(event);
  }
};

/** The rules of one person's record in one association, who it is left aside. */
export const participantDecider: Decider<
  Participant,
  ParticipantCommand,
  ParticipantEvent,
  ParticipantRefusal
> = { initialState: { status: 'none' }, decide, evolve };
