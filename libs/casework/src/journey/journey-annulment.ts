import { accept, refuse } from '@samspar/kernel';
import { type PartysAuthority, spelledOut } from './consent.js';
import { canonical, occurredOnProblem } from './fact-checks.js';
import { asKept } from './journey-anonymous.js';
import type { EntryCommand, JourneyCommandOf } from './journey-commands.js';
import type { Entry, EntryEvent } from './journey-entries.js';
import type { EntryType, JourneyEvent, Sealed } from './journey-events.js';
import type { Rule, Ruling } from './journey-ruling.js';
import { type RegisteredJourney, withEntries, withEntry } from './journey-state.js';
import type { Terms } from './journey-terms.js';
import type { DayName } from './journey-words.js';

/** The command that registers each entry, and what its day is called. */
const REGISTERED_BY: Readonly<Record<EntryType, Readonly<{ command: EntryCommand['type']; day: DayName }>>> =
  {
    ConsentGiven: { command: 'GiveConsent', day: 'consentGivenOn' },
    ConsentWithdrawn: { command: 'WithdrawConsent', day: 'consentWithdrawnOn' },
    DisclosureGrounded: { command: 'GroundDisclosure', day: 'groundGivenOn' },
    CaseworkerAssigned: { command: 'AssignCaseworker', day: 'assignedOn' },
    CaseloadHandedOver: { command: 'HandOverCaseload', day: 'assignedOn' },
    TeamMeetingHeld: { command: 'RecordTeamMeeting', day: 'meetingOn' },
    DecisionClosed: { command: 'CloseDecision', day: 'decisionClosedOn' },
    PlanAgreed: { command: 'AgreePlan', day: 'planOn' },
    PlanRevised: { command: 'RevisePlan', day: 'planOn' },
    EmployerContacted: { command: 'RecordEmployerContact', day: 'employerContactOn' },
    AssessmentRecorded: { command: 'RecordAssessment', day: 'assessmentOn' },
    FollowUpRecorded: { command: 'RecordFollowUp', day: 'followUpOn' },
    FollowUpMissed: { command: 'MissFollowUp', day: 'followUpOn' },
  };

const isPlan = (type: EntryCommand['type']): boolean => type === 'AgreePlan' || type === 'RevisePlan';

/** Which of the commands that register entries tells one of a type; a plan is one, agreed or revised. */
const isToldBy = (type: EntryType, told: EntryCommand['type']): boolean => {
  const { command } = REGISTERED_BY[type];
  return command === told || (isPlan(command) && isPlan(told));
};

/** What the rules say of each entry, put to the journey as those before it left it. */
const rulingsOf = (
  entries: readonly Entry[],
  journey: RegisteredJourney,
  ruled: (event: EntryEvent, journey: RegisteredJourney) => Ruling,
): ReadonlyMap<Entry, Ruling> => {
  const rulings = new Map<Entry, Ruling>();
  let before = withEntries(journey, []);
  for (const entry of entries) {
    rulings.set(entry, ruled(entry.event, before));
    before = withEntry(before, entry);
  }
  return rulings;
};

/** What a consent or its withdrawal says, each party by its authorities: the two are the same. */
const spelledOutIn = (event: JourneyEvent, known: readonly PartysAuthority[]): object => {
  if (event.type === 'ConsentGiven') {
    const { giving, receiving } = event.data;
    return { ...event.data, giving: spelledOut(giving, known), receiving: spelledOut(receiving, known) };
  }
  if (event.type !== 'ConsentWithdrawn') return event.data;
  const { receiving } = event.data;
  return receiving ? { receiving: spelledOut(receiving, known) } : {};
};

/** All that an entry says, in a form that two share that say the same; an `unchanged` text by what it was sealed as before. */
const saying = (
  event: JourneyEvent,
  terms: Terms | null,
  unchanged: Readonly<Record<Sealed, Sealed>> = {},
): string => {
  const { type, occurredOn } = event;
  const said = JSON.stringify(spelledOutIn(event, terms?.authorities ?? []));
  const asBefore = (_name: string, value: unknown): unknown =>
    typeof value === 'string' ? (unchanged[value] ?? value) : value;
  return canonical({ type, occurredOn, said: JSON.parse(said, asBefore) });
};

/**
 * Annuls an entry that stands. Told anew, it is decided as if in its place, by the rule that registers one like it. What was registered after it
 * must still be what the rules would have taken: otherwise that is to be set right first.
 */
export const annulEntry = (
  { occurredOn, today, data }: JourneyCommandOf<'AnnulEntry'>,
  journey: RegisteredJourney,
  terms: Terms | null,
  rule: Rule,
): Ruling => {
  const { entry: revision, anew, unchanged, reason, note } = data;
  const place = journey.entries.findIndex((one) => one.revision === revision);
  const entry = journey.entries[place];
  if (!entry) return refuse({ code: 'EntryNotInForce' });
  const { type } = entry.event;
  const { command } = REGISTERED_BY[type];
  /** An entry's event says what its command does. */
  const put = (told: object, before: RegisteredJourney): Ruling =>
    rule({ ...told, today } as Parameters<Rule>[0], before, terms);
  const earlier = journey.entries.slice(0, place);
  const later = journey.entries.slice(place + 1);

  const replacement: JourneyEvent[] = [];
  if (anew) {
    if (!isToldBy(type, anew.type)) return refuse({ code: 'EntryOfOtherKind', type });
    const problem = occurredOnProblem('occurredOn', anew.occurredOn, today);
    if (problem) return refuse(problem);
    const ruling = put({ ...anew, type: command }, withEntries(journey, earlier));
    if (!ruling.accepted) return ruling;
    replacement.push(...ruling.events);
    if (
      replacement.some(
        (told) => saying(asKept(told, journey), terms, unchanged) === saying(entry.event, terms),
      )
    )
      return refuse({ code: 'CorrectionChangesNothing' });
  }

  const replacedBy = journey.revision + 1;
  const inPlace = replacement.map((event) => ({ revision: replacedBy, event: event as EntryEvent }));
  const ruled = (event: EntryEvent, before: RegisteredJourney): Ruling =>
    put({ ...event, type: REGISTERED_BY[event.type].command }, before);
  const asItWas = rulingsOf(journey.entries, journey, ruled);
  const asItWouldBe = rulingsOf([...earlier, ...inPlace, ...later], journey, ruled);
  const undone = later.find(
    (one) =>
      asItWas.get(one)?.accepted === true &&
      JSON.stringify(asItWas.get(one)) !== JSON.stringify(asItWouldBe.get(one)),
  );
  if (undone)
    return refuse({
      code: 'EntryBuiltUpon',
      by: REGISTERED_BY[undone.event.type].day,
      on: undone.event.occurredOn,
    });
  return accept<JourneyEvent>(...replacement, {
    type: 'EntryAnnulled',
    occurredOn,
    data: {
      entry: revision,
      type,
      ...(anew && { replacedBy }),
      reason,
      ...(note !== undefined && { note }),
    },
  });
};
