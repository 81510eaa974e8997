import type { Language } from '@samspar/pages';

const sv = {
  failed: {
    title: 'Inloggningen blev inte klar',
    what: 'Den avbröts, tog för lång tid eller öppnades i ett annat fönster.',
    todo: 'Logga in igen. Händer det flera gånger: säg till systemförvaltaren.',
    again: 'Logga in igen',
  },
  stranger: {
    title: 'Du har inte åtkomst till Samspår',
    what: 'Inloggningen gick bra, men du är inte upplagd som användare i förbundet, eller så är din användare avstängd.',
    todo: 'Kontakta förbundets behörighetsadministratör (på kansliet) och uppge koden här nedanför. Den visar vilken inloggning det gäller utan att röja något om dig.',
    code: 'Kod för din inloggning',
    other: 'Logga in som någon annan',
  },
  out: {
    title: 'Du är utloggad',
    what: 'Stäng webbläsaren om fler använder datorn.',
    onlyHere:
      'Du är utloggad ur Samspår, men inloggningstjänsten svarar inte och kan fortfarande släppa in dig utan att fråga. Stäng webbläsaren, särskilt om fler använder datorn.',
    again: 'Logga in igen',
  },
  list: {
    title: 'Vem vill du vara?',
    what: 'Det här är en demonstration: alla personer är påhittade och inget lösenord behövs. Välj en roll och se vad den ser.',
    over: 'Inloggningen tog för lång tid. Börja om.',
    none: 'Inget förbund är upplagt än: kör samspar setup eller npm run demo, och ladda om sidan.',
    again: 'Börja om',
    interventions: (names: string) => `Insatser: ${names}`,
    noInterventions: 'Inga insatser',
  },
};

type SignInTexts = typeof sv;

const en: SignInTexts = {
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
    again: 'Sign in again',
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

const CATALOGUES: Readonly<Record<Language, SignInTexts>> = { sv, en };

export const signInTexts = (language: Language): SignInTexts => CATALOGUES[language];
