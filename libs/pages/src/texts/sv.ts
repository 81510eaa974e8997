import { numeral } from '@samspar/kernel';
import type { Language } from '../language.js';
import { accessLogSv } from './access-log.sv.js';
import { aboutSv } from './about.sv.js';
import { auditSv } from './audit.sv.js';
import { annualReportSv } from './annual-report.sv.js';
import { authoritiesSv } from './authorities.sv.js';
import { finsamSv } from './finsam.sv.js';
import { figureSv } from './figure.sv.js';
import { importSv } from './import.sv.js';
import { usersSv } from './users.sv.js';
import { interventionsSv } from './interventions.sv.js';
import { chartsSv } from './charts.sv.js';
import { casesSv } from './cases.sv.js';
import { differenceSv } from './difference.sv.js';
import { disclosuresSv } from './disclosures.sv.js';
import { erasureSv } from './erasure.sv.js';
import { extractSv } from './extract.sv.js';
import { inboxSv } from './inbox.sv.js';
import { myDaySv } from './my-day.sv.js';
import { draftsSv } from './drafts.sv.js';
import { journeySv } from './journey.sv.js';
import { personSv } from './person.sv.js';
import { openDataSv } from './open-data.sv.js';
import { questionsSv } from './questions.sv.js';
import { publicationsSv } from './publications.sv.js';
import { esfSv } from './esf.sv.js';
import { evaluationSv } from './evaluation.sv.js';
import { evidenceSv } from './evidence.sv.js';
import { reportsSv } from './reports.sv.js';
import { replaySv } from './replay.sv.js';
import { referralSv } from './referral.sv.js';
import { signInSv } from './sign-in.sv.js';
import { statisticsSv } from './statistics.sv.js';
import { errorsSv } from './errors.sv.js';

export const sv = {
  languageCode: 'sv' as Language,
  product: 'Samspår',
  skip: 'Till innehållet',
  demonstration: 'Demonstration: alla uppgifter är påhittade.',
  printed: (day: string, name: string | null) => `Utskrivet ${day}${name === null ? '' : ` av ${name}`}`,
  optional: '(frivilligt)',
  wrong: 'Fel:',
  choose: 'Välj',
  dateHint: 'ÅÅÅÅ-MM-DD, till exempel 2024-03-05',
  noDiagnoses: 'Skriv inte diagnoser.',
  navigation: {
    label: 'Huvudmeny',
    myDay: 'Min dag',
    journeys: 'Ärenden',
    inbox: 'Inkorg',
    shares: 'Fördelning',
    erasure: 'Gallring',
    disclosures: 'Utlämnanden',
    statistics: 'Statistik',
    questions: 'Frågor',
    publications: 'Publicerat',
    audit: 'Att granska',
    replay: 'Granskning',
    accessLog: 'Åtkomstlogg',
    imports: 'Inläsning',
    interventions: 'Insatser',
    authorities: 'Myndigheter',
    users: 'Användare',
    about: 'Om Samspår',
    accessibility: 'Tillgänglighet',
    signIn: 'Logga in',
    signOut: 'Logga ut',
  },
  language: { other: 'English', otherCode: 'en' as 'sv' | 'en' },
  errorSummary: 'Det här behöver rättas',
  pagination: {
    label: 'Sidor',
    previous: 'Föregående',
    next: 'Nästa',
    of: (page: number, pages: number) => `Sida ${page} av ${pages}`,
  },
  filter: { button: 'Filtrera', clear: 'Rensa filter' },
  progress: (done: number, all: number) => `${numeral(done)} av ${numeral(all)} klara`,
  atOnce: (day: string, time: string) => `${day} kl. ${time}`,
  timeline: { newest: 'Nyast först', oldest: 'Äldst först' },
  errors: errorsSv,
  statistics: statisticsSv,
  charts: chartsSv,
  reports: reportsSv,
  import: importSv,
  users: usersSv,
  authorities: authoritiesSv,
  interventions: interventionsSv,
  accessLog: accessLogSv,
  about: aboutSv,
  audit: auditSv,
  cases: casesSv,
  disclosures: disclosuresSv,
  erasure: erasureSv,
  extract: extractSv,
  inbox: inboxSv,
  myDay: myDaySv,
  drafts: draftsSv,
  journey: journeySv,
  person: personSv,
  referral: referralSv,
  replay: replaySv,
  figure: figureSv,
  openData: openDataSv,
  publications: publicationsSv,
  questions: questionsSv,
  esf: esfSv,
  evaluation: evaluationSv,
  finsam: finsamSv,
  annualReport: annualReportSv,
  evidence: evidenceSv,
  difference: differenceSv,
  signIn: signInSv,
};

/** Every word on screen, by page; the English catalogue has the shape of the Swedish one. */
export type Texts = typeof sv;
