import type { SheetWords } from './sheet-words.js';

export const sheetSo: SheetWords = {
  title: 'Oggolaansho: hay’aduhu xogtaada way isweydaarsan karaan',
  intro: (insats) =>
    `Waxaad taageero ka heshaa, ama ka heli kartaa, ${insats}. Dhowr hay’adood ayaa halkaas ka wada shaqeeya. Waxa ay kaa og yihiin waa sir. Way isweydaarsan karaan haddii aad haa tiraahdo.`,
  purpose: 'Xogta waxaa la isweydaarsadaa si taageeradaada loo qorsheeyo, loo bixiyo oo loola socdo.',
  among: 'Hay’adahan ayaa isweydaarsan kara xogtaada',
  kindsTitle: 'Waxa ay isweydaarsan karaan',
  kinds: {
    identity: 'lambarka shakhsiga (personnummer) iyo sida lagula soo xiriiro',
    participation: 'magacaaga, inaad ka qaybqaadato, goorma ilaa goorma',
    profile: 'xogta markii laguu soo gudbiyey iyo bilowgii, tusaale ahaan waxbarasho iyo dakhli',
    plan: 'qorshahaaga iyo xiriirka loo-shaqeeyayaasha',
    meetings: 'waxa aad ku heshiisaan kulannada',
    outcome: 'sida ay wax u dhaceen markii taageeradu dhammaatay iyo kadib',
  },
  strike: 'Xarriiq ku dul mar waxa aanad rabin in la isweydaarsado.',
  esf: {
    title: 'Sidoo kale Sanduuqa Bulshada ee Yurub',
    says: (receiver) =>
      `Sanduuqa Bulshada ee Yurub ayaa qayb ka bixiya kharashka taageerada. Sidaa darteed bil kasta lambarkaaga shakhsiga (personnummer), jinsigaaga, iyo goorta aad ka qayb qaadanayso ilaa goorta ay dhammaanayso waxaa la siiyaa: ${receiver}.`,
    strike: 'Xarriiq ku dul mar qaybtan haddii aad maya tiraahdo.',
  },
  daysTitle: 'Muddada',
  days: 'Laga bilaabo maalinta aad saxiixdo ilaa iyo maalintan:',
  withdrawTitle: 'Waad beddeli kartaa go’aankaaga',
  withdraw:
    'Mar kasta waad ka noqon kartaa oggolaanshahaaga, dhammaantiis ama hal hay’ad. Uma baahnid inaad sheegto sababta. U sheeg qofka mas’uulka ka ah kiiskaaga:',
  after:
    'Intaas kadib wax dheeraad ah laguma isweydaarsan karo oggolaanshahaaga. Wixii hore la isugu sheegay way jirayaan.',
  withoutTitle: 'Haddii aad maya tiraahdo',
  without:
    'Adiga ayaa go’aanka leh. Haddii aad maya tiraahdo, hay’aduhu xogta ma isweydaarsadaan, haddii uusan sharci u oggolayn ama ku waajibin. Markaas isku-duwidda taageeradu way adkaataa, laakiin hay’ad kasta gooni ayaad taageero uga heli kartaa.',
  signTitle: 'Saxiixa',
  sign: 'Waan akhriyey qoraalka, ama waa la ii akhriyey, oo waan oggolahay.',
  fields: {
    placeAndDay: 'Goobta iyo taariikhda',
    signature: 'Saxiixa',
    name: 'Magaca',
    interpreter: 'Magaca turjubaanka',
    received: 'Qofka foomka qaatay',
  },
  prevails: 'Qoraalka Iswiidhishka ayaa ansax ah.',
};
