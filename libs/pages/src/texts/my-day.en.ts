import { numeral } from '@samspar/kernel';
import type { WaitingFor } from '@samspar/casework';
import { inSentence } from '../words/code-names.js';
import type { myDaySv } from './my-day.sv.js';

type WaitingKind = WaitingFor | 'every';

const amounts = {
  every: ['thing', 'things'],
  answer: ['referral', 'referrals'],
  start: ['start', 'starts'],
  meeting: ['team meeting', 'team meetings'],
  followUp: ['follow-up', 'follow-ups'],
  consentMissing: ['consent to ask for', 'consents to ask for'],
  consent: ['consent', 'consents'],
  consentWithdrawn: ['withdrawn consent', 'withdrawn consents'],
  silence: ['journey without an event', 'journeys without an event'],
} satisfies Record<WaitingKind, readonly [string, string]>;

const waits = (kind: WaitingKind, total: number) =>
  total === 1 ? `1 ${amounts[kind][0]} waits` : `${numeral(total, 'en')} ${amounts[kind][1]} wait`;
const lateness = (total: number, late: number) => {
  if (late === 0) return '';
  if (late === total) return total === 1 ? ' and is late' : ', all of them late';
  return `, of which ${late === 1 ? '1 is late' : `${numeral(late, 'en')} are late`}`;
};

export const myDayEn: typeof myDaySv = {
  titles: { mine: 'My day', all: 'My day: all in my interventions' },
  lead: {
    mine: (kind, total, late) =>
      `${waits(kind, total)} for you${lateness(total, late)}. Here are your own journeys, and those in your interventions that nobody is responsible for.`,
    all: (kind, total, late, interventions) =>
      `${waits(kind, total)} in ${interventions}${lateness(total, late)}. Your own journeys come first.`,
  },
  withheld: (kind, number) =>
    number === 1
      ? `1 ${amounts[kind][0]} is not shown: consent is missing`
      : `${numeral(number, 'en')} ${amounts[kind][1]} are not shown: consent is missing`,
  and: 'and',
  empty: 'Nothing waits for you today',
  emptyMore:
    'Referrals to answer, starts, team meetings, follow-ups and consents in your interventions are shown here when it is time.',
  emptyOf: {
    mine: (kind) => `No ${amounts[kind][1]} wait for you today`,
    all: (kind) => `No ${amounts[kind][1]} wait in your interventions today`,
  },
  colleagues: (kind, total) => `${waits(kind, total)} for your colleagues in your interventions.`,
  showEvery: {
    mine: 'Show everything that waits for you',
    all: 'Show everything that waits in my interventions',
  },
  whose: {
    label: 'Whose journeys',
    mine: 'Mine and unassigned',
    all: 'All in my interventions',
  },
  filter: 'What waits',
  every: 'Everything',
  tasks: {
    answer: (whose) => `Answer the referral: ${whose}`,
    start: (whose) => `Register the start: ${whose}`,
    meeting: (whose) => `Hold a team meeting: ${whose}`,
    followUp: (whose) => `Follow up: ${whose}`,
    consentMissing: (whose) => `Ask for consent: ${whose}`,
    consent: (whose) => `Renew the consent: ${whose}`,
    consentWithdrawn: (whose) => `Consent is withdrawn: ${whose}`,
    silence: (whose) => `Follow up ${whose}: nothing registered for 60 days`,
  },
  kinds: {
    answer: 'Referrals to answer',
    start: 'To start',
    meeting: 'Team meetings',
    followUp: 'Follow-ups',
    consentMissing: 'Consent is missing',
    consent: 'Consents that expire',
    consentWithdrawn: 'Withdrawn consents',
    silence: 'No event for 60 days',
  },
  followUpAfter: (months, whose) => `Follow up after ${months} months: ${whose}`,
  late: 'Late',
  now: 'To do now',
  lateSince: (day) => `Was due ${day}`,
  lateAlways: 'Late, on an unknown day',
  within: (day) => `By ${day}`,
  today: 'Today',
  since: {
    answer: (day) => `Referred ${day}`,
    waiting: (day) => `On the waiting list since ${day}`,
    start: (day) => `Accepted ${day}`,
    meeting: (day) => `Started ${day}`,
    followUp: (day) => `Ended ${day}`,
    silence: (day) => `Last event ${day}`,
  },
  from: (sender) => `from ${inSentence(sender)}`,
  journey: (number) => `journey ${number}`,
  mine: 'You are responsible',
  caseworker: (name) => `Responsible: ${name}`,
  nobody: 'Nobody responsible',
};
