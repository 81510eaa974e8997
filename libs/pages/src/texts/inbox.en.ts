import { numeral } from '@samspar/kernel';
import type { inboxSv } from './inbox.sv.js';

export const inboxEn: typeof inboxSv = {
  tabs: {
    label: 'Referrals',
    toUs: 'Waiting for us',
    fromUs: 'Sent by us',
    answered: 'Answered lately',
  },
  toUs: {
    lead: 'Referrals to your interventions that have not been answered yet.',
    empty: 'No referral waits for an answer in your interventions.',
    of: (what, whose) => `${what}: ${whose}`,
  },
  fromUs: {
    lead: 'Referrals from you or your unit that wait for an answer. You see only how the referral fares.',
    empty: 'No referral from you or your unit waits for an answer.',
    caption: (total) => `Sent referrals that wait for an answer: ${numeral(total, 'en')}`,
  },
  answered: {
    lead: 'Answers of the last 30 days to referrals from you or your unit.',
    empty: 'No answers in the last 30 days.',
    caption: (total) => `Answered in the last 30 days: ${numeral(total, 'en')}`,
  },
  columns: {
    number: 'Referral',
    sent: 'Sent',
    answered: 'Answer',
    todo: 'Do',
  },
  withdraw: 'Withdraw',
  withdrawOf: (number) => `Withdraw referral ${number}`,
};
