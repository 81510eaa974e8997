import type { inboxSv } from './texts.sv.js';

export const inboxEn: typeof inboxSv = {
  title: 'Inbox',
  tabs: {
    label: 'Referrals',
    toUs: 'Waiting for us',
    fromUs: 'Sent by us',
    answered: 'Answered lately',
  },
  toUs: {
    lead: 'Referrals to your interventions that have not been answered yet.',
    empty: 'No referral waits for an answer in your interventions.',
    accept: 'Accept',
    decline: 'Decline',
    waitingList: 'Place on the waiting list',
    of: (what, whose) => `${what}: ${whose}`,
  },
  fromUs: {
    lead: 'Referrals from you or your unit that wait for an answer. You see only how the referral fares.',
    empty: 'No referral from you or your unit waits for an answer.',
    caption: (total) => `Sent referrals that wait for an answer: ${total}`,
  },
  answered: {
    lead: 'Answers of the last 30 days to referrals from you or your unit.',
    empty: 'No answers in the last 30 days.',
    caption: (total) => `Answered in the last 30 days: ${total}`,
  },
  columns: {
    number: 'Referral',
    intervention: 'Intervention',
    sent: 'Sent',
    status: 'Status',
    answered: 'Answer',
    todo: 'Do',
  },
  statuses: {
    referred: 'Waits for an answer',
    waiting: 'On the waiting list',
    accepted: 'Accepted',
    started: 'Accepted',
    ended: 'Accepted',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
  },
  withdraw: 'Withdraw',
  withdrawOf: (number) => `Withdraw referral ${number}`,
};
