import { numeral } from '@samspar/kernel';
import type { EvidenceBundle, WithheldFor } from '@samspar/use-cases';

const events = (count: number): string => `${numeral(count)} ${count === 1 ? 'händelse' : 'händelser'}`;

const CHECK = (fingerprint: string): readonly string[] => [
  'Hämta fingeravtrycket på något annat sätt än med paketet: ur en publicerad tabell, ur filen med loggens huvuden som förbundets revisor har, eller ur en egen anteckning. Det som står i paketet bevisar inget om sig självt.',
  `Med Samspår: samspar verify-bundle FIL --fingerprint "${fingerprint}"`,
  `Utan Samspår: node check-bundle.mjs FIL "${fingerprint}". Programmet finns i Samspårs källkod (docs/check-bundle.mjs), är på mindre än 200 rader och behöver bara Node.js 20 eller senare. Vem som helst kan skriva ett eget efter docs/evidence.md.`,
];

/** The words of evidence. It is in Swedish, whatever language pages are shown in. */
export const EVIDENCE_WORDS = {
  title: (what: string) => `Bevispaket: ${what}`,
  of: {
    journey: (reference: string) => `ärende ${reference}`,
    publication: (id: string) => `publicering ${id}`,
    period: (from: string, to: string) => `${from} till ${to}`,
  },
  foot: (page: number, of: number) => `Bevispaket · sida ${page} av ${of}`,
  lead: (association: string, moment: string) =>
    `Paketet visar vad som stod i loggen hos ${association} när loggens huvud signerades ${moment}. Att någon av händelserna har ändrats, lagts till, tagits bort eller flyttats sedan dess syns när paketet kontrolleras.`,
  period:
    'Alla händelser som skrevs i loggen under perioden är med, i loggens ordning och utan lucka. De som inte får visas är med som hashvärde.',
  pseudonymous:
    'Personen nämns inte. Texter som någon har skrivit är förseglade i händelserna och går inte att läsa.',
  opened: (by: string, ground: string | undefined) =>
    `Texterna är öppnade för ${by}, ${ground === undefined ? 'som är ansvarig för ärendet' : `som granskar (${ground})`}. De kan nämna personen och andra: förvara paketet som ärendet självt, och registrera ett utlämnande innan någon annan får det.`,
  association: 'Förbund',
  subject: 'Gäller',
  made: 'Gjort',
  count: 'Händelser',
  counted: (all: number, withheld: number) =>
    withheld === 0 ? events(all) : `${events(all)}, varav ${numeral(withheld)} bara som hashvärde`,
  head: 'Loggens huvud',
  headIs: (moment: string, size: number) => `${moment}, över ${events(size)}`,
  fingerprint: 'Fingeravtryck',
  key: 'Nyckel (Ed25519)',
  check: 'Så kontrolleras paketet',
  checks: CHECK,
  events: 'Händelserna',
  event: (number: number, title: string) => `${numeral(number)}. ${title}`,
  number: 'Nummer i loggen',
  kinds: 'Händelser efter slag',
  hashes: 'Bara som hashvärde',
  inOrder: 'Händelser i loggens ordning',
  listed: (shown: number, all: number) =>
    `Här står de första ${numeral(shown)} av ${events(all)}. Alla finns i events.jsonl och proofs.jsonl.`,
  what: 'Händelse',
  journey: 'Ärende',
  inBundle: 'I paketet',
  whole: 'Händelsen själv',
  hashAlone: (why: string) => `Bara hashvärdet: ${why}`,
  notShown: 'Visas inte',
  own: (type: string) => `Förbundets egna uppgifter (${type})`,
  publication: {
    PublicationBegun: 'Publicering påbörjad',
    PublicationReworded: 'Publiceringens text ändrad',
    TableAdded: 'Tabell tillagd',
    TableRemoved: 'Tabell borttagen',
    TypedTableAdded: 'Egen tabell tillagd',
    TypedTableRemoved: 'Egen tabell borttagen',
    PublicationProposed: 'Publicering föreslagen',
    FiguresFrozen: 'Siffrorna låsta',
    PublicationReleased: 'Publicerad',
    PublicationReturned: 'Publicering återsänd',
    PublicationWithdrawn: 'Publicering återtagen',
  } as Readonly<Partial<Record<string, string>>>,
  signedHead: 'Loggens huvud signerades',
  withheld: {
    participant: 'den säger vilken deltagare ärendet gäller',
    purpose: 'den säger med egna ord varför samtycke gavs',
    protected: 'personen har skyddade personuppgifter',
    erased: 'den säger det nummer som ett gallrat ärende hade',
    undisclosed: 'inget samtycke låter den som hämtade paketet ta del av den',
    elsewhere: 'den hör till ett annat förbund',
    other: 'den hör till deltagare, användare eller åtkomstloggen',
  } as const satisfies Readonly<Record<WithheldFor, string>>,
  missing: 'Det som inte är med',
  missingOf: (count: number, why: string) => `${events(count)} finns bara som hashvärde: ${why}.`,
  later: (count: number) =>
    `${events(count)} ${count === 1 ? 'är skriven' : 'är skrivna'} efter huvudet och är inte med: de kan tas med när nästa huvud har signerats.`,
  texts:
    'Texter är inte med i klartext. Det förseglade finns i händelserna, och beviset håller också sedan texten har gallrats.',
  openedTexts: (count: number) =>
    `${numeral(count)} ${count === 1 ? 'text är öppnad' : 'texter är öppnade'} i rapporten och i texter.jsonl. Det som bevisas är den förseglade texten i events.jsonl: att den öppnade är densamma intygar Samspår med sin signatur på paketet, och den som har nyckeln i förbundets valv kan öppna den på nytt.`,
  shows: 'Det som paketet inte visar',
  limits: [
    'Att det som registrerades var sant. Paketet visar vad som stod i loggen, inte vad som hände.',
    'Att den som har nyckeln inte har skrivit om hela loggen och signerat den på nytt. Därför ska fingeravtrycket komma från en annan källa.',
    'Att den här rapporten säger detsamma som händelserna. Den är gjord av Samspår ur dem och signerad tillsammans med dem; det som bevisas är händelserna själva (events.jsonl).',
  ],
  heads: 'Huvuden i paketet',
  headsInOrder: 'Huvuden, äldst först',
  headsWhat:
    'Det första huvudet som räknar en händelse visar att händelsen fanns i loggen senast då. Varje huvud är visat vara början på nästa.',
  moment: 'Signerat',
  size: 'Händelser i loggen',
} as const;

const OPENED = `
TEXTERNA
texter.jsonl    de öppnade texterna: en rad för varje, med händelsens nummer (number), var i dess data den förseglade
                texten står (field) och texten (text)
Beviset gäller det förseglade: texten i events.jsonl på samma plats är krypterad, och den raden är den som bevisas. Att
den öppnade texten är den som förseglades visar inte beviset. Det säger Samspår, som öppnade den med nyckeln i
förbundets valv när paketet gjordes och signerade texter.jsonl och rapport.pdf i manifest.json. Den som har valvet kan
öppna den på nytt och jämföra. Är händelsen bara med som hashvärde står det förseglade inte i paketet.
Texterna kan nämna personer. Förvara paketet som ärendet självt.
`;

/** How to check a bundle, for whoever has nothing but the file. */
export const readMeOfBundle = ({
  fingerprints,
  opened,
}: Pick<EvidenceBundle, 'fingerprints' | 'opened'>): string =>
  `BEVISPAKET FRÅN SAMSPÅR

Paketet visar att händelser stod i en logg när loggens huvud signerades. Läs rapport.pdf först.

SÅ KONTROLLERAS DET
${CHECK(fingerprints.at(-1) ?? '')
  .map((line) => `- ${line}`)
  .join('\n')}

FILERNA
manifest.json   förteckning över de andra filerna med SHA-256, signerad med huvudets nyckel
rapport.pdf     händelserna i ord
events.jsonl    händelserna som de är förseglade: en rad JSON enligt RFC 8785 för varje
proofs.jsonl    en rad för varje händelse i loggens ordning: nummer, blad (leaf) och bevis (proof).
                Finns withheld på raden är händelsen inte med i events.jsonl, utan bara dess hashvärde
heads.json      signerade huvuden (heads), och bevis för att det ena börjar det andra (links)
public-key.pem  nyckeln som huvudet och förteckningen är signerade med

HUR BEVISET ÄR GJORT
Ett blad är SHA-256 av byten 0x00 och raden i events.jsonl utan radslut. Trädet är det i RFC 6962: en nod är SHA-256 av
byten 0x01, vänster och höger. proof är vägen i avsnitt 2.1.1 under det sista huvudet, links det i 2.1.2. Ett huvud är
signerat med Ed25519 över {key, moment, previous, root, size} enligt RFC 8785; fingeravtrycket är de första 128 bitarna
av SHA-256 över hela huvudet enligt RFC 8785.
${opened ? OPENED : ''}`;
