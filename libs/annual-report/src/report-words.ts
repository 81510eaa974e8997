import { looksLikeIdentityNumber } from '@samspar/identity-number';
import {
  accept,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  refuse,
  type Sentence,
  storedEvents,
  unreachable,
} from '@samspar/kernel';

/** What an insats is expected to come to in a year: null where nothing is said. */
export type ExpectedResult = Readonly<{
  /** Participants in the year. */
  participants: number | null;
  /** Whole per cent of those who end, to work or studies. */
  toWorkOrStudies: number | null;
  /** In words; may be empty. */
  text: string;
}>;

type Whose = Readonly<{
  association: string;
  /** The report, by its name in addresses. */
  report: string;
  /** Its period, as addresses have it. */
  period: string;
}>;

/** `text` is what stands in the slot from now on; empty: nothing. */
export type ReportTextWritten = DomainEvent<'ReportTextWritten', Whose & { slot: string; text: string }>;
/** What an insats is expected to come to in the year of the report from now on. */
export type ResultExpected = DomainEvent<'ResultExpected', Whose & ExpectedResult & { intervention: string }>;
export type ReportWordsEvent = ReportTextWritten | ResultExpected;

/** How often a text or an expectation has been written: whoever writes says which she saw, 0 where there was none. */
type Edition = Readonly<{ edition: number }>;

export type WrittenText = Edition & Readonly<{ text: string }>;
export type WrittenResult = Edition & ExpectedResult;

/** The office's own words of a report: texts by slot, and what is expected by insats. */
export type ReportWords = Readonly<{
  texts: Readonly<Record<string, WrittenText>>;
  expected: Readonly<Record<string, WrittenResult>>;
}>;

export type ReportWordsCommand =
  | DomainCommand<'WriteReportText', ReportTextWritten['data'] & Edition>
  | DomainCommand<'ExpectResult', ResultExpected['data'] & Edition>;

export type ReportWordsRefusal =
  | Readonly<{ code: 'WordsTooLong'; field: string; most: number }>
  | Readonly<{ code: 'IdentityNumberInWords'; field: string }>
  | Readonly<{ code: 'NotAnExpectation'; field: string; most: number }>
  /** Somebody wrote there since: `edition` is what stands there now. */
  | Readonly<{ code: 'WrittenSince'; field: string; edition: number }>;

const LONGEST_TEXT = 20_000;
const MOST_PARTICIPANTS = 100_000;
const ALL = 100;

export const NOTHING_WRITTEN: WrittenText = { edition: 0, text: '' };
export const NOTHING_EXPECTED: WrittenResult = {
  edition: 0,
  participants: null,
  toWorkOrStudies: null,
  text: '',
};

const wrongInText = (text: string): ReportWordsRefusal | undefined => {
  if (text.length > LONGEST_TEXT) return { code: 'WordsTooLong', field: 'text', most: LONGEST_TEXT };
  return looksLikeIdentityNumber(text) ? { code: 'IdentityNumberInWords', field: 'text' } : undefined;
};

const wrongInNumber = (
  field: 'participants' | 'toWorkOrStudies',
  value: number | null,
  most: number,
): ReportWordsRefusal | undefined =>
  value === null || (Number.isInteger(value) && value >= 0 && value <= most)
    ? undefined
    : { code: 'NotAnExpectation', field, most };

/** The rules of the words of a report: each place is written anew by whoever has seen what stands there. */
export const reportWordsDecider: Decider<
  ReportWords,
  ReportWordsCommand,
  ReportWordsEvent,
  ReportWordsRefusal
> = {
  initialState: { texts: {}, expected: {} },
  decide: (command, { texts, expected }) => {
    const { occurredOn } = command;
    const { edition, ...data } = command.data;
    const wrong = wrongInText(data.text);
    if (wrong) return refuse(wrong);
    if (command.type === 'WriteReportText') {
      const before = texts[command.data.slot] ?? NOTHING_WRITTEN;
      if (before.text === data.text) return accept();
      if (before.edition !== edition)
        return refuse({ code: 'WrittenSince', field: 'text', edition: before.edition });
      const { edition: _seen, ...written } = command.data;
      return accept({ type: 'ReportTextWritten', occurredOn, data: written });
    }
    const { edition: _seen, ...said } = command.data;
    const wrongNumber =
      wrongInNumber('participants', said.participants, MOST_PARTICIPANTS) ??
      wrongInNumber('toWorkOrStudies', said.toWorkOrStudies, ALL);
    if (wrongNumber) return refuse(wrongNumber);
    const before = expected[said.intervention] ?? NOTHING_EXPECTED;
    const isSame =
      before.participants === said.participants &&
      before.toWorkOrStudies === said.toWorkOrStudies &&
      before.text === said.text;
    if (isSame) return accept();
    if (before.edition !== edition)
      return refuse({ code: 'WrittenSince', field: 'expected', edition: before.edition });
    return accept({ type: 'ResultExpected', occurredOn, data: said });
  },
  evolve: (words, event) => {
    switch (event.type) {
      case 'ReportTextWritten': {
        const { slot, text } = event.data;
        const { edition } = words.texts[slot] ?? NOTHING_WRITTEN;
        return { ...words, texts: { ...words.texts, [slot]: { text, edition: edition + 1 } } };
      }
      case 'ResultExpected': {
        const { intervention, participants, toWorkOrStudies, text } = event.data;
        const { edition } = words.expected[intervention] ?? NOTHING_EXPECTED;
        const result = { participants, toWorkOrStudies, text, edition: edition + 1 };
        return { ...words, expected: { ...words.expected, [intervention]: result } };
      }
      default:
        return unreachable(event);
    }
  },
};

/** How the words of a report are stored: `report-{uuid}`, the UUID derived from association, report and period. Stored type names are frozen. */
export const reportWordsStream = {
  prefix: 'report-',
  decider: reportWordsDecider,
  ...storedEvents<ReportWordsEvent>({
    ReportTextWritten: ['association', 'report', 'period', 'slot', 'text'],
    ResultExpected: [
      'association',
      'report',
      'period',
      'intervention',
      'participants',
      'toWorkOrStudies',
      'text',
    ],
  }),
} as const;

/** What is refused and what to do, in Swedish and English. */
export const reportWordsSentence = (refusal: ReportWordsRefusal): Sentence => {
  switch (refusal.code) {
    case 'WordsTooLong':
      return {
        sv: `Texten är för lång: högst ${refusal.most} tecken.`,
        en: `The text is too long: at most ${refusal.most} characters.`,
      };
    case 'IdentityNumberInWords':
      return {
        sv: 'Texten innehåller något som ser ut som ett personnummer: ta bort det.',
        en: 'The text holds something that looks like an identity number: remove it.',
      };
    case 'NotAnExpectation':
      return {
        sv: `Skriv ett helt tal från 0 till ${refusal.most}, eller lämna tomt.`,
        en: `Write a whole number from 0 to ${refusal.most}, or leave it empty.`,
      };
    case 'WrittenSince':
      return {
        sv: 'Någon annan har skrivit här sedan du öppnade sidan: läs det som står nu och spara igen.',
        en: 'Somebody else has written here since you opened the page: read what stands now and save again.',
      };
    default:
      return unreachable(refusal);
  }
};
