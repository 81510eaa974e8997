import {
  type Agenda,
  asKept,
  concernsConsent,
  type Consent,
  evolveAgenda,
  type Grounded,
  groundedIn,
  type JourneyEvent,
  type JourneyEventData,
  type JourneyEventOf,
  type JourneyStatus,
  lastingConsents,
  type ParticipantEvent,
  type PartysAuthority,
  responsibleIn,
  type Waiting,
  WAITING_FOR,
  waitingOf,
} from '@samspar/casework';
import { type CorrectionReason, PARTY } from '@samspar/codes';
import { dayNumber, isKnown, known, type OccurredOn } from '@samspar/kernel';
import { SOME_DAY } from '@samspar/statistics';

/** What the envelope of a journey's event tells the case list. */
export type CaseEnvelope = Readonly<{
  /** User id, or `operator`. */
  actor: string;
  revision: number;
  /** When the event was recorded, in milliseconds since the epoch. */
  recordedAt: number;
  /** The authorities of the association as they stood then; none where nobody asks of consent. */
  authorities?: readonly PartysAuthority[];
  /** Löpnummer of the row that an import read the event from. */
  number?: string | undefined;
}>;

/** Who registered something, and when (milliseconds since the epoch). */
type Said = Readonly<{ by: string; recordedAt: number }>;

/** What an authority has given out of a journey without consent, and who said so when; plain JSON. */
export type GivenOut = Grounded &
  Said &
  Readonly<{
    revision: number;
    /** Who said since that it was wrong, and why; `isCorrected` where it was told anew. */
    annulled?: Said & Readonly<{ reason: CorrectionReason; isCorrected: boolean }>;
  }>;

/** A journey as whoever works with it lists it, with no fact about the person; plain JSON. */
export type CaseRecord = Readonly<
  Pick<
    JourneyEventData['ParticipantReferred'],
    'association' | 'intervention' | 'anonymous' | 'referringParty' | 'referringUnit'
  > & {
    agenda: Agenda;
    /** Consent that lasts, as the association's authorities stood when something was said of it; absent where nothing was. */
    lasting?: readonly Consent[];
    /** The user who made the referral; null where it was read from a file. */
    referredBy: string | null;
    /** Day a referral was declined or withdrawn. */
    closedOn?: OccurredOn;
    /** Its own number in the register it was last read from. */
    number?: string;
    revision: number;
    /** In the order in which it was said, what was wrong among it. */
    givenOut?: readonly GivenOut[];
  }
>;

/** Where an event says something of consent, what lasts of it all. */
const consented = (
  event: JourneyEvent,
  { consents = [] }: Agenda,
  { authorities = [] }: CaseEnvelope,
): Pick<CaseRecord, 'lasting'> =>
  concernsConsent(event) ? { lasting: lastingConsents(consents, authorities) } : {};

const referred = (event: JourneyEventOf<'ParticipantReferred'>, registration: CaseEnvelope): CaseRecord => {
  const { actor, number, revision } = registration;
  const agenda = evolveAgenda(undefined, event);
  return {
    association: event.data.association,
    intervention: event.data.intervention,
    anonymous: event.data.anonymous,
    referringParty: event.data.referringParty,
    referringUnit: event.data.referringUnit,
    agenda,
    ...consented(event, agenda, registration),
    referredBy: number === undefined ? actor : null,
    revision,
    ...(number !== undefined && { number }),
  };
};

const changed = ({ type, occurredOn, data }: JourneyEvent): Partial<CaseRecord> | undefined => {
  if (type === 'ReferralDeclined' || type === 'ReferralWithdrawn') return { closedOn: occurredOn };
  if (type === 'AnonymityEnded') return { anonymous: false };
  if (type !== 'FactCorrected') return undefined;
  const { fact, new: value } = data.correction;
  if (fact === 'declinedOn' || fact === 'withdrawnOn') return { closedOn: value };
  return fact === 'intervention' || fact === 'referringParty' || fact === 'referringUnit'
    ? { [fact]: value }
    : undefined;
};

const givenOut = (
  event: JourneyEvent,
  { givenOut: before = [] }: CaseRecord,
  { actor: by, recordedAt, revision }: CaseEnvelope,
): Partial<CaseRecord> => {
  if (event.type === 'DisclosureGrounded')
    return { givenOut: [...before, { ...groundedIn(event), by, recordedAt, revision }] };
  if (event.type !== 'EntryAnnulled' || event.data.type !== 'DisclosureGrounded') return {};
  const { entry, reason, replacedBy } = event.data;
  const annulled = { by, recordedAt, reason, isCorrected: replacedBy !== undefined };
  return { givenOut: before.map((said) => (said.revision === entry ? { ...said, annulled } : said)) };
};

/** Folds one event of a journey. */
export const evolveCase = (
  record: CaseRecord | undefined,
  told: JourneyEvent,
  registration: CaseEnvelope,
): CaseRecord => {
  const event = asKept(told, record);
  const { revision, number } = registration;
  if (event.type === 'ParticipantReferred') return referred(event, registration);
  if (!record) throw new Error(`A journey begins with ParticipantReferred, not with ${event.type}.`);
  const agenda = evolveAgenda(record.agenda, event);
  const next = {
    ...record,
    ...changed(event),
    ...givenOut(event, record, registration),
    ...consented(event, agenda, registration),
    agenda,
    revision,
  };
  return number === undefined ? next : { ...next, number };
};

/** True or false where an event says from when on a person's identity is protected, or no longer is. */
export const protectionChange = ({ type }: ParticipantEvent): boolean | undefined =>
  type === 'IdentityProtected' ? true : type === 'IdentityProtectionEnded' ? false : undefined;

/** In the order of a journey's way; the case list numbers them. */
export const STATUSES = [
  'referred',
  'waiting',
  'accepted',
  'started',
  'ended',
  'declined',
  'withdrawn',
] as const satisfies readonly JourneyStatus[];

/** Something a journey waits for, beside what lists of it are chosen by. */
export type WaitingRow = Readonly<{
  /** Index in `WAITING_FOR`. */
  waitsFor: number;
  shownFrom: number;
  due: number;
  monthsAfterExit: number | null;
}>;

/** The numbers a view has given to a journey, its participant, and its association and intervention. */
export type CaseOrdinals = Readonly<{
  journey: number;
  participant: number;
  association: number;
  intervention: number;
}>;

const MOST_INTERVENTIONS = 0x1_0000;

/** An association's insats as one number. */
export const placeOf = (association: number, intervention: number): number =>
  association * MOST_INTERVENTIONS + intervention;

const parties = new Map<string, number>(PARTY.map(({ code }, index) => [code, index]));

const numberOf = (day: OccurredOn): number => (isKnown(day) ? dayNumber(day) : SOME_DAY);
const numberOrNull = (day: OccurredOn | undefined): number | null =>
  day === undefined ? null : numberOf(day);

/**
 * The journey as it is listed, in the order of its columns; undefined while it is misregistered or erased, and listed nowhere. Days are whole days since
 * 1970-01-01, null where they have not come, `SOME_DAY` where unknown.
 */
export const caseRow = (record: CaseRecord, ordinals: CaseOrdinals) => {
  const { agenda } = record;
  if (agenda.misregistered || agenda.erased) return undefined;
  return {
    journey: ordinals.journey,
    participant: ordinals.participant,
    place: placeOf(ordinals.association, ordinals.intervention),
    status: STATUSES.indexOf(agenda.status),
    caseworker: responsibleIn(agenda),
    number: record.number ?? null,
    referredBy: record.referredBy,
    /** Index in the list of parties; its length where unknown. */
    referringParty: parties.get(record.referringParty) ?? PARTY.length,
    referringUnit: known(record.referringUnit) ?? null,
    anonymous: record.anonymous ? 1 : 0,
    referredOn: numberOf(agenda.referredOn),
    waitingOn: numberOrNull(agenda.waitingOn),
    acceptedOn: numberOrNull(agenda.acceptedOn),
    /** The last day the referral was accepted, declined or withdrawn. */
    answeredOn: numberOrNull(record.closedOn ?? agenda.acceptedOn),
    startedOn: numberOrNull(agenda.startedOn),
    exitedOn: numberOrNull(agenda.exitedOn),
    lastEventOn: numberOf(agenda.lastEventOn),
    revision: record.revision,
  };
};
export type CaseRow = NonNullable<ReturnType<typeof caseRow>>;

/** A journey that is in no list, for whoever erases it and looks after that it stays so. */
export const unlistedRow = ({ agenda }: CaseRecord, ordinals: CaseOrdinals) => ({
  journey: ordinals.journey,
  participant: ordinals.participant,
  place: placeOf(ordinals.association, ordinals.intervention),
  lastEventOn: numberOf(agenda.lastEventOn),
  erased: agenda.erased ? 1 : 0,
});

const waitingRow = ({ waitsFor, from, due, monthsAfterExit }: Waiting): WaitingRow => ({
  waitsFor: WAITING_FOR.indexOf(waitsFor),
  shownFrom: numberOf(from),
  due: numberOf(due),
  monthsAfterExit: monthsAfterExit ?? null,
});

/** What a journey waits for, of each kind the first: the next follow-up comes when this one is recorded or missed. */
export const waitingRows = ({ agenda, lasting = [] }: CaseRecord): readonly WaitingRow[] => {
  const items = waitingOf(agenda, lasting);
  return items
    .filter(({ waitsFor }, index) => items.findIndex((item) => item.waitsFor === waitsFor) === index)
    .map(waitingRow);
};
