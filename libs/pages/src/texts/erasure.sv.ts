import { numeral } from '@samspar/kernel';

export const erasureSv = {
  title: 'Gallring',
  lead: 'Ärenden vars tid är ute, i de insatser som du ansvarar för och som din myndighet driver. När du godkänner förstörs namn, nummer, kontaktuppgifter och texter i dem för gott. Antal och dagar finns kvar i statistiken.',
  choose: 'Ärenden att gallra',
  chooseAll: (count: number) => `Välj alla ${numeral(count)}`,
  chooseNone: 'Välj inga',
  ownerless: (names: string) => `Här gallras inget: ${names}`,
  mendOwner:
    'Det är inte angivet vilken myndighet som driver insatsen, så ingen regel om gallring gäller för den. Be kansliet ange det.',
  others: (intervention: string, authority: string) =>
    `Gallring i ${intervention} godkänns av en insatsansvarig vars enhet hör till ${authority}. Hör du dit: be behörighetsadministratören ange din enhet.`,
  caseOf: (number: string, intervention: string) => `${number} · ${intervention}`,
  ruleOf: (authority: string, years: number, last: string, until: string) =>
    `${authority}: ${numeral(years)} år efter sista anteckningen ${last}, klart senast ${until}`,
  page: (page: number) => `Sida ${numeral(page)}, de äldsta först`,
  kept: (count: number) =>
    count === 1
      ? '1 ärende till har uppnått sin tid och bevaras för forskning (16 kap. 4 § socialtjänstlagen).'
      : `${numeral(count)} ärenden till har uppnått sin tid och bevaras för forskning (16 kap. 4 § socialtjänstlagen).`,
  names: (count: number, years: number) =>
    count === 1
      ? `1 namn på en användare som stängdes av för ${numeral(years)} år sedan eller mer tas också bort, när systemförvaltaren kör gallringen. Det behöver du inte godkänna.`
      : `${numeral(count)} namn på användare som stängdes av för ${numeral(years)} år sedan eller mer tas också bort, när systemförvaltaren kör gallringen. Det behöver du inte godkänna.`,
  empty: 'Inga ärenden ska gallras nu.',
  name: 'Ditt namn, som godkännande',
  nameHint: (name: string) => `Skriv ${name}. Gallringen går inte att ångra.`,
  button: 'Godkänn och gallra',
  nameWrong: (name: string) => `Skriv ditt namn så som det står överst på sidan: ${name}.`,
  done: (count: number) => (count === 1 ? '1 ärende är gallrat.' : `${numeral(count)} ärenden är gallrade.`),
  waiting: (count: number) =>
    `${numeral(count)} av dem har nycklar kvar: personen registrerades för mindre än en timme sedan, eller så har servern inte läst in allt än. De förstörs inom någon timme.`,
  left: 'De här ärendena gallrades inte:',
  changed:
    'ska inte gallras nu: tiden är inte ute, något har registrerats i ärendet, eller så är det redan gallrat',
  notThere: 'Inget gallrades: ärendet finns inte i de insatser som du ansvarar för. Välj bland ärendena här.',
};
