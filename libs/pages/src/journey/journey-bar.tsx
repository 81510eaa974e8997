import { authoritiesOf } from '@samspar/association';
import {
  closedOn,
  type Consent,
  type ConsentStanding,
  consentsStanding,
  noConsentStanding,
  type Standing,
} from '@samspar/casework';
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

/** As much of a journey as tells how it stands. */
type Stood = Pick<ShownJourney, 'state' | 'association' | 'undisclosed' | 'withheld'>;
type StandingProps = Readonly<{ telling: Telling; file: Stood; today: Day }>;

type BarProps = Readonly<{
  telling: Telling;
  file: ShownJourney;
  person: Person;
  today: Day;
  /** The page has the journey's number as its title. */
  isNamed?: boolean;
}>;

const CONSENT_TONES: Readonly<Record<ConsentStanding, Tone>> = {
  missing: 'late',
  notStated: 'late',
  withdrawn: 'late',
  expired: 'late',
  expiring: 'due',
  notYet: 'due',
  inForce: 'good',
};

type Line = Readonly<{ standing: ConsentStanding; text?: string }>;

/** Those who receive, and from or until when. */
const receivingInWords = (telling: Telling, consents: readonly (Consent & Standing)[]): string => {
  const { bar } = telling.texts.journey;
  const parties = authoritiesInWords(telling, {
    parties: [...new Set(consents.flatMap(({ receiving }) => receiving.parties))],
    authorities: [...new Set(consents.flatMap(({ receiving }) => receiving.authorities))],
  });
  const [first] = consents;
  if (!first || first.day === null)
    return first?.atSource ? bar.atSource(parties) : bar.untilFurther(parties);
  return (first.standing === 'notYet' ? bar.fromDay : bar.until)(parties, first.day);
};

/** Who said last that some may no longer be told, where nobody has consented since. */
const withdrawnLine = (telling: Telling, { state: { consents } }: Pick<Stood, 'state'>): readonly Line[] => {
  const last = consents.at(-1);
  if (!last || !('withdrawnFrom' in last)) return [];
  const day = last.withdrawnOn === undefined ? '' : dayInWords(telling.texts, last.withdrawnOn);
  const parties = last.withdrawnFrom ? authoritiesInWords(telling, last.withdrawnFrom) : '';
  return [{ standing: 'withdrawn', text: telling.texts.journey.bar.withdrawn(parties, day).trim() }];
};

/** How consent stands, what stands alike until the same day together. */
const consentLines = (telling: Telling, file: Stood, today: Day): readonly Line[] => {
  const { bar } = telling.texts.journey;
  const standing = consentsStanding(file.state.consents, authoritiesOf(file.association), today);
  const alike = Map.groupBy(standing, (one) => [one.standing, one.day, one.atSource].join(' '));
  const lines = Array.from(alike.values(), (consents): Line => ({
    standing: consents[0]?.standing ?? 'missing',
    text: receivingInWords(telling, consents),
  }));
  const withdrawn = withdrawnLine(telling, file);
  if (lines.length + withdrawn.length > 0) return [...lines, ...withdrawn];
  const none = noConsentStanding(file.state.consents).standing;
  return [none === 'notStated' ? { standing: none, text: bar.notStated } : { standing: none }];
};

export const ConsentStandings = ({ telling, file, today }: StandingProps) => {
  const { bar } = telling.texts.journey;
  return (
    <>
      {file.state.anonymous
        ? bar.anonymous
        : consentLines(telling, file, today).map(({ standing, text }) => (
            <span class="line" key={`${standing} ${text}`}>
              <Tag tone={CONSENT_TONES[standing]}>{bar.standings[standing]}</Tag> {text && withDays(text)}
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
  if (person.isProtected) return words.protected;
  return person.name ?? words.unknown;
};

/** Who a journey is about in one line, with no more than its pages show. */
export const personInLine = (props: Pick<BarProps, 'telling' | 'person' | 'file'>): string => {
  const { number } = props.person;
  return [nameOf(props), ...(number === null ? [] : [number])].join(', ');
};

/** Which insats, how it stands, who is responsible. */
export const standingFacts = ({
  telling,
  file,
}: Readonly<{ telling: Telling; file: Pick<Stood, 'state'> }>): readonly NamedValue[] => {
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
      title={person.isProtected ? <Tag tone="late">{nameOf(props)}</Tag> : nameOf(props)}
      facts={[
        ...(person.number === null
          ? []
          : [{ name: words.number, value: <span class="whole">{person.number}</span> }]),
        ...(person.contact === null ? [] : [{ name: words.contact, value: person.contact }]),
        ...(isNamed ? [] : [{ name: bar.reference, value: file.reference }]),
        ...(isParticipationWithheld(file) ? [] : standingFacts(props)),
        { name: bar.consent, value: <ConsentStandings {...props} /> },
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
  const { misregistered, facts: known } = file.state;
  const answered = closedOn(file.state) ?? known.acceptedOn;
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
