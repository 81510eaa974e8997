import type { signInSv } from './sign-in.sv.js';

export const signInEn: typeof signInSv = {
  failed: {
    title: 'You were not signed in',
    what: 'Signing in was interrupted, took too long or was opened in another window.',
    todo: 'Sign in again. If it happens several times, tell the system administrator.',
    again: 'Sign in again',
  },
  stranger: {
    title: 'You have no access to Samspår',
    what: 'Signing in went well, but you are not a user of the association, or your user has been closed.',
    todo: 'Contact the access administrator of the association (at its office) and state the code below. It shows which sign-in it is about without giving anything away about you.',
    code: 'Code of your sign-in',
    other: 'Sign in as somebody else',
  },
  out: {
    title: 'You are signed out',
    what: 'Close the browser if others use this computer.',
    onlyHere:
      'You are signed out of Samspår, but the sign-in provider does not answer and may still let you in without asking. Close the browser, above all if others use this computer.',
  },
  list: {
    title: 'Who do you want to be?',
    what: 'This is a demonstration: every person is made up and no password is needed. Choose a role and see what it sees.',
    over: 'Signing in took too long. Start again.',
    none: 'No association is set up yet: run samspar setup or npm run demo, and reload the page.',
    again: 'Start again',
    interventions: (names: string) => `Interventions: ${names}`,
    noInterventions: 'No interventions',
  },
};
