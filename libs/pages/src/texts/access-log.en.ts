import { numeral } from '@samspar/kernel';
import type { accessLogSv } from './access-log.sv.js';

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
    form: 'Form of the journey',
    'my-day': 'My day',
    cases: 'The list Journeys',
    search: 'Search',
    inbox: 'Inbox',
    'same-person': 'New referral of the same person',
    shares: 'Caseload',
    retention: 'Erasure',
    api: 'API',
  },
  form: (action) => `Form: ${action}`,
  reason: {
    responsible: 'Responsible for the journey',
    assigned: 'Works in the intervention',
    sender: 'Sent the referral',
    lead: 'Leads the intervention',
  },
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
  one: {
    title: 'Access written down',
    caption: (count) =>
      count === 1 ? 'The journey that was shown' : `The ${numeral(count, 'en')} journeys that were shown`,
    back: 'To the access log',
  },
};
