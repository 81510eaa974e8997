/** By the code of the problem, where its status says too little. */
const codes = {
  CsrfTokenInvalid: {
    title: 'Formuläret är inte sparat',
    what: 'Du har loggat in på nytt sedan sidan öppnades. Formuläret hörde till den förra inloggningen, och inget av det du skrev är sparat.',
    todo: 'Gå tillbaka i webbläsaren, fyll i formuläret och skicka det igen. Kryss kan finnas kvar, men text behöver du skriva på nytt.',
  },
  CrossSiteRequest: {
    title: 'Inget är sparat',
    what: 'Det du skickade kom från en annan webbplats än Samspår och togs inte emot.',
    todo: 'Öppna sidan från menyn och skicka formuläret därifrån.',
  },
  IdentityNumberInAddress: {
    title: 'Ett personnummer får inte stå i adressen',
    what: 'Adresser sparas i webbläsarens historik och på vägen hit. Sidan visas därför inte.',
    todo: 'Söker du en person? Gå till Ärenden och skriv numret i sökrutan där. Rensa gärna adressen ur webbläsarens historik.',
  },
  FormOfAnother: {
    title: 'Formuläret hör till någon annan',
    what: 'Någon annan än du var inloggad när formuläret öppnades. Det är inte sparat i ärendet. Den som skrev har kvar det som ett utkast, som bara hen ser.',
    todo: 'Är det du som ska registrera uppgiften? Öppna formuläret på nytt och fyll i det som du själv.',
  },
  ListsNotReady: {
    title: 'Listan är inte klar än',
    what: 'Samspår bygger upp listan på nytt, som efter en uppgradering. Inget är borta, och enskilda ärenden går att öppna och skriva i under tiden.',
    todo: 'Du behöver inte göra något: sidan läses in igen av sig själv tills listan är klar.',
  },
  ErasuresUnsettled: {
    title: 'Samspår visar inga personer än',
    what: 'Först kontrolleras att det som är gallrat verkligen är borta, som efter en omstart. Inget som är sparat går förlorat.',
    todo: 'Vänta en stund: sidan läses in igen av sig själv. Skickade du ett formulär: skicka samma formulär igen, inget sparas två gånger. Dröjer det: säg till systemförvaltaren och ange numret nedan.',
  },
  NotResponsible: {
    title: 'Det är för den som är ansvarig',
    what: 'Personen har skyddade personuppgifter: det kan bara den som är ansvarig för ärendet.',
    todo: 'Behöver du uppgifterna i ditt arbete? Bli ansvarig för ärendet först; det syns i ärendet.',
  },
  ExtractOfProtected: {
    title: 'Utdraget visas inte',
    what: 'Utdraget visas inte för dig, och inget är sparat.',
    todo: 'Be den som är ansvarig för ärendet att lämna ut det.',
  },
  NotDisclosed: {
    title: 'Uppgifterna visas inte för din myndighet',
    what: 'Andra myndigheter har registrerat dem, och samtycke saknas. Inget är sparat.',
    todo: 'Finns samtycke, eller en annan grund för att lämna ut uppgifterna? Be den myndighet som har registrerat dem att föra in det i ärendet.',
  },
  NoHeadYet: {
    title: 'Det går inte att bevisa än',
    what: 'Det som du ber om är nyare än den senaste signeringen.',
    todo: 'Gå tillbaka och försök igen om en stund.',
  },
  LogDiffers: {
    title: 'Loggen stämmer inte',
    what: 'Inget bevispaket har gjorts.',
    todo: 'Säg till systemförvaltaren.',
  },
  HeadKeyMissing: {
    title: 'Bevispaketet går inte att signera',
    what: 'Inget bevispaket har gjorts.',
    todo: 'Säg till systemförvaltaren.',
  },
  SignInUnavailable: {
    title: 'Inloggningstjänsten svarar inte',
    what: 'Samspår når inte tjänsten som du loggar in med. Inget är fel med det du gjorde.',
    todo: 'Vänta en stund och läs in sidan på nytt. Händer det flera gånger: säg till systemförvaltaren och ange numret nedan.',
  },
};

/** What a page says when it cannot be shown: what is wrong, and what to do. */
export const errorsSv = {
  400: {
    title: 'Adressen går inte att läsa',
    what: 'Något i adressen eller formuläret stämmer inte.',
    todo: 'Gå tillbaka och försök igen, eller börja om från menyn.',
  },
  401: {
    title: 'Du är inte inloggad',
    what: 'Din inloggning har upphört, och det du skickade är inte sparat.',
    todo: 'Logga in i en annan flik, gå sedan tillbaka i webbläsaren här, fyll i formuläret och skicka det igen. Kryss kan finnas kvar, men text behöver du skriva på nytt.',
  },
  403: {
    title: 'Du har inte behörighet till sidan',
    what: 'Din roll ger inte åtkomst till den här sidan.',
    todo: 'Behöver du den i ditt arbete? Be förbundets behörighetsadministratör om rätt roll eller insats.',
  },
  404: {
    title: 'Sidan finns inte',
    what: 'Det finns ingenting på den här adressen, eller så har du inte åtkomst till det.',
    todo: 'Kontrollera adressen, eller börja om från menyn.',
  },
  405: {
    title: 'Sidan kan inte öppnas så',
    what: 'Adressen används bara när ett formulär skickas.',
    todo: 'Gå tillbaka till sidan med formuläret.',
  },
  409: {
    title: 'Någon hann före',
    what: 'Uppgifterna har ändrats sedan du öppnade sidan, och det du skickade är inte sparat.',
    todo: 'Gå tillbaka, läs in sidan på nytt och se om det du skrev fortfarande behövs.',
  },
  410: {
    title: 'Ärendet är gallrat',
    what: 'Namn, nummer, kontaktuppgifter och texter i ärendet är förstörda och går inte att få tillbaka.',
    todo: 'Undrar du varför? Fråga den som är ansvarig för insatsen: det är hen som godkänner gallring.',
  },
  413: {
    title: 'Det du skickade är för stort',
    what: 'En fil får vara högst 20 MB och ett formulär ha högst 2 000 fält.',
    todo: 'Dela upp det och försök igen.',
  },
  422: {
    title: 'Uppgiften kan inte sparas',
    what: 'Det du skickade går inte ihop med det som redan är registrerat. Inget är sparat.',
    todo: 'Gå tillbaka, rätta uppgiften och skicka igen.',
  },
  429: {
    title: 'För många försök',
    what: 'Det har kommit ovanligt många försök på kort tid.',
    todo: 'Vänta en minut och läs in sidan på nytt: då skickas det du skrev igen.',
  },
  500: {
    title: 'Något gick fel',
    what: 'Felet ligger i Samspår, inte i det du gjorde.',
    todo: 'Försök igen. Händer det på nytt: anmäl det till systemförvaltaren och ange numret nedan.',
  },
  503: {
    title: 'Samspår når inte sina uppgifter just nu',
    what: 'Databasen svarar inte. Det som redan är sparat finns kvar.',
    todo: 'Vänta en stund och läs in sidan igen. Skickade du ett formulär: skicka samma formulär igen, inget sparas två gånger.',
  },
  codes,
  said: 'Så här svarade Samspår',
  reference: 'Nummer att ange vid felanmälan',
  home: 'Till startsidan',
};
