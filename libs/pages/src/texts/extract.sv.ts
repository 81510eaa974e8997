import { numeral } from '@samspar/kernel';

export const extractSv = {
  title: (reference: string) => `Utdrag till personen i ärende ${reference}`,
  link: 'Utdrag till personen',
  lead: (authority: string) =>
    `Det här lämnas ut för ${authority} när personen begär att få veta vad som finns om hen. Gå igenom varje uppgift först.`,
  scope: (interventions: string) =>
    `Utdraget omfattar personens ärenden i dina insatser: ${interventions}. Ska det omfatta allt som myndigheten har i förbundet gör systemförvaltaren det åt dig, med samspar extract.`,
  identify: 'Kontrollera vem du lämnar ut till: legitimation, eller förordnande och fullmakt.',
  caption: 'Uppgifter som lämnas ut',
  columns: { day: 'Dag', what: 'Vad', details: 'Uppgifter', give: 'Lämnas ut' },
  giving: {
    own: undefined,
    consented: 'En annan myndighets uppgift: samtycke eller annan grund finns',
    unattributed: 'Myndighet ej angiven',
  },
  given: 'Ja',
  held: (ground: string) => `Nej: ${ground}`,
  leftTitle: 'Det som andra myndigheter svarar för',
  left: (count: number, authority: string, contact: string | null) =>
    `${numeral(count)} ${count === 1 ? 'uppgift' : 'uppgifter'} hos ${authority}${contact === null ? '' : ` (${contact})`}. Utdraget säger att de finns, och att personen begär dem där.`,
  unknownAuthority: 'myndighet som inte är angiven',
  recipient: 'Till vem',
  form: 'Hur det lämnas ut',
  button: 'Lämna ut',
  after: 'När du har valt Lämna ut antecknas det i ärendet, och du kan hämta utdraget som PDF eller JSON.',
  saved: 'Utlämnandet är antecknat',
  fetch: 'Hämta utdraget och lämna ut det så som du angav.',
  pdf: 'Hämta som PDF',
  json: 'Hämta som JSON',
  again: 'Gå igenom utdraget på nytt',
  earlier: 'Utdrag som har lämnats ut',
  earlierCaption: 'Utdrag som har lämnats ut till personen ur ärendet',
  earlierColumns: {
    when: 'När',
    who: 'Av vem',
    authority: 'Myndighet',
    how: 'Till vem och hur',
    heldBack: 'Hölls inne',
  },
  heldBack: (count: number, grounds: string) => `${numeral(count)}: ${grounds}`,
  nothingHeldBack: 'Inget',
  refusals: {
    ExtractChanged: 'Något har registrerats sedan du gick igenom utdraget. Gå igenom det igen.',
    EntryNotInExtract: 'En uppgift som skulle hållas inne finns inte i utdraget. Gå igenom det igen.',
    CommandIdReused:
      'Utlämnandet är redan antecknat, med andra svar. Gå igenom det igen om det ska lämnas ut en gång till.',
  } as Readonly<Record<string, string>>,
};
