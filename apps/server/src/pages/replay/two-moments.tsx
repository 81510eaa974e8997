import {
  DataTable,
  dayInWords,
  eventInWords,
  Facts,
  looksAlike,
  type NamedValue,
  Tag,
  type Telling,
  withDays,
} from '@samspar/pages';
import type { ReplayedEvent, ReplayedJourney } from '@samspar/use-cases';
import { addressOfReplay, type Moments, type ReplayChoice } from './replay-choice.js';
import { stateFacts } from './state-facts.js';

type ComparedProps = Readonly<{
  telling: Telling;
  journey: ReplayedJourney;
  choice: Pick<ReplayChoice, 'asOf' | 'known' | 'other'>;
}>;

export type Side = Readonly<{
  letter: 'A' | 'B';
  moments: Moments;
  events: readonly ReplayedEvent[];
  /** None where the journey was not there. */
  facts: readonly NamedValue[];
}>;

/** By which clocks one looks, in a sentence. */
export const momentsInWords = ({ texts: { replay } }: Telling, { asOf, known }: Moments): string =>
  [
    ...(asOf === undefined ? [] : [replay.asOf(asOf)]),
    ...(known === undefined ? [] : [replay.knownAt(known)]),
  ].join('. ') || replay.asKnownNow;

const sideOf = (
  { telling, journey }: ComparedProps,
  side: Pick<Side, 'letter' | 'moments' | 'events'>,
): Side => {
  const last = side.events.at(-1);
  const on = side.moments.asOf ?? side.moments.known ?? journey.today;
  return { ...side, facts: last ? stateFacts(telling, last, on) : [] };
};

export const valueOf = ({ facts }: Side, name: string) => facts.find((fact) => fact.name === name)?.value;

/** What either tells of, in the order of the panels. */
const toldBy = (one: Side, other: Side): readonly string[] => [
  ...new Set([...one.facts, ...other.facts].map(({ name }) => name)),
];

/** What is called A and what B, each with the way to its events. */
const Key = ({ telling, journey: { id }, sides }: ComparedProps & Readonly<{ sides: readonly Side[] }>) => {
  const { replay } = telling.texts;
  return (
    <ul class="plain">
      {sides.map(({ letter, moments, events }) => (
        <li key={letter}>
          <strong>{letter}:</strong> {withDays(momentsInWords(telling, moments))}.{' '}
          {events.length === 0 ? (
            replay.nothing
          ) : (
            <a href={addressOfReplay(id, moments)}>{replay.eventsOf(events.length)}</a>
          )}
        </li>
      ))}
    </ul>
  );
};

const Panel = ({
  telling,
  side,
  names,
  differs,
}: ComparedProps & Readonly<{ side: Side; names: readonly string[]; differs: readonly string[] }>) => {
  const { replay } = telling.texts;
  const { letter, moments, facts } = side;
  return (
    <section aria-labelledby={`sida-${letter}`}>
      <h2 id={`sida-${letter}`}>{withDays(`${letter}. ${momentsInWords(telling, moments)}`)}</h2>
      {facts.length === 0 ? (
        <p>{replay.nothing}</p>
      ) : (
        <Facts
          facts={names.map((name) => ({
            name,
            value: differs.includes(name) ? (
              <span class="differs">
                <Tag tone="due">{replay.differs}</Tag>{' '}
                <span class="line">{withDays(valueOf(side, name) ?? replay.notStated)}</span>
              </span>
            ) : (
              valueOf(side, name)
            ),
          }))}
        />
      )}
    </section>
  );
};

/** Events that one of the moments has and the other has not. */
const onlyIn = (
  one: Side,
  other: Side,
): readonly Readonly<{ side: Side; event: ReplayedEvent; step: number }>[] =>
  one.events.flatMap((event, index) =>
    other.events.some(({ revision }) => revision === event.revision)
      ? []
      : [{ side: one, event, step: index + 1 }],
  );

/** Two moments of a journey, what is told at either, and what of it differs. */
export const comparedMoments = (props: ComparedProps) => {
  const { journey, choice } = props;
  const one = sideOf(props, { letter: 'A', moments: choice, events: journey.events });
  const other = sideOf(props, {
    letter: 'B',
    moments: choice.other ?? {},
    events: journey.compared?.events ?? [],
  });
  const areThere = one.facts.length > 0 && other.facts.length > 0;
  const names = toldBy(one, other);
  const differs = areThere
    ? names.filter((name) => !looksAlike(valueOf(one, name), valueOf(other, name)))
    : [];
  return { one, other, areThere, names, differs, events: [...onlyIn(one, other), ...onlyIn(other, one)] };
};

/** A journey at two moments side by side: what differs between them first, then each of them whole. */
export const TwoMoments = (props: ComparedProps) => {
  const { telling, journey } = props;
  const { texts } = telling;
  const { replay } = texts;
  const { one, other, areThere, names, differs, events } = comparedMoments(props);
  return (
    <>
      <Key {...props} sides={[one, other]} />
      {areThere && (
        <DataTable
          id="skillnader"
          isCards
          caption={replay.differences(differs.length)}
          columns={[
            { title: replay.ofWhat, isHeading: true },
            { title: one.letter },
            { title: other.letter },
          ]}
          rows={differs.map((name) => [
            name,
            withDays(valueOf(one, name) ?? replay.notStated),
            withDays(valueOf(other, name) ?? replay.notStated),
          ])}
          empty={<p>{replay.noDifference}</p>}
        />
      )}
      {events.length > 0 && (
        <DataTable
          id="handelser-i-en"
          isCards
          caption={replay.onlyInOne(events.length)}
          columns={[
            { title: replay.what, isHeading: true },
            { title: replay.happened },
            { title: replay.onlyIn },
          ]}
          rows={events.map(({ side: { letter, moments }, event, step }) => [
            <a href={addressOfReplay(journey.id, { ...moments, step })}>
              {eventInWords(texts, event.event)}
            </a>,
            withDays(dayInWords(texts, event.event.occurredOn)),
            letter,
          ])}
        />
      )}
      <div class="beside">
        <Panel {...props} side={one} names={names} differs={differs} />
        <Panel {...props} side={other} names={names} differs={differs} />
      </div>
    </>
  );
};
