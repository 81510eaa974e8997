import type { Texts } from './sv.js';

export const evidenceEn: Texts['evidence'] = {
  title: 'Evidence of a period',
  lead: 'A file that shows what stood in the log, and can be checked without Samspår and without trusting its system administrator.',
  points: [
    'All that was written in the period is there, in order and without a gap. What you may not see is there as a hash.',
    'No person is named, and texts are sealed. That you have fetched it is written to the access log. Its report is in Swedish.',
    'Check it against a fingerprint that has come to you another way than with the file.',
  ],
  fran: 'From',
  till: 'To',
  hint: 'YYYY-MM-DD.',
  wrongDay: (name) => `${name}: write the day as YYYY-MM-DD.`,
  button: 'Fetch evidence',
  ofJourney: 'Fetch evidence',
  what: 'The evidence is a file that shows that the events stood in the log. It can be checked without Samspår.',
  ofPeriod: 'Evidence of a period',
};
