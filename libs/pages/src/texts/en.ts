import { numeral } from '@samspar/kernel';
import { accessLogEn } from './access-log.en.js';
import { aboutEn } from './about.en.js';
import { auditEn } from './audit.en.js';
import { annualReportEn } from './annual-report.en.js';
import { authoritiesEn } from './authorities.en.js';
import { finsamEn } from './finsam.en.js';
import { figureEn } from './figure.en.js';
import { importEn } from './import.en.js';
import { usersEn } from './users.en.js';
import { interventionsEn } from './interventions.en.js';
import { chartsEn } from './charts.en.js';
import { casesEn } from './cases.en.js';
import { differenceEn } from './difference.en.js';
import { disclosuresEn } from './disclosures.en.js';
import { erasureEn } from './erasure.en.js';
import { extractEn } from './extract.en.js';
import { inboxEn } from './inbox.en.js';
import { myDayEn } from './my-day.en.js';
import { draftsEn } from './drafts.en.js';
import { journeyEn } from './journey.en.js';
import { personEn } from './person.en.js';
import { openDataEn } from './open-data.en.js';
import { questionsEn } from './questions.en.js';
import { publicationsEn } from './publications.en.js';
import { esfEn } from './esf.en.js';
import { evaluationEn } from './evaluation.en.js';
import { evidenceEn } from './evidence.en.js';
import { reportsEn } from './reports.en.js';
import { replayEn } from './replay.en.js';
import { referralEn } from './referral.en.js';
import { signInEn } from './sign-in.en.js';
import { statisticsEn } from './statistics.en.js';
import { errorsEn } from './errors.en.js';
import type { Texts } from './sv.js';

export const en: Texts = {
  languageCode: 'en',
  product: 'Samspår',
  skip: 'Skip to the content',
  demonstration: 'Demonstration: all data are made up.',
  printed: (day, name) => `Printed ${day}${name === null ? '' : ` by ${name}`}`,
  optional: '(optional)',
  wrong: 'Error:',
  choose: 'Choose',
  dateHint: 'YYYY-MM-DD, for example 2024-03-05',
  noDiagnoses: 'Do not write diagnoses.',
  navigation: {
    label: 'Main menu',
    myDay: 'My day',
    journeys: 'Journeys',
    inbox: 'Inbox',
    shares: 'Caseload',
    erasure: 'Erasure',
    disclosures: 'Disclosures',
    statistics: 'Statistics',
    questions: 'Questions',
    publications: 'Released',
    audit: 'To audit',
    replay: 'Audit',
    accessLog: 'Access log',
    imports: 'Import',
    interventions: 'Interventions',
    authorities: 'Authorities',
    users: 'Users',
    about: 'About Samspår',
    accessibility: 'Accessibility',
    signIn: 'Sign in',
    signOut: 'Sign out',
  },
  language: { other: 'Svenska', otherCode: 'sv' },
  errorSummary: 'This needs to be put right',
  pagination: {
    label: 'Pages',
    previous: 'Previous',
    next: 'Next',
    of: (page, pages) => `Page ${page} of ${pages}`,
  },
  filter: { button: 'Filter', clear: 'Clear the filter' },
  progress: (done, all) => `${numeral(done, 'en')} of ${numeral(all, 'en')} done`,
  atOnce: (day, time) => `${day} at ${time}`,
  timeline: { newest: 'Newest first', oldest: 'Oldest first' },
  errors: errorsEn,
  statistics: statisticsEn,
  charts: chartsEn,
  reports: reportsEn,
  import: importEn,
  users: usersEn,
  authorities: authoritiesEn,
  interventions: interventionsEn,
  accessLog: accessLogEn,
  about: aboutEn,
  audit: auditEn,
  cases: casesEn,
  disclosures: disclosuresEn,
  erasure: erasureEn,
  extract: extractEn,
  inbox: inboxEn,
  myDay: myDayEn,
  drafts: draftsEn,
  journey: journeyEn,
  person: personEn,
  referral: referralEn,
  replay: replayEn,
  figure: figureEn,
  openData: openDataEn,
  publications: publicationsEn,
  questions: questionsEn,
  esf: esfEn,
  evaluation: evaluationEn,
  finsam: finsamEn,
  annualReport: annualReportEn,
  evidence: evidenceEn,
  difference: differenceEn,
  signIn: signInEn,
};
