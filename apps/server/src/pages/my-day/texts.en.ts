import { inSentence } from '../texts/code-names.js';
import type { myDaySv } from './texts.sv.js';

export const myDayEn: typeof myDaySv = {
  title: 'My day',
  lead: (total, late, interventions) =>
    `${total === 1 ? '1 thing waits' : `${total} things wait`} in ${interventions}${late === 0 ? '' : `, of which ${late === 1 ? '1 is late' : `${late} are late`}`}. Your own journeys come first.`,
  and: 'and',
  empty: 'Nothing waits for you today',
  emptyMore:
    'Referrals to answer, starts, team meetings, follow-ups and consents in your interventions are shown here when it is time.',
  filter: 'What waits',
  every: 'Everything',
  tasks: {
    answer: 'Answer the referral',
    start: 'Register the start',
    meeting: 'Hold a team meeting',
    followUp: 'Follow up',
    consent: 'Renew the consent',
    silence: 'No activity for a long time',
  },
  kinds: {
    answer: 'Referrals to answer',
    start: 'Starts',
    meeting: 'Team meetings',
    followUp: 'Follow-ups',
    consent: 'Consents that expire',
    silence: 'No event for 60 days',
  },
  followUpAfter: (months) => `Follow up after ${months} months`,
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
  mine: 'Your journey',
  caseworker: (name) => `Responsible: ${name}`,
  nobody: 'Nobody responsible',
};
