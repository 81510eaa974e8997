import { numeral } from '@samspar/kernel';

export const evaluationSv = {
  title: 'Filer för utvärdering',
  lead: 'En rad för varje deltagande, med koder och dagar och en pseudonym i stället för namn och nummer, för ISF eller en annan som utvärderar.',
  points: [
    'Uppgifterna är personuppgifter också utan namn. Din myndighet svarar för sekretessprövningen.',
    'Deltaganden vars person har skyddade personuppgifter eller är anonym, eller vars samtycke är återkallat, är inte med.',
    'Att du hämtar filen antecknas i åtkomstloggen för varje deltagande i den.',
  ],
  newFile: 'Ny fil',
  noInsats: 'Du leder ingen insats som din myndighet driver, och kan inte göra någon fil.',
  receiver: 'Mottagare',
  ground: 'Mottagarens grund',
  secrecy: 'Sekretessprövning',
  secrecyHint: 'Mottagarens grund häver inte sekretessen hos er.',
  purpose: 'Ändamål',
  reference: 'Uppdragets nummer',
  referenceHint:
    'Mottagarens diarienummer. Filer med samma nummer till samma mottagare har samma pseudonymer, andra inte.',
  interventions: 'Insatser',
  from: 'Anmälda från och med',
  to: 'Anmälda till och med',
  columns: 'Uppgifter',
  columnsHint:
    'Välj bara det som uppdraget behöver. Känsliga uppgifter lämnas bara på en grund som omfattar dem.',
  sensitive: 'Känslig uppgift',
  days: 'Dagar som filen finns',
  make: 'Gör filen',
  made: (rows: number) =>
    `Filen är gjord, med ${numeral(rows)} ${rows === 1 ? 'deltagande' : 'deltaganden'}. Hämta den i listan.`,
  caption: (count: number) => `Gjorda filer: ${numeral(count)}`,
  empty: 'Ingen fil har gjorts.',
  whenAndWho: 'Gjord',
  what: 'Innehåll',
  rows: 'Rader',
  leftOut: (count: string) => `${count} inte med`,
  file: 'Fil',
  fetch: 'Hämta',
  until: (day: string) => `Finns till ${day}`,
  gone: 'Finns inte längre',
  referred: (from: string, to: string) => `anmälda ${from} till ${to}`,
  seeFiles: 'Filer för utvärdering',
};
