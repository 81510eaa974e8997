import { type JourneyRefusal, type JourneyWarning, refusalSentence } from '@samspar/casework';
import { type Day, type Said, type Sentence, sentenceOf } from '@samspar/kernel';
import { IDENTITY_PROBLEM, type IdentityProblem } from '@samspar/identity-number';

const quoted = (labels: readonly string[]): string => labels.map((label) => `“${label}”`).join(', ');

/**
 * What the rules of a file say of a row, and last what a reversal says of a journey that it could not bring back to what it was. Lists hold
 * labels as they may stand in a cell, so they are Swedish.
 */
const SENTENCES = {
  ValueMisspelt: ({ meant }: { meant: string }) => ({
    sv: `Värdet finns inte i listan. Menade du ”${meant}”?`,
    en: `The value is not in the list. Did you mean “${meant}”?`,
  }),
  ValueUnknown: ({ allowed }: { allowed: readonly string[] }) => ({
    sv: `Värdet finns inte i listan. Välj ett av: ${allowed.join(', ')}.`,
    en: `The value is not in the list. Choose one of: ${quoted(allowed)}.`,
  }),
  CellIsDate: {
    sv: 'Cellen är ett datum; kalkylprogrammet kan ha gjort om texten: formatera cellen som text och skriv om värdet.',
    en: 'The cell is a date; the spreadsheet may have changed what was typed: format the cell as text and type the value again.',
  },
  FormulaFails: ({ error }: { error: string }) => ({
    sv: `Formeln i cellen ger felet ${error}: rätta formeln, eller skriv in värdet i stället.`,
    en: `The formula in the cell gives the error ${error}: correct the formula, or enter the value instead.`,
  }),
  FormulaNotCalculated: {
    sv: 'Formeln i cellen är inte uträknad i filen: öppna filen i Excel eller LibreOffice, spara den och läs in den igen.',
    en: 'The formula in the cell has not been calculated in the file: open the file in Excel or LibreOffice, save it and import it again.',
  },
  CellsMerged: {
    sv: 'Cellen är sammanslagen med cellen till vänster, och då syns inte vilken kolumn värdet hör till: dela upp cellerna och skriv värdet där det gäller.',
    en: 'The cell is merged with the one to its left, so that it cannot be seen to which column the value belongs: split the cells and enter the value where it applies.',
  },
  IdentityNumberInClear: {
    sv: 'Det ser ut som ett personnummer, som bara får stå i kolumnen Personnummer: skriv något annat här.',
    en: 'It looks like an identity number, which may stand in the column “Personnummer” alone: write something else here.',
  },
  IdentityNumberWrong: ({ problem }: { problem: IdentityProblem }) => IDENTITY_PROBLEM[problem],
  NumberMissing: {
    sv: 'Löpnumret saknas: ge raden ett nummer som är dess eget.',
    en: 'The running number is missing: give the row a number of its own.',
  },
  NumberTwice: ({ otherRow, written }: { otherRow: number; written?: string }) =>
    written === undefined
      ? {
          sv: `Löpnumret står också på rad ${otherRow}: ge raderna varsitt nummer.`,
          en: `The running number stands on row ${otherRow} too: give each row a number of its own.`,
        }
      : {
          sv: `Löpnumret står också på rad ${otherRow}, där som ${written}; versaler och inledande nollor skiljer inte nummer åt: ge raderna varsitt nummer.`,
          en: `The running number stands on row ${otherRow} too, there as “${written}”; case and leading zeros do not tell numbers apart: give each row a number of its own.`,
        },
  TextTooLong: ({ most }: { most: number }) => ({
    sv: `Texten är längre än ${most} tecken: korta den.`,
    en: `The text is longer than ${most} characters: shorten it.`,
  }),
  InterventionMissing: {
    sv: 'Insatsen saknas: ange en av förbundets insatser.',
    en: 'The intervention is missing: state one of the association’s.',
  },
  DayUnreadable: {
    sv: 'Datumet finns inte i kalendern: skriv det som 2024-03-05.',
    en: 'The date is not in the calendar: write it as 2024-03-05.',
  },
  DayAndMonthUnreadable: ({ allowed }: { allowed: readonly string[] }) => ({
    sv: `Ange ett datum (2021-03-15), en månad (2021-03) eller ett av: ${allowed.join(', ')}.`,
    en: `State a date (2021-03-15), a month (2021-03) or one of: ${quoted(allowed)}.`,
  }),
  DayInTheFuture: ({ day }: { day: Day }) => ({
    sv: `${day}: dagen ligger i framtiden; kontrollera framför allt året.`,
    en: `${day}: the day lies in the future; check above all the year.`,
  }),
  DayTooEarly: ({ day, earliest }: { day: Day; earliest: Day }) => ({
    sv: `${day}: dagen ligger före ${earliest}; kontrollera framför allt året, och skriv dagen som 2024-03-05.`,
    en: `${day}: the day lies before ${earliest}; check above all the year, and write the day as 2024-03-05.`,
  }),
  DayOfTwoReadings: ({ one, other }: { one: Day; other: Day }) => ({
    sv: `Det kan vara ${one} eller ${other}: skriv dagen som ${one}.`,
    en: `This can be ${one} or ${other}: write the day as ${one}.`,
  }),
  DaysMissing: {
    sv: 'Raden saknar både anmälningsdatum och startdatum: ange minst ett av dem.',
    en: 'The row has neither a day of referral nor a day of start: state at least one of them.',
  },
  ExitWithoutStart: {
    sv: 'Raden har ett avslut men inget startdatum: ange när insatsen började.',
    en: 'The row has an exit but no day of start: state when the intervention began.',
  },
  ExitReasonsOfSeveralKinds: {
    sv: 'Orsakerna hör till olika resultat vid avslut: ett deltagande har ett resultat, välj ett av dem.',
    en: 'The reasons belong to different results at exit: a journey has one result, choose one of them.',
  },
  MisregistrationAndExit: {
    sv: 'Felregistrering kan inte stå tillsammans med en avslutsorsak: välj en av dem.',
    en: '“Felregistrering” cannot stand together with an exit reason: choose one of them.',
  },
  AgeUnreadable: ({ most }: { most: number }) => ({
    sv: `Åldern skrivs som hela år, 0–${most}.`,
    en: `The age is written as whole years, 0–${most}.`,
  }),
  BirthYearUnreadable: ({ from, to }: { from: number; to: number }) => ({
    sv: `Födelseåret skrivs med fyra siffror, ${from}–${to}, utan månad och dag.`,
    en: `The year of birth is written with four digits, ${from}–${to}, without month and day.`,
  }),
  TimeUnreadable: ({ allowed }: { allowed: readonly string[] }) => ({
    sv: `Tiden skrivs som hela månader (18), år (3 år) eller ett av: ${allowed.join(', ')}.`,
    en: `The time is written as whole months (18), years (“3 år”) or one of: ${quoted(allowed)}.`,
  }),
  AnotherPerson: {
    sv: 'Raden gäller någon annan än löpnumret gjorde vid förra inläsningen: ge det nya deltagandet ett eget löpnummer.',
    en: 'The row is about somebody else than this running number was at the last import: give the new journey a running number of its own.',
  },
  ChangedOnBothSides: {
    sv: 'Uppgiften har ändrats både i filen och i Samspår sedan filen senast lästes in: rätta den i Samspår eller i filen så att de är lika.',
    en: 'The value has changed both in the file and in Samspår since the file was last imported: correct it in Samspår or in the file, so that they agree.',
  },
  HandledInSamspar: {
    sv: 'Ärendet handläggs i Samspår, så filen ändrar det inte: be insatsens handläggare att rätta uppgiften där.',
    en: 'The case is worked with in Samspår, so the file does not change it: ask the caseworkers of the intervention to correct it there.',
  },
  LeftToResponsible: {
    sv: 'Vem personen är, anmälande enhet och stadsdel tas inte in från filen: det ändras i ärendet av den som är ansvarig för det.',
    en: 'Who the person is, the referring unit and the district are not taken from the file: they are changed in the case by whoever is responsible for it.',
  },
  AnonymousForGood: {
    sv: 'Deltagandet är anonymt och knyts inte till en person av en fil: har personen gått med på att vara känd registreras det i ärendet, under Personen.',
    en: 'The journey is anonymous and no file ties it to a person: where she has agreed to be known, that is registered in the case, under the person.',
  },
  ConsentNotByFile: {
    sv: 'Samtycket är återkallat: ett nytt registreras i ärendet, inte genom filen.',
    en: 'Consent was withdrawn: a new one is registered in the case, not by way of the file.',
  },
  ConsentNotGiven: {
    sv: 'Tas inte in: samtycke är lämnat bara där kolumnen Samtycke säger Ja. Är det lämnat, skriv Ja där.',
    en: 'Not taken: consent is given only where the column “Samtycke” says “Ja”. Where it was given, write that there.',
  },
  ConsentNoLongerStated: {
    sv: 'Cellen sade något om samtycke vid förra inläsningen och är nu tom: ingenting ändras. Är samtycket återkallat, skriv Återkallat.',
    en: 'The cell said something of consent at the last import and is blank now: nothing is changed. Where consent was withdrawn, write “Återkallat”.',
  },
  WithdrawnOnWhichDay: {
    sv: 'Samtycket är återkallat, men inte vilken dag: skriv dagen under Samtycke återkallat den.',
    en: 'Consent was withdrawn, but it is not said on which day: write the day under “Samtycke återkallat den”.',
  },
  AnonymousWithoutConsent: {
    sv: 'Utan samtycke blir deltagandet anonymt: bara insats, kön och datum sparas, och personnumret tas inte in.',
    en: 'Without consent the journey becomes anonymous: only intervention, sex and days are kept, and the identity number is not taken.',
  },
  WithoutIdentityNumber: {
    sv: 'Tas inte in: det sparas bara tillsammans med ett personnummer.',
    en: 'Not taken: it is kept only together with an identity number.',
  },
  ToldBeforeExit: {
    sv: 'Det som gäller vid avslutet tas inte in förrän raden har ett avslut.',
    en: 'What is told of the exit is not taken until the row has an exit.',
  },
  MisregisteredAllTheSame: {
    sv: 'Ändrad av någon annan efter inläsningen; deltagandet är felregistrerat ändå.',
    en: 'Changed by somebody else after the import; the journey is misregistered all the same.',
  },
  LeftToCaseworkers: {
    sv: 'Ärendet handläggs i Samspår och står kvar: är det fel, be insatsens handläggare att markera det som felregistrerat.',
    en: 'The case is worked with in Samspår and stands: if it is wrong, ask the caseworkers of the intervention to mark it as misregistered.',
  },
  StartStands: {
    sv: 'Starten kom med inläsningen och kan inte tas tillbaka: är den fel, markera ärendet som felregistrerat.',
    en: 'The start came with the import and cannot be taken back: if it is wrong, mark the journey as misregistered.',
  },
  WithdrawalStands: {
    sv: 'Samtycket återkallades med inläsningen, och det kan inte göras ogjort: är det fel, registrera ett nytt samtycke.',
    en: 'Consent was withdrawn with the import, and that cannot be undone: if it is wrong, register a new consent.',
  },
  PartlyTakenBack: {
    sv: 'Delar står kvar, för någon annan har ändrat dem efter inläsningen: kontrollera ärendet.',
    en: 'Parts stand, for somebody else has changed them after the import: check the journey.',
  },
  NotTakenBack: {
    sv: 'Ändringarna står kvar, för någon annan har ändrat ärendet efter inläsningen: kontrollera det.',
    en: 'The changes stand, for somebody else has changed the journey after the import: check it.',
  },
};

/** Why a row was not taken or should be looked at twice, or what a reversal left of its journey. Never holds personal data. */
export type Reason = Said<typeof SENTENCES> | JourneyRefusal | JourneyWarning;

/** A reason as a report carries it; the words are of `reasonSentence`. */
export type ReasonInWords = Readonly<{ code: Reason['code']; sentence: Sentence }>;

const isOwn = (reason: Reason): reason is Said<typeof SENTENCES> => Object.hasOwn(SENTENCES, reason.code);

/** What a reason says on screen: what is wrong and what to do. */
export const reasonSentence = (reason: Reason): Sentence =>
  isOwn(reason)
    ? sentenceOf(SENTENCES, reason)
    : 'sentence' in reason
      ? reason.sentence
      : refusalSentence(reason);

export const inWords = (reason: Reason): ReasonInWords => ({
  code: reason.code,
  sentence: reasonSentence(reason),
});
