import { type Sentence, unreachable } from '@samspar/kernel';
import type { PublicationRefusal, PublicationStatus } from './publication.js';

const STATUS: Readonly<Record<PublicationStatus | 'none', Sentence>> = {
  none: { sv: 'Publiceringen finns inte.', en: 'There is no such publication.' },
  begun: {
    sv: 'Publiceringen är ett utkast: lämna den för publicering först.',
    en: 'The publication is a draft: propose it first.',
  },
  proposed: {
    sv: 'Publiceringen är lämnad för publicering: ta tillbaka den först om något ska ändras.',
    en: 'The publication has been proposed: take it back first where something is to be changed.',
  },
  released: {
    sv: 'Det som är publicerat ändras inte: gör en ny publicering som följer på den här och förklarar skillnaden.',
    en: 'What has been released is not changed: make a new publication that follows it and explains the difference.',
  },
  withdrawn: {
    sv: 'Publiceringen är tillbakadragen: gör en ny.',
    en: 'The publication has been withdrawn: make a new one.',
  },
};

const FIELDS: Readonly<Record<string, Sentence>> = {
  title: { sv: 'Rubriken', en: 'The title' },
  text: { sv: 'Texten', en: 'The text' },
  explanation: { sv: 'Förklaringen', en: 'The explanation' },
  tableTitle: { sv: 'Tabellens rubrik', en: 'The title of the table' },
  unprotectedBecause: { sv: 'Skälet till att små tal visas', en: 'The reason why small counts are shown' },
  reason: { sv: 'Skälet', en: 'The reason' },
  typedTitle: { sv: 'Tabellens rubrik', en: 'The title of the table' },
  source: { sv: 'Källan', en: 'The source' },
  lines: { sv: 'En rad', en: 'A line' },
};

/** What is refused and what to do, in Swedish and English. */
export const publicationRefusalSentence = (refusal: PublicationRefusal): Sentence => {
  switch (refusal.code) {
    case 'PublicationNotThere':
      return STATUS[refusal.status];
    case 'FiguresNotFrozen':
      return {
        sv: 'Tabellernas siffror är inte räknade än: lämna publiceringen för publicering en gång till.',
        en: 'The figures of the tables have not been counted yet: propose the publication once more.',
      };
    case 'NothingToPublish':
      return {
        sv: 'Publiceringen har varken tabell eller text: lägg till en tabell från statistiken eller skriv en text.',
        en: 'The publication has neither a table nor a text: add a table from the statistics, or write a text.',
      };
    case 'PartOfReport':
      return {
        sv: 'Rapporten har de tabeller som hör till den: gör en egen publicering av andra.',
        en: 'The report has the tables that belong to it: make a publication of its own of others.',
      };
    case 'ReleasedByAnother':
      return {
        sv: 'Förbundet har bestämt att en annan person godkänner: be en kollega på kansliet.',
        en: 'The association has decided that another person approves: ask a colleague of the office.',
      };
    case 'TooManyTables':
      return {
        sv: `En publicering har högst ${refusal.most} tabeller: börja en ny.`,
        en: `A publication has at most ${refusal.most} tables: begin another one.`,
      };
    case 'TableNotThere':
      return { sv: 'Tabellen finns inte i publiceringen.', en: 'The publication has no such table.' };
    case 'SourceMissing':
      return {
        sv: 'Välj vad tabellen räknar, eller skriv varifrån siffrorna kommer.',
        en: 'Choose what the table counts, or write where its figures come from.',
      };
    case 'NotTypable':
      return {
        sv: 'En egen tabell räknar antal och har högst en indelning, som inte är tid: hämta andra tabeller från statistiken.',
        en: 'A table of one’s own counts, by one dimension at most that is not time: take other tables from the statistics.',
      };
    case 'LineWithoutFigure':
      return {
        sv: 'Varje rad behöver ett antal eller en andel.',
        en: 'Each line needs a count or a share.',
      };
    case 'TooManyLines':
      return {
        sv: `En egen tabell har högst ${refusal.most} rader: dela den.`,
        en: `A table of one’s own has at most ${refusal.most} lines: divide it.`,
      };
    case 'WordsMissing':
      return {
        sv: `${FIELDS[refusal.field]?.sv ?? refusal.field} saknas: fyll i.`,
        en: `${FIELDS[refusal.field]?.en ?? refusal.field} is missing: write it.`,
      };
    case 'WordsTooLong':
      return {
        sv: `${FIELDS[refusal.field]?.sv ?? refusal.field} får ha högst ${refusal.most} tecken.`,
        en: `${FIELDS[refusal.field]?.en ?? refusal.field} is too long: at most ${refusal.most} characters.`,
      };
    case 'IdentityNumberInWords':
      return {
        sv: `${FIELDS[refusal.field]?.sv ?? refusal.field} innehåller något som ser ut som ett personnummer: ta bort det.`,
        en: `${FIELDS[refusal.field]?.en ?? refusal.field} holds something that looks like an identity number: remove it.`,
      };
    default:
      return unreachable(refusal);
  }
};
