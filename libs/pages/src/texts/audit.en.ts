import { INACTIVE_DAYS, LATENESS } from '@samspar/access';
import { numeral } from '@samspar/kernel';
import type { auditSv } from './audit.sv.js';

const journeys = (count: number): string => `${numeral(count, 'en')} ${count === 1 ? 'journey' : 'journeys'}`;

export const auditEn: typeof auditSv = {
  title: 'To audit',
  lead: 'This is what is to be looked at now. When you have saved what came of it, the item leaves this page until there is something new.',
  tabs: { label: 'The auditor’s pages', due: 'To audit', checked: 'Checks made' },
  nothing: 'Nothing is to be audited now.',
  nothingMore: 'New items come when a month or a quarter has ended, or when something stands out.',
  saved: 'The check is saved.',
  since: (day) => `to be looked at since ${day}`,
  dueBy: (day) => `Due by ${day}`,
  late: (day) => `Was due by ${day}`,
  again: (day) => `last checked ${day}, but more has come since`,
  matters: {
    readings: {
      title: 'Access to journeys',
      why: 'Who has been shown which journeys is checked month by month (lag 2001:454 section 10): what stands out, and a sample.',
      how: 'Open the month, begin the check so that the sample is drawn, go through the lines and save what came of each part.',
    },
    publications: {
      title: 'Released figures',
      why: 'What is released is to come to the same when it is counted again from the log. It is counted again each quarter, and once more has been released.',
      how: 'Count again all that is released. It may take some minutes. What comes to something else then stands here.',
    },
    corrections: {
      title: 'Corrections after a release',
      why: 'What was corrected, reopened or misregistered after the figures were frozen may make them misleading, in journeys of the time that they are about.',
      how: 'Open the release and see what differs. Where it is much, ask the office to release anew with an explanation. Save what came of it.',
    },
    lateRegistrations: {
      title: 'Late registrations',
      why: `Insatser where at least ${LATENESS.percent}% of what was registered by hand in a quarter, and at least ${LATENESS.least} events, was registered more than ${LATENESS.days} days after the day that was stated. What was read from files is not counted.`,
      how: 'Find the journeys, see in some of them what came late, ask whoever leads the insats why, and save what came of it.',
    },
    erasures: {
      title: 'Erasure',
      why: 'Journeys whose time is out are to be erased within the next year (SoL 2025:400 16:1), and what was erased is to have been erased for the right reason.',
      how: 'Open the authority and see how many are to be erased. Whoever leads the insats approves of the erasure: ask her where something is left lying. Save what came of it.',
    },
    roles: {
      title: 'Roles and accounts',
      why: 'Users who have, or have had, roles that should not meet, and accounts that nobody uses.',
      how: 'Ask whoever keeps the users whether it is meant to be so. If not, an administrator changes it under Users. Save what came of it.',
    },
    heads: {
      title: 'Signed heads of the log',
      why: 'A head is a signed sum of the whole log. It shows whether something in the log was changed afterwards, and comes every tenth minute where something has been written.',
      how: 'Open the item, do what it says there, and save what came of it.',
    },
  },
  readingsOf: (month) => `Access in ${month}`,
  begun: 'the sample is drawn, but the result is not saved',
  notBegun: 'sample and patterns have not been looked at',
  quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
  lateOf: (intervention, quarter) => `${intervention}, ${quarter}`,
  lateShare: (late, registered) =>
    `${numeral(late, 'en')} of ${numeral(registered, 'en')} registrations (${Math.round((late / registered) * 100)}%) came late`,
  findLate: (intervention, quarter) => `Find cases registered late in ${intervention}, ${quarter}`,
  waiting: (count) =>
    count === 0
      ? 'the time of no journey is out'
      : `the time of ${journeys(count)} is out; those kept for research are among them`,
  overdue: (count) => `${journeys(count)} should have been erased before the turn of the year`,
  erased: (count) => `${journeys(count)} erased`,
  erasedSince: (count) => `${journeys(count)} erased since the last check`,
  findErased: 'Find erased journeys',
  publications: {
    everything: 'Count again what is released',
    differs: (title) => `Came to something else: ${title}`,
    whyDiffers:
      'When the release was counted again from the log it came to something else than what is released.',
    howDiffers:
      'Open the release and have it counted again there, which says why. Hand it on to whom it concerns, and save what came of it.',
    released: (count) =>
      `${numeral(count, 'en')} ${count === 1 ? 'release' : 'releases'} that nothing has followed`,
    tables: (count) => `${numeral(count, 'en')} ${count === 1 ? 'table differs' : 'tables differ'}`,
    corrections: (count) => `${numeral(count, 'en')} ${count === 1 ? 'change' : 'changes'} after the release`,
    open: 'Open the release',
    recount: 'Count again',
  },
  roles: {
    caseworkerAndOffice: {
      title: (name) => `${name}: casework and office`,
      why: 'She has, or has had, both a role in the work with persons and the role office. The association may not decide about individuals (lag 2003:1210 section 7).',
    },
    auditorAndCasework: {
      title: (name) => `${name}: auditor and casework`,
      why: 'She audits, and works or has worked with persons in the association’s insatser. She may not audit work of her own.',
    },
    adminAndCasework: {
      title: (name) => `${name}: administrator and casework`,
      why: 'She keeps the users and works with persons at the same time: whoever gives others access should not see personal data herself.',
    },
    ownRights: {
      title: (name) => `${name}: has changed her own rights`,
      why: 'Nobody may change what she herself may do. The change is in the log of users.',
    },
    auditorOfOwnUnit: {
      title: (name) => `${name}: audits her own unit`,
      why: 'She is an auditor, and employed at a unit whose caseworkers work in the association’s insatser.',
    },
    inactive: {
      title: (name) => `${name}: the account is not used`,
      why: `She may see persons, but has been shown no journey for ${INACTIVE_DAYS} days. An account that nobody uses should be closed.`,
    },
  },
  heads: {
    newest: (moment, fingerprint) =>
      `The newest head was signed ${moment} and has the fingerprint ${fingerprint}.`,
    none: 'No head has been signed yet.',
    late: {
      title: 'No head has come for more than an hour',
      why: 'What has been written since then can be changed without a trace.',
      how: 'Tell the system administrator: the reason is in the server’s log, and samspar verify holds the log to its heads. Save what came of it.',
    },
    fault: {
      title: 'Something is wrong with the tree, the key or the file of heads',
      why: 'The server has a warning about the heads of the log. What it is about is in the server’s log.',
      how: 'Tell the system administrator, and ask to hear when it is mended. Save what came of it.',
    },
    noFile: {
      title: 'The heads lie in the same log alone',
      why: 'Whoever can write in the log can then write the heads anew as well.',
      how: 'Ask the system administrator to name a file elsewhere (SAMSPAR_HEADS). Save what came of it; this comes back every year.',
    },
  },
  item: {
    why: 'Why',
    since: 'To be looked at since',
    dueBy: 'Due by',
    how: 'How to close it',
    counts: 'What there is',
    notDue:
      'Nothing has come since the last check. You can save another result if you have come to know more.',
    gone: 'There is nothing left to audit here.',
    now: 'Now, by the journeys themselves',
    dueNow: (count, hasMore) =>
      hasMore ? `at least ${journeys(count)} to be erased` : `${journeys(count)} to be erased`,
    lateNow: (count) => `${journeys(count)} should have been erased already`,
    kept: (count) => `${journeys(count)} kept, for the person was born on a day that is kept for research`,
    outcome: 'What came of it',
    choose: 'Choose what came of it.',
    record: 'Save the check',
    back: 'All there is to audit',
    earlier: 'Earlier checks',
    notBy: {
      OwnWork:
        'You have worked in the insats yourself, in the time that is looked at or the year before: another auditor makes the check.',
      OwnAccount: 'The check is about yourself: another auditor makes it.',
    },
  },
  results: {
    inOrder: 'In order',
    remark: 'A remark, but nobody else has to do anything',
    handedToManager: 'Handed on to whoever leads the unit or the insats',
    handedToAdmin: 'Handed on to whoever keeps the users',
    handedToOperator: 'Handed on to the system administrator',
    handedToAuthority: 'Handed on to the authority that answers for the data',
    handedToBoard: 'Handed on to the board of the association',
  },
  checked: {
    title: 'Checks made',
    lead: 'What auditors have checked, what came of it and who did it. No free text is written: the log is never erased.',
    caption: (total) => `Checks, the latest first: ${numeral(total, 'en')}`,
    when: 'When',
    what: 'What',
    result: 'What came of it',
    who: 'Who',
    matter: 'What was checked',
    everything: 'Everything',
    everyResult: 'All results',
    empty: 'Nothing has been checked yet.',
    emptyChosen: 'No check agrees with the filter.',
    heads: {
      late: 'Heads of the log: none has come',
      fault: 'Heads of the log: a fault',
      noFile: 'Heads of the log: in the log alone',
    },
    publication: (title) => `Released figures: ${title}`,
    correctionsOf: (title) => `Corrections after a release: ${title}`,
    erasuresOf: (authority) => `Erasure: ${authority}`,
  },
};
