import { numeral, type Said, type Sentence, type SentenceAbout, sentenceOf } from '@samspar/kernel';
import { type Limit, LIMITS } from './reading/exceeded.js';

type Texts = readonly string[];

const quoted = (texts: Texts): Texts => texts.map((text) => `“${text}”`);

const missing = (columns: Texts, anyOf: string): string =>
  [...columns, ...(anyOf === '' ? [] : [anyOf])].join(', ');

const SAVE_AS: Sentence = {
  sv: 'spara den som Excel-arbetsbok (.xlsx) eller .csv',
  en: 'save it as an Excel workbook (.xlsx) or .csv',
};

/** What a file of another kind is, and where the way out begins. */
const KINDS = {
  ods: {
    sv: `Filen är ett OpenDocument-kalkylark (.ods): öppna den i LibreOffice eller Excel och ${SAVE_AS.sv}.`,
    en: `The file is an OpenDocument spreadsheet (.ods): open it in LibreOffice or Excel and ${SAVE_AS.en}.`,
  },
  xlsb: {
    sv: `Filen är en binär Excel-arbetsbok (.xlsb): öppna den i Excel och ${SAVE_AS.sv}.`,
    en: `The file is a binary Excel workbook (.xlsb): open it in Excel and ${SAVE_AS.en}.`,
  },
  numbers: {
    sv: 'Filen är ett dokument från Apple Numbers (.numbers): öppna den i Numbers och exportera den till Excel (.xlsx).',
    en: 'The file is an Apple Numbers document (.numbers): open it in Numbers and export it to Excel (.xlsx).',
  },
  word: {
    sv: 'Filen är ett textdokument: kopiera tabellen till ett kalkylprogram och spara den som .xlsx eller .csv.',
    en: 'The file is a text document: copy its table to a spreadsheet and save it as .xlsx or .csv.',
  },
  slides: {
    sv: 'Filen är en presentation: kopiera tabellen till ett kalkylprogram och spara den som .xlsx eller .csv.',
    en: 'The file is a presentation: copy its table to a spreadsheet and save it as .xlsx or .csv.',
  },
  pdf: {
    sv: 'Filen är en PDF, och i den finns inga celler att läsa: hämta listan som .xlsx eller .csv där den kommer ifrån.',
    en: 'The file is a PDF, which has no cells to read: fetch the list as .xlsx or .csv where it comes from.',
  },
  html: {
    sv: `Filen är en webbsida, också om dess namn slutar på .xls: öppna den i Excel och ${SAVE_AS.sv}.`,
    en: `The file is a web page, even if its name ends with .xls: open it in Excel and ${SAVE_AS.en}.`,
  },
  xml: {
    sv: `Filen är ett XML-dokument: öppna den i Excel och ${SAVE_AS.sv}.`,
    en: `The file is an XML document: open it in Excel and ${SAVE_AS.en}.`,
  },
  picture: {
    sv: 'Filen är en bild: hämta listan som .xlsx eller .csv där den kommer ifrån.',
    en: 'The file is a picture: fetch the list as .xlsx or .csv where it comes from.',
  },
  archive: {
    sv: 'Filen är ett packat arkiv: packa upp det och välj arbetsboken (.xlsx) eller textfilen (.csv) i det.',
    en: 'The file is a packed archive: unpack it and choose the workbook (.xlsx) or text file (.csv) in it.',
  },
} satisfies Readonly<Record<string, Sentence>>;

/** Kinds of file that are no list that can be read, but are told apart so that the answer can say what to do. */
export type OtherKind = keyof typeof KINDS;

const { rows, columns, characters, merged, unpackedMb, memoryMb, seconds } = LIMITS;
const english = (count: number): string => numeral(count, 'en');
const ALONE: Sentence = {
  sv: 'kopiera listan till en ny arbetsbok, eller spara dess blad som .csv',
  en: 'copy the list to a new workbook, or save its sheet as .csv',
};

/** What a file is too much of. */
const EXCEEDED: Readonly<Record<Limit, Sentence>> = {
  rows: {
    sv: `Listan har fler än ${numeral(rows)} rader: dela upp den, till exempel i en fil per år.`,
    en: `The list has more than ${english(rows)} rows: split it, for example into one file a year.`,
  },
  columns: {
    sv: `Rubriker står längre ut än i kolumn ${numeral(columns)}: flytta dem närmare varandra.`,
    en: `There are headers beyond column ${english(columns)}: move them closer together.`,
  },
  characters: {
    sv: `Listan har mer än ${numeral(characters)} tecken text: ${ALONE.sv}.`,
    en: `The list has more than ${english(characters)} characters of text: ${ALONE.en}.`,
  },
  merged: {
    sv: `Filen har sammanslagna celler över mer än ${numeral(merged)} celler: ${ALONE.sv}.`,
    en: `The file has more than ${english(merged)} cells merged: ${ALONE.en}.`,
  },
  unpackedMb: {
    sv: `Filen är packad, och blir mer än ${numeral(unpackedMb)} MB: ${ALONE.sv}.`,
    en: `The file is packed, and becomes more than ${english(unpackedMb)} MB: ${ALONE.en}.`,
  },
  memoryMb: {
    sv: `Filen tar mer än ${numeral(memoryMb)} MB minne att läsa: ${ALONE.sv}.`,
    en: `The file takes more than ${english(memoryMb)} MB of memory to read: ${ALONE.en}.`,
  },
  seconds: {
    sv: `Filen tar mer än ${numeral(seconds)} sekunder att läsa: ${ALONE.sv}.`,
    en: `The file takes more than ${english(seconds)} seconds to read: ${ALONE.en}.`,
  },
};

const SHOW: Sentence = {
  sv: 'visa dem och spara filen, eller läs in också det dolda (--hidden read)',
  en: 'show them and save the file, or read what is hidden too (--hidden read)',
};

/** What is wrong and what to do, by why a file or a reversal is refused. Never holds a cell's value. */
const SENTENCES = {
  FileEmpty: {
    sv: 'Filen är tom: spara arbetsboken på nytt och välj den igen.',
    en: 'The file is empty: save the workbook again and choose it once more.',
  },
  OldExcelFile: {
    sv: 'Filen är sparad i det gamla Excelformatet (.xls): spara den som .xlsx eller .csv.',
    en: 'The file is in the old Excel format (.xls): save it as .xlsx or .csv.',
  },
  FileLocked: {
    sv: 'Filen är skyddad med lösenord: spara en kopia utan lösenord.',
    en: 'The file is protected by a password: save a copy without one.',
  },
  FileDamaged: {
    sv: 'Filen går inte att läsa, den är skadad eller ofullständig: öppna den i Excel och spara den på nytt som .xlsx eller .csv.',
    en: 'The file cannot be read, it is damaged or incomplete: open it in Excel and save it again as .xlsx or .csv.',
  },
  FileKindUnknown: {
    sv: 'Filen är varken en arbetsbok (.xlsx) eller en textfil (.csv): spara den i ett av de formaten.',
    en: 'The file is neither a workbook (.xlsx) nor a text file (.csv): save it in one of these formats.',
  },
  OtherKindOfFile: ({ kind }: { kind: OtherKind }) => KINDS[kind],
  CodePageUnknown: {
    sv: 'Å, ä och ö i filen går inte att tyda säkert: spara den som CSV UTF-8 eller som Excel-arbetsbok (.xlsx).',
    en: 'The Swedish letters in the file cannot be made out with certainty: save it as CSV UTF-8 or as an Excel workbook (.xlsx).',
  },
  FileExceeds: ({ limit }: { limit: Limit }) => EXCEEDED[limit],
  /** The journeys, or columns that must be there, are on hidden sheets, in hidden columns or rows. */
  AllHidden: ({ sheets, columns: hidden }: { sheets: Texts; columns: Texts }) =>
    sheets.length > 0
      ? {
          sv: `Deltagandena står på dolda blad (${sheets.join(', ')}): ${SHOW.sv}.`,
          en: `The journeys are on hidden sheets (${quoted(sheets).join(', ')}): ${SHOW.en}.`,
        }
      : hidden.length > 0
        ? {
            sv: `Kolumner som behövs är dolda (${hidden.join(', ')}): ${SHOW.sv}.`,
            en: `Columns that are needed are hidden (${quoted(hidden).join(', ')}): ${SHOW.en}.`,
          }
        : {
            sv: `Alla rader under rubrikerna är dolda, för hand eller av ett filter: ${SHOW.sv}.`,
            en: `All rows below the headers are hidden, by hand or by a filter: ${SHOW.en}.`,
          },
  /** `unknown` is what stands in the row that looks most like headers; empty where none does. */
  HeadersMissing: (() => ({
    sv: 'Inget blad har en rad med rubriker som Löpnummer, Insats, Kön och Startdatum: jämför med mallen.',
    en: 'No sheet has a row of headers such as “Löpnummer”, “Insats”, “Kön” and “Startdatum”: compare it with the template.',
  })) as SentenceAbout<{ unknown: Texts }>,
  /** `anyOf` names columns of which one suffices; empty where one of them is there. `unknown` are the headers that name no column. */
  ColumnMissing: (refusal: { columns: Texts; anyOf: Texts; unknown: Texts }) => ({
    sv: `Kolumnen ${missing(refusal.columns, refusal.anyOf.join(' eller '))} saknas: lägg till den, eller ge den sitt namn ur mallen.`,
    en: `The column ${missing(quoted(refusal.columns), quoted(refusal.anyOf).join(' or '))} is missing: add it, or give it its name from the template.`,
  }),
  /** Of columns matched by hand, the headers that the file does not have. */
  HeaderNotThere: ({ headers }: { headers: Texts }) => ({
    sv: `Rubriken ${headers.join(', ')} finns inte i filen, så den kan inte vara någon kolumn: skriv rubriken som den står i filen.`,
    en: `The header ${quoted(headers).join(', ')} is not in the file, so that it cannot be a column: write the header as it stands in the file.`,
  }),
  ColumnTwice: ({ column, headers }: { column: string; headers: Texts }) => ({
    sv: `Kolumnen ${column} finns flera gånger (${headers.join(', ')}): ta bort eller döp om en av dem.`,
    en: `The column “${column}” is there more than once (${quoted(headers).join(', ')}): remove or rename one of them.`,
  }),
  /** Days like 5/3/2024 can be read both ways, and nothing in the file tells which is meant. */
  DayOrderUnclear: (refusal: { columns: Texts }) => ({
    sv: `Dagar som 5/3/2024 kan läsas på två sätt, och inget i kolumnen ${refusal.columns.join(', ')} visar vilket som menas: ange om dagen eller månaden står först (--dates day-first eller --dates month-first).`,
    en: `Days like 5/3/2024 can be read in two ways, and nothing in the column ${quoted(refusal.columns).join(', ')} shows which is meant: state whether the day or the month comes first (--dates day-first or --dates month-first).`,
  }),
  NoRows: {
    sv: 'Under rubrikerna finns inga rader: kontrollera att rätt fil är vald.',
    en: 'There are no rows below the headers: check that the right file was chosen.',
  },
  RegisterNameInvalid: {
    sv: 'Registrets namn får bestå av 1–40 små bokstäver a–z, siffror och bindestreck, och får inte se ut som ett personnummer.',
    en: 'The name of a register is 1–40 lower-case letters a–z, digits and hyphens, and does not look like an identity number.',
  },
  TooManyChanges: ({ changed, known }: { changed: number; known: number }) => ({
    sv: `${known === 1 ? 'Den enda kända raden har ändrats' : `${numeral(changed)} av ${numeral(known)} kända rader har ändrats, mer än en femtedel`}: kontrollera att det är rätt fil och register, och ta annars emot ändringarna uttryckligen (--accept-changes).`,
    en: `${known === 1 ? 'The only known row has changed' : `${english(changed)} of ${english(known)} known rows have changed, more than a fifth`}: check that file and register are right, else accept the changes explicitly (--accept-changes).`,
  }),
  FileNotPermitted: (() => ({
    sv: 'Filen läses in av en handläggare som är tilldelad alla insatser i den; kansliet läser bara in filer utan personnummer.',
    en: 'The file is imported by a caseworker assigned to every intervention in it; the office only imports files without identity numbers.',
  })) as SentenceAbout<{ interventions: Texts; hasIdentityNumbers: boolean }>,
  AuthorityNotOfSender: ({ authorities }: { authorities: Texts }) => ({
    sv: `Filen kan inte läsas in för den myndigheten: ange ${authorities.join(', ')}, eller ingen.`,
    en: `The file cannot be imported for that authority: state ${authorities.join(', ')}, or none.`,
  }),
  OfficeImportsOff: {
    sv: 'Lagen ger förbundet inget stöd för att behandla uppgifter om enskilda (lag 2003:1210 7 §), så kansliet läser inte in filer: filen läses in av en handläggare som är tilldelad alla insatser i den.',
    en: 'The law gives the association no ground for data of individuals (lag 2003:1210 7 §), so the office imports no files: the file is imported by a caseworker assigned to every intervention in it.',
  },
  RegisterOfOthers: ({ register }: { register: string }) => ({
    sv: `Registret ${register} är någon annans: ange ett eget register för din lista.`,
    en: `The register ${register} is somebody else’s: state a register of its own for your list.`,
  }),
  BatchUnknown: {
    sv: 'Det finns ingen inläsning med det numret: kontrollera det mot inläsningens kvitto.',
    en: 'There is no import with that number: check it against the receipt of the import.',
  },
};

/** Why a file, or a reversal, was refused as a whole; nothing of it was written. */
export type ImportRefusal = Said<typeof SENTENCES>;

export const importRefusalSentence = (refusal: ImportRefusal): Sentence => sentenceOf(SENTENCES, refusal);
