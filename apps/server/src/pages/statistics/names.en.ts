import { type Answer, type Dimension, type Measure, sharedDimensions } from '@samspar/statistics';

export const dimensionsEn: Readonly<Record<Dimension, string>> = {
  association: 'Association',
  intervention: 'Intervention',
  sex: 'Sex',
  ageGroup: 'Age at start',
  education: 'Education',
  timeWithoutWork: 'Time without work or studies',
  timeOnAssistance: 'Time on economic assistance',
  referringParty: 'Referring party',
  referringUnit: 'Referring unit',
  decidingParty: 'Deciding party',
  referralOutcome: 'Answer to the referral',
  district: 'District',
  livelihood: 'Livelihood at start',
  livelihoodAtExit: 'Livelihood at exit',
  obstacle: 'Livelihood obstacle',
  needGroup: 'Need group',
  exitGroup: 'Result at exit',
  exitReason: 'Exit reason',
  year: 'Year',
  quarter: 'Quarter',
  month: 'Month',
};

export const measuresEn: Readonly<Record<Measure, string>> = {
  referred: 'Referrals',
  started: 'Journeys started',
  ended: 'Journeys ended',
  participants: 'Participants during the period',
  ongoing: 'Ongoing at the end of the period',
  meetings: 'Team meetings',
  handovers: 'Handovers',
  employerContacts: 'Employer contacts',
  daysToStart: 'Days from referral to start (median)',
  daysInIntervention: 'Days in the intervention (median)',
};

/** *Per cent of what*: the heading of the shares of an answer. */
export const shareLabelEn = (answer: Pick<Answer, 'by' | 'shareOf'>): string => {
  const shared = sharedDimensions(answer).map((dimension) => dimensionsEn[dimension].toLowerCase());
  return ['Per cent of all', ...(shared.length > 0 ? [`of the same ${shared.join(' and ')}`] : [])].join(' ');
};
