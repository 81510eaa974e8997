import type { SheetWords } from './sheet-words.js';

export const sheetFi: SheetWords = {
  title: 'Suostumus: viranomaiset saavat antaa toisilleen tietoja sinusta',
  intro: (insats) =>
    `Saat tai voit saada tukea (${insats}). Useat viranomaiset työskentelevät siinä yhdessä. Se, mitä ne tietävät sinusta, on salassa pidettävää. Ne saavat antaa tietoja toisilleen, jos suostut siihen.`,
  purpose: 'Tietoja annetaan tukesi suunnittelua, antamista ja seurantaa varten.',
  among: 'Nämä viranomaiset saavat antaa toisilleen tietoja sinusta',
  kindsTitle: 'Nämä tiedot ne saavat antaa',
  kinds: {
    identity: 'henkilötunnus ja yhteystiedot',
    participation: 'nimesi, että osallistut, ja mistä päivästä mihin päivään',
    profile: 'tiedot tukeen ohjaamisesta ja sen alusta, esimerkiksi koulutus ja toimeentulo',
    plan: 'suunnitelmasi ja yhteydenpito työnantajiin',
    meetings: 'mitä kokouksissa sovitte',
    outcome: 'miten tuen päättyessä ja sen jälkeen on käynyt',
  },
  strike: 'Yliviivaa tiedot, joita et halua annettavan.',
  esf: {
    title: 'Myös Euroopan sosiaalirahastolle',
    says: (receiver) =>
      `Euroopan sosiaalirahasto osallistuu tuen maksamiseen. Siksi henkilötunnuksesi, sukupuolesi sekä tieto siitä, mistä päivästä mihin päivään osallistut, annetaan joka kuukausi vastaanottajalle: ${receiver}.`,
    strike: 'Yliviivaa tämä kappale, jos et suostu siihen.',
  },
  daysTitle: 'Kuinka kauan',
  days: 'Allekirjoituspäivästä tähän päivään asti:',
  withdrawTitle: 'Voit muuttaa mielesi',
  withdraw:
    'Voit milloin tahansa perua suostumuksesi kokonaan tai yhden viranomaisen osalta. Sinun ei tarvitse kertoa syytä. Kerro siitä asiastasi vastaavalle henkilölle:',
  after: 'Sen jälkeen tietoja ei saa enää antaa suostumuksesi perusteella. Jo annetut tiedot säilyvät.',
  withoutTitle: 'Jos sanot ei',
  without:
    'Sinä päätät itse. Jos sanot ei, viranomaiset eivät anna tietoja toisilleen, ellei laki salli tai vaadi sitä. Silloin tukea on vaikeampi sovittaa yhteen, mutta voit saada tukea kultakin viranomaiselta erikseen.',
  signTitle: 'Allekirjoitus',
  sign: 'Olen lukenut tekstin, tai se on luettu minulle, ja annan suostumukseni.',
  fields: {
    placeAndDay: 'Paikka ja päivä',
    signature: 'Allekirjoitus',
    name: 'Nimi',
    interpreter: 'Tulkin nimi',
    received: 'Lomakkeen vastaanotti',
  },
  prevails: 'Ruotsinkielinen teksti on ratkaiseva.',
};
