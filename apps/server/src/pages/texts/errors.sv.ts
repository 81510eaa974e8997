/** What a page says when it cannot be shown: what is wrong, and what to do. */
export const errorsSv = {
  400: {
    title: 'Adressen går inte att läsa',
    what: 'Något i adressen eller formuläret stämmer inte.',
    todo: 'Gå tillbaka och försök igen, eller börja om från menyn.',
  },
  403: {
    title: 'Du har inte behörighet till sidan',
    what: 'Din roll ger inte tillgång till den här sidan.',
    todo: 'Behöver du den i ditt arbete? Be förbundets behörighetsadministratör om rätt roll eller insats.',
  },
  404: {
    title: 'Sidan finns inte',
    what: 'Det finns ingenting på den här adressen, eller så har du inte tillgång till det.',
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
  413: {
    title: 'Det du skickade är för stort',
    what: 'En fil får vara högst 20 MB.',
    todo: 'Dela upp filen och försök igen.',
  },
  422: {
    title: 'Uppgiften kan inte sparas',
    what: 'Det du skickade går inte ihop med det som redan är registrerat. Inget är sparat.',
    todo: 'Gå tillbaka, rätta uppgiften och skicka igen.',
  },
  429: {
    title: 'För många försök',
    what: 'Det har kommit ovanligt många anrop på kort tid.',
    todo: 'Vänta en minut och försök igen. Det du skrev finns kvar om du går tillbaka.',
  },
  500: {
    title: 'Något gick fel',
    what: 'Felet ligger i Samspår, inte i det du gjorde.',
    todo: 'Försök igen. Händer det på nytt: anmäl det till den som sköter driften och ange numret nedan.',
  },
  503: {
    title: 'Samspår når inte sina uppgifter just nu',
    what: 'Databasen svarar inte. Det som redan är sparat finns kvar.',
    todo: 'Vänta en stund och läs in sidan igen. Skickade du ett formulär: skicka samma formulär igen, inget sparas två gånger.',
  },
  said: 'Så här svarade Samspår',
  reference: 'Nummer att ange vid felanmälan',
  home: 'Till startsidan',
};
