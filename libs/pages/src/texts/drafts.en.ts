import type { draftsSv } from './drafts.sv.js';

export const draftsEn: typeof draftsSv = {
  saved: 'The draft is saved',
  savedWhat: 'It lies on the server for at most 30 days and only you see it. It is not registered.',
  title: (when) => `Your draft of ${when}`,
  what: 'What you wrote is still in the form and not saved in the journey.',
  gone: 'The draft is no longer there',
  goneWhat: 'It has been saved or discarded, or is older than 30 days. The form below is empty.',
  goOn: 'Go on writing',
  saveDraft: 'Save a draft',
  listed: (count, when) => (count === 1 ? `You have a draft of ${when}` : `You have ${count} drafts`),
  nobody: 'no person filled in',
  about: (what, whom) => `${what}: ${whom}`,
  savedAt: (when) => `Saved ${when}`,
  discard: 'Discard the draft',
  discardShort: 'Discard',
  discardTitle: 'Discard the draft?',
  discardWhat: 'What you have written cannot be brought back.',
  cancel: 'Keep the draft',
};
