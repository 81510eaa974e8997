import { type Association, authoritiesOf, ESF_RECEIVER, partiesOf } from '@samspar/association';
import {
  type Authorities,
  type AnyFact,
  type FactCatalogue,
  type FactKind,
  FACTS,
  HIDDEN_AUTHORITY,
  type FactValues,
  isUnknown,
  type JourneyStatus,
  type KnownValue,
  type Whole,
} from '@samspar/casework';
import { type CodeList, LIVELIHOOD, OUTSIDE, PARTY, TIME_BRACKET, TIME_ON_ASSISTANCE } from '@samspar/codes';
import { isDay, isStatedUnknown, type OccurredOn, UNKNOWN_DAY } from '@samspar/kernel';
import type { Language } from '../language.js';
import { inSentence, small } from './code-names.js';
import { type Texts, textsOf } from '../texts/texts.js';

/** What codes are put into words with. */
type Wording = Readonly<{ language: Language; texts: Texts }>;

/** What values are put into words with. */
export type Speech = Wording & Readonly<{ association: Association }>;

/** A code by its name in a list; a stated unknown by its own words. */
export const codeInWords = ({ language, texts }: Wording, list: CodeList, code: string): string =>
  isStatedUnknown(code)
    ? texts.journey.form.stated[code]
    : (list.find((entry) => entry.code === code)?.[language] ?? code);

export const namedIn = ({ settings }: Association, list: CodeList): CodeList =>
  list === PARTY ? partiesOf(settings) : list;

export const partyInWords = (speech: Speech, party: string): string =>
  codeInWords(speech, partiesOf(speech.association.settings), party);

/** A member of the association by the name of its party; what is no party is the association itself. */
export const memberInWords = (language: Language, { settings }: Association, party: string | null): string =>
  partiesOf(settings).find(({ code }) => code === party)?.[language] ?? textsOf(language).users.own;

/** An authority by its id; one from when its party had none registered by the name of that party. */
export const authorityInWords = (speech: Speech, id: string): string =>
  id === HIDDEN_AUTHORITY
    ? speech.texts.journey.person.hidden
    : ([...authoritiesOf(speech.association), ESF_RECEIVER].find((one) => one.id === id)?.name ??
      partyInWords(speech, id));

/** Several codes of a list; one that does not begin is written as inside a sentence, where it is no name. */
export const codesInWords = (speech: Speech, list: CodeList, codes: readonly string[]): string =>
  codes
    .map((code) => codeInWords(speech, namedIn(speech.association, list), code))
    .map((name, index) => (index === 0 ? name : list === PARTY ? inSentence(name) : small(name)))
    .join(', ');

const partiesInWords = (speech: Speech, parties: readonly string[]): string =>
  codesInWords(speech, PARTY, parties);

/** Authorities by their names, and parties by theirs; one that does not begin is written as inside a sentence, where it is no name. */
export const authoritiesInWords = (speech: Speech, { parties, authorities }: Authorities): string => {
  const named = authorities.map((id, index) => {
    const name = authorityInWords(speech, id);
    return id === HIDDEN_AUTHORITY && index + parties.length > 0 ? small(name) : name;
  });
  return [...(parties.length === 0 ? [] : [partiesInWords(speech, parties)]), ...named].join(', ');
};

/** What consent is given for; what is not told in words is said to be there. */
export const purposeInWords = (
  { texts: { journey } }: Wording,
  purpose: string | null,
  isShielded: boolean,
): string | null => {
  if (isShielded) return journey.person.hidden;
  return purpose === '' ? journey.timeline.written : purpose;
};

export const dayInWords = ({ journey }: Texts, day: OccurredOn): string =>
  day === UNKNOWN_DAY ? journey.values.unknownDay : day;

/** `oktober 2026`, of `2026-10`. */
export const monthInWords = (language: Language, month: string): string =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01`));

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

/** An insats by its name, an unknown one by its id. */
export const interventionInWords = ({ association }: Pick<Speech, 'association'>, id: string): string =>
  association.interventions.find((intervention) => intervention.id === id)?.name ?? id;

const districtInWords = ({ language, association }: Speech, id: string): string => {
  if (id === OUTSIDE.code) return OUTSIDE[language];
  return association.settings.districts.find((district) => district.id === id)?.name ?? id;
};

export const unitInWords = ({ journey }: Texts, unit: Whole['unit']): ((value: number) => string) =>
  unit === 'years' ? journey.values.years : journey.details.percent;

const bracketInWords = (speech: Speech, bracket: string): string =>
  codeInWords(speech, TIME_BRACKET, bracket);

/** What a fact of a journey is called. */
export const factName = ({ languageCode }: Texts, fact: AnyFact, catalogue: FactCatalogue = FACTS): string =>
  catalogue[fact].name[languageCode];

/** A value of each kind that is known, in words. */
const IN_WORDS: {
  readonly [K in FactKind as K['is']]: (speech: Speech, value: KnownValue<K>, kind: K) => string;
} = {
  intervention: interventionInWords,
  code: (speech, code, { list }) => codeInWords(speech, namedIn(speech.association, list), code),
  codes: (speech, codes, { list }) =>
    codes.length === 0 ? speech.texts.journey.values.noParties : codesInWords(speech, list, codes),
  name: (_speech, name) => name,
  // What it says is sealed.
  text: ({ texts }) => texts.journey.timeline.written,
  day: (_speech, day) => day,
  whole: ({ texts }, value, { unit }) => unitInWords(texts, unit)(value),
  months: (speech, time) =>
    'months' in time
      ? speech.texts.journey.values.monthCount(time.months)
      : bracketInWords(speech, time.bracket),
  since: (speech, time) => {
    if (time === 'none') return codeInWords(speech, TIME_ON_ASSISTANCE, time);
    return 'since' in time
      ? speech.texts.journey.values.sinceDay(time.since)
      : bracketInWords(speech, time.bracket);
  },
  sources: (speech, sources) =>
    sources
      .map(({ source, since }) => {
        const name = codeInWords(speech, LIVELIHOOD, source);
        return since === undefined ? name : speech.texts.journey.values.since(name, since);
      })
      .join(', '),
  district: districtInWords,
};

const unknownInWords = ({ journey }: Texts, { is }: FactKind, unknown: unknown): string => {
  if (isStatedUnknown(unknown)) return journey.form.stated[unknown];
  if (is === 'text') return journey.values.noText;
  return is === 'day' ? journey.values.unknownDay : journey.form.options.unknownReason;
};

type Say = (speech: Speech, value: unknown, kind: FactKind) => string;

/** A fact's value as it reads on a page. */
export const factInWords = <F extends AnyFact>(
  speech: Speech,
  fact: F,
  value: FactValues[F],
  catalogue: FactCatalogue = FACTS,
): string => {
  const { kind } = catalogue[fact];
  return isUnknown(kind, value)
    ? unknownInWords(speech.texts, kind, value)
    : // A fact's value is of its kind.
      (IN_WORDS[kind.is] as Say)(speech, value, kind);
};
