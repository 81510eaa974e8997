export const referralSv = {
  title: 'Ny anmälan',
  intro: 'Anmäl en person till en insats. Anmälan syns hos insatsens handläggare när den är sparad.',
  who: 'Vem anmälan gäller',
  named: 'En person med personnummer',
  whoHint: 'En anonym anmälan har bara insats, kön och datum.',
  numberHint: 'Personnummer eller samordningsnummer, ÅÅÅÅMMDD-NNNN.',
  numberMissing: 'Fyll i personnummer, eller välj anonym deltagare.',
  protected: 'Har personen skyddade personuppgifter?',
  protectedHint:
    'Sekretessmarkering, skyddad folkbokföring eller fingerade personuppgifter. Då visas personen inte i listor, sökning eller statistik.',
  contactHint: 'Så att insatsen kan nå personen.',
  more: 'Fler uppgifter om personen',
  next: 'Granska och spara',
  sending: {
    title: 'Samtycke för anmälan',
    runBy: (intervention: string, authority: string) =>
      `${authority} driver insatsen ${intervention}, och är en annan myndighet än din.`,
    runByUnknown: (intervention: string) =>
      `Det är inte känt vilken myndighet som driver insatsen ${intervention}.`,
    lead: 'Anmälan får lämnas dit om personen har samtyckt till det, eller på en annan grund. Annars kan anmälan göras anonym.',
    way: 'Får anmälan lämnas ut?',
    ways: {
      consent: 'Ja, personen har samtyckt',
      ground: 'Ja, på en annan grund än samtycke',
      none: 'Nej, inte än: ärendet visar att samtycke saknas',
    },
    wayMissing: 'Svara på om anmälan får lämnas ut.',
    consent: 'Samtycket',
    ground: 'Den andra grunden',
    back: 'Tillbaka till anmälan',
    toAnonymous: 'Gör anmälan anonym',
  },
  interventionHint: 'Driver en annan myndighet än din insatsen frågas efter personens samtycke i nästa steg.',
  savedBefore: {
    title: 'Formuläret är redan sparat',
    what: (saved: string) =>
      `Du har redan sparat en anmälan från det här formuläret: ${saved}. Det du har skrivit nu är inte sparat.`,
    correct: 'Blev något fel i den? Rätta det i ärendet.',
    again:
      'Gäller det du har skrivit nu någon annan, eller en ny anmälan? Granska och spara, så blir det ett eget ärende.',
  },
  review: {
    title: 'Granska anmälan',
    lead: 'Anmälan är inte sparad än.',
    known: 'Personen har redan ärenden i dina insatser',
    knownWhat: 'En ny anmälan blir ett nytt ärende. Kontrollera att den inte redan är gjord.',
    journey: (number: string, intervention: string, status: string) =>
      `${number}: ${intervention}, ${status.toLowerCase()}`,
    look: 'Kontrollera innan du sparar',
    dropped: 'Det här sparas inte',
    droppedWhat: 'Anmälan är anonym. Det du har fyllt i här nedanför sparas inte:',
    droppedNotNeeded:
      'Den insats som nu är vald behöver det inte. Det du har fyllt i här nedanför sparas inte:',
    save: 'Spara anmälan',
    change: 'Ändra',
  },
};
