import { amongParties, type JourneyCommand, type Profile } from '@samspar/casework';
import { codesOf, PARTY, type Party, type Sex } from '@samspar/codes';
import { type Day, dayNumber, wholeYears, daysAfter } from '@samspar/kernel';
import { LAST_REGISTERED } from './later-years.js';

/** A made-up person: a number that Skatteverket has set aside for tests, and a name that nobody has. */
export type MadeUpPerson = Readonly<{ number: string; name: string; sex: Sex }>;

const OTTO: MadeUpPerson = { number: '19800101-0019', name: 'Otto Provsson', sex: 'man' };
const NILS: MadeUpPerson = { number: '19700303-1239', name: 'Nils Testberg', sex: 'man' };
const MARIA: MadeUpPerson = { number: '19900202-2383', name: 'Maria Provsson', sex: 'woman' };
const ADAM: MadeUpPerson = { number: '19900602-2397', name: 'Adam Provström', sex: 'man' };

/** Free text, to be sealed. */
export type MadeUpTexts = Readonly<Record<'goal' | 'action' | 'decision' | 'note', string>>;

/** What the journey is told with: ids, texts, the day it is, and a number to vary it by. */
type Registered = Readonly<{
  today: Day;
  association: string;
  intervention: string;
  participantId: string;
  /** The user id of whoever is responsible. */
  caseworker: string;
  sender: Readonly<{ party: Party | null; unit: string | null }>;
  texts: MadeUpTexts;
  person: MadeUpPerson | undefined;
  variant: number;
}>;

/** The day whose sixth month after is today, or, where no day's is, tomorrow. */
const halfAYearBefore = (today: Day): Day => {
  const date = Temporal.PlainDate.from(today).subtract({ months: 6 });
  return (date.add({ months: 6 }).toString() < today ? date.add({ days: 1 }) : date).toString();
};

const profileOf = ({ person, variant }: Registered, on: Day): Profile => ({
  sex: person?.sex ?? (variant % 2 === 0 ? 'woman' : 'man'),
  ageAtStart: person
    ? wholeYears(`${person.number.slice(0, 4)}-${person.number.slice(4, 6)}-${person.number.slice(6, 8)}`, on)
    : 22 + ((variant * 7) % 40),
});

/** The steps of a journey, each on the day that lies so many days before today. */
const steps = (told: Registered) => {
  const { today, texts, caseworker, sender, variant } = told;
  const when = (ago: number) => ({ occurredOn: daysAfter(today, -ago), today });
  return {
    refer: (ago: number): JourneyCommand => ({
      type: 'ReferParticipant',
      ...when(ago),
      data: {
        association: told.association,
        intervention: told.intervention,
        participantId: told.participantId,
        anonymous: false,
        referringParty: sender.party ?? 'notRegistered',
        referringUnit: sender.unit ?? 'notRegistered',
        decidingParties: [],
        profile: profileOf(told, daysAfter(today, -ago)),
      },
    }),
    consent: (ago: number, until: number): JourneyCommand => ({
      type: 'GiveConsent',
      ...when(ago),
      data: {
        ...amongParties(codesOf(PARTY)),
        purpose: 'Samordnat stöd i insatsen',
        form: 'written',
        language: 'sv',
        expiresOn: daysAfter(today, until),
      },
    }),
    place: (ago: number): JourneyCommand => ({ type: 'PlaceOnWaitingList', ...when(ago), data: {} }),
    accept: (ago: number): readonly JourneyCommand[] => [
      { type: 'AcceptReferral', ...when(ago), data: {} },
      { type: 'AssignCaseworker', ...when(ago), data: { caseworker } },
    ],
    start: (ago: number): JourneyCommand => ({
      type: 'StartJourney',
      ...when(ago),
      data: {
        profile: {
          ...profileOf(told, daysAfter(today, -ago)),
          education: variant % 3 === 0 ? 'compulsory' : 'upper-secondary',
          timeWithoutWork: { months: 14 + variant * 5 },
          livelihood: [{ source: variant % 2 === 0 ? 'economic-assistance' : 'sickness-benefit' }],
          obstacle: 'unemployed',
          needGroups: ['adult'],
          district: 'jarva',
        },
      },
    }),
    plan: (ago: number): JourneyCommand => ({
      type: 'AgreePlan',
      ...when(ago),
      data: { goals: [texts.goal], parallelActions: [{ what: texts.action, party: 'region' }] },
    }),
    meeting: (ago: number): JourneyCommand => ({
      type: 'RecordTeamMeeting',
      ...when(ago),
      data: {
        attendance: [
          { party: 'municipality', present: true },
          { party: 'region', present: variant % 2 === 0 },
        ],
        decisions: [{ what: texts.decision, owner: 'region', dueOn: daysAfter(today, 20) }],
        violenceQuestionAsked: true,
        note: texts.note,
      },
    }),
    contact: (ago: number): JourneyCommand => ({
      type: 'RecordEmployerContact',
      ...when(ago),
      data: { kind: 'visit' },
    }),
    exit: (ago: number): JourneyCommand => ({
      type: 'ExitJourney',
      ...when(ago),
      data: { exit: { type: 'ExitedToWorkOrStudies', data: { reasons: ['work'] } } },
    }),
  };
};

/** What has been registered of a journey that waits, today, for what its name says. */
const WAITS = {
  answer: ({ refer }) => [refer(3)],
  answerToday: ({ refer, consent }) => [refer(14), consent(14, 180)],
  place: ({ refer, consent, place }) => [refer(104), consent(104, 180), place(86)],
  start: ({ refer, consent, accept }) => [refer(26), consent(26, 180), ...accept(12)],
  lateStart: ({ refer, consent, accept }) => [refer(47), consent(47, 180), ...accept(34)],
  meetingToday: ({ refer, consent, accept, start, plan, contact }) => [
    refer(118),
    consent(118, 180),
    ...accept(104),
    start(90),
    plan(70),
    contact(20),
  ],
  silenceToday: ({ refer, consent, accept, start, plan, meeting }) => [
    refer(112),
    consent(112, 180),
    ...accept(101),
    start(88),
    plan(75),
    meeting(60),
  ],
  consent: ({ refer, consent, accept, start, plan, meeting, contact }) => [
    refer(72),
    consent(72, 9),
    ...accept(66),
    start(60),
    meeting(35),
    plan(28),
    contact(10),
  ],
  followUp: ({ refer, accept, start, meeting, exit }, today) => {
    const ago = dayNumber(today) - dayNumber(halfAYearBefore(today));
    return [refer(ago + 112), ...accept(ago + 104), start(ago + 98), meeting(ago + 40), exit(ago)];
  },
} as const satisfies Record<
  string,
  (step: ReturnType<typeof steps>, today: Day) => readonly JourneyCommand[]
>;
export type Wait = keyof typeof WAITS;

/** A journey of these days: who registers it, where, what it waits for and whom it is about. */
export type FreshJourney = Readonly<{ by: string; intervention: string; wait: Wait; person?: MadeUpPerson }>;

/** The caseworkers' journeys of the day that the demonstration is made; of those not accepted nobody is responsible. */
export const FRESH_JOURNEYS: readonly FreshJourney[] = [
  { by: 'erik', intervention: 'finsam-team', wait: 'answer', person: OTTO },
  { by: 'fatima', intervention: 'finsam-team', wait: 'answerToday' },
  { by: 'anna', intervention: 'finsam-team', wait: 'place' },
  { by: 'anna', intervention: 'finsam-team', wait: 'start' },
  { by: 'anna', intervention: 'finsam-team', wait: 'lateStart', person: NILS },
  { by: 'anna', intervention: 'finsam-team', wait: 'meetingToday', person: MARIA },
  { by: 'anna', intervention: 'finsam-team', wait: 'silenceToday' },
  { by: 'anna', intervention: 'finsam-team', wait: 'consent', person: ADAM },
  { by: 'anna', intervention: 'finsam-team', wait: 'followUp' },
  { by: 'anna', intervention: 'novum', wait: 'answerToday' },
  { by: 'fatima', intervention: 'novum', wait: 'answer' },
  { by: 'erik', intervention: 'novum', wait: 'start' },
  { by: 'erik', intervention: 'novum', wait: 'lateStart' },
  { by: 'erik', intervention: 'novum', wait: 'meetingToday' },
  { by: 'erik', intervention: 'novum', wait: 'silenceToday' },
  { by: 'erik', intervention: 'novum', wait: 'consent' },
  { by: 'erik', intervention: 'novum', wait: 'followUp' },
  { by: 'fatima', intervention: 'aktivitetsplatsen', wait: 'start' },
  { by: 'fatima', intervention: 'aktivitetsplatsen', wait: 'lateStart' },
  { by: 'fatima', intervention: 'aktivitetsplatsen', wait: 'silenceToday' },
  { by: 'fatima', intervention: 'aktivitetsplatsen', wait: 'consent' },
  { by: 'fatima', intervention: 'aktivitetsplatsen', wait: 'followUp' },
];

/** What has been registered of a fresh journey by today; nothing where it would reach into the years of the register. */
export const freshCommands = (wait: Wait, told: Registered): readonly JourneyCommand[] => {
  const commands = WAITS[wait](steps(told), told.today);
  return commands.some(({ occurredOn }) => occurredOn <= LAST_REGISTERED) ? [] : commands;
};
