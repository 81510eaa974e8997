import { type Sentence, unreachable } from '@samspar/kernel';

/** Why a file, or a reversal, was refused as a whole; nothing of it was written. */
export type ImportRefusal = Readonly<
  | { code: 'FileEmpty' }
  | { code: 'OldExcelFile' }
  | { code: 'FileLocked' }
  | { code: 'FileDamaged' }
  | { code: 'FileKindUnknown' }
  | { code: 'HeadersMissing' }
  /** `anyOf` names columns of which one suffices; empty where one of them is there. */
  | { code: 'ColumnMissing'; columns: readonly string[]; anyOf: readonly string[] }
  | { code: 'ColumnTwice'; column: string; headers: readonly string[] }
  /** Days like 5/3/2024 can be read both ways, and nothing in the file tells which is meant. */
  | { code: 'DayOrderUnclear'; columns: readonly string[] }
  | { code: 'NoRows' }
  | { code: 'RegisterNameInvalid' }
  | { code: 'TooManyChanges'; changed: number; known: number }
  | { code: 'FileNotPermitted'; interventions: readonly string[]; hasIdentityNumbers: boolean }
  | { code: 'RegisterOfOthers'; register: string }
  | { code: 'BatchUnknown' }
>;

const quoted = (texts: readonly string[]): readonly string[] => texts.map((text) => `“${text}”`);

const missing = (columns: readonly string[], anyOf: string): string =>
  [...columns, ...(anyOf === '' ? [] : [anyOf])].join(', ');

/** What is wrong and what to do. Never holds a cell's value. */
export const importRefusalSentence = (refusal: ImportRefusal): Sentence => {
  switch (refusal.code) {
    case 'FileEmpty':
      return {
        sv: 'Filen är tom: spara arbetsboken på nytt och välj den igen.',
        en: 'The file is empty: save the workbook again and choose it once more.',
      };
    case 'OldExcelFile':
      return {
        sv: 'Filen är sparad i det gamla Excelformatet (.xls): spara den som .xlsx eller .csv.',
        en: 'The file is in the old Excel format (.xls): save it as .xlsx or .csv.',
      };
    case 'FileLocked':
      return {
        sv: 'Filen är skyddad med lösenord: spara en kopia utan lösenord.',
        en: 'The file is protected by a password: save a copy without one.',
      };
    case 'FileDamaged':
      return {
        sv: 'Filen går inte att läsa, den är skadad eller ofullständig: öppna den i Excel och spara den på nytt som .xlsx eller .csv.',
        en: 'The file cannot be read, it is damaged or incomplete: open it in Excel and save it again as .xlsx or .csv.',
      };
    case 'FileKindUnknown':
      return {
        sv: 'Filen är varken en arbetsbok (.xlsx) eller en textfil (.csv): spara den i ett av de formaten.',
        en: 'The file is neither a workbook (.xlsx) nor a text file (.csv): save it in one of these formats.',
      };
    case 'HeadersMissing':
      return {
        sv: 'Inget blad har en rad med rubriker som Löpnummer, Insats, Kön och Startdatum: jämför med mallen.',
        en: 'No sheet has a row of headers such as “Löpnummer”, “Insats”, “Kön” and “Startdatum”: compare it with the template.',
      };
    case 'ColumnMissing':
      return {
        sv: `Kolumnen ${missing(refusal.columns, refusal.anyOf.join(' eller '))} saknas: lägg till den, eller ge den sitt namn ur mallen.`,
        en: `The column ${missing(quoted(refusal.columns), quoted(refusal.anyOf).join(' or '))} is missing: add it, or give it its name from the template.`,
      };
    case 'ColumnTwice':
      return {
        sv: `Kolumnen ${refusal.column} finns flera gånger (${refusal.headers.join(', ')}): ta bort eller döp om en av dem.`,
        en: `The column “${refusal.column}” is there more than once (${quoted(refusal.headers).join(', ')}): remove or rename one of them.`,
      };
    case 'DayOrderUnclear':
      return {
        sv: `Dagar som 5/3/2024 kan läsas på två sätt, och inget i kolumnen ${refusal.columns.join(', ')} visar vilket som menas: ange om dagen eller månaden står först (--dates day-first eller --dates month-first).`,
        en: `Days like 5/3/2024 can be read in two ways, and nothing in the column ${quoted(refusal.columns).join(', ')} shows which is meant: state whether the day or the month comes first (--dates day-first or --dates month-first).`,
      };
    case 'NoRows':
      return {
        sv: 'Under rubrikerna finns inga rader: kontrollera att rätt fil är vald.',
        en: 'There are no rows below the headers: check that the right file was chosen.',
      };
    case 'RegisterNameInvalid':
      return {
        sv: 'Registrets namn får bestå av 1–40 små bokstäver a–z, siffror och bindestreck.',
        en: 'The name of a register is 1–40 lower-case letters a–z, digits and hyphens.',
      };
    case 'TooManyChanges':
      return {
        sv: `${refusal.changed} av ${refusal.known} kända rader har ändrats, mer än en femtedel: kontrollera att det är rätt fil och register, och ta annars emot ändringarna uttryckligen (--accept-changes).`,
        en: `${refusal.changed} of ${refusal.known} known rows have changed, more than a fifth: check that file and register are right, else accept the changes explicitly (--accept-changes).`,
      };
    case 'FileNotPermitted':
      return {
        sv: 'Filen läses in av en handläggare som är tilldelad alla insatser i den; kansliet läser bara in filer utan personnummer.',
        en: 'The file is imported by a caseworker assigned to every intervention in it; the office only imports files without identity numbers.',
      };
    case 'RegisterOfOthers':
      return {
        sv: `Registret ${refusal.register} är någon annans: ange ett eget register för din lista.`,
        en: `The register ${refusal.register} is somebody else’s: state a register of its own for your list.`,
      };
    case 'BatchUnknown':
      return {
        sv: 'Det finns ingen inläsning med det numret: kontrollera det mot inläsningens kvitto.',
        en: 'There is no import with that number: check it against the receipt of the import.',
      };
    default:
      return unreachable(refusal);
  }
};
