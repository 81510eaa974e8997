import type { SheetWords } from './sheet-words.js';

export const sheetSv: SheetWords = {
  title: 'Samtycke: myndigheter får lämna ut uppgifter om dig',
  intro: (insats) =>
    `Du får, eller kan få, stöd i ${insats}. Flera myndigheter arbetar tillsammans där. Det de vet om dig är hemligt. De får lämna ut det till varandra om du säger ja.`,
  purpose: 'Uppgifterna lämnas ut för att planera, ge och följa upp ditt stöd.',
  among: 'De här myndigheterna får lämna ut uppgifter om dig till varandra',
  kindsTitle: 'Det här får de lämna ut',
  kinds: {
    identity: 'personnummer och kontaktuppgifter',
    participation: 'ditt namn, att du deltar, och från när till när',
    profile: 'uppgifter från anmälan och start, till exempel utbildning och försörjning',
    plan: 'din plan och kontakter med arbetsgivare',
    meetings: 'vad ni kommer överens om på möten',
    outcome: 'hur det gick när stödet tog slut, och efteråt',
  },
  strike: 'Stryk det du inte vill att de lämnar ut.',
  esf: {
    title: 'Också till Europeiska socialfonden',
    says: (receiver) =>
      `Europeiska socialfonden är med och betalar stödet. Därför lämnas varje månad ditt personnummer, ditt kön och från när till när du deltar till ${receiver}.`,
    strike: 'Stryk det här stycket om du säger nej till det.',
  },
  daysTitle: 'Hur länge',
  days: 'Från den dag du skriver under, till och med',
  withdrawTitle: 'Du kan ändra dig',
  withdraw:
    'Du kan när som helst återkalla samtycket, helt eller för en myndighet. Du behöver inte säga varför. Säg det till den som är ansvarig för ärendet:',
  after: 'Efter det får de inte lämna ut mer med stöd av samtycket. Det som redan har berättats finns kvar.',
  withoutTitle: 'Om du säger nej',
  without:
    'Du bestämmer själv. Säger du nej lämnar myndigheterna inte ut uppgifterna till varandra, om inte en lag säger att de får eller ska. Då blir det svårare att samordna stödet, men du kan få stöd av varje myndighet för sig.',
  signTitle: 'Underskrift',
  sign: 'Jag har läst texten, eller fått den uppläst, och jag säger ja.',
  fields: {
    placeAndDay: 'Ort och dag',
    signature: 'Underskrift',
    name: 'Namn',
    interpreter: 'Tolkens namn',
    received: 'Blanketten togs emot av',
  },
  prevails: 'Den svenska texten gäller.',
};
