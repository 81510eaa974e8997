import { authoritiesOf } from '@samspar/association';
import { type Authorities, consentsLeft } from '@samspar/casework';
import { type Day, isKnown } from '@samspar/kernel';
import type { Person, ShownJourney } from '@samspar/use-cases';
import { withDays } from '../parts/days.js';
import { IdentityBar, type NamedValue } from '../parts/facts.js';
import { Tag, type Tone } from '../parts/notice.js';
import { type Telling, userInWords } from './event-details.js';
import {
  authoritiesInWords,
  dayInWords,
  factName,
  interventionInWords,
  referralStatusInWords,
} from '../words/in-words.js';

/** Stands for the last day of consent that was given at the source of an import: as its file says, or as it says nothing of. */
const AT_SOURCE = Symbol('at source');
const NOT_STATED = Symbol('not stated');

type InForce = Readonly<{ receiving: Authorities; until: Day | typeof AT_SOURCE | typeof NOT_STATED | null }>;

const NOBODY: Authorities = { parties: [], authorities: [] };

/** Who consent is left for, each by itself with its last day; null where it has none. */
const consentIn = ({ events, state, association }: ShownJourney): readonly InForce[] => {
  const atSource = events[0]?.isConsentStated ? AT_SOURCE : NOT_STATED;
  const left = consentsLeft(state.consents, authoritiesOf(association)).flatMap((consent) => {
    const until = consent.atSource ? atSource : (consent.expiresOn ?? null);
    const { parties, authorities } = consent.receiving;
    return [
      ...parties.map((party) => [party, { receiving: { ...NOBODY, parties: [party] }, until }] as const),
      ...authorities.map(
        (id) => [`authority/${id}`, { receiving: { ...NOBODY, authorities: [id] }, until }] as const,
      ),
    ];
  });
  // The last word on each.
  return [...new Map<string, InForce>(left).values()];
};

type BarProps = Readonly<{
  telling: Telling;
  file: ShownJourney;
  person: Person;
  today: Day;
  /** The page has the journey's number as its title. */
  isNamed?: boolean;
}>;

/** Consent by its last day, those who receive until the same day together. */
const Consent = ({ telling, file, today }: BarProps) => {
  const { bar } = telling.texts.journey;
  const inForce = consentIn(file);
  const days = [...new Set(inForce.map(({ until }) => until))];
  const lines = days.map((until) => {
    const together = inForce.filter((one) => one.until === until).map(({ receiving }) => receiving);
    const parties = authoritiesInWords(telling, {
      parties: together.flatMap((one) => one.parties),
      authorities: together.flatMap((one) => one.authorities),
    });
    if (until === null) return { text: bar.untilFurther(parties), isExpired: false };
    if (until === NOT_STATED) return { text: bar.notStated, isExpired: false };
    if (until === AT_SOURCE) return { text: bar.atSource(parties), isExpired: false };
    return until < today
      ? { text: bar.expired(parties, until), isExpired: true }
      : { text: bar.until(parties, until), isExpired: false };
  });
  return (
    <>
      {lines.length === 0 && <span class="line">{bar.noConsent}</span>}
      {lines.map(({ text, isExpired }) => (
        <span class="line" key={text}>
          {isExpired ? <Tag tone="late">{text}</Tag> : withDays(text)}
        </span>
      ))}
      {file.undisclosed > 0 && (
        <span class="line">
          <Tag tone="late">
            {(file.withheld.length > 0 ? bar.withheld : bar.undisclosed)(file.undisclosed)}
          </Tag>
        </span>
      )}
    </>
  );
};

const TONES: Readonly<Record<ShownJourney['state']['status'], Tone>> = {
  referred: 'due',
  waiting: 'due',
  accepted: 'due',
  declined: 'neutral',
  withdrawn: 'neutral',
  started: 'good',
  ended: 'neutral',
};

/** Whether it may not be told that somebody takes part: then neither who, nor how it stands. */
const isParticipationWithheld = ({ withheld }: Pick<ShownJourney, 'withheld'>): boolean =>
  withheld.includes('participation');

/** Who a journey is about, as its title: the name, or why there is none. */
const nameOf = ({ telling, person, file }: Pick<BarProps, 'telling' | 'person' | 'file'>): string => {
  const { person: words } = telling.texts.journey;
  if (isParticipationWithheld(file)) return telling.texts.journey.bar.notShown;
  if (person.isAnonymous) return words.anonymous;
  return person.name ?? words.unknown;
};

/** Who a journey is about in one line, with no more than its pages show. */
export const personInLine = (props: Pick<BarProps, 'telling' | 'person' | 'file'>): string => {
  const { number, isProtected } = props.person;
  return [nameOf(props), ...(isProtected || number === null ? [] : [number])].join(', ');
};

/** Which insats, how it stands, who is responsible. */
const standing = ({ telling, file }: BarProps): readonly NamedValue[] => {
  const { bar, statuses } = telling.texts.journey;
  const { status, misregistered, caseworker, facts } = file.state;
  return [
    {
      name: factName(telling.texts, 'intervention'),
      value: interventionInWords(telling, facts.intervention ?? ''),
    },
    {
      name: bar.status,
      value: misregistered ? (
        <Tag tone="late">{bar.misregistered}</Tag>
      ) : (
        <Tag tone={TONES[status]}>{statuses[status]}</Tag>
      ),
    },
    {
      name: bar.responsible,
      value:
        caseworker === null
          ? bar.nobody
          : bar.since(userInWords(telling, caseworker.id), dayInWords(telling.texts, caseworker.since)),
    },
  ];
};

/** Stands first on every page of a journey: who it is about, which insats, how it stands, who is responsible. */
export const JourneyBar = (props: BarProps) => {
  const { telling, file, person, isNamed = false } = props;
  const { bar, person: words } = telling.texts.journey;
  return (
    <IdentityBar
      title={
        <>
          {nameOf(props)} {person.isProtected && <Tag tone="late">{words.protected}</Tag>}
        </>
      }
      facts={[
        ...(person.isProtected
          ? [{ name: words.number, value: words.hidden }]
          : person.number === null
            ? []
            : [{ name: words.number, value: <span class="whole">{person.number}</span> }]),
        ...(person.contact === null ? [] : [{ name: words.contact, value: person.contact }]),
        ...(isNamed ? [] : [{ name: bar.reference, value: file.reference }]),
        ...(isParticipationWithheld(file) ? [] : standing(props)),
        { name: bar.consent, value: <Consent {...props} /> },
      ]}
    />
  );
};

/** How a journey stands, as far as whoever looks may know it. */
export const statusInWords = ({ texts }: Telling, file: ShownJourney): string => {
  const { isWhole, state } = file;
  if (isParticipationWithheld(file)) return texts.journey.bar.notShown;
  return isWhole ? texts.journey.statuses[state.status] : referralStatusInWords(texts, state.status);
};

/** What the sender of a referral may know of it. */
export const sentFacts = (telling: Telling, file: ShownJourney): readonly NamedValue[] => {
  const { sent, bar } = telling.texts.journey;
  const { closedOn, misregistered, facts: known } = file.state;
  const answered = closedOn ?? known.acceptedOn;
  if (isParticipationWithheld(file)) return [{ name: bar.status, value: statusInWords(telling, file) }];
  return [
    {
      name: factName(telling.texts, 'intervention'),
      value: interventionInWords(telling, known.intervention ?? ''),
    },
    { name: sent.referredOn, value: dayInWords(telling.texts, known.referredOn ?? 'unknown') },
    { name: bar.status, value: misregistered ? bar.misregistered : statusInWords(telling, file) },
    ...(isKnown(answered) ? [{ name: sent.answeredOn, value: answered }] : []),
  ];
};

/** Stands first on what the sender of a referral fills in: which one it is, and no person. */
export const SentBar = ({ telling, file }: Pick<BarProps, 'telling' | 'file'>) => (
  <IdentityBar title={telling.texts.journey.sent.title(file.reference)} facts={sentFacts(telling, file)} />
);
