import { numeral } from '@samspar/kernel';
import { megabytes } from '../words/megabytes.js';

const counted = (count: number, one: string, many: string): string =>
  `${numeral(count)} ${count === 1 ? one : many}`;
const journeys = (count: number): string => counted(count, 'deltagande', 'deltaganden');

export const importSv = {
  title: 'Inläsning',
  lead: 'Läs in en lista, en rad per deltagande. Filen kontrolleras först: inget sparas förrän du har sett resultatet och bekräftat.',
  file: 'Fil',
  fileHint: 'Arbetsbok (.xlsx) eller textfil (.csv), högst 20 MB.',
  fileMissing: 'Välj en fil att kontrollera.',
  fileTooLarge: (size: number, most: number) =>
    `Filen är ${megabytes(size, 'sv')} och får vara högst ${megabytes(most, 'sv')}: dela upp den, till exempel i en fil per år, eller spara bladet med deltagandena som .csv.`,
  authority: 'Myndighet som uppgifterna hör till',
  authorityHint: 'Den som har registrerat det som står i filen, och svarar för det.',
  belongsTo: (authority: string) => `Det som läses in hör till ${authority}.`,
  belongsToNobodyKnown: 'Det är inte känt vilken myndighet det som läses in hör till.',
  authorityUnsaid: 'Inte känt',
  register: 'Register',
  otherRegister: 'Förbundet har flera listor, var och en med egna löpnummer',
  registerHint: 'Listans eget namn, alltid detsamma: 1–40 små bokstäver a–z, siffror och bindestreck.',
  try: 'Kontrollera filen',
  template: 'Hämta en tom arbetsbok med rätt rubriker (.xlsx)',
  whoCaseworker: (interventions: string) =>
    `Du kan läsa in rader för de insatser du är tilldelad: ${interventions}.`,
  whoNobody:
    'Du är inte tilldelad någon insats och kan därför inte läsa in något. Be behörighetsadministratören.',
  whoOffice:
    'Kansliet läser bara in filer utan personnummer. Filer med personnummer läses in av en handläggare som är tilldelad alla insatser i filen.',
  busyTitle: 'En inläsning pågår',
  busy: (name: string) =>
    `${name} läser in just nu. Förbundet läser in en fil i taget: vänta tills den är klar.`,
  busyMine: 'Din egen inläsning pågår.',
  toWork: 'Se hur långt den har kommit',
  doing: {
    trying: 'Filen kontrolleras',
    importing: 'Filen läses in',
    reversing: 'Inläsningen ångras',
  },
  wait: 'Du kan stänga sidan; arbetet fortsätter ändå. Det här är adressen att komma tillbaka till.',
  reading: (rows: number) =>
    rows === 0 ? 'Filen öppnas och läses.' : `Filen läses: ${numeral(rows)} rader hittills.`,
  cancel: 'Avbryt',
  rowsDone: 'Rader klara',
  journeysDone: 'Deltaganden klara',
  look: 'Visa hur långt det har kommit',
  triedTitle: 'Så här blir inläsningen',
  triedLead: (name: string) => `${name} är kontrollerad. Inget är sparat än.`,
  importedTitle: 'Filen är inläst',
  importedLead: (name: string) => `${name} är inläst. Siffrorna i statistiken är uppdaterade.`,
  importedNothing: (name: string) => `${name} hade inget nytt: allt i den fanns redan.`,
  counts: {
    caption: 'Rader i filen',
    what: 'Rader',
    count: 'Antal',
    meaning: 'Vad det betyder',
    new: ['Nya', 'blir nya deltaganden'],
    newDone: ['Nya', 'blev nya deltaganden'],
    changed: ['Ändrade', 'blir rättelser i deltaganden som redan finns'],
    changedDone: ['Ändrade', 'blev rättelser i deltaganden som redan finns'],
    unchanged: ['Oförändrade', 'finns redan, inget görs'],
    rejected: ['Avvisade', 'läses inte in förrän de är rättade'],
    all: 'Alla rader',
  },
  missing: (count: number) =>
    count === 1
      ? '1 löpnummer som lästs in tidigare finns inte i filen. Deltagandet lämnas orört.'
      : `${numeral(count)} löpnummer som lästs in tidigare finns inte i filen. De deltagandena lämnas orörda.`,
  consent:
    'Samtycke är lämnat bara där kolumnen Samtycke säger Ja. En tom cell, eller en fil utan kolumnen, säger ingenting. Den som läser in filen svarar för att det stämmer.',
  ignoredColumns: (columns: string) => `De här kolumnerna känns inte igen och läses inte: ${columns}.`,
  matched: (columns: string) => `Kolumner som har valts för hand: ${columns}.`,
  matching: {
    title: 'Rubriker som inte känns igen',
    lead: 'Står en av mallens kolumner under ett annat namn? Välj vilken den är. Valet gäller också registrets nästa fil, från att den här filen läses in.',
    twiceTitle: 'Välj vilken kolumn som gäller',
    twiceLead:
      'Flera av filens kolumner är samma uppgift. Välj ”Läs inte” för dem som inte gäller, eller säg vilken kolumn de är i stället.',
    leave: 'Läs inte',
    try: 'Kontrollera igen med kolumnerna',
  },
  unknownUnits:
    'De här anmälande enheterna finns inte i registret. Raderna läses in som de står, och kansliet kan säga vilka enheter som menas.',
  unknownUnit: (text: string, rows: number) => `${text} (${rows} ${rows === 1 ? 'rad' : 'rader'})`,
  ignoredSheets: (sheets: string) => `Ett blad läses i taget. De här bladen lästes inte: ${sheets}.`,
  hiddenLeft: 'Filen har dolda delar som inte lästes',
  hiddenRead: 'Filen har dolda delar, och de är lästa',
  hidden: (rows: number, columns: readonly string[], sheets: readonly string[]) =>
    [
      ...(rows === 0
        ? []
        : [`${counted(rows, 'rad är dold', 'rader är dolda')}, för hand eller av ett filter.`]),
      ...(columns.length === 0 ? [] : [`Dolda kolumner: ${columns.join(', ')}.`]),
      ...(sheets.length === 0 ? [] : [`Dolda blad med deltaganden: ${sheets.join(', ')}.`]),
    ].join(' '),
  allHidden: (columns: readonly string[], sheets: readonly string[]) =>
    `${
      sheets.length > 0
        ? `Deltagandena står på dolda blad: ${sheets.join(', ')}.`
        : columns.length > 0
          ? `Kolumner som behövs är dolda: ${columns.join(', ')}.`
          : 'Alla rader under rubrikerna är dolda, för hand eller av ett filter.'
    } Visa dem i filen och spara den, eller läs också det dolda.`,
  readHidden: 'Läs också det dolda och kontrollera igen',
  rejected: 'Fel i de avvisade raderna',
  warnings: 'Rader att se över',
  warningsMore: 'De läses in, men något i dem är ovanligt.',
  firstRows: (rows: number, all: number) =>
    `Här visas de första ${numeral(rows)} av ${numeral(all)} rader. Rätta dem och läs in filen igen, så visas de nästa.`,
  row: 'Rad',
  number: 'Löpnummer',
  column: 'Kolumn',
  value: 'Värde',
  reason: 'Orsak',
  blank: '(tom)',
  showing: (from: number, to: number, of: number) =>
    `Visar ${numeral(from)}–${numeral(to)} av ${numeral(of)}.`,
  mendTitle: 'Rätta och läs in igen',
  mend: 'Rätta de avvisade raderna här på sidan, eller hämta dem som en arbetsbok, rätta dem där och läs in arbetsboken. De andra raderna behöver du inte göra något med.',
  mendHere: 'Rätta raderna här',
  mending: {
    title: 'Rätta rader',
    lead: 'Ändra det som är fel och kontrollera igen. Filen som du skickade ändras inte: rätta också i din egen lista, annars kommer felen tillbaka nästa gång.',
    row: (row: number, of: string) => (of === '' ? `Rad ${row}` : `Rad ${row}, löpnummer ${of}`),
    showing: (from: number, to: number, of: number) =>
      `Rad ${numeral(from)}–${numeral(to)} av ${numeral(of)}. Varje sida kontrolleras för sig.`,
    masked: (value: string) =>
      `Nu står det ${value}. Lämna tomt för att inte ändra, eller skriv – för att ta bort uppgiften.`,
    try: 'Kontrollera igen med rättelserna',
    back: 'Tillbaka utan att ändra',
  },
  partial: 'Vad filen innehåller',
  partialOnly: 'Filen har bara en del av listan',
  partialHint: 'Till exempel rättade rader. Då räknas inte de andra som saknade.',
  isPartial: 'Filen har bara en del av listan: det som saknas i den räknas inte.',
  daysTitle: 'Är dagen eller månaden först?',
  days: (columns: string) =>
    `Dagar som 5/3/2024 kan läsas på två sätt, och inget i filen visar vilket som menas. Kolumner: ${columns}.`,
  dayFirst: '5/3/2024 är den 5 mars',
  monthFirst: '5/3/2024 är den 3 maj',
  mendFile: 'Hämta raderna att rätta (.xlsx)',
  mendName: 'rader-att-ratta.xlsx',
  templateName: 'samspar-mall.xlsx',
  confirmTitle: 'Bekräfta',
  confirm: (count: number) => `Läs in ${counted(count, 'rad', 'rader')}`,
  confirmWhat:
    'Precis den fil som kontrollerades läses in. Är något ändå fel kan hela inläsningen ångras efteråt.',
  nothingNew: 'Filen har inget nytt att läsa in.',
  throwAway: 'Avbryt och kasta filen',
  kept: (when: string) => `Filen ligger krypterad på servern till ${when} och tas sedan bort.`,
  keptReceipt: (when: string) =>
    `Den här sidan finns kvar till ${when}. Antalen står sedan kvar bland tidigare inläsningar.`,
  anotherFile: 'Läs in en annan fil',
  toBatch: 'Visa inläsningen',
  refusedTitle: 'Filen kan inte läsas in',
  manyTitle: 'Ovanligt många rader har ändrats',
  many: (changed: number, known: number) =>
    `${known === 1 ? 'Den enda kända raden är ändrad.' : `${numeral(changed)} av de ${numeral(known)} kända raderna är ändrade, mer än en femtedel.`} Så brukar det bli när fel fil eller fel register har valts, eller när löpnumren har numrerats om.`,
  manyTodo:
    'Kontrollera filen. Stämmer ändringarna kan du ta emot dem: då kontrolleras filen igen och du ser vad som händer innan något sparas.',
  accept: 'Ta emot ändringarna och kontrollera igen',
  notPermittedOffice:
    'Filen har personnummer. Kansliet får inte ta del av uppgifter om enskilda (lag 2003:1210 7 §). Ta bort personnumren ur alla blad och kolumner, eller låt en handläggare som är tilldelad alla insatser i filen läsa in den.',
  notPermittedCaseworker: (interventions: string) =>
    `Filen har rader för insatser som du inte är tilldelad: ${interventions}. Ta bort de raderna, eller låt en handläggare som är tilldelad alla insatserna läsa in filen.`,
  registerOfOthers: (register: string, example: string) =>
    `Registret ${register} är någon annans, och där kan din fil inte läsas in. Läs in den i ett register med ett eget namn, till exempel ${example}.`,
  interruptedTitle: 'Avbrutet',
  interrupted: {
    trying: 'Filen hann inte kontrolleras färdigt. Inget är sparat.',
    importing:
      'Inläsningen avbröts innan den var klar. Det som hann läsas in står kvar, och samma fil läst en gång till fortsätter där den slutade: inget kommer in två gånger.',
    reversing:
      'Arbetet avbröts innan hela inläsningen var ångrad. Det som hann ångras är ångrat; ångra en gång till så görs resten.',
  },
  goOn: { trying: 'Kontrollera igen', importing: 'Fortsätt inläsningen' },
  batches: {
    title: 'Tidigare inläsningar',
    caption: 'Tidigare inläsningar, den senaste först',
    empty: 'Ingen fil har lästs in än.',
    when: 'När',
    who: 'Av',
    rows: 'Rader',
    new: 'Nya',
    changed: 'Ändrade',
    rejected: 'Avvisade',
    state: 'Status',
    taken: 'Inläst',
    interrupted: 'Avbruten',
    reversed: 'Ångrad',
  },
  batch: {
    title: (when: string) => `Inläsning ${when}`,
    unchanged: 'Oförändrade',
    missing: 'Saknades i filen',
    reversed: (when: string, name: string) => `Ångrad ${when} av ${name}.`,
    reversedCounts: (misregistered: number, restored: number) =>
      [
        ...(misregistered === 0
          ? []
          : [
              `${counted(misregistered, 'deltagande blev felregistrerat', 'deltaganden blev felregistrerade')}.`,
            ]),
        ...(restored === 0 ? [] : [`${journeys(restored)} fick tillbaka sina tidigare uppgifter.`]),
      ].join(' '),
    interrupted:
      'Inläsningen avbröts. Läs in samma fil en gång till, så fortsätter den där den slutade; inget kommer in två gånger.',
    reverse: 'Ångra inläsningen',
    back: 'Till alla inläsningar',
  },
  reverse: {
    title: 'Ångra inläsningen?',
    what: (when: string, name: string) => `Det gäller inläsningen ${when} av ${name}.`,
    made: (imported: number, corrected: number) =>
      [
        ...(imported === 0 ? [] : [`Den gav ${counted(imported, 'nytt deltagande', 'nya deltaganden')}.`]),
        ...(corrected === 0 ? [] : [`Den ändrade ${journeys(corrected)} som redan fanns.`]),
      ].join(' '),
    happens: 'Det här händer',
    steps: [
      'Deltaganden som kom till med inläsningen blir felregistrerade och räknas inte längre, också om någon har arbetat vidare med dem. De listas efteråt.',
      'Uppgifter som inläsningen ändrade får tillbaka sina tidigare värden, om ingen har ändrat dem sedan dess. De som inte kan tas tillbaka listas.',
      'Inget raderas: vad som hände går att följa i varje ärende, och filen kan läsas in igen.',
    ],
    cancel: 'Nej, låt den vara',
    notPermitted:
      'En inläsning ångras av en handläggare som är tilldelad alla insatser i den; kansliet ångrar bara inläsningar utan personnummer.',
    doneTitle: 'Inläsningen är ångrad',
    already: 'Inläsningen var redan ångrad. Inget ändrades nu.',
    done: (misregistered: number, restored: number) =>
      [
        ...(misregistered === 0
          ? []
          : [`${counted(misregistered, 'deltagande är felregistrerat', 'deltaganden är felregistrerade')}.`]),
        ...(restored === 0 ? [] : [`${journeys(restored)} har fått tillbaka sina tidigare uppgifter.`]),
      ].join(' ') || 'Inget fanns att ta tillbaka.',
    left: 'Det här behöver du titta på',
    leftMore: 'Deltaganden som någon har ändrat efter inläsningen, eller där något inte kan tas tillbaka.',
    nothingLeft: 'Ingen hade ändrat något efter inläsningen.',
    whatLeft: 'Vad som hände',
    noNumber: 'Deltagande utan löpnummer',
  },
};
