import { ESF_RECEIVER } from '@samspar/association';
import { sheetSv } from '../consent-sheet/sv.js';
import { small } from '../words/code-names.js';

/**
 * What a form is called: by what it does, unless its page has another title; what is to be known of it; what to do on the
 * page that chooses between its kinds, where that is not known from the former; and the button that sends it, where that does not just save.
 */
type FormWords = Readonly<{ action: string; title?: string; intro?: string; choose?: string; send?: string }>;

const byForm = <Name extends string>(words: Readonly<Record<Name, FormWords>>) => words;

const forms = byForm({
  samtycke: {
    action: 'Registrera samtycke',
    intro: 'Samtycket gäller den här insatsen, och de myndigheter och uppgifter som anges.',
  },
  'aterkalla-samtycke': {
    action: 'Återkalla samtycke',
    intro:
      'Ärendet visar från och med dagen att samtycket är återkallat. Kräver förbundet samtycke visas uppgifterna genast inte längre för de andra myndigheterna, annars visas de med en röd rad. Inget tas bort: tala själv om för myndigheterna att samtycket inte längre gäller.',
    send: 'Återkalla',
  },
  utlamnande: {
    action: 'Registrera utlämnande utan samtycke',
    title: 'Utlämnande utan samtycke',
    intro:
      'Din myndighet lämnar ut det den själv har registrerat, på en annan grund än samtycke. Utlämnandet står i registret över utlämnanden.',
  },
  antagande: {
    action: 'Ta emot i insatsen',
    intro: 'Personen får plats i insatsen. Starten registreras sedan för sig.',
    send: 'Ta emot',
  },
  avbojande: {
    title: 'Avböj anmälan',
    action: 'Avböj',
    intro: 'Den som har anmält ser att anmälan är avböjd och varför.',
    send: 'Avböj',
  },
  atertagande: {
    action: 'Återta anmälan',
    intro: 'Anmälan dras tillbaka innan deltagandet har startat.',
    send: 'Återta anmälan',
  },
  vantelista: {
    action: 'Sätt på väntelista',
    intro: 'Anmälan är inte besvarad förrän den antas eller avböjs.',
    send: 'Sätt på väntelista',
  },
  start: {
    action: 'Registrera start',
    intro:
      'Uppgifterna gäller dagen för starten och ersätter dem i anmälan. Det som inte har frågats lämnas tomt.',
  },
  teammote: { action: 'Registrera teammöte' },
  overenskommet: {
    action: 'Avsluta något överenskommet',
    title: 'Avsluta det överenskomna',
    choose: 'Välj det som är gjort, eller som inte längre är aktuellt.',
    send: 'Avsluta',
  },
  plan: { title: 'Plan', action: 'Registrera plan', intro: 'Skriv korta mål som personen själv står bakom.' },
  arbetsgivarkontakt: { action: 'Registrera arbetsgivarkontakt' },
  bedomning: {
    action: 'Registrera bedömning',
    intro:
      'Kartläggning, bedömning eller utredning som någon av parterna har gjort. Registrera att den är gjord, aldrig vad den visade om hälsa.',
  },
  avslut: { action: 'Registrera avslut', choose: 'Välj resultat vid avslut.' },
  uppfoljning: {
    action: 'Registrera uppföljning',
    intro: 'Uppföljning görs 6, 12, 24 och 36 månader efter avslutet.',
  },
  'inte-anonym': {
    title: 'Personen är inte längre anonym',
    action: 'Häv anonymiteten',
    intro:
      'Registrera det här när personen har gått med på att vara känd i ärendet. Det som inte har sparats hittills är okänt tills någon rättar det. Fråga sedan efter samtycke, och registrera personnumret under Personen. Det går inte att ta tillbaka.',
    send: 'Häv anonymiteten',
  },
  rattelse: {
    action: 'Rätta en uppgift',
    intro: 'Den gamla uppgiften finns kvar i historiken.',
    choose: 'Välj den uppgift eller post som ska rättas. Det gamla finns kvar i historiken.',
  },
  strykning: {
    action: 'Stryk en post',
    intro: 'För det som aldrig har hänt. Posten räknas inte längre och finns kvar i historiken som struken.',
    choose: 'Välj den post som ska strykas: det som aldrig har hänt.',
    send: 'Stryk',
  },
  overlamning: {
    title: 'Ansvarig handläggare',
    action: 'Lämna över',
  },
  ateroppning: {
    action: 'Återta avslutet',
    intro: 'För ett avslut som registrerades av misstag. En person som kommer tillbaka får ett nytt ärende.',
    send: 'Återta avslutet',
  },
  felregistrering: {
    title: 'Felregistrering',
    action: 'Markera som felregistrerat',
    intro: 'För ett ärende som aldrig skulle ha registrerats. Det slutar att räknas i all statistik.',
    send: 'Markera som felregistrerat',
  },
  aterinforing: {
    action: 'Återta felregistreringen',
    intro: 'Ärendet räknas igen, så som det var.',
    send: 'Återta felregistreringen',
  },
});

export const formSv = {
  forms,
  kinds: {
    agree: 'Plan',
    revise: 'Ändra planen',
    assign: 'Utse ansvarig handläggare',
    handOver: 'Lämna över ärendet',
    'work-or-studies': 'Arbete eller studier',
    care: 'Vård eller rehabilitering',
    'continued-support': 'Fortsatt stöd',
    other: 'Annan orsak',
    recorded: 'Uppföljningen är gjord',
    missed: 'Uppföljningen kunde inte göras',
  },
  entry: {
    correct: 'Ändra det som är fel. Det som stod finns kvar i historiken som rättat.',
    strike: 'Har det aldrig hänt? Stryk posten',
  },
  noteOf: (event: string) => `Anteckning till ${event}`,
  now: (value: string) => `Nu registrerat: ${value}`,
  save: 'Spara',
  idle: (minutes: number) =>
    `Inloggningen tar slut efter ${minutes} minuter utan aktivitet. Sparar du senare än så loggar du in igen, och det du skrev finns kvar.`,
  more: {
    decisions: 'Lägg till något överenskommet',
    goals: 'Lägg till ett mål',
    actions: 'Lägg till en parallell åtgärd',
    sources: 'Lägg till en försörjning',
  },
  cancel: 'Avbryt',
  unanswered: 'Inte ifyllt',
  confirm: {
    title: 'Är det här rätt?',
    avbojande: 'En avböjd anmälan kan inte ändras. Ska personen anmälas igen blir det ett nytt ärende.',
    atertagande: 'En återtagen anmälan kan inte ändras. Ska personen anmälas igen blir det ett nytt ärende.',
    felregistrering:
      'Hela ärendet med alla sina händelser slutar att räknas. Inget mer kan registreras i det.',
    yes: { avbojande: 'Ja, avböj', atertagande: 'Ja, återta', felregistrering: 'Ja, det är felregistrerat' },
    no: 'Nej, gå tillbaka',
  },
  conflict: {
    title: 'Något annat har registrerats medan du skrev',
    what: 'Det du skrev finns kvar nedan och är inte sparat. Läs vad som är nytt och spara igen om det fortfarande stämmer.',
    label: 'Registrerat medan du skrev',
  },
  savedBefore: {
    title: 'Formuläret är redan sparat',
    what: (registered: string) =>
      `Det du sparade förut finns kvar i ärendet (${registered}). Det du har skrivit nu är inte sparat.`,
    correct: 'Blev något fel i det som är sparat? Rätta det i ärendet.',
    again: 'Spara igen bara om det du har skrivit nu också ska registreras.',
  },
  notNow: {
    title: 'Det går inte att registrera nu',
    what: (status: string) => `Ärendet har status: ${status}.`,
    back: 'Till ärendet',
  },
  errors: {
    choose: (label: string) => (label.endsWith('?') ? `Svara på frågan: ${label}` : `Välj ${small(label)}.`),
    future: (label: string) => `${label} kan inte ligga i framtiden.`,
    fill: (label: string) => `Fyll i ${small(label)}.`,
    day: (label: string) => `${label}: skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2024-03-05.`,
    whole: (label: string, from: number, to: number) => `${label}: ange ett heltal från ${from} till ${to}.`,
    either: (label: string) => `${label}: ange antingen det ena eller det andra.`,
    orUnknown: (label: string) => `${label}: välj antingen vad som gäller eller varför det inte är känt.`,
  },
  stated: {
    notAsked: 'Inte tillfrågad',
    doesNotKnow: 'Vet inte',
    willNotSay: 'Vill inte svara',
    notRegistered: 'Registreras inte',
  },
  hints: {
    dayOrUnknown: 'ÅÅÅÅ-MM-DD, till exempel 2024-03-05. Skriv okänd om dagen inte är känd.',
    giving: 'Myndigheter som får lämna ut det de har registrerat om personen.',
    receiving: 'Myndigheter som får ta del av det.',
    receivingWithEsf: `Myndigheter som får ta del av det. ${sheetSv.esf.says(ESF_RECEIVER.name)}`,
    obtainedBy: 'Den som talade med personen och tog emot samtycket. Lämnas tomt om det är du.',
    validFrom: 'ÅÅÅÅ-MM-DD, till exempel 2024-03-05. Lämnas tomt om samtycket gäller från samma dag.',
    groundReceiver: 'En annan myndighet än din egen.',
    why: 'Vad som är nödvändigt och hur det har prövats. Texten sparas krypterad.',
    groundFrom: 'ÅÅÅÅ-MM-DD, till exempel 2024-03-05. Lämnas tomt om utlämnandet gäller från samma dag.',
    groundUntil: 'ÅÅÅÅ-MM-DD, till exempel 2024-03-05. Lämnas tomt om ingen sista dag är bestämd.',
    reasons: 'Både arbete och studier kan anges.',
    violence: 'Bara om frågan ställdes. Svaret sparas aldrig här.',
    note: 'Texten sparas krypterad och visas bara för insatsens handläggare.',
    wholeNote: 'Skriv hela anteckningen som den ska vara, eller töm fältet för att ta bort den.',
    short: 'Kort, en sak per ruta.',
    expires: 'ÅÅÅÅ-MM-DD, till exempel 2024-03-05. Lämnas tomt om samtycket gäller tills vidare.',
    dayInRow: 'ÅÅÅÅ-MM-DD',
    profile: 'Lämna tomt det som inte har frågats.',
    caseworkers: 'Handläggare som är tilldelade insatsen.',
    withdrawal: 'Lämna alla tomma för att återkalla från samtliga.',
  },
  labels: {
    consentOn: 'Dag för samtycket',
    withdrawnConsentOn: 'Dag då samtycket återkallades',
    metOn: 'Dag för mötet',
    closedOn: 'Dag då det blev klart eller avslutades',
    closedAs: 'Vad det blev av det',
    planOn: 'Dag för planen',
    contactOn: 'Dag för kontakten',
    assessedOn: 'Dag då bedömningen avslutades',
    assessmentKind: 'Typ av bedömning',
    assessedBy: 'Gjord av',
    assessmentOutcome: 'Hur det gick',
    followUpOn: 'Dag för uppföljningen',
    assignedOn: 'Från och med',
    anonymityEndedOn: 'Dag då personen gick med på det',
    giving: 'Får lämna ut',
    receiving: 'Får ta del',
    kinds: 'Uppgifter',
    obtainedBy: 'Inhämtat av',
    validFrom: 'Gäller från och med',
    withdrawnFrom: 'Återkallas från',
    groundOn: 'Dag för utlämnandet',
    ground: 'Grund',
    receiver: 'Lämnas ut till',
    why: 'Varför',
    purpose: 'Ändamål',
    form: 'Form',
    language: 'Språk',
    expiresOn: 'Gäller till och med',
    reason: 'Orsak',
    note: 'Anteckning',
    whyCorrected: 'Varför posten rättas',
    correctionNote: 'Anteckning om rättelsen',
    attendance: 'Närvaro',
    decisions: 'Överenskommet',
    decision: 'Vad som ska göras',
    owner: 'Ansvarig part',
    dueOn: 'Senast',
    violence: 'Har frågan om våld ställts?',
    goals: 'Mål',
    actions: 'Parallella åtgärder',
    action: 'Åtgärd',
    contactKind: 'Typ av kontakt',
    exitReasons: 'Resultat',
    exitReason: 'Avslutsorsak',
    monthsAfterExit: 'Vilken uppföljning',
    caseworker: 'Handläggare',
    value: (fact: string) => `Rätt uppgift: ${fact}`,
    months: 'Antal månader',
    bracket: 'Eller ungefär',
    since: 'Sedan',
    source: 'Källa',
    row: (label: string, number: number) => `${label} ${number}`,
  },
  options: {
    consentForms: { written: 'Skriftligt', oral: 'Muntligt', electronic: 'Elektroniskt' },
    attendance: { present: 'Närvarande', absent: 'Frånvarande', notCalled: 'Inte kallad' },
    yes: 'Ja',
    no: 'Nej',
    otherLanguage: 'Annat språk',
    languageUnknown: 'Språk som inte känns igen',
    /** Where browsers and servers have no name, or one that the field does not use. */
    languages: {
      'sv-x-latt': 'lätt svenska',
      prs: 'dari',
      ps: 'pashto',
      ku: 'kurmanji (nordkurdiska)',
      ckb: 'sorani (centralkurdiska)',
      swl: 'svenskt teckenspråk',
    },
    unknownReason: 'Orsaken är inte känd',
  },
  withdrawAll:
    'Allt samtycke återkallas. Personen har skyddade personuppgifter: bara den som är ansvarig för ärendet kan återkalla det för vissa myndigheter.',
  noCaseworker:
    'Ingen annan handläggare är tilldelad insatsen: be förbundets behörighetsadministratör att tilldela en.',
  purpose: (intervention: string) => `Samordnat stöd i ${intervention}`,
};
