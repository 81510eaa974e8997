import { numeral } from '@samspar/kernel';
export const casesSv = {
  you: 'Du',
  nobody: 'Ingen',
  lastEvent: 'Senaste händelse',
  tabs: {
    mine: 'Mina ärenden',
    all: 'Alla i mina insatser',
    nobodys: 'Utan ansvarig',
  },
  withheld: (number: number) =>
    number === 1
      ? '1 ärende visas inte: samtycke saknas'
      : `${numeral(number)} ärenden visas inte: samtycke saknas`,
  filter: {
    label: 'Filtrera listan',
    everyIntervention: 'Alla mina insatser',
  },
  groups: {
    open: 'Öppna',
    unanswered: 'Väntar på svar',
    accepted: 'Ska starta',
    ongoing: 'Pågår',
    ended: 'Avslutade',
    closed: 'Avböjda och återtagna',
    every: 'Alla',
  },
  lists: {
    mine: 'Mina ärenden',
    all: 'Alla ärenden i mina insatser',
    nobodys: 'Ärenden utan ansvarig',
  },
  caption: (chosen: readonly string[], total: number) => `${chosen.join(', ')}: ${numeral(total)}`,
  empty: {
    mine: 'Du är inte ansvarig för något ärende.',
    all: 'Det finns inga ärenden i dina insatser.',
    nobodys: 'Alla ärenden i dina insatser har någon som är ansvarig.',
  },
  emptyNarrowed: 'Inga ärenden i listan stämmer med filtret.',
  showWhole: 'Visa hela listan',
  showAll: 'Visa alla i mina insatser',
  beyond: 'Listan har inte så många sidor längre.',
  toFirst: 'Till första sidan',
  noInterventions:
    'Du är inte tilldelad någon insats. Be förbundets behörighetsadministratör att tilldela dig dem du arbetar i.',
  search: {
    title: 'Sök ärende',
    label: 'Ärendenummer eller personnummer',
    hint: 'Löpnummer, ärendenummer eller personnummer (ÅÅÅÅMMDD-NNNN)',
    button: 'Sök',
    blank: 'Skriv ett ärendenummer eller ett personnummer.',
    found: (count: number) => (count === 1 ? '1 ärende hittades' : `${numeral(count)} ärenden hittades`),
    nothing: 'Inget ärende i dina insatser stämmer med det du sökte.',
    advice:
      'Kontrollera numret: det går inte att söka på namn eller på en del av ett nummer. Personen eller ärendet kan ändå finnas i en insats som du inte arbetar i.',
    back: 'Till mina ärenden',
  },
  emergency: {
    title: 'Nödåtkomst',
    link: 'Ett ärende utanför dina insatser som inte kan vänta',
    lead: 'Du kan se ett ärende i en annan av din myndighets insatser i en timme, när det inte kan vänta. Den som är ansvarig får veta att du öppnade det och varför, och granskaren ser det. Ändra något gör den som arbetar i insatsen.',
    number: 'Ärendets nummer',
    numberHint: 'Löpnummer eller ärendenummer, aldrig personnummer.',
    numberMissing: 'Skriv ärendets nummer.',
    reason: 'Varför kan det inte vänta?',
    reasonMissing: 'Välj varför det inte kan vänta.',
    reasons: {
      danger: 'Fara för liv eller hälsa',
      seeksHelp: 'Personen söker hjälp nu',
      nobodyReached: 'Ingen i insatsen går att nå, och något måste göras i dag',
    },
    button: 'Öppna ärendet i en timme',
    refusals: {
      NoSuchNumber:
        'Inget ärende i din myndighets andra insatser kan öppnas med det numret. Kontrollera det; ett ärende i dina egna insatser öppnar du som vanligt.',
      NumberOfSeveral: 'Flera ärenden har det numret: skriv ärendenumret, till exempel 3F2A-91C0.',
    },
    until: (time: string) => `Du ser ärendet i nödåtkomst till kl. ${time}`,
    untilWhat: 'Den som är ansvarig får veta det, och granskaren ser det. Du kan inte registrera något.',
    toldTitle: 'Andra har sett dina ärenden i nödåtkomst',
    told: (by: string, moment: string, reason: string) => `${by}, ${moment}: ${reason}`,
  },
  shares: {
    title: 'Fördelning av ärenden',
    lead: 'Så många ärenden har varje handläggare i de insatser du ansvarar för. Inga personuppgifter visas här.',
    caption: (intervention: string) => `Ärenden i ${intervention}`,
    caseworker: 'Handläggare',
    empty: 'Inga ärenden här.',
    without: (interventions: string) => `Inga ärenden finns i ${interventions}.`,
    listTitle: (name: string, intervention: string) => `${name}: ärenden i ${intervention}`,
    choose: 'Välj ärenden att lämna över',
    caseOf: (number: string, status: string, last: string) =>
      `${number} · ${status} · senaste händelse ${last}`,
    to: 'Ny ansvarig handläggare',
    toHint: 'Handläggare som är tilldelade insatsen',
    toMissing: 'Välj vem som ska ta över.',
    noneChosen: 'Välj minst ett ärende.',
    unknownTo: 'Välj en handläggare som är tilldelad insatsen.',
    button: 'Lämna över',
    done: (count: number, name: string) =>
      count === 1
        ? `1 ärende är överlämnat till ${name}.`
        : `${numeral(count)} ärenden är överlämnade till ${name}.`,
    left: 'De här ärendena lämnades inte över:',
    changed: 'någon annan ändrade ärendet samtidigt; försök igen',
    back: 'Till fördelningen',
    nobodyElse: 'Ingen annan handläggare är tilldelad insatsen.',
  },
};
