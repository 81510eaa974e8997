import type { errorsSv } from './errors.sv.js';

const codes: (typeof errorsSv)['codes'] = {
  CsrfTokenInvalid: {
    title: 'The form is not saved',
    what: 'You have signed in again since the page was opened. The form belonged to the session before, and nothing you wrote is saved.',
    todo: 'Go back in the browser, fill in the form and send it again. Ticks may still be there, but text has to be written again.',
  },
  CrossSiteRequest: {
    title: 'Nothing is saved',
    what: 'What you sent came from another site than Samspår and was not taken.',
    todo: 'Open the page from the menu and send the form from there.',
  },
  IdentityNumberInAddress: {
    title: 'An identity number may not stand in an address',
    what: 'Addresses are kept in the browser’s history and on the way here. So this page is not shown.',
    todo: 'Are you looking for a person? Go to Journeys and write the number in the search box there. You may want to remove the address from the browser’s history.',
  },
  FormOfAnother: {
    title: 'The form belongs to somebody else',
    what: 'Somebody else than you was signed in when the form was opened. It is not saved in the journey. Whoever wrote it still has it as a draft, which nobody else sees.',
    todo: 'Is it you who should register this? Open the form anew and fill it in as yourself.',
  },
  ListsNotReady: {
    title: 'The list is not ready yet',
    what: 'Samspår is building the list anew, as after an upgrade. Nothing is lost, and single journeys can be opened and written in meanwhile.',
    todo: 'You need not do anything: the page reloads by itself until the list is ready.',
  },
  ErasuresUnsettled: {
    title: 'Samspår shows no persons yet',
    what: 'First it is checked that what is erased is really gone, as after a restart. Nothing that is saved is lost.',
    todo: 'Wait a while: the page reloads by itself. Did you send a form: send the same form again, nothing is saved twice. If it takes long, tell the system administrator and state the number below.',
  },
  NotResponsible: {
    title: 'That is for whoever is responsible',
    what: 'The person has a protected identity: that is for whoever is responsible for the journey.',
    todo: 'Do you need the details in your work? Become responsible for the journey first; that is seen in it.',
  },
  ExtractOfProtected: {
    title: 'The extract is not shown',
    what: 'The extract is not shown to you, and nothing is saved.',
    todo: 'Ask whoever is responsible for the journey to give it out.',
  },
  NotDisclosed: {
    title: 'The data are not shown to your authority',
    what: 'Other authorities registered them, and consent is missing. Nothing has been saved.',
    todo: 'Is there consent, or another ground for giving the data out? Ask the authority that registered them to enter it in the journey.',
  },
  NoHeadYet: {
    title: 'It cannot be proved yet',
    what: 'What you ask for is newer than the latest signing.',
    todo: 'Go back and try again in a while.',
  },
  LogDiffers: {
    title: 'The log is not what it was',
    what: 'No evidence was made.',
    todo: 'Tell the system administrator.',
  },
  HeadKeyMissing: {
    title: 'The evidence cannot be signed',
    what: 'No evidence was made.',
    todo: 'Tell the system administrator.',
  },
  SignInUnavailable: {
    title: 'The sign-in provider does not answer',
    what: 'Samspår cannot reach the service that you sign in with. Nothing is wrong with what you did.',
    todo: 'Wait a while and reload the page. If it happens several times, tell the system administrator and state the number below.',
  },
};

export const errorsEn: typeof errorsSv = {
  400: {
    title: 'The address cannot be read',
    what: 'Something in the address or the form is not right.',
    todo: 'Go back and try again, or start over from the menu.',
  },
  401: {
    title: 'You are not signed in',
    what: 'Your session has ended, and what you sent is not saved.',
    todo: 'Sign in in another tab, then go back in the browser here, fill in the form and send it again. Ticks may still be there, but text has to be written again.',
  },
  403: {
    title: 'You do not have access to this page',
    what: 'Your role does not give access to this page.',
    todo: 'Do you need it in your work? Ask the access administrator of the association for the right role or intervention.',
  },
  404: {
    title: 'There is no such page',
    what: 'There is nothing at this address, or you do not have access to it.',
    todo: 'Check the address, or start over from the menu.',
  },
  405: {
    title: 'The page cannot be opened like that',
    what: 'The address is used only when a form is sent.',
    todo: 'Go back to the page with the form.',
  },
  409: {
    title: 'Somebody was faster',
    what: 'The data have changed since you opened the page, and what you sent is not saved.',
    todo: 'Go back, reload the page and see whether what you wrote is still needed.',
  },
  410: {
    title: 'The journey is erased',
    what: 'Names, numbers, contacts and texts in it are destroyed and cannot be had back.',
    todo: 'Do you wonder why? Ask whoever leads the intervention, who approves of erasures.',
  },
  413: {
    title: 'What you sent is too large',
    what: 'A file may be at most 20 MB, and a form may have at most 2,000 fields.',
    todo: 'Split it and try again.',
  },
  422: {
    title: 'This cannot be saved',
    what: 'What you sent does not agree with what is registered. Nothing is saved.',
    todo: 'Go back, put it right and send it again.',
  },
  429: {
    title: 'Too many attempts',
    what: 'There have been unusually many requests in a short time.',
    todo: 'Wait a minute and reload the page: what you wrote is then sent again.',
  },
  500: {
    title: 'Something went wrong',
    what: 'The fault is in Samspår, not in what you did.',
    todo: 'Try again. If it happens again: report it to the system administrator and state the number below.',
  },
  503: {
    title: 'Samspår cannot reach its data just now',
    what: 'The database does not answer. What was saved is still there.',
    todo: 'Wait a while and reload the page. Did you send a form: send the same form again, nothing is saved twice.',
  },
  codes,
  said: 'This is what Samspår answered',
  reference: 'Number to state in a report',
  home: 'To the start page',
};
