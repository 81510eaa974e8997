import {
  authoritiesInWords,
  authorityInWords,
  codeInWords,
  dayInWords,
  eventInWords,
  factName,
  interventionInWords,
  momentInWords,
  type NamedValue,
  namedIn,
  roleInWords,
  type Telling,
  textOfPart,
  textsOf,
  type Visitor,
  wholeDetailsOf,
} from '@samspar/pages';
import { dayInStockholm, isKnown } from '@samspar/kernel';
import { DISCLOSURE_GROUND } from '@samspar/codes';
import {
  type FoundToReplay,
  MOST_IN_FILE,
  referenceOf,
  type ReplayedEvent,
  type ReplayedJourney,
} from '@samspar/use-cases';
import type { WorkbookSheet } from '@samspar/documents';
import { aboutSheet } from '../workbook-about.js';
import type { ReplayChoice } from './replay-choice.js';
import type { SearchChoice } from './search-choice.js';
import { stateFacts } from './state-facts.js';
import { comparedMoments, momentsInWords, valueOf } from './two-moments.js';

/** What was searched for, each filter by its name. */
const searchInWords = (
  visitor: Visitor,
  { association, authorities }: FoundToReplay,
  choice: SearchChoice,
): readonly (readonly [string, string])[] => {
  const texts = textsOf(visitor.language);
  const { replay, journey } = texts;
  const { search, file } = replay;
  const { number, intervention, authority, type, from, to, knownFrom, knownTo, isByHand, daysLate, mark } =
    choice;
  const said: readonly (readonly [string, string | undefined])[] = [
    [replay.number, number],
    [factName(texts, 'intervention'), intervention && interventionInWords({ association }, intervention)],
    [replay.authority, authorities.find(({ id }) => id === authority)?.name ?? authority],
    [replay.what, type && journey.events[type]],
    [search.from, from],
    [search.to, to],
    [search.knownFrom, knownFrom],
    [search.knownTo, knownTo],
    [search.wayIn, isByHand === undefined ? undefined : isByHand ? search.byHand : search.fromFile],
    [search.late, daysLate === undefined ? undefined : String(daysLate)],
    [search.mark, mark && search.marks[mark]],
  ];
  return said.map(([name, value]) => [name, value ?? file.all]);
};

/** What a search found, as a workbook with the search in it. */
export const foundSheets = (
  visitor: Visitor,
  found: FoundToReplay,
  choice: SearchChoice,
  now: number,
): readonly WorkbookSheet[] => {
  const texts = textsOf(visitor.language);
  const { replay } = texts;
  const { search, file } = replay;
  const { association, listed, position } = found;
  const { lines, hasMore } = listed;
  return [
    {
      name: file.found,
      titles: [
        replay.number,
        factName(texts, 'intervention'),
        search.last,
        search.registrations,
        search.mostLate,
        search.mark,
      ],
      rows: lines.map((line) => [
        line.reference,
        interventionInWords({ association }, line.intervention),
        momentInWords(texts, line.knownAt),
        line.registrations,
        line.daysLate,
        line.marks.map((mark) => search.marks[mark]).join(', '),
      ]),
    },
    aboutSheet(visitor, {
      association,
      now,
      position,
      rows: hasMore ? file.cut(MOST_IN_FILE) : String(lines.length),
      asked: [
        ...searchInWords(visitor, found, choice),
        ...(choice.authority === undefined ? [] : [['', search.protectedLeftOut] as const]),
      ],
    }),
  ];
};

const textOf = ({ name, value }: NamedValue): string => `${name}: ${textOfPart(value)}`;

type Events = readonly ReplayedEvent[];

const eventRow = (telling: Telling, events: Events, one: ReplayedEvent, step: number) => {
  const { texts, names, isProtected } = telling;
  const { replay, journey } = texts;
  const annuls = events.find(({ revision }) => revision === namedIn(one.event));
  const details = wholeDetailsOf({ ...telling, ...(annuls && { annuls }) }, one.event);
  const told = (value: string | null | undefined): string =>
    isProtected ? journey.person.hidden : (value ?? '');
  return [
    step,
    eventInWords(texts, one.event),
    dayInWords(texts, one.event.occurredOn),
    momentInWords(texts, one.knownAt),
    one.daysLate,
    one.actor === 'operator' ? journey.timeline.operator : (names.get(one.actor) ?? ''),
    one.actor === 'operator' ? '' : referenceOf(one.actor),
    roleInWords(texts, one.role),
    told(one.workplace.unit),
    told(one.authority && authorityInWords(telling, one.authority)),
    one.legalBasis ?? '',
    one.consents.map(({ receiving }) => authoritiesInWords(telling, receiving)).join('\n') ||
      replay.noConsent,
    one.grounds
      .map(({ ground, receiver }) =>
        replay.groundTo(codeInWords(telling, DISCLOSURE_GROUND, ground), authorityInWords(telling, receiver)),
      )
      .join('\n'),
    details.map(textOf).join('\n'),
  ];
};

const standsAt = ({ event: { occurredOn }, knownAt }: ReplayedEvent): string =>
  isKnown(occurredOn) ? occurredOn : dayInStockholm(knownAt);

/** The journey after each event: a column for each thing that is ever told of it. */
const statesSheet = (telling: Telling, events: Events, title: string): WorkbookSheet => {
  const { file, what } = telling.texts.replay;
  const states = events.map((one) => stateFacts(telling, one, standsAt(one)));
  const names = [...new Set(states.flatMap((facts) => facts.map(({ name }) => name)))];
  return {
    name: title,
    titles: [file.step, what, ...names],
    rows: states.map((facts, index) => [
      index + 1,
      events.flatMap((one, at) => (at === index ? [eventInWords(telling.texts, one.event)] : []))[0] ?? '',
      ...names.map((name) => textOfPart(facts.find((fact) => fact.name === name)?.value ?? '')),
    ]),
  };
};

const eventsSheet = (telling: Telling, events: Events, name: string): WorkbookSheet => {
  const { replay } = telling.texts;
  const { file } = replay;
  return {
    name,
    titles: [
      file.step,
      replay.what,
      replay.happened,
      replay.known,
      file.lateDays,
      replay.who,
      file.userId,
      replay.role,
      replay.unit,
      replay.authority,
      replay.legalBasis,
      replay.consents,
      replay.grounds,
      file.details,
    ],
    rows: events.map((one, index) => eventRow(telling, events, one, index + 1)),
  };
};

type Looked = Pick<ReplayChoice, 'asOf' | 'known' | 'other'>;

/** Two moments beside each other, thing by thing. */
const comparedSheet = (telling: Telling, journey: ReplayedJourney, choice: Looked): WorkbookSheet => {
  const { replay } = telling.texts;
  const { one, other, names, differs, events } = comparedMoments({ telling, journey, choice });
  const told = (side: typeof one, name: string): string =>
    side.facts.length === 0 ? replay.nothing : textOfPart(valueOf(side, name) ?? replay.notStated);
  return {
    name: replay.file.compared,
    titles: [replay.ofWhat, one.letter, other.letter, ''],
    rows: [
      ...names.map((name) => [
        name,
        told(one, name),
        told(other, name),
        differs.includes(name) ? replay.differs : '',
      ]),
      ...events.map(({ side, event }) => {
        const words = `${eventInWords(telling.texts, event.event)}, ${dayInWords(telling.texts, event.event.occurredOn)}`;
        return [
          replay.what,
          side.letter === 'A' ? words : '',
          side.letter === 'B' ? words : '',
          `${replay.onlyIn} ${side.letter}`,
        ];
      }),
    ],
  };
};

/** One journey event by event as a workbook, at the moment that it is looked at, or at two of them with what differs first. */
export const journeySheets = (
  visitor: Visitor,
  telling: Telling,
  journey: ReplayedJourney,
  choice: Looked,
  now: number,
): readonly WorkbookSheet[] => {
  const { replay } = telling.texts;
  const { file } = replay;
  const { association, events, compared, whole, reference, readAt } = journey;
  const { other } = choice;
  const sides = compared
    ? [
        { events, mark: ' A' },
        { events: compared.events, mark: ' B' },
      ]
    : [{ events, mark: '' }];
  return [
    ...(other ? [comparedSheet(telling, journey, choice)] : []),
    ...sides.flatMap((side) => [
      eventsSheet(telling, side.events, file.events + side.mark),
      statesSheet(telling, side.events, file.states + side.mark),
    ]),
    aboutSheet(visitor, {
      association,
      now,
      position: readAt,
      rows: sides.map((side) => file.rowsOf(side.events.length, whole.length)).join('; '),
      asked: [
        [replay.number, reference],
        [file.moment, momentsInWords(telling, choice)],
        ...(other ? [[file.otherMoment, momentsInWords(telling, other)] as const] : []),
      ],
    }),
  ];
};
