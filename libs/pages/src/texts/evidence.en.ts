import { numeral } from '@samspar/kernel';
import { megabytes } from '../words/megabytes.js';
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
  texts: {
    title: (reference) => `Evidence with texts: case ${reference}`,
    lead: 'A file that shows what stood in the log of the case, with its texts opened in the report, which is in Swedish.',
    points: [
      'You are given what you may read in the case. What no consent lets you be told is there as a hash.',
      'What is proved are the sealed texts. README.txt says how the opened ones belong to them.',
      'The bundle cannot be called back: what is erased later still stands in it. Keep it as the case itself.',
      'That you fetch it is noted in the access log.',
    ],
    disclose: 'Where somebody else is to have it: register the disclosure first',
    button: 'Fetch evidence with texts',
    link: 'Fetch evidence with texts',
    ask: 'Fetch evidence with texts',
    asked:
      'Your mandate lets you read the texts, on a ground that you choose. Whoever is responsible for the case is told, and it stands among the disclosures for a year.',
  },
  check: {
    title: 'Check evidence',
    lead: 'The bundle is held to the fingerprint, file by file. Nothing of it is kept.',
    link: 'Check evidence',
    back: 'Fetch evidence of a period',
    file: 'Evidence',
    fileHint: 'A zip of 20 MB at most. Larger ones are checked by samspar verify-bundle.',
    fingerprint: 'Fingerprint',
    fingerprintHint:
      '32 characters, with or without spaces. Take it from a released table or a note of your own, not from the bundle.',
    button: 'Check',
    fileMissing: 'Choose the bundle that is to be checked.',
    fileTooLarge: (size, most) =>
      `The file is ${megabytes(size, 'en')} and may be ${megabytes(most, 'en')} at most: check it by samspar verify-bundle.`,
    wrongFingerprint: 'Fingerprint: write 32 characters, digits and a to f.',
    holds: 'The bundle holds',
    fails: 'The bundle does not hold',
    faults: (count) => `What is wrong: ${numeral(count, 'en')}`,
    inFile: 'File',
    fault: 'Fault',
    about: 'About',
    of: {
      journey: (reference) => `Case ${reference}`,
      publication: (id) => `Release ${id}`,
      period: (from, to) => `${from} to ${to}`,
    },
    made: 'Made',
    events: 'Events',
    withheld: 'By their hash alone',
    head: 'Head of the fingerprint',
    headOf: (moment, size) => `${moment}, over ${numeral(size, 'en')} events`,
    after: 'Written after that head, shown by the signature alone',
    key: 'Key (Ed25519)',
  },
};
