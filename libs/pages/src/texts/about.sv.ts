export const aboutSv = {
  lead: 'Samspår håller reda på vägen från anmälan till uppföljning i samordningsförbundets insatser, och räknar statistiken ur samma uppgifter.',
  what: {
    title: 'Vad Samspår är',
    paragraphs: [
      'Varje registrering sparas som en händelse, med dag, roll och tidpunkt. Inget skrivs över: en rättelse är en ny händelse, och den gamla uppgiften finns kvar i historiken.',
      'All statistik räknas ur händelserna. Samma fråga om samma dag ger därför samma svar, också i efterhand, och varje siffra går att följa tillbaka.',
    ],
  },
  data: {
    title: 'Var uppgifterna finns',
    paragraphs: [
      'Händelserna innehåller koder, dagar och slumpmässiga nummer, aldrig namn eller personnummer. Namn, personnummer och kontaktuppgifter finns bara i valvet, krypterade. Fri text är krypterad med en nyckel för varje ärende.',
      'När ett ärende gallras förstörs dess nyckel, så att texterna inte går att läsa i någon kopia av händelserna. Med personens sista ärende förstörs också namn, personnummer och kontaktuppgifter. Koder och dagar finns kvar i räkningen.',
      'Uppgifterna ligger hos den som driver installationen, och ingenting skickas någon annanstans. Sidorna hämtar inget från andra webbplatser och använder bara de kakor som inloggning och språkval behöver.',
    ],
  },
  version: {
    title: 'Version och licens',
    license: 'Licens',
    licenseName: 'MIT. Programmet får användas, ändras och spridas fritt, utan garanti.',
    packages:
      'Samspår bygger på öppna program, bland annat Node.js, NestJS, Preact och openid-client, under licenser som tillåter det (MIT, Apache 2.0, BSD, ISC).',
  },
  accessibility: {
    paragraphs: [
      'Samordningsförbundet ansvarar för att Samspår kan användas av alla, enligt lagen (2018:1937) om tillgänglighet till digital offentlig service. Kraven står i EN 301 549, som bygger på WCAG 2.1 AA. Samspår är byggt för WCAG 2.2 AA.',
    ],
    tested: 'Så har vi testat',
    tests: [
      'Sidorna testas automatiskt med axe i webbläsaren Chromium, i 320 och 1 280 pixlars bredd.',
      'De testas med enbart tangentbord, på smal skärm och förstorade till 400 procent.',
      'Allt fungerar utan JavaScript.',
    ],
    gaps: 'Kända brister',
    known: [
      'Sidorna är inte testade med skärmläsare av någon som använder en sådan till vardags.',
      'Breda tabeller rullas i sidled på smala skärmar.',
      'Hela EN 301 549 är inte granskad av någon oberoende.',
    ],
    contact: 'Om något inte fungerar',
    toOwn:
      'Säg till förbundet om något hindrar dig, så får du uppgiften på annat sätt. Hur du når förbundet står på dess webbplats.',
    authority:
      'Är du inte nöjd med hur förbundet svarar kan du anmäla det till Myndigheten för digital förvaltning, som har tillsyn över lagen.',
  },
};
