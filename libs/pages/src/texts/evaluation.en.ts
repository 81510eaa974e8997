import { numeral } from '@samspar/kernel';
import type { Texts } from './sv.js';

export const evaluationEn: Texts['evaluation'] = {
  title: 'Files for evaluation',
  lead: 'A row for each journey, with codes and days and a pseudonym in place of name and number, for ISF or another that evaluates.',
  points: [
    'The data are personal data without names too. Your authority answers for the test of secrecy.',
    'Journeys whose person has a protected identity or is anonymous, or whose consent is withdrawn, are left out.',
    'That you fetch the file is noted in the access log of each journey in it.',
  ],
  newFile: 'New file',
  noInsats: 'You lead no insats that your authority runs, and can make no file.',
  receiver: 'Receiver',
  ground: "The receiver's ground",
  secrecy: 'Test of secrecy',
  secrecyHint: "The receiver's ground does not lift your secrecy.",
  purpose: 'Purpose',
  reference: 'Number of the assignment',
  referenceHint:
    "The receiver's case number. Files with the same number for the same receiver have the same pseudonyms, others have not.",
  interventions: 'Insatser',
  from: 'Referred from',
  to: 'Referred until',
  columns: 'Columns',
  columnsHint:
    'Choose only what the assignment needs. What is sensitive is given on a ground that covers it alone.',
  sensitive: 'Sensitive',
  days: 'Days for which the file is there',
  make: 'Make the file',
  made: (rows) =>
    `The file is made, with ${numeral(rows)} ${rows === 1 ? 'journey' : 'journeys'}. Fetch it in the list.`,
  caption: (count) => `Files made: ${numeral(count)}`,
  empty: 'No file has been made.',
  whenAndWho: 'Made',
  what: 'Contents',
  rows: 'Rows',
  leftOut: (count) => `${count} left out`,
  file: 'File',
  fetch: 'Fetch',
  until: (day) => `There until ${day}`,
  gone: 'No longer there',
  referred: (from, to) => `referred ${from} to ${to}`,
  seeFiles: 'Files for evaluation',
};
