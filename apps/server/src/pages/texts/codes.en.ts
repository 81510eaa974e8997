import type {
  AgeGroup,
  CareReason,
  CorrectionReason,
  DeclineReason,
  Education,
  EmployerContactKind,
  EmploymentKind,
  ExitGroup,
  ExitReason,
  LivelihoodCode,
  NeedGroup,
  Obstacle,
  Occupation,
  Party,
  ReferralOutcome,
  Sex,
  TimeOnAssistanceCode,
  WithdrawalReason,
} from '@samspar/codes';

type Names<Code extends string> = Readonly<Record<Code, string>>;

const PARTIES: Names<Party> = {
  municipality: 'The municipality',
  region: 'The region',
  arbetsformedlingen: 'Arbetsförmedlingen (employment service)',
  forsakringskassan: 'Försäkringskassan (social insurance)',
};

const TIMES: Names<TimeOnAssistanceCode> = {
  'under-1': 'Less than 1 year',
  '1-2': '1–2 years',
  '2-5': '2–5 years',
  '5-plus': '5 years or more',
  none: 'No economic assistance',
};

const LIVELIHOODS: Names<LivelihoodCode> = {
  'economic-assistance': 'Economic assistance',
  'sickness-benefit': 'Sickness benefit',
  'rehabilitation-benefit': 'Rehabilitation benefit',
  'activity-compensation': 'Activity compensation',
  'sickness-compensation': 'Sickness compensation',
  'unemployment-benefit': 'Unemployment benefit',
  'activity-support': 'Activity support',
  'establishment-benefit': 'Establishment benefit',
  'study-support': 'Study support',
  'parental-benefit': 'Parental benefit',
  salary: 'Salary',
  relative: "Relative's income",
  none: 'No income',
  other: 'Other',
};

const CARE: Names<CareReason> = { 'care-or-rehabilitation': 'Needs care or rehabilitation' };

const EXIT_REASONS: Names<ExitReason> = {
  ...CARE,
  work: 'Began to work',
  studies: 'Began to study',
  'support-jobbtorg': 'Continued support at jobbtorg',
  'support-arbetsformedlingen': 'Continued support at Arbetsförmedlingen',
  'support-rehab-cooperation': 'Continued support in rehabilitation cooperation',
  moved: 'Moved',
  'parental-leave': 'Parental leave',
  detained: 'Detained',
  'consent-withdrawn': 'Consent withdrawn',
  'own-request': 'At own request',
  deceased: 'Deceased',
  'age-limit': 'Reached the age limit',
  'intervention-closed': 'Intervention closed',
  other: 'Other reason',
};

/** The code lists in English; the Swedish names stand in the lists themselves. */
export const codesEn = {
  sex: { woman: 'Woman', man: 'Man' } satisfies Names<Sex>,
  ageGroup: {
    'under-16': 'Under 16',
    '16-29': '16–29',
    '30-65': '30–65',
    'over-65': 'Over 65',
  } satisfies Names<AgeGroup>,
  education: {
    'none-or-incomplete': 'No or incomplete compulsory school',
    compulsory: 'Compulsory school',
    'upper-secondary': 'Upper secondary',
    'post-secondary-under-3': 'Post-secondary, under 3 years',
    'post-secondary-3-plus': 'Post-secondary, 3 years or more',
  } satisfies Names<Education>,
  timeWithoutWork: TIMES,
  timeOnAssistance: TIMES,
  referringParty: PARTIES,
  decidingParty: PARTIES,
  referralOutcome: {
    accepted: 'Accepted',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
    waiting: 'Waiting list',
    open: 'Unanswered',
  } satisfies Names<ReferralOutcome>,
  livelihood: LIVELIHOODS,
  livelihoodAtExit: LIVELIHOODS,
  obstacle: {
    unemployed: 'Unemployed',
    'sick-listed-with-certificate': 'On sick leave with certificate',
    'sickness-or-activity-compensation': 'Sickness or activity compensation',
    'social-reasons': 'Unable to work for social reasons',
    'parental-leave': 'On parental leave',
    'part-time-work': 'Works part time',
    language: 'Language',
    none: 'No obstacle',
    other: 'Other',
  } satisfies Names<Obstacle>,
  needGroup: {
    young: 'Young adults',
    adult: 'Adults',
    migration: 'Migration and flight',
    disability: 'Disability',
  } satisfies Names<NeedGroup>,
  exitGroup: {
    'work-or-studies': 'Work or studies',
    care: 'Care or rehabilitation',
    'continued-support': 'Continued support',
    other: 'Other',
  } satisfies Names<ExitGroup>,
  exitReason: EXIT_REASONS,
  declineReason: {
    'outside-target-group': 'Outside the target group',
    'no-capacity': 'No capacity',
    'no-consent': 'No consent',
    'better-support-elsewhere': 'Other support fits better',
    other: 'Other reason',
  } satisfies Names<DeclineReason>,
  withdrawalReason: {
    'participant-declined': 'The person declined',
    'needs-changed': 'The needs have changed',
    moved: 'Moved',
    other: 'Other reason',
  } satisfies Names<WithdrawalReason>,
  employmentKind: {
    unsubsidised: 'Unsubsidised work',
    subsidised: 'Subsidised work',
    'self-employed': 'Self-employed',
  } satisfies Names<EmploymentKind>,
  employerContactKind: {
    visit: 'Visit',
    call: 'Call',
    'internship-agreed': 'Internship agreed',
    'employment-agreed': 'Employment agreed',
    other: 'Other contact',
  } satisfies Names<EmployerContactKind>,
  occupation: {
    work: 'Gainful employment',
    studies: 'Studies',
    'job-seeking': 'Actively seeking work',
    other: 'Other',
  } satisfies Names<Occupation>,
  correctionReason: {
    'entry-error': 'Entry error',
    'new-information': 'New information',
    'source-changed': 'Changed in the imported file',
    'batch-reversed': 'Import reversed',
  } satisfies Names<CorrectionReason>,
};
