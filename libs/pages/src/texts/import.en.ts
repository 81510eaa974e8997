import { numeral } from '@samspar/kernel';
import { megabytes } from '../words/megabytes.js';
import type { importSv } from './import.sv.js';

const number = (count: number): string => numeral(count, 'en');
const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`;
const journeys = (count: number): string => counted(count, 'journey', 'journeys');

export const importEn: typeof importSv = {
  title: 'Import',
  lead: 'Import a list, one row per journey. The file is checked first: nothing is saved until you have seen the result and confirmed it.',
  file: 'File',
  fileHint: 'A workbook (.xlsx) or a text file (.csv), at most 20 MB.',
  fileMissing: 'Choose a file to check.',
  fileTooLarge: (size, most) =>
    `The file is ${megabytes(size, 'en')} and may be at most ${megabytes(most, 'en')}: split it, for instance into one file per year, or save the sheet with the journeys as .csv.`,
  authority: 'Authority that the entries belong to',
  authorityHint: 'The one that has registered what the file says, and answers for it.',
  belongsTo: (authority) => `What is imported belongs to ${authority}.`,
  belongsToNobodyKnown: 'It is not known which authority what is imported belongs to.',
  authorityUnsaid: 'Not known',
  register: 'Register',
  otherRegister: 'The association has several lists, each with running numbers of its own',
  registerHint: 'The name of the list, always the same: 1–40 lower-case letters a–z, digits and hyphens.',
  try: 'Check the file',
  template: 'Get an empty workbook with the right headers (.xlsx)',
  whoCaseworker: (interventions) =>
    `You may import rows of the interventions you are assigned to: ${interventions}.`,
  whoNobody:
    'You are not assigned to any intervention and cannot import anything. Ask the access administrator.',
  whoOffice:
    'The office only imports files without identity numbers. Files with them are imported by a caseworker assigned to every intervention in the file.',
  busyTitle: 'An import is under way',
  busy: (name) =>
    `${name} is importing now. The association imports one file at a time: wait until it is done.`,
  busyMine: 'Your own import is under way.',
  toWork: 'See how far it has come',
  doing: {
    trying: 'The file is being checked',
    importing: 'The file is being imported',
    reversing: 'The import is being undone',
  },
  wait: 'You may close the page; the work goes on. This is the address to come back to.',
  reading: (rows) =>
    rows === 0
      ? 'The file is being opened and read.'
      : `The file is being read: ${number(rows)} rows so far.`,
  cancel: 'Cancel',
  rowsDone: 'Rows done',
  journeysDone: 'Journeys done',
  look: 'Show how far it has come',
  triedTitle: 'What the import would do',
  triedLead: (name) => `${name} has been checked. Nothing is saved yet.`,
  importedTitle: 'The file is imported',
  importedLead: (name) => `${name} is imported. The figures of the statistics are up to date.`,
  importedNothing: (name) => `${name} held nothing new: all of it was there already.`,
  counts: {
    caption: 'Rows of the file',
    what: 'Rows',
    count: 'Count',
    meaning: 'What it means',
    new: ['New', 'become new journeys'],
    newDone: ['New', 'became new journeys'],
    changed: ['Changed', 'become corrections of journeys that exist'],
    changedDone: ['Changed', 'became corrections of journeys that exist'],
    unchanged: ['Unchanged', 'are there already, nothing is done'],
    rejected: ['Rejected', 'are not imported until they are put right'],
    all: 'All rows',
  },
  missing: (count) =>
    count === 1
      ? '1 running number that was imported before is not in the file. The journey is left alone.'
      : `${number(count)} running numbers that were imported before are not in the file. Their journeys are left alone.`,
  consent:
    'Consent is given only where the column “Samtycke” says “Ja”. A blank cell, or a file without the column, says nothing. Whoever imports the file answers for it.',
  ignoredColumns: (columns) => `These columns are not recognised and not read: ${columns}.`,
  matched: (columns) => `Columns chosen by hand: ${columns}.`,
  matching: {
    title: 'Headers that are not recognised',
    lead: 'Is one of the columns of the template there under another name? Choose which one it is. The choice also holds for the next file of the register, once this file has been imported.',
    twiceTitle: 'Choose which column applies',
    twiceLead:
      'Several columns of the file are the same fact. Choose “Do not read” for those that do not apply, or say which column they are instead.',
    leave: 'Do not read',
    try: 'Check again with the columns',
  },
  unknownUnits:
    'The register does not have these referring units. Their rows are imported as they are, and the office can say which units are meant.',
  unknownUnit: (text, rows) => `${text} (${counted(rows, 'row', 'rows')})`,
  ignoredSheets: (sheets) => `One sheet is read at a time. These were not read: ${sheets}.`,
  hiddenLeft: 'The file has hidden parts that were not read',
  hiddenRead: 'The file has hidden parts, and they were read',
  hidden: (rows, columns, sheets) =>
    [
      ...(rows === 0 ? [] : [`${counted(rows, 'row is', 'rows are')} hidden, by hand or by a filter.`]),
      ...(columns.length === 0 ? [] : [`Hidden columns: ${columns.join(', ')}.`]),
      ...(sheets.length === 0 ? [] : [`Hidden sheets with journeys: ${sheets.join(', ')}.`]),
    ].join(' '),
  allHidden: (columns, sheets) =>
    `${
      sheets.length > 0
        ? `The journeys are on hidden sheets: ${sheets.join(', ')}.`
        : columns.length > 0
          ? `Columns that are needed are hidden: ${columns.join(', ')}.`
          : 'All rows below the headers are hidden, by hand or by a filter.'
    } Show them in the file and save it, or read what is hidden too.`,
  readHidden: 'Read what is hidden too and check again',
  rejected: 'What is wrong with the rejected rows',
  warnings: 'Rows to look over',
  warningsMore: 'They are imported, but something in them is unusual.',
  firstRows: (rows, all) =>
    `These are the first ${number(rows)} of ${number(all)} rows. Correct them and import the file again to see the next.`,
  row: 'Row',
  number: 'Running number',
  column: 'Column',
  value: 'Value',
  reason: 'Reason',
  blank: '(empty)',
  showing: (from, to, of) => `Showing ${number(from)}–${number(to)} of ${number(of)}.`,
  mendTitle: 'Put right and import again',
  mend: 'Put the rejected rows right here on the page, or fetch them as a workbook, put them right there and import the workbook. Nothing needs to be done with the other rows.',
  mendHere: 'Put the rows right here',
  mending: {
    title: 'Put rows right',
    lead: 'Change what is wrong and check again. The file that you sent does not change: put it right in your own list too, or the faults come back next time.',
    row: (row, of) => (of === '' ? `Row ${row}` : `Row ${row}, running number ${of}`),
    showing: (from, to, of) =>
      `Rows ${number(from)}–${number(to)} of ${number(of)}. Each page is checked by itself.`,
    masked: (value) => `Now it says ${value}. Leave it blank to change nothing, or write – to take it away.`,
    try: 'Check again with the corrections',
    back: 'Back without changing anything',
  },
  partial: 'What the file holds',
  partialOnly: 'The file holds only a part of the list',
  partialHint: 'Such as rows that were put right. The others are then not counted as missing.',
  isPartial: 'The file holds only a part of the list: what is missing from it is not counted.',
  daysTitle: 'Does the day or the month come first?',
  days: (columns) =>
    `Days like 5/3/2024 can be read in two ways, and nothing in the file shows which is meant. Columns: ${columns}.`,
  dayFirst: '5/3/2024 is 5 March',
  monthFirst: '5/3/2024 is 3 May',
  mendFile: 'Get the rows to put right (.xlsx)',
  mendName: 'rows-to-put-right.xlsx',
  templateName: 'samspar-template.xlsx',
  confirmTitle: 'Confirm',
  confirm: (count) => `Import ${counted(count, 'row', 'rows')}`,
  confirmWhat:
    'Exactly the file that was checked is imported. If something is wrong after all, the whole import can be undone.',
  nothingNew: 'The file holds nothing new to import.',
  throwAway: 'Cancel and throw the file away',
  kept: (when) => `The file lies encrypted on the server until ${when} and is then removed.`,
  keptReceipt: (when) => `This page remains until ${when}. The counts then stay among the earlier imports.`,
  anotherFile: 'Import another file',
  toBatch: 'Show the import',
  refusedTitle: 'The file cannot be imported',
  manyTitle: 'Unusually many rows have changed',
  many: (changed, known) =>
    `${known === 1 ? 'The only known row has changed.' : `${number(changed)} of the ${number(known)} known rows have changed, more than a fifth.`} That is what happens when the wrong file or register was chosen, or when the running numbers were numbered anew.`,
  manyTodo:
    'Check the file. If the changes are right you may accept them: the file is checked again and you see what happens before anything is saved.',
  accept: 'Accept the changes and check again',
  notPermittedOffice:
    'The file holds identity numbers. The office may not see data about individuals (lag 2003:1210 7 §). Remove the numbers from every sheet and column, or let a caseworker assigned to every intervention in the file import it.',
  notPermittedCaseworker: (interventions) =>
    `The file holds rows of interventions that you are not assigned to: ${interventions}. Remove those rows, or let a caseworker assigned to all of them import the file.`,
  registerOfOthers: (register, example) =>
    `The register ${register} is somebody else’s, and your file cannot be imported into it. Import it into a register with a name of its own, for example ${example}.`,
  interruptedTitle: 'Interrupted',
  interrupted: {
    trying: 'The file was not checked to its end. Nothing is saved.',
    importing:
      'The import was interrupted. What had been imported stands, and the same file once more goes on where it ended: nothing comes in twice.',
    reversing:
      'Undoing the import was interrupted. What had been undone is so; undo it once more for the rest.',
  },
  goOn: { trying: 'Check again', importing: 'Go on with the import' },
  batches: {
    title: 'Earlier imports',
    caption: 'Earlier imports, the latest first',
    empty: 'No file has been imported yet.',
    when: 'When',
    who: 'By',
    rows: 'Rows',
    new: 'New',
    changed: 'Changed',
    rejected: 'Rejected',
    state: 'Status',
    taken: 'Imported',
    interrupted: 'Interrupted',
    reversed: 'Undone',
  },
  batch: {
    title: (when) => `Import ${when}`,
    unchanged: 'Unchanged',
    missing: 'Missing from the file',
    reversed: (when, name) => `Undone ${when} by ${name}.`,
    reversedCounts: (misregistered, restored) =>
      [
        ...(misregistered === 0 ? [] : [`${journeys(misregistered)} became misregistered.`]),
        ...(restored === 0 ? [] : [`${journeys(restored)} got earlier data back.`]),
      ].join(' '),
    interrupted:
      'The import was interrupted. Import the same file once more and it goes on where it ended; nothing comes in twice.',
    reverse: 'Undo the import',
    back: 'To all imports',
  },
  reverse: {
    title: 'Undo the import?',
    what: (when, name) => `It is the import of ${when} by ${name}.`,
    made: (imported, corrected) =>
      [
        ...(imported === 0 ? [] : [`It made ${counted(imported, 'new journey', 'new journeys')}.`]),
        ...(corrected === 0 ? [] : [`It changed ${journeys(corrected)} already there.`]),
      ].join(' '),
    happens: 'This is what happens',
    steps: [
      'Journeys that the import made become misregistered and no longer count, also where somebody has worked on with them. They are listed afterwards.',
      'Data that the import changed get their earlier values back, where nobody has changed them since. Those that cannot be taken back are listed.',
      'Nothing is deleted: what happened can be followed in every journey, and the file can be imported again.',
    ],
    cancel: 'No, leave it',
    notPermitted:
      'An import is undone by a caseworker assigned to every intervention in it; the office only undoes imports without identity numbers.',
    doneTitle: 'The import is undone',
    already: 'The import had been undone before. Nothing was changed now.',
    done: (misregistered, restored) =>
      [
        ...(misregistered === 0 ? [] : [`Misregistered: ${journeys(misregistered)}.`]),
        ...(restored === 0 ? [] : [`Earlier data back: ${journeys(restored)}.`]),
      ].join(' ') || 'There was nothing to take back.',
    left: 'This needs a look',
    leftMore: 'Journeys that somebody changed after the import, or where something cannot be taken back.',
    nothingLeft: 'Nobody had changed anything after the import.',
    whatLeft: 'What happened',
    noNumber: 'Journey without a running number',
  },
};
