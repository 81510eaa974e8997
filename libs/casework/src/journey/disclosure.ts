import { codesOf, DATA_KIND, type DataKind } from '@samspar/codes';
import { type Day, isKnown } from '@samspar/kernel';
import { type Belonging, type Consent, includes, type PartysAuthority } from './consent.js';
import { FACTS, type Fact } from './facts.js';
import type { JourneyCommand } from './journey-commands.js';
import { isExit } from './journey-entries.js';
import type { EntryType, JourneyEvent, Profile } from './journey-events.js';

/** What a referral tells the authority that runs the insats: who she is, that she is to take part, and what is known of her. */
export const TOLD_BY_REFERRAL: readonly DataKind[] = ['identity', 'participation', 'profile'];

/** The kind of data that a fact of a journey is: its days, its insats and who sent it say that somebody takes part; what is written of her does not. */
const kindOfFact = (fact: Fact): DataKind => {
  const { kind, of } = FACTS[fact];
  // As the rest of a referral that nobody is told who is told of participation alone.
  if (kind.is === 'text') return 'profile';
  if (kind.is === 'day') return 'participation';
  if (of === 'exit' || of === 'exitToWork') return 'outcome';
  return of === 'profile' ? 'profile' : 'participation';
};

const KINDS: Readonly<
  Record<
    Exclude<JourneyEvent['type'], 'FactCorrected' | 'EntryAnnulled' | 'NoteCorrected'>,
    DataKind | undefined
  >
> = {
  ParticipantReferred: 'profile',
  ConsentGiven: undefined,
  ConsentWithdrawn: undefined,
  DisclosureGrounded: undefined,
  ReferralAccepted: 'participation',
  ReferralDeclined: 'participation',
  ReferralWithdrawn: 'participation',
  PlacedOnWaitingList: 'participation',
  JourneyStarted: 'profile',
  AnonymityEnded: 'participation',
  CaseworkerAssigned: 'participation',
  CaseloadHandedOver: 'participation',
  TeamMeetingHeld: 'meetings',
  DecisionClosed: 'meetings',
  PlanAgreed: 'plan',
  PlanRevised: 'plan',
  EmployerContacted: 'plan',
  AssessmentRecorded: 'plan',
  ExitedToWorkOrStudies: 'outcome',
  ExitedToCare: 'outcome',
  ExitedToContinuedSupport: 'outcome',
  ExitedForOtherReason: 'outcome',
  FollowUpRecorded: 'outcome',
  FollowUpMissed: 'outcome',
  JourneyReopened: 'participation',
  JourneyMisregistered: 'participation',
  JourneyReinstated: 'participation',
  JourneyErased: 'participation',
};

const isFact = (about: Fact | EntryType): about is Fact => about in FACTS;

/** The kind of what is set right: a fact, an entry of a type, or that somebody takes part. */
const kindAbout = (about: Fact | EntryType | undefined): DataKind | undefined => {
  if (about === undefined) return 'participation';
  return isFact(about) ? kindOfFact(about) : KINDS[about];
};

/** The kind of data that an entry of a journey is; undefined of consent and other grounds themselves, which everybody sees who must keep to it. */
export const dataKindOf = (event: JourneyEvent): DataKind | undefined => {
  if (event.type === 'FactCorrected') return kindOfFact(event.data.correction.fact);
  if (event.type === 'EntryAnnulled') return KINDS[event.data.type];
  return event.type === 'NoteCorrected' ? kindAbout(event.data.about) : KINDS[event.type];
};

/** What an entry says of that, and of when, somebody takes part: all of it, or what is left of it without the rest; undefined where it says nothing of it. */
const participationIn = (event: JourneyEvent): JourneyEvent | undefined => {
  // A profile that says nothing, not even that it is not known.
  const untold = {} as Profile;
  if (event.type === 'ParticipantReferred') {
    const { note: _note, ...data } = event.data;
    return { ...event, data: { ...data, profile: untold } };
  }
  if (event.type === 'JourneyStarted') return { ...event, data: { profile: untold } };
  if (isExit(event))
    return { type: 'ExitedForOtherReason', occurredOn: event.occurredOn, data: { reasons: 'unknown' } };
  return dataKindOf(event) === 'participation' ? event : undefined;
};

/** An entry as an authority may be told it. */
export type Disclosed = Readonly<{
  /** Whole, or without what it may not be told; undefined where it may be told nothing of it. */
  event: JourneyEvent | undefined;
  /** The kinds that are withheld of it; none where it is told whole. */
  withheld: readonly DataKind[];
}>;

/** What is told of an entry to whom its kinds may be told or not. That somebody takes part, and when, may be told by itself. */
export const asDisclosed = (event: JourneyEvent, may: (kind: DataKind) => boolean): Disclosed => {
  if (!codesOf(DATA_KIND).every(may)) {
    // Why something is given out, or was not to be, may be told by the words to whom all may be told.
    if (event.type === 'DisclosureGrounded')
      return { event: { ...event, data: { ...event.data, why: '' } }, withheld: [] };
    if (event.type === 'NoteCorrected' && event.data.about === 'DisclosureGrounded')
      return { event: undefined, withheld: [] };
    if (event.type === 'EntryAnnulled' && event.data.type === 'DisclosureGrounded' && event.data.note) {
      const { note: _note, ...data } = event.data;
      return { event: { ...event, data }, withheld: [] };
    }
  }
  const kind = dataKindOf(event);
  const participation = participationIn(event);
  const kinds: readonly DataKind[] = [
    ...(kind === undefined ? [] : [kind]),
    ...(participation && kind !== 'participation' ? (['participation'] as const) : []),
  ];
  const withheld = kinds.filter((one) => !may(one));
  if (kind === undefined || may(kind)) return { event, withheld };
  return { event: may('participation') ? participation : undefined, withheld };
};

const OF_COMMAND: Readonly<Partial<Record<JourneyCommand['type'], DataKind>>> = {
  CloseDecision: 'meetings',
  AgreePlan: 'plan',
  RevisePlan: 'plan',
  RecordFollowUp: 'outcome',
  MissFollowUp: 'outcome',
};

/** What nobody needs to be told anything for: to say what the person consents to, and to take back one's own referral. */
const OF_NOTHING: readonly JourneyCommand['type'][] = [
  'GiveConsent',
  'WithdrawConsent',
  'GroundDisclosure',
  'WithdrawReferral',
];

/**
 * The kinds that are all to be told to whoever registers something more, or sets right a fact or an entry of a type: nobody goes on blindly, or
 * learns by a refusal what is withheld.
 */
export const kindsNeededFor = (
  type: JourneyCommand['type'],
  about?: Fact | EntryType,
): readonly DataKind[] => {
  if (OF_NOTHING.includes(type)) return [];
  const own = about === undefined ? OF_COMMAND[type] : kindAbout(about);
  if (about !== undefined && own === undefined) return [];
  return ['participation', ...(own && own !== 'participation' ? [own] : [])];
};

/** Where it is not known which authority somebody registered or asks for, each that it may be: of the party, or of all. */
export const possible = (
  { authority, party }: Belonging,
  known: readonly PartysAuthority[],
): readonly PartysAuthority[] => {
  const said = known.filter(({ id }) => id === authority);
  if (said.length > 0) return said;
  const ofParty = known.filter((one) => one.party === party);
  return ofParty.length > 0 ? ofParty : known;
};

/** Data of one kind that an authority has registered, and another that would be told. */
export type Disclosure = Readonly<{ giver: PartysAuthority; receiver: PartysAuthority; kind: DataKind }>;

export const isInForce = ({ givenOn, validFrom = givenOn, expiresOn }: Consent, on: Day): boolean =>
  (!isKnown(validFrom) || validFrom <= on) && (expiresOn === undefined || on <= expiresOn);

/**
 * Whether consent that is left lets data be given out on a day (OSL 2009:400 10 kap. 1 §): it is in force, and names the giver, the
 * receiver and the kind. What an authority has registered itself is not given out.
 */
export const isConsented = (
  left: readonly Consent[],
  { giver, receiver, kind }: Disclosure,
  on: Day,
): boolean =>
  giver.id === receiver.id ||
  left.some(
    (consent) =>
      isInForce(consent, on) &&
      includes(consent.giving, giver) &&
      includes(consent.receiving, receiver) &&
      consent.kinds.includes(kind),
  );

/**
 * Whether what belongs to one may be told to another. Where it is not known which authority either is nothing is guessed: it may be told
 * where each of those that it may be lets each of those be told.
 */
export const mayBeTold = (
  from: Belonging,
  to: Belonging,
  known: readonly PartysAuthority[],
  lets: (giver: PartysAuthority, receiver: PartysAuthority) => boolean,
): boolean =>
  possible(from, known).every((giver) => possible(to, known).every((receiver) => lets(giver, receiver)));
