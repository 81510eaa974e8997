import { type Sentence, unreachable } from '@samspar/kernel';
import type { ExplainedPart, FigureExplanation } from './explain-figure.js';
import { type CodeNames, codeLabel, dimensionLabel, measureLabel } from './labels.js';
import { isMedian } from './dimensions.js';
import type { DayOfMeasure, FigurePart } from './parts.js';
import { type Dimension, DIMENSIONS, type Measure } from './query.js';

/** What a measure counts, as docs/statistics.md defines it. */
const RULES: Readonly<Record<Measure, Sentence>> = {
  referred: {
    sv: 'Deltaganden vars anmälningsdag ligger i perioden.',
    en: 'Journeys whose day of referral lies in the period.',
  },
  started: {
    sv: 'Deltaganden vars startdag ligger i perioden.',
    en: 'Journeys whose day of start lies in the period.',
  },
  ended: {
    sv: 'Deltaganden vars avslutsdag ligger i perioden.',
    en: 'Journeys whose day of exit lies in the period.',
  },
  participants: {
    sv: 'Deltaganden som pågick någon dag i perioden: startade senast dess sista dag och inte avslutade före dess första.',
    en: 'Journeys going on some day of the period: started by its last day and not ended before its first.',
  },
  ongoing: {
    sv: 'Deltaganden som pågick när periodens sista dag var slut: startade senast den dagen och inte avslutade då.',
    en: 'Journeys going on when the last day of the period was over: started by then and not ended.',
  },
  meetings: {
    sv: 'Teammöten som hölls en dag i perioden.',
    en: 'Team meetings held on a day of the period.',
  },
  handovers: {
    sv: 'Överlämningar som skedde en dag i perioden.',
    en: 'Handovers made on a day of the period.',
  },
  employerContacts: {
    sv: 'Arbetsgivarkontakter som togs en dag i perioden.',
    en: 'Employer contacts made on a day of the period.',
  },
  assessments: {
    sv: 'Kartläggningar, bedömningar och utredningar som avslutades en dag i perioden, genomförda eller avbrutna.',
    en: 'Assessments that ended on a day of the period, completed or interrupted.',
  },
  followUps: {
    sv: 'Uppföljningar som gjordes en dag i perioden.',
    en: 'Follow-ups made on a day of the period.',
  },
  followUpsDue: {
    sv: 'Uppföljningar som infaller en dag i perioden: 6, 12, 24 och 36 månader efter avslutet, gjorda eller inte.',
    en: 'Follow-ups that fall on a day of the period: 6, 12, 24 and 36 months after the exit, made or not.',
  },
  decisions: {
    sv: 'Det som teammöten en dag i perioden kom överens om, var sak för sig.',
    en: 'What team meetings on a day of the period agreed on, each thing by itself.',
  },
  consents: {
    sv: 'Samtycken som lämnades eller återkallades en dag i perioden, och deltaganden som startade då utan samtycke.',
    en: 'Consents given or withdrawn on a day of the period, and journeys that started then without one.',
  },
  daysReferralToAnswer: {
    sv: 'Median av hela dagar från anmälan till besked, antagen eller avböjd, för anmälningar som fick besked i perioden.',
    en: 'Median of whole days from referral to its answer, accepted or declined, of referrals answered in the period.',
  },
  daysToFirstMeeting: {
    sv: 'Median av hela dagar från anmälan till det första teammötet, för deltaganden vars första möte hölls i perioden.',
    en: 'Median of whole days from referral to the first team meeting, of journeys whose first meeting was held in the period.',
  },
  daysBetweenMeetings: {
    sv: 'Median av hela dagar sedan deltagandets förra teammöte, för möten som hölls en dag i perioden.',
    en: 'Median of whole days since the meeting of the journey before it, of team meetings held on a day of the period.',
  },
  daysToFirstEmployerContact: {
    sv: 'Median av hela dagar från start till den första arbetsgivarkontakten, för deltaganden vars första kontakt togs i perioden.',
    en: 'Median of whole days from start to the first employer contact, of journeys whose first contact was made in the period.',
  },
  daysExitToFollowUp: {
    sv: 'Median av hela dagar från avslut till uppföljning, för uppföljningar som gjordes en dag i perioden.',
    en: 'Median of whole days from exit to follow-up, of follow-ups made on a day of the period.',
  },
  daysToStart: {
    sv: 'Median av hela dagar från anmälan till start, för deltaganden vars startdag ligger i perioden.',
    en: 'Median of whole days from referral to start, of journeys whose day of start lies in the period.',
  },
  daysInIntervention: {
    sv: 'Median av hela dagar från start till avslut, för deltaganden vars avslutsdag ligger i perioden.',
    en: 'Median of whole days from start to exit, of journeys whose day of exit lies in the period.',
  },
};

const ONCE: Sentence = {
  sv: 'Varje deltagande räknas en gång.',
  en: 'Each journey counts once.',
};
const EACH_CONTACT: Sentence = {
  sv: 'Varje händelse räknas för sig, också när flera hör till samma deltagande.',
  en: 'Each event counts by itself, also where several belong to one journey.',
};
const PERSONS: Sentence = {
  sv: 'Varje person räknas en gång. Ett deltagande där personen inte är känd räknas som en person.',
  en: 'Each person counts once. A journey whose person is not known counts as one person.',
};
const SEEN_FROM_THE_END: Sentence = {
  sv: 'Allt ses från periodens sista dag: det som hände senare räknas som att det inte har hänt.',
  en: 'Everything is seen from the last day of the period: what happened later counts as not having happened.',
};
const PROTECTED: Sentence = {
  sv: 'Små tal är dolda, och därför också hur många som lämnats utanför när de är få.',
  en: 'Small counts are hidden, and so is how many are left out where they are few.',
};

/** What a measure counts, in words. */
export const measureRule = (measure: Measure): Sentence => RULES[measure];

/** The rule that a figure is counted by, in words; period, selection and moment are told beside it. */
export const figureRule = ({
  measure,
  unit,
  items,
  protect,
}: Pick<FigureExplanation, 'measure' | 'unit' | 'items' | 'protect'>): readonly Sentence[] => {
  const once =
    unit === 'person' && !isMedian({ measure }) ? PERSONS : items === 'contacts' ? EACH_CONTACT : ONCE;
  return [RULES[measure], once, SEEN_FROM_THE_END, ...(protect === 'public' ? [PROTECTED] : [])];
};

const DAYS: Readonly<
  Record<DayOfMeasure, Readonly<{ none: Sentence; unknown: Sentence; outside: Sentence }>>
> = {
  referredOn: {
    none: { sv: 'Har ingen anmälningsdag', en: 'Have no day of referral' },
    unknown: { sv: 'Anmälningsdagen är okänd', en: 'The day of referral is not known' },
    outside: { sv: 'Anmäldes en dag utanför perioden', en: 'Were referred on a day outside the period' },
  },
  startedOn: {
    none: { sv: 'Har inte startat', en: 'Have not started' },
    unknown: { sv: 'Startdagen är okänd', en: 'The day of start is not known' },
    outside: { sv: 'Startade en dag utanför perioden', en: 'Started on a day outside the period' },
  },
  exitedOn: {
    none: { sv: 'Har inte avslutats', en: 'Have not ended' },
    unknown: { sv: 'Avslutsdagen är okänd', en: 'The day of exit is not known' },
    outside: { sv: 'Avslutades en dag utanför perioden', en: 'Ended on a day outside the period' },
  },
  contactOn: {
    none: { sv: 'Har ingen dag', en: 'Have no day' },
    unknown: { sv: 'Dagen är okänd', en: 'The day is not known' },
    outside: { sv: 'Skedde en dag utanför perioden', en: 'Took place on a day outside the period' },
  },
};

/** What is said of days otherwise, by measure. */
const DAYS_OF_MEASURE: Readonly<Partial<Record<Measure, Readonly<Partial<Record<DayOfMeasure, Sentence>>>>>> =
  {
    participants: {
      startedOn: { sv: 'Startade efter periodens slut', en: 'Started after the end of the period' },
      exitedOn: { sv: 'Avslutades innan perioden började', en: 'Ended before the period began' },
    },
    followUpsDue: {
      contactOn: { sv: 'Infaller en dag utanför perioden', en: 'Fall on a day outside the period' },
    },
    ongoing: {
      startedOn: { sv: 'Startade efter periodens slut', en: 'Started after the end of the period' },
      exitedOn: {
        sv: 'Avslutades senast periodens sista dag',
        en: 'Ended by the last day of the period',
      },
    },
  };

type Said = Pick<FigureExplanation, 'measure' | 'cell' | 'where'>;

const isDimension = (name: string | undefined): name is Dimension =>
  DIMENSIONS.some((dimension) => dimension === name);

const dayWords = (of: string | undefined) =>
  DAYS[of !== undefined && of in DAYS ? (of as DayOfMeasure) : 'contactOn'];

/** What is said of a dimension: its name before the rest. */
const ofDimension = (of: string | undefined, rest: Sentence): Sentence => {
  if (!isDimension(of)) return rest;
  return { sv: `${dimensionLabel(of)}: ${rest.sv}`, en: `${dimensionLabel(of, 'en')}: ${rest.en}` };
};

const codesAskedFor = ({ cell, where }: Said, of: string | undefined): readonly string[] => {
  if (!isDimension(of)) return [];
  const code = cell[of];
  return code === undefined ? (where[of] ?? []) : [code];
};

/** What codes are called in one language; those of a time may be told in words there. */
type NameOf = (dimension: Dimension, code: string) => string;

const otherCode = (said: Said, of: string | undefined, names: CodeNames, nameOf?: NameOf): Sentence => {
  const labels = (language: keyof Sentence) =>
    codesAskedFor(said, of).map((code) =>
      isDimension(of) ? (nameOf ?? ((one, named) => codeLabel(one, named, names, language)))(of, code) : code,
    );
  return ofDimension(of, {
    sv: `något annat än ${labels('sv').join(', ')}`,
    en: `other than ${labels('en').join(', ')}`,
  });
};

const OTHER_DAYS: Readonly<Partial<Record<string, Sentence>>> = {
  referredOn: { sv: 'Anmälningsdagen', en: 'The day of referral' },
  startedOn: { sv: 'Startdagen', en: 'The day of start' },
  exitedOn: { sv: 'Avslutsdagen', en: 'The day of exit' },
};

const otherDayMissing = (of: string | undefined): Sentence => {
  const day = OTHER_DAYS[of ?? ''];
  return day
    ? {
        sv: `${day.sv} saknas, så dagarna går inte att räkna`,
        en: `${day.en} is missing, so the days cannot be reckoned`,
      }
    : { sv: 'Har inget tidigare möte', en: 'Have no meeting before them' };
};

/** What is in a part of an explanation, in words; `nameOf` says what codes are called where the names do not. */
export const partSentence = (
  part: ExplainedPart | FigurePart,
  said: Said,
  names: CodeNames = {},
  nameOf?: NameOf,
): Sentence => {
  const of = 'of' in part ? part.of : undefined;
  switch (part.reason) {
    case 'counted':
      return { sv: 'Räknade i talet', en: 'Counted in the figure' };
    case 'notRegisteredThen':
      return { sv: 'Registrerades först senare', en: 'Were registered only later' };
    case 'misregistered':
      return { sv: 'Felregistrerade', en: 'Misregistered' };
    case 'annulled':
      return { sv: 'Rättade eller strukna', en: 'Corrected or struck out' };
    case 'dayMissing':
      return dayWords(of).none;
    case 'dayUnknown':
      return dayWords(of).unknown;
    case 'outsidePeriod':
      return (
        (of !== undefined && DAYS_OF_MEASURE[said.measure]?.[of as DayOfMeasure]) || dayWords(of).outside
      );
    case 'notCounted':
      return {
        sv: 'Insatsen hade inte börjat registrera, eller är inte med',
        en: 'The intervention had not begun to register, or is left out',
      };
    case 'otherCode':
      return otherCode(said, of, names, nameOf);
    case 'codeUnknown':
      return ofDimension(of, { sv: 'uppgift saknas', en: 'not stated' });
    case 'codeWithheld':
      return ofDimension(of, {
        sv: 'uppgift saknas, anonymt deltagande',
        en: 'not stated, anonymous journey',
      });
    case 'otherDayMissing':
      return otherDayMissing(of);
    case 'samePerson':
      return { sv: 'Personen är redan räknad', en: 'The person is counted already' };
    case 'otherRow':
      return { sv: 'Räknas i andra rader i tabellen', en: 'Are counted in other rows of the table' };
    default:
      return unreachable(part);
  }
};

/** What is to be said of those counted, in words. */
export const ofCountedSentence = (of: keyof FigureExplanation['ofCounted']): Sentence => {
  switch (of) {
    case 'codeWithheld':
      return {
        sv: 'Anonyma deltaganden, vars uppgift räknas som saknad',
        en: 'Anonymous journeys, which count as not stated',
      };
    case 'otherRows':
      return { sv: 'Räknas även i andra rader', en: 'Counted in other rows as well' };
    case 'personNotKnown':
      return { sv: 'Deltaganden där personen inte är känd', en: 'Journeys whose person is not known' };
    default:
      return unreachable(of);
  }
};

/** What is considered one by one, of medians that are of something else than journeys. */
const ITEMS_OF: Readonly<Partial<Record<Measure, Sentence>>> = {
  daysReferralToAnswer: { sv: 'Besvarade anmälningar', en: 'Referrals answered' },
  daysToFirstMeeting: { sv: 'Första teammöten', en: 'First team meetings' },
  daysBetweenMeetings: { sv: 'Teammöten', en: 'Team meetings' },
  daysToFirstEmployerContact: { sv: 'Första arbetsgivarkontakter', en: 'First employer contacts' },
  daysExitToFollowUp: { sv: 'Uppföljningar', en: 'Follow-ups' },
};

/** What is considered one by one, in words. */
export const itemsName = ({ items, measure }: Pick<FigureExplanation, 'items' | 'measure'>): Sentence =>
  items === 'journeys'
    ? { sv: 'Deltaganden', en: 'Journeys' }
    : (ITEMS_OF[measure] ?? { sv: measureLabel(measure), en: measureLabel(measure, 'en') });
