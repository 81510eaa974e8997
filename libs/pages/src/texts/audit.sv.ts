import { INACTIVE_DAYS, LATENESS } from '@samspar/access';
import { numeral } from '@samspar/kernel';

const journeys = (count: number): string => `${numeral(count)} ${count === 1 ? 'ärende' : 'ärenden'}`;

export const auditSv = {
  title: 'Att granska',
  lead: 'Det här är att granska nu. När du har sparat vad granskningen gav försvinner punkten härifrån, tills det har tillkommit något nytt.',
  tabs: { label: 'Granskarens sidor', due: 'Att granska', checked: 'Gjorda kontroller' },
  nothing: 'Inget är att granska nu.',
  nothingMore:
    'Nya punkter kommer när en månad eller ett kvartal har gått till ända, eller när något avviker.',
  saved: 'Kontrollen är sparad.',
  since: (day: string) => `att granska sedan ${day}`,
  dueBy: (day: string) => `Ska vara klar ${day}`,
  late: (day: string) => `Skulle ha varit klar ${day}`,
  again: (day: string) => `kontrollerat senast ${day}, men mer har tillkommit`,
  matters: {
    readings: {
      title: 'Åtkomst till ärenden',
      why: 'Vem som har fått se vilka ärenden kontrolleras månad för månad (lag 2001:454 10 §): det som avviker, och ett stickprov.',
      how: 'Öppna månaden, påbörja kontrollen så att stickprovet dras, gå igenom raderna och spara vad varje del gav.',
    },
    publications: {
      title: 'Publicerade siffror',
      why: 'Det som är publicerat ska gå att räkna fram på nytt ur loggen, med samma svar. Det räknas om varje kvartal, och när något mer har publicerats.',
      how: 'Räkna om allt som är publicerat. Det kan ta några minuter. Det som blir annorlunda står sedan här.',
    },
    corrections: {
      title: 'Rättelser efter publicering',
      why: 'Det som har rättats, återöppnats eller felregistrerats sedan siffrorna fastställdes kan göra dem missvisande, i ärenden som hör till den tid som siffrorna gäller.',
      how: 'Öppna publiceringen och se vad som skiljer. Är skillnaden stor ber du kansliet publicera på nytt med en förklaring. Spara vad granskningen gav.',
    },
    lateRegistrations: {
      title: 'Sena registreringar',
      why: `Insatser där minst ${LATENESS.percent} % av det som registrerades för hand i ett kvartal, och minst ${LATENESS.least} händelser, registrerades mer än ${LATENESS.days} dagar efter den dag som angavs. Det som är inläst ur filer räknas inte.`,
      how: 'Sök fram ärendena, se i några av dem vad som blev sent, fråga insatsens chef varför, och spara vad granskningen gav.',
    },
    erasures: {
      title: 'Gallring',
      why: 'Ärenden vars tid är ute ska gallras senast året efter (SoL 2025:400 16 kap. 1 §), och det som har gallrats ska ha gallrats av rätt skäl.',
      how: 'Öppna myndigheten och se hur många som ska gallras. Gallringen godkänns av den som leder insatsen: fråga hen om något blir liggande. Spara vad granskningen gav.',
    },
    roles: {
      title: 'Roller och konton',
      why: 'Användare som har, eller har haft, roller som inte bör mötas, och konton som ingen använder.',
      how: 'Fråga den som sköter användarna om det ska vara så. Är det fel ändras det under Användare av en administratör. Spara vad granskningen gav.',
    },
    heads: {
      title: 'Loggens signerade huvuden',
      why: 'Ett huvud är en signerad summa av hela loggen. Det visar om något i loggen har ändrats i efterhand, och ska komma var tionde minut när något har skrivits.',
      how: 'Öppna punkten, gör det som står där och spara vad granskningen gav.',
    },
  },
  readingsOf: (month: string) => `Åtkomst i ${month}`,
  begun: 'stickprovet är draget, men resultatet är inte sparat',
  notBegun: 'stickprov och mönster är inte granskade',
  quarter: (quarter: string, year: string) => `kvartal ${quarter} ${year}`,
  lateOf: (intervention: string, quarter: string) => `${intervention}, ${quarter}`,
  lateShare: (late: number, registered: number) =>
    `${numeral(late)} av ${numeral(registered)} registreringar (${Math.round((late / registered) * 100)} %) kom sent`,
  findLate: (intervention: string, quarter: string) =>
    `Sök sent registrerade ärenden i ${intervention}, ${quarter}`,
  waiting: (count: number) =>
    count === 0
      ? 'inget ärende har passerat sin tid'
      : `${journeys(count)} har passerat sin tid; de som bevaras för forskning är inräknade`,
  overdue: (count: number) => `${journeys(count)} skulle ha gallrats före årsskiftet`,
  erased: (count: number) => `${journeys(count)} har gallrats`,
  erasedSince: (count: number) => `${journeys(count)} har gallrats sedan den senaste kontrollen`,
  findErased: 'Sök gallrade ärenden',
  publications: {
    everything: 'Räkna om det som är publicerat',
    differs: (title: string) => `Blev annorlunda: ${title}`,
    whyDiffers: 'När publiceringen räknades om ur loggen blev svaret ett annat än det som är publicerat.',
    howDiffers:
      'Öppna publiceringen och låt den räknas om där, så står varför. Lämna det vidare till den det gäller, och spara vad granskningen gav.',
    released: (count: number) =>
      `${numeral(count)} ${count === 1 ? 'publicering' : 'publiceringar'} som inget har ersatt`,
    tables: (count: number) => `${numeral(count)} ${count === 1 ? 'tabell skiljer' : 'tabeller skiljer'}`,
    corrections: (count: number) =>
      `${numeral(count)} ${count === 1 ? 'ändring' : 'ändringar'} efter publiceringen`,
    open: 'Öppna publiceringen',
    recount: 'Räkna om',
  },
  roles: {
    caseworkerAndOffice: {
      title: (name: string) => `${name}: klientarbete och kansli`,
      why: 'Hen har, eller har haft, både en roll i arbetet med personer och rollen kansli. Förbundet får inte besluta om enskilda (lag 2003:1210 7 §).',
    },
    auditorAndCasework: {
      title: (name: string) => `${name}: granskare och klientarbete`,
      why: 'Hen granskar, och arbetar eller har arbetat med personer i förbundets insatser. Sitt eget arbete får hen inte granska.',
    },
    adminAndCasework: {
      title: (name: string) => `${name}: administratör och klientarbete`,
      why: 'Hen sköter användarna och arbetar samtidigt med personer: den som ger andra behörighet bör inte själv se personuppgifter.',
    },
    ownRights: {
      title: (name: string) => `${name}: har ändrat sin egen behörighet`,
      why: 'Ingen får ändra vad hen själv får göra. Ändringen står i loggen över användare.',
    },
    auditorOfOwnUnit: {
      title: (name: string) => `${name}: granskar sin egen enhet`,
      why: 'Hen är granskare och anställd på en enhet vars handläggare arbetar i förbundets insatser.',
    },
    inactive: {
      title: (name: string) => `${name}: kontot används inte`,
      why: `Hen kan se personer, men har inte fått se något ärende på ${INACTIVE_DAYS} dagar. Ett konto som ingen använder bör stängas.`,
    },
  },
  heads: {
    newest: (moment: string, fingerprint: string) =>
      `Det senaste huvudet signerades ${moment} och har fingeravtrycket ${fingerprint}.`,
    none: 'Inget huvud är signerat än.',
    late: {
      title: 'Inget huvud har kommit på mer än en timme',
      why: 'Det som har skrivits sedan dess kan ändras utan att det syns.',
      how: 'Säg till systemförvaltaren: orsaken står i serverns logg, och samspar verify prövar loggen mot huvudena. Spara vad granskningen gav.',
    },
    fault: {
      title: 'Något är fel med trädet, nyckeln eller filen med huvuden',
      why: 'Servern har en varning om loggens huvuden. Vad den gäller står i serverns logg.',
      how: 'Säg till systemförvaltaren, och be om svar när det är åtgärdat. Spara vad granskningen gav.',
    },
    noFile: {
      title: 'Huvudena ligger bara i samma logg',
      why: 'Den som kan skriva i loggen kan då skriva om huvudena också.',
      how: 'Be systemförvaltaren att ange en fil på en annan plats (SAMSPAR_HEADS). Spara vad granskningen gav; frågan kommer igen varje år.',
    },
  },
  item: {
    why: 'Varför',
    since: 'Att granska sedan',
    dueBy: 'Ska vara klar',
    how: 'Så avslutar du',
    counts: 'Vad som finns',
    notDue:
      'Inget har tillkommit sedan den senaste kontrollen. Du kan spara ett nytt resultat om du har fått veta mer.',
    gone: 'Det finns inget kvar att granska här.',
    now: 'Nu, enligt ärendena själva',
    dueNow: (count: number, hasMore: boolean) =>
      hasMore ? `minst ${journeys(count)} ska gallras` : `${journeys(count)} ska gallras`,
    lateNow: (count: number) => `${journeys(count)} skulle redan ha gallrats`,
    kept: (count: number) =>
      `${journeys(count)} bevaras, för personen är född en dag som bevaras för forskning`,
    outcome: 'Vad granskningen gav',
    choose: 'Välj vad granskningen gav.',
    record: 'Spara kontrollen',
    back: 'Allt att granska',
    earlier: 'Tidigare kontroller',
    notBy: {
      OwnWork:
        'Du har själv arbetat i insatsen under den tid som granskas eller året före: en annan granskare gör kontrollen.',
      OwnAccount: 'Kontrollen gäller dig själv: en annan granskare gör den.',
    },
  },
  results: {
    inOrder: 'I sin ordning',
    remark: 'Anmärkning, men ingen annan behöver göra något',
    handedToManager: 'Lämnat vidare till enhetens eller insatsens chef',
    handedToAdmin: 'Lämnat vidare till den som sköter användarna',
    handedToOperator: 'Lämnat vidare till systemförvaltaren',
    handedToAuthority: 'Lämnat vidare till den myndighet som är personuppgiftsansvarig',
    handedToBoard: 'Lämnat vidare till förbundets styrelse',
  },
  checked: {
    title: 'Gjorda kontroller',
    lead: 'Vad granskare har kontrollerat, vad det gav och vem som gjorde det. Fri text skrivs inte: loggen gallras aldrig.',
    caption: (total: number) => `Kontroller, senaste först: ${numeral(total)}`,
    when: 'När',
    what: 'Vad',
    result: 'Vad det gav',
    who: 'Vem',
    matter: 'Vad som har kontrollerats',
    everything: 'Allt',
    everyResult: 'Alla resultat',
    empty: 'Inget är kontrollerat än.',
    emptyChosen: 'Ingen kontroll stämmer med filtret.',
    heads: {
      late: 'Loggens huvuden: inget har kommit',
      fault: 'Loggens huvuden: fel',
      noFile: 'Loggens huvuden: bara i loggen',
    },
    publication: (title: string) => `Publicerade siffror: ${title}`,
    correctionsOf: (title: string) => `Rättelser efter publicering: ${title}`,
    erasuresOf: (authority: string) => `Gallring: ${authority}`,
  },
};
