import type { Dimension, Measure } from '@samspar/statistics';
import type { ReportComparison, ReportTable } from './report-table.js';

const BY_SEX: Pick<ReportTable, 'columns' | 'percentOf'> = { columns: ['sex'], percentOf: 'column' };

const counted = (
  measure: Measure,
  id: string,
  rows: readonly Dimension[],
  title: ReportTable['title'],
): ReportTable => ({ id, title, measures: [measure], rows, ...BY_SEX });

const dueBy = (id: string, rows: readonly Dimension[], title: ReportTable['title']): ReportTable => ({
  ...counted('followUpsDue', id, rows, title),
  columns: ['state'],
  percentOf: 'row',
});

/** Women and men who went to work or studies, by what came of it. */
const toWork = (id: string, dimension: Dimension, title: ReportTable['title']): ReportTable => ({
  ...counted('ended', id, [dimension], title),
  where: { exitGroup: ['work-or-studies'] },
});

export const kindOfWork = toWork('arbetets-art', 'employment', {
  sv: 'Slag av arbete',
  en: 'Kind of work',
});
export const extentOfWork = toWork('omfattning', 'extent', {
  sv: 'Omfattning av arbete eller studier',
  en: 'Extent of work or studies',
});

export const dueFollowUps = dueBy('uppfoljningar', ['followUpMonths', 'sex'], {
  sv: 'Uppföljningar att göra',
  en: 'Follow-ups due',
});
const dueByIntervention = dueBy('uppfoljningar-per-insats', ['intervention', 'sex'], {
  sv: 'Uppföljningar att göra per insats',
  en: 'Follow-ups due by intervention',
});

const comparedAt = (months: '6' | '12'): ReportComparison => ({
  id: `forsorjning-efter-${months}-manader`,
  title: {
    sv: `Försörjning vid start och efter ${months} månader`,
    en: `Livelihood at the start and after ${months} months`,
  },
  of: 'livelihood',
  at: ['start', months],
});

/** What came of those who have ended, some time after. */
export const followUpTables: readonly (ReportTable | ReportComparison)[] = [
  dueFollowUps,
  dueByIntervention,
  counted('followUps', 'forsorjning-vid-uppfoljning', ['followUpMonths', 'livelihoodAtFollowUp'], {
    sv: 'Försörjning vid uppföljningen',
    en: 'Livelihood at the follow-up',
  }),
  counted('followUps', 'sysselsattning-vid-uppfoljning', ['followUpMonths', 'occupationAtFollowUp'], {
    sv: 'Sysselsättning vid uppföljningen',
    en: 'Occupation at the follow-up',
  }),
  comparedAt('6'),
  comparedAt('12'),
  counted('daysExitToFollowUp', 'tid-till-uppfoljning', ['followUpMonths'], {
    sv: 'Tid från avslut till uppföljning',
    en: 'Time from exit to follow-up',
  }),
];

export const leadTimes: ReportTable = {
  id: 'ledtider',
  title: { sv: 'Ledtider', en: 'Lead times' },
  measures: [
    'daysReferralToAnswer',
    'daysToStart',
    'daysToFirstMeeting',
    'daysBetweenMeetings',
    'daysToFirstEmployerContact',
    'daysInIntervention',
  ],
  rows: [],
  ...BY_SEX,
};
export const attendance = counted('meetings', 'narvaro', ['attendingParty'], {
  sv: 'Teammöten efter vilka parter som var med',
  en: 'Team meetings by which parties attended',
});
export const violenceQuestion = counted('meetings', 'fragan-om-vald', ['violenceQuestion'], {
  sv: 'Frågan om våld på teammöten',
  en: 'The question on violence at team meetings',
});
const handovers = counted('handovers', 'overlamningar', ['intervention'], {
  sv: 'Överlämningar mellan handläggare',
  en: 'Handovers between caseworkers',
});

/** How journeys are worked with, from the referral on. */
export const workTables: readonly ReportTable[] = [
  counted('referred', 'besked', ['referralOutcome'], {
    sv: 'Anmälningar och vad de fick för svar',
    en: 'Referrals and what they were answered',
  }),
  leadTimes,
  {
    ...leadTimes,
    id: 'besked-per-insats',
    title: { sv: 'Tid till besked per insats', en: 'Time to the answer by intervention' },
    measures: ['daysReferralToAnswer'],
    rows: ['intervention'],
  },
  counted('consents', 'samtycken', ['state'], { sv: 'Samtycken', en: 'Consents' }),
  attendance,
  violenceQuestion,
  counted('decisions', 'overenskommet', ['state'], {
    sv: 'Överenskommet på teammöten',
    en: 'Agreed at team meetings',
  }),
  handovers,
  counted('ended', 'byten', ['caseworkerChanges'], {
    sv: 'Byten av handläggare, för dem som avslutade',
    en: 'Changes of caseworker, of those who ended',
  }),
  counted('employerContacts', 'arbetsgivarkontakter', ['intervention'], {
    sv: 'Arbetsgivarkontakter',
    en: 'Employer contacts',
  }),
  counted('assessments', 'bedomningar', ['assessmentKind'], {
    sv: 'Bedömningar efter vilken sort det var',
    en: 'Assessments by what kind they were',
  }),
  counted('started', 'registrerat-efter', ['registeredLate'], {
    sv: 'Hur snart en start registreras',
    en: 'How soon a start is registered',
  }),
];
