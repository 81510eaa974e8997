export const evidenceSv = {
  title: 'Bevispaket för en period',
  lead: 'En fil som visar vad som stod i loggen, och som går att kontrollera utan Samspår och utan att lita på systemförvaltaren.',
  points: [
    'Allt som skrevs under perioden är med, i ordning och utan lucka. Det som du inte får se är med som hashvärde.',
    'Personer nämns inte, och texter är förseglade. Att du har hämtat paketet antecknas i åtkomstloggen.',
    'Kontrollera det mot ett fingeravtryck som du har fått på annat sätt än med paketet.',
  ],
  fran: 'Från och med',
  till: 'Till och med',
  hint: 'ÅÅÅÅ-MM-DD.',
  wrongDay: (name: string) => `${name}: skriv dagen som ÅÅÅÅ-MM-DD.`,
  button: 'Hämta bevispaket',
  ofJourney: 'Hämta bevispaket',
  what: 'Bevispaketet är en fil som visar att händelserna stod i loggen. Den går att kontrollera utan Samspår.',
  ofPeriod: 'Bevispaket för en period',
};
