import { type Fact, type JourneyEvent, TOLD_AT_EXIT, toldIn } from '@samspar/casework';
import { unreachable } from '@samspar/kernel';
import {
  addressOfJourney,
  addressWith,
  type FormName,
  isOldestFirstIn,
  listParameters,
  pageNumber,
  pageOf,
  type Parameters,
  saidIn,
} from '@samspar/pages';
import type { KnownEvent } from '@samspar/use-cases';
import type { Listed } from '@samspar/views';

/** A form by which something is registered: one of a journey's own, the referral that begins it, or the list of what is to be erased. */
export type ChangeForm = FormName | 'anmalan' | 'gallring';

/** The form that registers each event; of one that annuls an entry see `formOf`. */
export const FORM_OF = {
  ParticipantReferred: 'anmalan',
  ConsentGiven: 'samtycke',
  ConsentWithdrawn: 'aterkalla-samtycke',
  DisclosureGrounded: 'utlamnande',
  ReferralAccepted: 'antagande',
  ReferralDeclined: 'avbojande',
  ReferralWithdrawn: 'atertagande',
  PlacedOnWaitingList: 'vantelista',
  JourneyStarted: 'start',
  AnonymityEnded: 'inte-anonym',
  CaseworkerAssigned: 'overlamning',
  CaseloadHandedOver: 'overlamning',
  TeamMeetingHeld: 'teammote',
  DecisionClosed: 'overenskommet',
  PlanAgreed: 'plan',
  PlanRevised: 'plan',
  EmployerContacted: 'arbetsgivarkontakt',
  AssessmentRecorded: 'bedomning',
  ExitedToWorkOrStudies: 'avslut',
  ExitedToCare: 'avslut',
  ExitedToContinuedSupport: 'avslut',
  ExitedForOtherReason: 'avslut',
  FollowUpRecorded: 'uppfoljning',
  FollowUpMissed: 'uppfoljning',
  FactCorrected: 'rattelse',
  NoteCorrected: 'rattelse',
  JourneyReopened: 'ateroppning',
  JourneyMisregistered: 'felregistrering',
  JourneyReinstated: 'aterinforing',
  JourneyErased: 'gallring',
} as const satisfies Readonly<Record<Exclude<JourneyEvent['type'], 'EntryAnnulled'>, ChangeForm>>;

export const formOf = (event: JourneyEvent): ChangeForm => {
  if (event.type !== 'EntryAnnulled') return FORM_OF[event.type];
  return event.data.replacedBy === undefined ? 'strykning' : 'rattelse';
};

const OF_EXIT: readonly Fact[] = ['exitedOn', 'exitReasons', ...TOLD_AT_EXIT];

/** The facts that an event says, corrects or takes back. */
const factsIn = (event: JourneyEvent): readonly Fact[] => {
  switch (event.type) {
    case 'ParticipantReferred': {
      const { anonymous, decidingParties, profile, note } = event.data;
      return [
        'intervention',
        ...(anonymous ? [] : (['referringParty', 'referringUnit'] as const)),
        ...(decidingParties.length > 0 ? (['decidingParties'] as const) : []),
        'referredOn',
        ...(note === undefined ? [] : (['referralNote'] as const)),
        ...saidIn(profile),
      ];
    }
    case 'PlacedOnWaitingList':
      return ['waitingOn'];
    case 'ReferralAccepted':
      return ['acceptedOn'];
    case 'ReferralDeclined':
      return ['declinedOn', 'declineReason'];
    case 'ReferralWithdrawn':
      return ['withdrawnOn', 'withdrawalReason'];
    case 'JourneyStarted':
      return ['startedOn', ...saidIn(event.data.profile)];
    case 'TeamMeetingHeld':
    case 'FollowUpRecorded':
      return toldIn(event.data);
    case 'ExitedToWorkOrStudies':
    case 'ExitedToCare':
    case 'ExitedToContinuedSupport':
    case 'ExitedForOtherReason':
      return ['exitedOn', 'exitReasons', ...toldIn(event.data)];
    case 'JourneyReopened':
      return OF_EXIT;
    case 'FactCorrected':
      return [event.data.correction.fact];
    case 'ConsentGiven':
    case 'ConsentWithdrawn':
    case 'DisclosureGrounded':
    case 'AnonymityEnded':
    case 'CaseworkerAssigned':
    case 'CaseloadHandedOver':
    case 'PlanAgreed':
    case 'PlanRevised':
    case 'DecisionClosed':
    case 'EmployerContacted':
    case 'AssessmentRecorded':
    case 'FollowUpMissed':
    case 'EntryAnnulled':
    case 'NoteCorrected':
    case 'JourneyMisregistered':
    case 'JourneyReinstated':
    case 'JourneyErased':
      return [];
    default:
      return unreachable(event);
  }
};

/** What a change log may be filtered by: the forms and facts that occur in it, as they first did. */
export type Occurring = Readonly<{ forms: readonly ChangeForm[]; facts: readonly Fact[] }>;

export const occurringIn = (events: readonly KnownEvent[]): Occurring => ({
  forms: [...new Set(events.map(({ event }) => formOf(event)))],
  facts: [...new Set(events.flatMap(({ event }) => factsIn(event)))],
});

/** What of a change log is shown, and in which order. */
export type ChangeChoice = Readonly<{
  form?: ChangeForm;
  fact?: Fact;
  isOldestFirst: boolean;
  /** From 1. */
  page: number;
}>;

/** The choice that an address makes; what does not occur in the log is left out. */
export const readChangeChoice = (
  query: Readonly<Record<string, unknown>>,
  { forms, facts }: Occurring,
): ChangeChoice => ({
  form: forms.find((one) => one === query['formular']),
  fact: facts.find((one) => one === query['uppgift']),
  isOldestFirst: isOldestFirstIn(query),
  page: pageNumber(query['sida']),
});

export const changeParameters = ({ form, fact, ...choice }: Partial<ChangeChoice>): Parameters => ({
  formular: form,
  uppgift: fact,
  ...listParameters(choice),
});

export const changesAddress = (id: string, choice: Partial<ChangeChoice> = {}): string =>
  addressWith(addressOfJourney(id, 'andringar'), changeParameters(choice));

const ENTRIES_PER_PAGE = 25;

/** The entries of a page, as they became known, and how many entries the whole log has. */
export type ChangeLeaf = Listed<KnownEvent> & Readonly<{ all: number }>;

export const changesOn = (events: readonly KnownEvent[], choice: ChangeChoice): ChangeLeaf => {
  const { form, fact, isOldestFirst } = choice;
  const found = events.filter(
    ({ event }) =>
      (form === undefined || formOf(event) === form) && (fact === undefined || factsIn(event).includes(fact)),
  );
  const inOrder = isOldestFirst ? found : found.toReversed();
  return { ...pageOf(inOrder, choice.page, ENTRIES_PER_PAGE), all: events.length };
};
