import type { Association } from '@samspar/association';
import type { CorrectableFacts, Fact, JourneyStatus, LivelihoodSource } from '@samspar/casework';
import {
  type CodeList,
  EDUCATION,
  EXIT_REASON,
  LIVELIHOOD,
  NEED_GROUP,
  OBSTACLE,
  OUTSIDE,
  PARTY,
  SEX,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
} from '@samspar/codes';
import { isDay, isStatedUnknown, type OccurredOn, type Stated, UNKNOWN_DAY } from '@samspar/kernel';
import type { Language } from '../language.js';
import { inSentence } from '../texts/code-names.js';
import type { Texts } from '../texts/texts.js';

/** What codes are put into words with. */
type Wording = Readonly<{ language: Language; texts: Texts }>;

/** What values are put into words with. */
export type Speech = Wording & Readonly<{ association: Association }>;

/** A code by its name in a list; a stated unknown by its own words. */
export const codeInWords = ({ language, texts }: Wording, list: CodeList, code: string): string =>
  isStatedUnknown(code)
    ? texts.journey.form.stated[code]
    : (list.find((entry) => entry.code === code)?.[language] ?? code);

export const partyInWords = (wording: Wording, party: string): string => codeInWords(wording, PARTY, party);

export const partiesInWords = (speech: Speech, parties: readonly string[]): string =>
  parties
    .map((party) => partyInWords(speech, party))
    .map((name, index) => (index === 0 ? name : inSentence(name)))
    .join(', ');

export const dayInWords = ({ journey }: Texts, day: OccurredOn): string =>
  day === UNKNOWN_DAY ? journey.values.unknownDay : day;

const LONG_DAY = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
} as const;

/** A day so that a slip of the pen is seen: `2024-03-05 (tisdag 5 mars 2024)`. */
export const wholeDayInWords = ({ language, texts }: Wording, day: OccurredOn): string =>
  isDay(day)
    ? `${day} (${new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', LONG_DAY).format(new Date(day))})`
    : dayInWords(texts, day);

/** How a referral fares, as its sender is told: what came after its acceptance is nothing to her. */
export const referralStatusInWords = ({ journey }: Texts, status: JourneyStatus): string =>
  status === 'accepted' || status === 'started' || status === 'ended'
    ? journey.sent.accepted
    : journey.statuses[status];

export const interventionInWords = ({ association }: Speech, id: string): string =>
  association.interventions.find((intervention) => intervention.id === id)?.name ?? id;

const districtInWords = ({ language, association }: Speech, id: string): string => {
  if (id === OUTSIDE.code) return OUTSIDE[language];
  return association.settings.districts.find((district) => district.id === id)?.name ?? id;
};

type Say<Value> = (speech: Speech, value: Value) => string;

/** A value in words, or why there is none. */
const stated =
  <Value>(say: Say<Value>): Say<Stated<Value>> =>
  (speech, value) =>
    isStatedUnknown(value) ? speech.texts.journey.form.stated[value] : say(speech, value);

const inList =
  (list: CodeList): Say<Stated<string>> =>
  (speech, code) =>
    codeInWords(speech, list, code);

export const livelihoodInWords: Say<Stated<readonly LivelihoodSource[]>> = stated((speech, sources) =>
  sources
    .map(({ source, since }) => {
      const name = codeInWords(speech, LIVELIHOOD, source);
      return since === undefined ? name : speech.texts.journey.values.since(name, since);
    })
    .join(', '),
);

const dayOf: Say<OccurredOn> = ({ texts }, day) => dayInWords(texts, day);

const bracketInWords = (speech: Speech, bracket: string): string =>
  codeInWords(speech, TIME_BRACKET, bracket);

const FACT_IN_WORDS: { readonly [F in Fact]: Say<CorrectableFacts[F]> } = {
  intervention: interventionInWords,
  referringParty: partyInWords,
  referringUnit: stated((_speech, unit: string) => unit),
  decidingParties: (speech, parties) =>
    parties.length === 0 ? speech.texts.journey.values.noParties : partiesInWords(speech, parties),
  referredOn: dayOf,
  acceptedOn: dayOf,
  startedOn: dayOf,
  exitedOn: dayOf,
  exitReasons: (speech, reasons) =>
    reasons === 'unknown'
      ? speech.texts.journey.form.options.unknownReason
      : reasons.map((reason) => codeInWords(speech, EXIT_REASON, reason)).join(', '),
  livelihoodAtExit: livelihoodInWords,
  sex: inList(SEX),
  ageAtStart: stated(({ texts }, age: number) => texts.journey.values.years(age)),
  education: inList(EDUCATION),
  timeWithoutWork: stated((speech, time) =>
    'months' in time
      ? speech.texts.journey.values.monthCount(time.months)
      : bracketInWords(speech, time.bracket),
  ),
  timeOnAssistance: stated((speech, time) => {
    if (time === 'none') return codeInWords(speech, TIME_ON_ASSISTANCE, time);
    return 'since' in time
      ? speech.texts.journey.values.sinceDay(time.since)
      : bracketInWords(speech, time.bracket);
  }),
  livelihood: livelihoodInWords,
  obstacle: inList(OBSTACLE),
  needGroups: stated((speech, groups: readonly string[]) =>
    groups.map((group) => codeInWords(speech, NEED_GROUP, group)).join(', '),
  ),
  district: stated(districtInWords),
};

/** A fact's value as it reads on a page. */
export const factInWords = <F extends Fact>(speech: Speech, fact: F, value: CorrectableFacts[F]): string =>
  FACT_IN_WORDS[fact](speech, value);
