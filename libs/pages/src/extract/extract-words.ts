import { numeral } from '@samspar/kernel';

const entries = (count: number): string => `${numeral(count)} ${count === 1 ? 'uppgift' : 'uppgifter'}`;

/**
 * The words of what is given out to a person about herself. It is in Swedish, whatever language its pages are shown in; what it says of purposes, grounds
 * and rights is what art. 15.1–2 of the data protection regulation asks for, in its order.
 */
export const EXTRACT_WORDS = {
  title: 'Registerutdrag',
  foot: (page: number, of: number) => `Registerutdrag · sida ${page} av ${of}`,
  lead: (authority: string, association: string, moment: string) =>
    `Det här är de personuppgifter om dig som ${authority} har i verksamhetssystemet Samspår, som används i ${association}. Utdraget visar hur det såg ut ${moment}.`,
  ofAll: (authority: string) =>
    `Utdraget omfattar alla ärenden i förbundet där ${authority} har uppgifter om dig.`,
  ofSome: (interventions: string) =>
    `Utdraget omfattar ärenden i ${interventions}. Vill du veta om myndigheten har fler uppgifter om dig i förbundet, fråga den: den kan låta göra ett utdrag av allt.`,
  case: (reference: string, intervention: string) => `Ärende ${reference}: ${intervention}`,
  status: 'Status',
  misregistered: 'Felregistrerat',
  controller: 'Ansvarig myndighet',
  unknownController: 'Det framgår inte vilken myndighet som ansvarar för insatsen.',
  source: 'Varifrån uppgifterna kommer',
  sourceForm: 'Registrerade av handläggare',
  sourceFile: (day: string, authority: string) => `Inlästa från fil ${day} (${authority})`,
  kept: 'Hur länge uppgifterna sparas',
  retention: {
    due: (rule: string, from: string, until: string) =>
      `${rule} Det gallras från ${from}, senast ${until}, om inget mer antecknas.`,
    rule: (authority: string, years: number) =>
      `${authority} gallrar ärenden ${numeral(years)} år efter den sista anteckningen.`,
    decision: 'Ärendet bevaras enligt myndighetens beslut.',
    birthDay:
      'Ärendet bevaras för forskning, för den dag i månaden då du är född är undantagen från gallring.',
    goesOn: 'Ärendet pågår. Tiden räknas från den sista anteckningen när det har avslutats.',
    authorityUnknown: 'Det är inte bestämt hur länge ärendet sparas.',
  },
  person: 'Namn och kontaktuppgifter',
  noNumber: 'Inget personnummer är registrerat i ärendet.',
  number: 'Personnummer',
  history: 'Ändrat',
  day: 'Dag',
  now: 'Gäller inte',
  annulled: {
    corrected: 'Uppgiften var fel och har rättats. En ny uppgift har registrerats i stället.',
    struck: 'Uppgiften var fel och har strukits.',
  },
  before: 'Rättelse',
  withheld: 'Det som inte är med',
  registered: 'Registrerat',
  unknownAuthority: 'myndighet ej angiven',
  by: (moment: string, authority: string) => `${moment}, ${authority}`,
  imported: (by: string) => `${by}, inläst från fil`,
  unattributed:
    'Där det står ”myndighet ej angiven” är uppgiften registrerad innan systemet antecknade vilken myndighet den tillhör.',
  heldBack: (count: number) =>
    `${entries(count)} i ärendet lämnas inte ut. Du har rätt att få ett skriftligt beslut om det, som du kan överklaga.`,
  left: (count: number, authority: string, contact: string | null) =>
    `${entries(count)} finns hos ${authority}: begär ${count === 1 ? 'den' : 'dem'} där.${contact === null ? '' : ` Kontakt: ${contact}`}`,
  leftUnknown: (count: number) =>
    `${entries(count)} finns som ingen myndighet är angiven för: fråga den myndighet som ansvarar för insatsen.`,
  disclosures: {
    title: 'Vem som har fått del av uppgifterna',
    caption:
      'Samtycken och utlämnanden som är antecknade i ärendet, också de som är återkallade eller strukna',
    columns: ['Dag', 'Lämnar ut', 'Tar emot', 'Uppgifter', 'Grund', 'Gäller'],
    none: 'Inget samtycke och inget annat utlämnande mellan myndigheter är antecknat i ärendet.',
    ground: { consent: 'Samtycke', withdrawal: 'Samtycket återkallat' },
    annulled: (ground: string, how: 'struck' | 'corrected') =>
      `${ground}. ${how === 'struck' ? 'Det var fel och har strukits' : 'Det var fel och har rättats'}`,
    everybody: 'Alla som fick ta emot',
    nobody: '–',
    between: (from: string | null, until: string | null) =>
      `${from === null ? '' : `från ${from} `}${until === null ? 'tills vidare' : `till ${until}`}`,
  },
  reported: {
    caption: 'Listor till Svenska ESF-rådet, genom SCB, som du är med i',
    columns: ['Dag', 'Månad', 'Projekt', 'Uppgifter', 'Grund'],
    what: 'Personnummer eller det som står i dess ställe, kön, startdag och slutdag',
  },
  readings: {
    caption: 'Vem som har läst ärendet',
    none: 'Ingen läsning av ärendet är antecknad.',
    columns: ['Dag', 'Enhet', 'Roll', 'Vad som visades', 'Varför', 'Antal'],
    noUnit: 'Enhet ej angiven',
  },
  given: {
    caption: 'Tidigare utdrag som har lämnats ut',
    columns: ['Dag', 'Myndighet', 'Till vem', 'Hur'],
  },
  erased: {
    title: 'Gallrade ärenden',
    one: (reference: string, intervention: string, on: string, authority: string) =>
      `Ärende ${reference} i ${intervention} gallrades ${on} enligt regeln hos ${authority}. Inget som berättar om dig är kvar av det.`,
  },
  recipients: {
    title: 'Vem som får del av uppgifterna',
    none: 'Inget samtycke till att lämna uppgifter mellan myndigheter gäller i ärendena.',
    consent: (reference: string, giving: string, receiving: string, kinds: string) =>
      `Ärende ${reference}: ${giving} får lämna ut till ${receiving}: ${kinds}.`,
    staff: 'Handläggare i insatsen kan läsa ärendet. Varje läsning antecknas.',
    office:
      'Samordningsförbundets kansli får antal och statistik, inga uppgifter om enskilda. En myndighet kan också behöva lämna ut uppgifter när en lag säger det.',
  },
  why: {
    title: 'Varför uppgifterna behandlas',
    points: [
      'Ändamål: samordnad rehabilitering så att du kan få eller förbättra din förmåga att arbeta, och uppföljning och statistik om insatserna (lag 2003:1210 om finansiell samordning av rehabiliteringsinsatser, 2 och 7 §§).',
      'Rättslig grund: uppgift av allmänt intresse (dataskyddsförordningen artikel 6.1 e). För känsliga uppgifter, som uppgifter om hälsa, artikel 9.2 b, g och h med lag 2018:218 3 kap. 2, 3 och 5 §§, och de lagar som gäller för varje myndighet (bland annat lag 2001:454 i socialtjänsten, patientdatalagen 2008:355 i vården, lag 2002:546 hos Arbetsförmedlingen och socialförsäkringsbalken 114 kap. hos Försäkringskassan).',
      'Slag av uppgifter: namn och kontakt, anmälan och start, deltagande, planer, teammöten, avslut och uppföljning.',
      'Uppgifterna kommer från dig själv, från den som anmälde dig till insatsen och från dem som arbetar med dig i den.',
      'Inga beslut om dig fattas automatiskt, och ingen profil görs av dig.',
      'Uppgifterna lämnas inte till länder utanför EU och EES av systemet.',
    ],
  },
  rights: {
    title: 'Dina rättigheter',
    points: [
      'Du kan begära att en felaktig uppgift rättas eller kompletteras. Det som rättas i systemet står kvar med vad det var förut, så att det syns vad som har ändrats.',
      'Du kan begära att uppgifter raderas eller att behandlingen begränsas, och invända mot den. Myndigheten prövar det mot de lagar som säger vad den måste bevara.',
      'Du kan återkalla ett samtycke till att uppgifter lämnas mellan myndigheter. Det gäller genast.',
      'Ett beslut att inte lämna ut eller rätta uppgifter kan överklagas till förvaltningsrätten (lag 2018:218 7 kap. 2 §).',
      'Du kan klaga hos Integritetsskyddsmyndigheten, imy.se, telefon 08-657 61 00.',
    ],
  },
  ask: {
    title: 'Vem du kan fråga',
    own: (authority: string, contact: string | null) =>
      `${authority} har gjort utdraget${contact === null ? '.' : `: ${contact}`}`,
    others:
      'Varje myndighet svarar för det som den själv har registrerat. De här myndigheterna använder systemet i förbundet; att en myndighet står här säger inte att den har uppgifter om dig:',
    other: (authority: string, contact: string | null) =>
      contact === null ? authority : `${authority}: ${contact}`,
  },
} as const;
