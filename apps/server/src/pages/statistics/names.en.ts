import type { Dimension, Measure } from '@samspar/statistics';

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
  exitGroup: 'Exit',
  exitReason: 'Exit reason',
  year: 'Year',
  quarter: 'Quarter',
  month: 'Month',
};

export const measuresEn: Readonly<Record<Measure, string>> = {
  referred: 'Referred',
  started: 'Started',
  ended: 'Ended',
  participants: 'Participants during the period',
  ongoing: 'Ongoing at the end of the period',
  meetings: 'Team meetings',
  handovers: 'Handovers',
  employerContacts: 'Employer contacts',
  daysToStart: 'Days from referral to start (median)',
  daysInIntervention: 'Days in the intervention (median)',
};
