import { small } from '../words/code-names.js';
import type { formSv } from './journey-forms.sv.js';

const forms: (typeof formSv)['forms'] = {
  samtycke: {
    action: 'Register consent',
    intro: 'The consent is for this intervention, and the authorities and data named.',
  },
  'aterkalla-samtycke': {
    action: 'Withdraw consent',
    intro:
      'The journey shows from that day on that the consent is withdrawn. Where the association requires consent, what was registered is at once no longer shown to the other authorities; elsewhere it is shown with a line in red. Nothing is removed: tell the authorities yourself that the consent is no longer in force.',
  },
  utlamnande: {
    action: 'Register a disclosure without consent',
    title: 'Disclosure without consent',
    intro:
      'Your authority gives out what it has registered itself, on another ground than consent. The disclosure stands in the register of disclosures.',
  },
  antagande: {
    action: 'Accept into the intervention',
    intro: 'The person gets a place in the intervention. The start is registered separately.',
  },
  avbojande: {
    title: 'Decline the referral',
    action: 'Decline',
    intro: 'Whoever referred sees that the referral is declined, and why.',
  },
  atertagande: {
    action: 'Withdraw the referral',
    intro: 'The referral is taken back before the intervention has started.',
  },
  vantelista: {
    action: 'Place on the waiting list',
    intro: 'The referral is not answered until it is accepted or declined.',
  },
  start: {
    action: 'Register the start',
    intro:
      'What is stated is as of the day of start and replaces what the referral said. Leave empty what was not asked.',
  },
  teammote: { action: 'Register a team meeting' },
  plan: { title: 'Plan', action: 'Register a plan', intro: 'Write short goals that the person agrees with.' },
  arbetsgivarkontakt: { action: 'Register an employer contact' },
  avslut: {
    action: 'Register the exit',
    choose: 'Choose the result at exit.',
  },
  uppfoljning: {
    action: 'Register a follow-up',
    intro: 'Follow-ups are made 6, 12, 24 and 36 months after the exit.',
  },
  'inte-anonym': {
    title: 'The person is anonymous no longer',
    action: 'End the anonymity',
    intro:
      'Register this when the person has agreed to be known in the journey. What has not been kept so far is unknown until somebody corrects it. Then ask for consent, and record the identity number under the person. It cannot be taken back.',
  },
  rattelse: {
    action: 'Correct a fact',
    intro: 'The old value stays in the history.',
    choose: 'Choose the fact or entry to correct. What it said stays in the history.',
  },
  strykning: {
    action: 'Strike an entry',
    intro: 'For what never happened. The entry is counted no longer and stays in the history as struck.',
    choose: 'Choose the entry to strike: what never happened.',
  },
  overlamning: {
    title: 'Responsible caseworker',
    action: 'Hand over',
  },
  ateroppning: {
    action: 'Take back the exit',
    intro: 'For an exit that was registered by mistake. A person who comes back gets a new journey.',
  },
  felregistrering: {
    title: 'Misregistration',
    action: 'Mark as misregistered',
    intro: 'For a journey that should never have been registered. It is no longer counted anywhere.',
  },
  aterinforing: {
    action: 'Take back the misregistration',
    intro: 'The journey is counted again, as it was.',
  },
};

export const formEn: typeof formSv = {
  forms,
  kinds: {
    agree: 'Plan',
    revise: 'Revise the plan',
    assign: 'Assign a caseworker',
    handOver: 'Hand the journey over',
    'work-or-studies': 'Work or studies',
    care: 'Care or rehabilitation',
    'continued-support': 'Continued support',
    other: 'Another reason',
    recorded: 'The follow-up was made',
    missed: 'The follow-up could not be made',
  },
  entry: {
    correct: 'Change what is wrong. What it said stays in the history as corrected.',
    strike: 'Did it never happen? Strike the entry',
  },
  now: (value) => `Registered now: ${value}`,
  save: 'Save',
  idle: (minutes) =>
    `Your sign-in ends after ${minutes} minutes without activity. If you save later than that you sign in again, and what you typed is kept.`,
  more: {
    decisions: 'Add something agreed',
    goals: 'Add a goal',
    actions: 'Add a parallel action',
    sources: 'Add a source of livelihood',
  },
  cancel: 'Cancel',
  unanswered: 'Not filled in',
  confirm: {
    title: 'Is this right?',
    avbojande: 'A declined referral cannot be changed. To refer the person again is a new journey.',
    atertagande: 'A withdrawn referral cannot be changed. To refer the person again is a new journey.',
    felregistrering:
      'The whole journey with all its events is no longer counted. Nothing more can be registered in it.',
    yes: {
      avbojande: 'Yes, decline',
      atertagande: 'Yes, withdraw',
      felregistrering: 'Yes, it is misregistered',
    },
    no: 'No, go back',
  },
  conflict: {
    title: 'Somebody else registered something while you wrote',
    what: 'What you wrote is still below and not saved. Read what is new and save again if it is still right.',
    label: 'Registered while you wrote',
  },
  savedBefore: {
    title: 'The form has been saved already',
    what: (registered) =>
      `What you saved before is in the journey (${registered}). What you have written now is not saved.`,
    correct: 'Is something wrong in what was saved? Correct it in the journey.',
    again: 'Save again only if what you have written now is to be registered too.',
  },
  notNow: {
    title: 'This cannot be registered now',
    what: (status) => `The status of the journey is: ${status}.`,
    back: 'To the journey',
  },
  errors: {
    choose: (label) => (label.endsWith('?') ? `Answer the question: ${label}` : `Choose ${small(label)}.`),
    future: (label) => `${label} cannot lie in the future.`,
    fill: (label) => `Fill in ${small(label)}.`,
    day: (label) => `${label}: write the day as YYYY-MM-DD, for example 2024-03-05.`,
    whole: (label, from, to) => `${label}: state a whole number from ${from} to ${to}.`,
    either: (label) => `${label}: state one or the other.`,
    orUnknown: (label) => `${label}: choose either what applies or why it is not known.`,
  },
  stated: {
    notAsked: 'Not asked',
    doesNotKnow: 'Does not know',
    willNotSay: 'Will not say',
    notRegistered: 'Not registered',
  },
  hints: {
    dayOrUnknown: 'YYYY-MM-DD, for example 2024-03-05. Write unknown where nobody knows the day.',
    giving: 'Authorities that may give out what they have registered of the person.',
    receiving: 'Authorities that may be told.',
    obtainedBy: 'Whoever talked with the person and received the consent. Leave empty where it is you.',
    validFrom:
      'YYYY-MM-DD, for example 2024-03-05. Leave empty where the consent is valid from the same day.',
    groundReceiver: 'Another authority than your own.',
    why: 'What is necessary, and how it was assessed. The text is kept encrypted.',
    groundFrom: 'YYYY-MM-DD, like 2024-03-05. Left empty where it holds from the same day.',
    groundUntil: 'YYYY-MM-DD, like 2024-03-05. Left empty where no last day is set.',
    reasons: 'Work and studies can both be stated.',
    violence: 'Only whether it was asked. The answer is never stored here.',
    note: 'The text is stored encrypted and shown to the caseworkers of the intervention alone.',
    short: 'Short, one thing in each box.',
    expires:
      'YYYY-MM-DD, for example 2024-03-05. Leave empty where the consent is valid until further notice.',
    dayInRow: 'YYYY-MM-DD',
    profile: 'Leave empty what was not asked.',
    caseworkers: 'Caseworkers assigned to the intervention.',
    withdrawal: 'Leave all empty to withdraw from all.',
  },
  labels: {
    consentOn: 'Day of the consent',
    withdrawnConsentOn: 'Day of the withdrawal',
    declinedOn: 'Day of the answer',
    withdrawnOn: 'Day of the withdrawal',
    waitingOn: 'Day of the waiting list',
    metOn: 'Day of the meeting',
    planOn: 'Day of the plan',
    contactOn: 'Day of the contact',
    followUpOn: 'Day of the follow-up',
    anonymityEndedOn: 'Day on which the person agreed',
    assignedOn: 'From',
    giving: 'May give out',
    receiving: 'May be told',
    kinds: 'What',
    obtainedBy: 'Obtained by',
    validFrom: 'Valid from',
    withdrawnFrom: 'Withdrawn from',
    groundOn: 'Day of the disclosure',
    ground: 'Ground',
    receiver: 'Given out to',
    why: 'Why',
    purpose: 'Purpose',
    form: 'Form',
    language: 'Language',
    expiresOn: 'Valid up to and including',
    reason: 'Reason',
    note: 'Note',
    whyCorrected: 'Why the entry is corrected',
    correctionNote: 'Note on the correction',
    attendance: 'Attendance',
    decisions: 'Agreed',
    decision: 'What is to be done',
    owner: 'Responsible party',
    dueOn: 'By',
    violence: 'Has the question on violence been asked?',
    goals: 'Goals',
    actions: 'Parallel actions',
    action: 'Action',
    contactKind: 'Type of contact',
    exitReasons: 'Result',
    exitReason: 'Exit reason',
    monthsAfterExit: 'Which follow-up',
    caseworker: 'Caseworker',
    value: (fact) => `The right value: ${fact}`,
    months: 'Number of months',
    bracket: 'Or roughly',
    since: 'Since',
    source: 'Source',
    row: (label, number) => `${label} ${number}`,
  },
  options: {
    consentForms: { written: 'In writing', oral: 'Orally', electronic: 'Electronically' },
    attendance: { present: 'Present', absent: 'Absent', notCalled: 'Not called' },
    yes: 'Yes',
    no: 'No',
    otherLanguage: 'Another language',
    languageUnknown: 'A language that is not known',
    /** Where browsers and servers have no name, or one that the field does not use. */
    languages: {
      'sv-x-latt': 'Easy Swedish',
      prs: 'Dari',
      ps: 'Pashto',
      ku: 'Kurmanji (Northern Kurdish)',
      ckb: 'Sorani (Central Kurdish)',
      swl: 'Swedish Sign Language',
    },
    unknownReason: 'The reason is not known',
  },
  withdrawAll:
    'All consent is withdrawn. The person has a protected identity: whoever is responsible for the journey alone can withdraw it from some authorities.',
  noCaseworker:
    'No other caseworker is assigned to the intervention: ask the access administrator of the association to assign one.',
  purpose: (intervention) => `Coordinated support in ${intervention}`,
};
