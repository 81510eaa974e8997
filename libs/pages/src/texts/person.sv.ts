import type { CardChange } from '@samspar/use-cases';

const events: Readonly<Partial<Record<CardChange['event']['type'], string>>> = {
  PersonIdentified: 'Personnummer registrerat',
  PersonCorrected: 'Personnummer rättat',
  NumberReplaced: 'Det tidigare numret räknas som samma person',
  NumberRestored: 'Det tidigare numret räknas inte längre som samma person',
  ContactChanged: 'Namn och kontakt ändrade',
  ParticipantMerged: 'Personnummer registrerat',
  ParticipantUnmerged: 'Personnummer borttaget',
  IdentityProtected: 'Personuppgifterna skyddade',
  IdentityProtectionEnded: 'Skyddet hävt',
};

export const personSv = {
  title: (reference: string) => `Personen i ärende ${reference}`,
  lead: 'Namn och kontakt är insatsens egna uppgifter: andra insatser ser dem inte.',
  anonymous:
    'Ärendet är anonymt: inget om personen är registrerat. Har personen gått med på att vara känd registreras det först, och sedan personnumret.',
  notKnown:
    'Inget personnummer är registrerat, så personen är inte känd. Namn och kontakt registreras när numret finns.',
  undisclosed: (number: number) =>
    `${number === 1 ? '1 uppgift' : `${number} uppgifter`} från andra myndigheter visas inte, och inget kan ändras: samtycke saknas.`,
  protection: {
    lead: 'Personen har skyddade personuppgifter. Namn, personnummer, kontakt, anmälande enhet och stadsdel visas bara på kortet, för den som är ansvarig för ärendet.',
    notResponsible:
      'Bara den som är ansvarig för ärendet kan öppna kortet. Den som behöver uppgifterna blir ansvarig först.',
    why: 'Vad ska kortet öppnas för?',
    open: 'Öppna kortet',
    opened: (reason: string) => `Kortet är öppet: ${reason}`,
    openedWhat:
      'Det är antecknat i ärendets åtkomst. Lämna inte sidan öppen, och skriv inte ut den i onödan.',
    close: 'Stäng kortet',
  },
  facts: 'Uppgifter om personen',
  labels: {
    address: 'Adress',
    language: 'Språk',
    interpreter: 'Tolk',
  },
  interpreter: { needed: 'Behöver tolk', notNeeded: 'Behöver inte tolk' },
  registered: (when: string, who: string) => `Registrerat ${when} av ${who}`,
  imported: (registered: string) => `${registered}, inläst från fil`,
  changes: {
    title: 'Vad som har ändrats',
    caption: 'Ändringar av uppgifterna om personen, nyast först',
    none: 'Inget har ändrats sedan anmälan.',
    fields: (names: string) => `Ändrat: ${names}`,
    because: (reason: string) => `Orsak: ${reason}`,
    events,
  },
  merged: {
    title: 'Det tidigare personnumret',
    what: 'Personen hade ett annat nummer förut. Det som är registrerat med det räknas som samma person i statistik per person.',
    part: 'Det var inte samma person',
    confirm: 'Är det inte samma person?',
    consequence:
      'Från och med nu räknas det tidigare numret inte längre som personens, om det inte sägs i något annat ärende. Personnumret i det här ärendet ändras inte.',
    button: 'Ja, det var inte samma person',
  },
  forms: {
    personnummer: {
      record: 'Registrera personnummer',
      correct: 'Rätta personnummer',
      recordWhat: 'Ärendet får det person- eller samordningsnummer som personen har.',
      correctWhat:
        'Det nya numret gäller det här ärendet. Har personen fler ärenden i insatsen rättas de var för sig.',
      next: 'Granska',
    },
    kontakt: {
      action: 'Ändra namn och kontakt',
      what: 'Det som står här gäller när du har sparat. En uppgift som du tömmer tas bort och kan inte tas fram igen.',
    },
    skydda: {
      action: 'Skydda personuppgifterna',
      confirm: 'Ska personuppgifterna skyddas?',
      what: 'Från och med nu visas varken namn, personnummer, kontakt, anmälande enhet eller stadsdel i något av personens ärenden: inte på sidor, i listor, i sökning, i filer eller i statistik. Den som är ansvarig för ärendet kan öppna personens kort, och säger vad det är för.',
      drafts: 'Påbörjade formulär om personen tas bort, också andras.',
      button: 'Ja, skydda dem',
    },
    'hav-skydd': {
      action: 'Häv skyddet',
      what: 'Uppgifterna visas igen som förut, för dem som arbetar i insatsen. Det gäller alla personens ärenden.',
      why: 'Varför ska skyddet hävas?',
    },
  },
  draftOf: {
    personnummer: 'Personnummer',
    kontakt: 'Namn och kontakt',
    'hav-skydd': 'Häv skyddet',
    person: 'Personens kort',
  } as Readonly<Record<string, string>>,
  review: {
    title: 'Granska personnumret',
    lead: 'Numret är inte sparat än.',
    known: 'Personen med det här numret har redan ärenden i dina insatser',
    knownWhat: 'De och det här ärendet blir samma persons. Kontrollera att det stämmer.',
    save: 'Spara personnumret',
    change: 'Ändra',
  },
  refusals: {
    ParticipantIsAnonymous: 'Ärendet är anonymt: personens uppgifter kan inte registreras i det.',
    IdentityUnchanged: 'Det är samma nummer som redan är registrerat.',
    IdentityReasonMissing: 'Välj varför numret är ett annat.',
    ContactUnchanged: 'Inget är ändrat.',
    PersonNotIdentified: 'Registrera personens nummer först: namn och kontakt sparas tillsammans med det.',
    NotDisclosed: 'Uppgifter från andra myndigheter visas inte: samtycke saknas, och inget kan ändras.',
    IdentityIsProtected:
      'Personen har skyddade personuppgifter: den som är ansvarig för ärendet öppnar kortet och ändrar därifrån.',
    IdentityAlreadyProtected: 'Personuppgifterna är redan skyddade.',
    IdentityNotProtected: 'Personuppgifterna är inte skyddade.',
    NotResponsible: 'Bara den som är ansvarig för ärendet kan göra det.',
    ParticipantErased: 'Personens uppgifter är raderade.',
    CommandIdReused:
      'Formuläret är redan sparat. Det du skrev nu är inte sparat: spara igen om det ska gälla.',
  } as Readonly<Record<string, string>>,
  other: 'Det gick inte att spara. Gå tillbaka till personens kort och försök igen.',
};
