import { HANDING_OVER_MS, MANY_IN_A_ROW, OFFICE_HOURS, SAMPLE_SIZE } from '@samspar/access';
import { numeral } from '@samspar/kernel';

const counted = (count: number, one: string, many: string): string =>
  `${numeral(count)} ${count === 1 ? one : many}`;
const DAY_MS = 86_400_000;

export const accessLogSv = {
  lead: 'Vem som har fått se ärenden, när, var och varför. Det antecknas innan ärendet visas. Ärenden står här med nummer, aldrig med namn.',
  ofJourney: {
    title: (reference: string) => `Åtkomst till ärende ${reference}`,
    lead: 'Vem som har fått se ärendet, när, var och varför. Det antecknas innan ärendet visas, så också den här gången.',
    caption: (order: string) => `Åtkomst till ärendet, ${order}`,
  },
  caption: (order: string) => `Åtkomst i förbundet, ${order}`,
  captionOf: (reference: string, order: string) => `Åtkomst till ärende ${reference}, ${order}`,
  columns: {
    when: 'När',
    where: 'Sida',
    which: 'Ärende',
    who: 'Vem',
    role: 'Roll',
    why: 'Grund',
  },
  on: {
    case: 'Ärendet',
    'case-changes': 'Ärendets ändringar',
    'case-reads': 'Ärendets åtkomst',
    'case-person': 'Personens kort',
    'case-extract': 'Utdrag till personen',
    form: 'Formulär i ärendet',
    'my-day': 'Min dag',
    cases: 'Listan Ärenden',
    search: 'Sökning',
    inbox: 'Inkorg',
    'same-person': 'Ny anmälan av samma person',
    shares: 'Fördelning',
    retention: 'Gallring',
    api: 'API',
    disclosures: 'Utlämnanden',
    replay: 'Granskning av ett ärende',
    'replay-search': 'Sökning bland ärenden att granska',
  },
  form: (action: string) => `Formulär: ${action}`,
  reason: {
    responsible: 'Ansvarig för ärendet',
    assigned: 'Arbetar i insatsen',
    sender: 'Avsändare av anmälan',
    lead: 'Leder insatsen',
    emergency: 'Nödåtkomst',
    request: 'På personens begäran',
    audit: 'Granskning av utlämnanden',
    replay: 'Granskning av hur ärendet har handlagts (OSL 10 kap. 17 §)',
  },
  openedFor: (reason: string, why: string) => `${reason}. Kortet öppnat: ${why}`,
  journeys: (count: number) => `${numeral(count)} ärenden`,
  journeysOf: (count: number, moment: string) => `${numeral(count)} ärenden som visades ${moment}`,
  allOf: (reference: string) => `All åtkomst till ärende ${reference}`,
  filter: {
    everybody: 'Alla',
    everywhere: 'Alla sidor',
    from: 'Från och med',
    to: 'Till och med',
    wrongDay: (name: string) => `${name}: skriv dagen som ÅÅÅÅ-MM-DD.`,
    backwards: 'Till och med är före från och med.',
    oneJourney: (reference: string) => `Visar åtkomst till ärende ${reference}.`,
    everyJourney: 'Visa alla ärenden',
  },
  pages: { label: 'Sidor', more: 'Nästa sida', first: 'Till första sidan' },
  empty: 'Ingen åtkomst är antecknad.',
  emptyChosen: 'Ingen åtkomst stämmer med filtret.',
  end: {
    newest: 'Här slutar loggen: inget äldre är antecknat.',
    oldest: 'Här slutar loggen: inget nyare är antecknat.',
    chosen: 'Här slutar loggen: inget mer stämmer med filtret.',
  },
  checks: {
    tabs: { log: 'Åtkomst', checks: 'Kontroller' },
    title: 'Kontroller av åtkomstloggen',
    lead: 'Åtkomsten kontrolleras återkommande (lag 2001:454 10 §). För varje månad ses det igenom som avviker, och ett stickprov. En månad kontrolleras innan nästa har gått till ända.',
    caption: 'Månader att kontrollera',
    month: 'Månad',
    status: 'Status',
    nothingYet: 'Ingen månad har gått till ända sedan den första åtkomsten antecknades.',
    recorded: (day: string, name: string) => `Kontrollerad ${day} av ${name}`,
    begun: (due: string) => `Påbörjad, ska vara klar ${due}`,
    due: (due: string) => `Ska vara klar ${due}`,
    late: (due: string) => `Skulle ha varit klar ${due}`,
    titleOf: (month: string) => `Kontroll av åtkomst i ${month}`,
    leadOf: (count: number) => `Månaden har ${counted(count, 'rad', 'rader')} i åtkomstloggen.`,
    beginLead: 'Stickprovet dras när kontrollen påbörjas, så att ingen i förväg kan veta vad som ses igenom.',
    begin: 'Påbörja kontrollen och dra stickprovet',
    notBy: {
      OwnReadings: 'Det som ses igenom är delvis din egen åtkomst: en annan granskare avslutar kontrollen.',
      OwnWork:
        'Det som granskas hör till en insats som du själv har arbetat i under den tiden eller året före: en annan granskare avslutar kontrollen.',
    },
    nothingFound: 'Inget i månaden avviker.',
    parts: {
      emergency: {
        title: 'Nödåtkomst',
        why: 'Ärendet öppnades av någon som inte arbetar i insatsen, av det skäl hen angav. Den ansvariga har fått veta det.',
      },
      otherInsats: {
        title: 'Annan insats',
        why: 'Ärendet var i en insats som hen då inte var tilldelad, och hen hade inte skickat anmälan.',
      },
      afterHandOver: {
        title: 'Efter överlämning',
        why: `Hen hade lämnat över ärendet mer än ${HANDING_OVER_MS / DAY_MS} dagar tidigare.`,
      },
      protected: {
        title: 'Skyddade personuppgifter',
        why: 'Personen har skyddade personuppgifter, och hen var inte ansvarig för ärendet.',
      },
      namesake: {
        title: 'Samma efternamn',
        why: 'Ärendet handlar om någon med samma efternamn som den som öppnade det. Vilket ärende och när visas inte, för då skulle det synas vem det handlar om: fråga hens chef.',
      },
      colleague: {
        title: 'Heter som en kollega',
        why: 'Ärendet handlar om någon som heter som en användare i förbundet. Vilket ärende och när visas inte, för då skulle det synas vem det handlar om: fråga hens chef.',
      },
      manyInARow: {
        title: 'Många i rad',
        why: `Fler än ${MANY_IN_A_ROW.journeys} olika ärenden öppnades ett i taget inom en timme.`,
      },
      outsideHours: {
        title: 'Utanför kontorstid',
        why: `Lördag, söndag eller helgdag, eller före kl. ${OFFICE_HOURS.from} eller efter kl. ${OFFICE_HOURS.until}.`,
      },
      sample: {
        title: 'Stickprov',
        why: `${SAMPLE_SIZE} rader är dragna av slumpen, eller alla i en månad som inte har fler.`,
      },
    },
    what: 'Vad',
    until: (moment: string) => `till ${moment}`,
    counted: (readings: number, journeys: number) =>
      [
        ...(readings > 0 ? [counted(readings, 'rad', 'rader')] : []),
        ...(journeys > 0 ? [counted(journeys, 'ärende', 'ärenden')] : []),
      ].join(', '),
    linesFrom: (lines: string, moment: string) => `${lines}, från ${moment}`,
    more: (count: number) => `${numeral(count)} har tillkommit sedan kontrollen sparades.`,
    outcome: 'Vad kontrollen gav',
    results: {
      nothingToRemark: 'Inget att anmärka',
      askedManager: 'Chefen är tillfrågad',
      reported: 'Anmält till den myndighet som är personuppgiftsansvarig',
    },
    choose: (part: string) => `Välj vad kontrollen gav: ${part}.`,
    record: 'Spara kontrollen',
    recordedAt: (moment: string, name: string) => `Kontrollen sparades ${moment} av ${name}.`,
    back: 'Alla kontroller',
  },
  looks: {
    tab: 'Granskningar',
    title: 'Vem som har granskat åtkomsten',
    lead: 'Vilka granskare som har fått se vems åtkomst, när och för vilket ärende. Det antecknas innan den visas, så också den här gången. Dina egna granskningar står inte här: andra granskare ser dem.',
    caption: (total: number) => `Granskningar av åtkomsten, senaste först: ${numeral(total)}`,
    whose: 'Vems åtkomst',
    more: (names: string, more: number) => `${names} och ${numeral(more)} till`,
    any: 'Inget enskilt ärende',
    empty: 'Ingen annan har granskat åtkomsten.',
    on: {
      log: 'Åtkomst',
      line: 'En rad i loggen',
      check: 'Kontroll av en månad',
      looks: 'Granskningar',
    },
  },
  one: {
    title: 'Antecknad åtkomst',
    caption: (count: number) =>
      count === 1 ? 'Ärendet som visades' : `De ${numeral(count)} ärenden som visades`,
    back: 'Till åtkomstloggen',
  },
};
