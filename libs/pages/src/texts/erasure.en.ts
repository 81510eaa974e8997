import { numeral } from '@samspar/kernel';
import type { erasureSv } from './erasure.sv.js';

export const erasureEn: typeof erasureSv = {
  title: 'Erasure',
  lead: 'Journeys whose time is out, in the interventions that you lead and your authority runs. When you approve, names, numbers, contacts and texts in them are destroyed for good. Counts and days stay in the statistics.',
  choose: 'Journeys to erase',
  chooseAll: (count) => `Choose all ${numeral(count, 'en')}`,
  chooseNone: 'Choose none',
  ownerless: (names) => `Nothing is erased here: ${names}`,
  mendOwner:
    'It is not stated which authority runs the intervention, so no rule of retention holds for it. Ask the office to state it.',
  others: (intervention, authority) =>
    `Erasure in ${intervention} is approved by a team lead whose unit belongs to ${authority}. If that is you, ask the access administrator to state your unit.`,
  caseOf: (number, intervention) => `${number} · ${intervention}`,
  ruleOf: (authority, years, last, until) =>
    `${authority}: ${numeral(years, 'en')} years after the last note ${last}, to be done by ${until}`,
  page: (page) => `Page ${numeral(page, 'en')}, the oldest first`,
  kept: (count) =>
    count === 1
      ? '1 journey more has reached its time and is kept for research (chapter 16, section 4 of the Social Services Act).'
      : `${numeral(count, 'en')} journeys more have reached their time and are kept for research (chapter 16, section 4 of the Social Services Act).`,
  names: (count, years) =>
    count === 1
      ? `1 name of a user who was suspended ${numeral(years, 'en')} years ago or more is removed too, when the system administrator runs the erasure. You need not approve of that.`
      : `${numeral(count, 'en')} names of users who were suspended ${numeral(years, 'en')} years ago or more are removed too, when the system administrator runs the erasure. You need not approve of that.`,
  empty: 'No journeys are to be erased now.',
  name: 'Your name, as approval',
  nameHint: (name) => `Write ${name}. An erasure cannot be undone.`,
  button: 'Approve and erase',
  nameWrong: (name) => `Write your name as it stands at the top of the page: ${name}.`,
  done: (count) => (count === 1 ? '1 journey is erased.' : `${numeral(count, 'en')} journeys are erased.`),
  waiting: (count) =>
    `${numeral(count, 'en')} of them still have keys: the person was registered less than an hour ago, or the server has not read all there is yet. They are destroyed within an hour or so.`,
  left: 'These journeys were not erased:',
  notThere:
    'Nothing was erased: the journey is not in the insatser that you lead. Choose among the journeys here.',
  changed:
    'is not to be erased now: its time is not out, something was registered in it, or it is erased already',
};
