import type { SheetWords } from './sheet-words.js';

/** Lätt svenska. */
export const sheetSvEasy: SheetWords = {
  title: 'Samtycke: får myndigheterna berätta för varandra om dig?',
  intro: (insats) =>
    `Du får stöd i ${insats}, eller kan få det. Flera myndigheter hjälps åt där. Det de vet om dig är hemligt. De får bara berätta det för varandra om du säger ja.`,
  purpose: 'De berättar det för att planera ditt stöd, ge dig stöd och se hur det går.',
  among: 'De här får berätta för varandra om dig',
  kindsTitle: 'Det här får de berätta',
  kinds: {
    identity: 'ditt personnummer och hur man når dig',
    participation: 'vad du heter, att du är med, när du började och när du slutade',
    profile: 'det du berättade i början, till exempel om skola och pengar',
    plan: 'din plan och vilka arbetsgivare ni har pratat med',
    meetings: 'vad ni bestämmer på möten',
    outcome: 'hur det gick när stödet tog slut, och efteråt',
  },
  strike: 'Stryk över det du säger nej till.',
  esf: {
    title: 'Också till Europeiska socialfonden',
    says: (receiver) =>
      `Europeiska socialfonden är med och betalar stödet. Därför får ${receiver} varje månad veta ditt personnummer, ditt kön, och från när till när du är med.`,
    strike: 'Stryk över det här om du säger nej till det.',
  },
  daysTitle: 'Hur länge',
  days: 'Ditt ja gäller från dagen när du skriver under, till och med',
  withdrawTitle: 'Du får ändra dig',
  withdraw:
    'Du får ändra dig när du vill, för alla eller för en av dem. Du behöver inte säga varför. Säg till den som är ansvarig för ärendet:',
  after: 'Då får de inte berätta mer. Det de redan har berättat finns kvar.',
  withoutTitle: 'Om du säger nej',
  without:
    'Du bestämmer själv. Du får säga nej. Då berättar de inte för varandra om dig, om inte lagen säger att de får eller måste. Det blir svårare att hjälpas åt. Men du kan få hjälp av varje myndighet för sig.',
  signTitle: 'Skriv under',
  sign: 'Jag har läst texten, eller någon har läst den för mig. Jag säger ja.',
  fields: {
    placeAndDay: 'Ort och dag',
    signature: 'Skriv ditt namn här',
    name: 'Namn med tydliga bokstäver',
    interpreter: 'Tolkens namn',
    received: 'Den som tog emot papperet',
  },
  prevails: 'Det är den andra texten, på vanlig svenska, som gäller.',
};
