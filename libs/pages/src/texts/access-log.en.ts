import { HANDING_OVER_MS, MANY_IN_A_ROW, OFFICE_HOURS, SAMPLE_SIZE } from '@samspar/access';
import { numeral } from '@samspar/kernel';
import type { accessLogSv } from './access-log.sv.js';

const counted = (count: number, one: string, many: string): string =>
  `${numeral(count, 'en')} ${count === 1 ? one : many}`;
const DAY_MS = 86_400_000;

export const accessLogEn: typeof accessLogSv = {
  lead: 'Who has been shown journeys, when, where and why. It is written down before a journey is shown. Journeys stand here by number, never by name.',
  ofJourney: {
    title: (reference) => `Access to journey ${reference}`,
    lead: 'Who has been shown the journey, when, where and why. It is written down before the journey is shown, this time too.',
    caption: (order) => `Access to the journey, ${order}`,
  },
  caption: (order) => `Access in the association, ${order}`,
  captionOf: (reference, order) => `Access to journey ${reference}, ${order}`,
  columns: {
    when: 'When',
    where: 'Page',
    which: 'Journey',
    who: 'Who',
    role: 'Role',
    why: 'Ground',
  },
  on: {
    case: 'The journey',
    'case-changes': 'Changes of the journey',
    'case-reads': 'Access to the journey',
    'case-person': 'Card of the person',
    'case-extract': 'Extract for the person',
    form: 'Form of the journey',
    'my-day': 'My day',
    cases: 'The list Journeys',
    search: 'Search',
    inbox: 'Inbox',
    'same-person': 'New referral of the same person',
    shares: 'Caseload',
    retention: 'Erasure',
    api: 'API',
    disclosures: 'Disclosures',
    replay: 'Audit of a case',
    'replay-search': 'Search for cases to audit',
    figure: 'Cases behind a figure',
    'replay-identity': 'Whom the case is about, for auditors',
    'replay-file': 'Audit, as a workbook',
    evidence: 'Evidence bundle',
  },
  form: (action) => `Form: ${action}`,
  reason: {
    responsible: 'Responsible for the journey',
    assigned: 'Works in the intervention',
    sender: 'Sent the referral',
    lead: 'Leads the intervention',
    emergency: 'Emergency access',
    request: "On the person's request",
    audit: 'Looks after disclosures',
    replay: 'Audit of how the case was handled (OSL 10:17)',
    'member-audit': 'Audit for the member',
    'state-audit': 'Audit by Riksrevisionen (SoL 7:3)',
  },
  onGround: (reason, ground) => `${reason}: ${ground}`,
  openedFor: (reason, why) => `${reason}. Card opened: ${why}`,
  journeys: (count) => `${numeral(count, 'en')} journeys`,
  journeysOf: (count, moment) => `${numeral(count, 'en')} journeys shown ${moment}`,
  allOf: (reference) => `All access to journey ${reference}`,
  filter: {
    everybody: 'Everybody',
    everywhere: 'All pages',
    from: 'From',
    to: 'To',
    wrongDay: (name) => `${name}: write the day as YYYY-MM-DD.`,
    backwards: 'The last day is before the first.',
    oneJourney: (reference) => `Shows access to journey ${reference}.`,
    everyJourney: 'Show all journeys',
  },
  pages: { label: 'Pages', more: 'Next page', first: 'To the first page' },
  empty: 'No access has been written down.',
  emptyChosen: 'No access agrees with the filter.',
  end: {
    newest: 'The log ends here: nothing older has been written down.',
    oldest: 'The log ends here: nothing newer has been written down.',
    chosen: 'The log ends here: nothing more agrees with the filter.',
  },
  checks: {
    tabs: { log: 'Access', checks: 'Checks' },
    title: 'Checks of the access log',
    lead: 'Access is checked again and again (lag 2001:454 10 §). Of each month what stands out is looked through, and a sample. A month is checked before the next one has ended.',
    caption: 'Months to check',
    month: 'Month',
    status: 'Status',
    nothingYet: 'No month has ended since the first access was written down.',
    recorded: (day, name) => `Checked ${day} by ${name}`,
    begun: (due) => `Begun, due ${due}`,
    due: (due) => `Due ${due}`,
    late: (due) => `Was due ${due}`,
    titleOf: (month) => `Check of access in ${month}`,
    leadOf: (count) => `The month has ${counted(count, 'line', 'lines')} in the access log.`,
    beginLead:
      'The sample is drawn when the check is begun, so that nobody can know beforehand what will be looked through.',
    begin: 'Begin the check and draw the sample',
    notBy: {
      OwnReadings: 'What is looked at is in part your own access: another auditor records the check.',
      OwnWork:
        'What is looked at belongs to an insats that you have worked in yourself, then or within the year before: another auditor records the check.',
    },
    nothingFound: 'Nothing in the month stands out.',
    parts: {
      emergency: {
        title: 'Emergency access',
        why: 'The journey was opened by somebody who does not work in the intervention, for the reason she gave. Whoever is responsible has been told.',
      },
      otherInsats: {
        title: 'Another intervention',
        why: 'The journey was in an intervention that the reader was not assigned to then, and she had not sent the referral.',
      },
      afterHandOver: {
        title: 'After a handover',
        why: `The reader had handed the journey over more than ${HANDING_OVER_MS / DAY_MS} days earlier.`,
      },
      protected: {
        title: 'Protected identity',
        why: 'The person has a protected identity, and the reader was not responsible for the journey.',
      },
      namesake: {
        title: 'The same family name',
        why: 'The journey is about somebody with the family name of whoever opened it. Which journey and when is not shown, as that would show whom it is about: ask her manager.',
      },
      colleague: {
        title: 'Called as a colleague',
        why: 'The journey is about somebody called as a user of the association is. Which journey and when is not shown, as that would show whom it is about: ask the manager of whoever opened it.',
      },
      manyInARow: {
        title: 'Many in a row',
        why: `More than ${MANY_IN_A_ROW.journeys} different journeys were opened one by one within an hour.`,
      },
      outsideHours: {
        title: 'Outside office hours',
        why: `On a Saturday, a Sunday or a holiday, or before ${OFFICE_HOURS.from}:00 or after ${OFFICE_HOURS.until}:00.`,
      },
      sample: {
        title: 'Sample',
        why: `${SAMPLE_SIZE} lines were drawn by chance, or all of a month that has no more.`,
      },
    },
    what: 'What',
    until: (moment) => `until ${moment}`,
    counted: (readings, journeys) =>
      [
        ...(readings > 0 ? [counted(readings, 'line', 'lines')] : []),
        ...(journeys > 0 ? [counted(journeys, 'journey', 'journeys')] : []),
      ].join(', '),
    linesFrom: (lines, moment) => `${lines}, from ${moment}`,
    more: (count) => `${numeral(count, 'en')} have come since the check was saved.`,
    outcome: 'What came of the check',
    results: {
      nothingToRemark: 'Nothing to remark',
      askedManager: 'The manager has been asked',
      reported: 'Reported to the authority that is the controller',
    },
    choose: (part) => `Choose what came of the check: ${part}.`,
    record: 'Save the check',
    recordedAt: (moment, name) => `The check was saved ${moment} by ${name}.`,
    back: 'All checks',
  },
  looks: {
    tab: 'Looks at the log',
    title: 'Who has looked at the access',
    lead: 'Which auditors have been shown whose access, when and for which journey. It is written down before it is shown, so this time too. Your own looks are not listed: other auditors see them.',
    caption: (total) => `Looks at the access, the latest first: ${numeral(total, 'en')}`,
    whose: 'Whose access',
    more: (names, more) => `${names} and ${numeral(more, 'en')} more`,
    any: 'No single journey',
    empty: 'Nobody else has looked at the access.',
    on: {
      log: 'Access',
      line: 'A line of the log',
      check: 'Check of a month',
      looks: 'Looks at the log',
      file: 'Workbook',
    },
  },
  one: {
    title: 'Access written down',
    caption: (count) =>
      count === 1 ? 'The journey that was shown' : `The ${numeral(count, 'en')} journeys that were shown`,
    back: 'To the access log',
  },
};
