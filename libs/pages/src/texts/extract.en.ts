import { numeral } from '@samspar/kernel';
import type { Texts } from './sv.js';

export const extractEn: Texts['extract'] = {
  title: (reference) => `Extract for the person in case ${reference}`,
  link: 'Extract for the person',
  lead: (authority) =>
    `This is given out on behalf of ${authority} when the person asks what is kept about them. Look through every entry first.`,
  scope: (interventions) =>
    `The extract covers the person's cases in your interventions: ${interventions}. If it is to cover everything that the authority has in the association, the system administrator makes it for you, with samspar extract.`,
  identify: 'Check to whom you give it out: identity card, or appointment and power of attorney.',
  caption: 'Entries that are given out',
  columns: { day: 'Day', what: 'What', details: 'Details', give: 'Given out' },
  giving: {
    own: undefined,
    consented: "Another authority's entry: there is consent or another ground",
    unattributed: 'Authority not stated',
  },
  given: 'Yes',
  held: (ground) => `No: ${ground}`,
  leftTitle: 'What other authorities answer for',
  left: (count, authority, contact) =>
    `${numeral(count)} ${count === 1 ? 'entry' : 'entries'} at ${authority}${contact === null ? '' : ` (${contact})`}. The extract says that they are there, and that the person asks for them there.`,
  unknownAuthority: 'an authority that is not stated',
  recipient: 'To whom',
  form: 'How it is given out',
  button: 'Give out',
  after:
    'When you have chosen Give out, it is written down in the case, and you can fetch the extract as PDF or JSON.',
  saved: 'It is written down that it is given out',
  fetch: 'Fetch the extract and give it out as you stated.',
  pdf: 'Fetch as PDF',
  json: 'Fetch as JSON',
  again: 'Look the extract through anew',
  earlier: 'Extracts that were given out',
  earlierCaption: 'Extracts of the case that were given out to the person',
  earlierColumns: {
    when: 'When',
    who: 'By whom',
    authority: 'Authority',
    how: 'To whom and how',
    heldBack: 'Held back',
  },
  heldBack: (count, grounds) => `${numeral(count)}: ${grounds}`,
  nothingHeldBack: 'Nothing',
  refusals: {
    ExtractChanged: 'Something was registered since you looked the extract through. Look it through again.',
    EntryNotInExtract: 'An entry that was to be held back is not in the extract. Look it through again.',
    CommandIdReused:
      'It is written down already, with other answers. Look it through again if it is to be given out once more.',
  },
};
