import type { referralSv } from './referral.sv.js';

export const referralEn: typeof referralSv = {
  title: 'New referral',
  intro: 'Refer a person to an intervention. Its caseworkers see the referral once it is saved.',
  who: 'Whom the referral is about',
  named: 'A person with an identity number',
  whoHint: 'An anonymous referral has intervention, sex and days only.',
  numberHint: 'Personal or coordination number, YYYYMMDD-NNNN.',
  numberMissing: 'Fill in the identity number, or choose an anonymous participant.',
  protected: 'Does the person have a protected identity?',
  protectedHint:
    'A secrecy marking, protected registration or a fictitious identity. The person is then shown in no list, search or statistic.',
  contactHint: 'So that the intervention can reach the person.',
  more: 'More about the person',
  next: 'Review and save',
  sending: {
    title: 'Consent for the referral',
    runBy: (intervention: string, authority: string) =>
      `${authority} runs the intervention ${intervention}, and is another authority than yours.`,
    runByUnknown: (intervention: string) =>
      `It is not known which authority runs the intervention ${intervention}.`,
    lead: 'It may be told of the referral if the person has consented, or on another ground. Otherwise the referral can be made anonymous.',
    way: 'May the referral be given out?',
    ways: {
      consent: 'Yes, the person has consented',
      ground: 'Yes, on another ground than consent',
      none: 'No, not yet: the journey shows that consent is missing',
    },
    wayMissing: 'State whether the referral may be given out.',
    consent: 'The consent',
    ground: 'The other ground',
    back: 'Back to the referral',
    toAnonymous: 'Make the referral anonymous',
  },
  interventionHint:
    'If another authority than yours runs the intervention, the next step asks for the consent of the person.',
  savedBefore: {
    title: 'The form has been saved already',
    what: (saved) =>
      `You have already saved a referral from this form: ${saved}. What you have written now is not saved.`,
    correct: 'Is something wrong in it? Correct it in the journey.',
    again:
      'Is what you have written now about somebody else, or a new referral? Review and save, and it becomes a journey of its own.',
  },
  review: {
    title: 'Review the referral',
    lead: 'The referral is not saved yet.',
    known: 'The person already has journeys in your interventions',
    knownWhat: 'A new referral becomes a new journey. Check that it has not been made already.',
    journey: (number, intervention, status) => `${number}: ${intervention}, ${status.toLowerCase()}`,
    look: 'Check before you save',
    dropped: 'This will not be saved',
    droppedWhat: 'The referral is anonymous. What you have filled in here will not be saved:',
    droppedNotNeeded:
      'The intervention that is chosen now does not need it. What you filled in below is not saved:',
    save: 'Save the referral',
    change: 'Change',
  },
};
