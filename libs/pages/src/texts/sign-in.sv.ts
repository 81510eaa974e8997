export const signInSv = {
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
