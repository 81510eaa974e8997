import type { SheetWords } from './sheet-words.js';

export const sheetEn: SheetWords = {
  title: 'Consent: authorities may share information about you',
  intro: (insats) =>
    `You receive, or may receive, support in ${insats}. Several authorities work together there. What they know about you is confidential. They may share it with each other if you say yes.`,
  purpose: 'The information is shared so that your support can be planned, given and followed up.',
  among: 'These authorities may share information about you with each other',
  kindsTitle: 'This is what they may share',
  kinds: {
    identity: 'personal identity number and contact details',
    participation: 'your name, that you take part, and from when until when',
    profile: 'information from the referral and the start, such as education and how you support yourself',
    plan: 'your plan and contacts with employers',
    meetings: 'what you agree on at meetings',
    outcome: 'how things went when the support ended, and afterwards',
  },
  strike: 'Cross out what you do not want them to share.',
  esf: {
    title: 'Also to the European Social Fund',
    says: (receiver) =>
      `The European Social Fund helps to pay for the support. Your personal identity number, your sex, and from when until when you take part are therefore given every month to ${receiver}.`,
    strike: 'Cross out this paragraph if you say no to it.',
  },
  daysTitle: 'How long',
  days: 'From the day you sign, up to and including',
  withdrawTitle: 'You can change your mind',
  withdraw:
    'You can withdraw your consent at any time, completely or for one authority. You do not have to say why. Tell the person who is responsible for your case:',
  after:
    'After that they may not share more on the basis of your consent. What they have already shared remains.',
  withoutTitle: 'If you say no',
  without:
    'It is your decision. If you say no, the authorities do not share the information with each other, unless a law says that they may or must. It is then harder to coordinate your support, but you can get support from each authority separately.',
  signTitle: 'Signature',
  sign: 'I have read the text, or had it read to me, and I say yes.',
  fields: {
    placeAndDay: 'Place and date',
    signature: 'Signature',
    name: 'Name',
    interpreter: 'Name of the interpreter',
    received: 'The form was received by',
  },
  prevails: 'The Swedish text is the one that applies.',
};
