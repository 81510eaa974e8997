import type { DocumentPart, PaperDocument, PrintedValue } from '@samspar/documents';
import { AUDIT_GROUND } from '@samspar/codes';
import { numeral } from '@samspar/kernel';
import {
  type EvidenceBundle,
  type EvidenceEvent,
  type ReplayedEvent,
  WITHHELD_FOR,
} from '@samspar/use-cases';
import { speechOf } from '../extract/entry-words.js';
import { textOfPart } from '../extract/plain-text.js';
import { eventInWords, type Telling, userInWords } from '../journey/event-details.js';
import { namedIn } from '../journey/in-event.js';
import { wholeDetailsOf } from '../journey/whole-details.js';
import { roleInWords } from '../parts/log-cells.js';
import { authorityInWords, codeInWords, dayInWords } from '../words/in-words.js';
import { momentInWords } from '../words/moment.js';
import { EVIDENCE_WORDS as words } from './evidence-words.js';

const subjectInWords = ({ subject }: EvidenceBundle): string => {
  const { of } = words;
  if (subject.kind === 'journey') return of.journey(subject.reference);
  if (subject.kind === 'period') return of.period(subject.from, subject.to);
  return of.publication((subject.streams[0] ?? '').replace(/^publication-/, ''));
};

const inBundle = ({ withheld }: EvidenceEvent): string =>
  withheld === undefined ? words.whole : words.hashAlone(words.withheld[withheld]);

/** An event of a journey as an auditor replays it. */
const eventBlocks = (
  telling: Telling,
  { events }: Readonly<{ events: readonly ReplayedEvent[] }>,
  proved: EvidenceEvent,
  one: ReplayedEvent,
): readonly DocumentPart[] => {
  const { texts, isProtected } = telling;
  const { replay, journey } = texts;
  const annuls = events.find(({ revision }) => revision === namedIn(one.event));
  const late =
    one.daysLate === null
      ? replay.dayUnknown
      : one.daysLate === 0
        ? replay.inTime
        : replay.days(one.daysLate);
  const authority = isProtected
    ? journey.person.hidden
    : one.authority === undefined
      ? undefined
      : authorityInWords(telling, one.authority);
  const details = wholeDetailsOf({ ...telling, ...(annuls && { annuls }) }, one.event);
  const facts: readonly PrintedValue[] = [
    { name: replay.happened, value: dayInWords(texts, one.event.occurredOn) },
    { name: replay.known, value: momentInWords(texts, one.knownAt) },
    { name: replay.late, value: late },
    { name: replay.who, value: userInWords(telling, one.actor) },
    { name: replay.role, value: roleInWords(texts, one.role) },
    ...(authority === undefined ? [] : [{ name: replay.authority, value: authority }]),
    ...details.map(({ name, value }) => ({ name, value: textOfPart(value) })),
    { name: words.inBundle, value: inBundle(proved) },
  ];
  return [
    { heading: words.event(proved.number, eventInWords(texts, one.event)), level: 3 },
    { facts: facts.filter(({ value }) => value !== '') },
  ];
};

const journeyBlocks = (bundle: EvidenceBundle): readonly DocumentPart[] => {
  const { journey, events, association, opened } = bundle;
  if (!journey) return [];
  const { names, isProtected } = journey;
  const told: Omit<Telling, 'clear'> = {
    ...speechOf({ association }),
    names,
    isProtected,
    isShielded: isProtected,
  };
  const open = new Set(opened?.texts.map(({ number }) => number));
  return events.flatMap((proved) => {
    const one = journey.events.find(({ revision }) => revision === proved.event.revision);
    const clear = opened && open.has(proved.number) ? opened.clear : null;
    return one ? eventBlocks({ ...told, clear, isOpen: clear !== null }, journey, proved, one) : [];
  });
};

/** What an event is called in a list of events of all sorts. */
const titleOf = (bundle: EvidenceBundle, { event, told, withheld }: EvidenceEvent): string => {
  if (told) return eventInWords(speechOf(bundle).texts, told.known.event);
  if (withheld !== undefined) return words.notShown;
  return event.type === 'LogHeadSigned'
    ? words.signedHead
    : (words.publication[event.type] ?? words.own(event.type));
};

/** So many events are told one by one: a table of thousands is read by nobody. */
const MOST_LISTED = 500;

const rowOf = (bundle: EvidenceBundle, one: EvidenceEvent): readonly string[] => {
  const { texts } = speechOf(bundle);
  const { number, event, told, withheld } = one;
  const isSilent = withheld !== undefined && !told;
  return [
    String(number),
    titleOf(bundle, one),
    isSilent ? '' : dayInWords(texts, event.occurredOn),
    isSilent ? '' : momentInWords(texts, told?.known.knownAt ?? event.recordedAt),
    told?.reference ?? '',
    inBundle(one),
  ];
};

const kindsIn = (bundle: EvidenceBundle): DocumentPart => ({
  table: {
    caption: words.kinds,
    columns: [words.what, words.count, words.hashes],
    widths: [4, 1.6, 2],
    rows: [...Map.groupBy(bundle.events, (one) => titleOf(bundle, one))]
      .toSorted(([one], [other]) => one.localeCompare(other, 'sv'))
      .map(([title, all]) => [
        title,
        numeral(all.length),
        numeral(all.filter(({ withheld }) => withheld !== undefined).length),
      ]),
  },
});

const listBlocks = (bundle: EvidenceBundle): readonly DocumentPart[] => {
  const { replay } = speechOf(bundle).texts;
  const listed = bundle.events.slice(0, MOST_LISTED);
  return [
    kindsIn(bundle),
    ...(listed.length < bundle.events.length
      ? [{ paragraph: words.listed(listed.length, bundle.events.length) }]
      : []),
    {
      table: {
        caption: words.inOrder,
        columns: [words.number, words.what, replay.happened, replay.known, words.journey, words.inBundle],
        widths: [1.3, 3.2, 1.6, 2.4, 1.8, 3.4],
        rows: listed.map((one) => rowOf(bundle, one)),
      },
    },
  ];
};

const missingIn = ({ events, later, opened }: EvidenceBundle): readonly string[] => [
  ...WITHHELD_FOR.flatMap((why) => {
    const count = events.filter(({ withheld }) => withheld === why).length;
    return count === 0 ? [] : [words.missingOf(count, words.withheld[why])];
  }),
  ...(later === 0 ? [] : [words.later(later)]),
  opened ? words.openedTexts(opened.texts.length) : words.texts,
];

/** What a bundle of evidence says and shows, for whoever reads it. */
export const evidenceDocument = (bundle: EvidenceBundle): PaperDocument => {
  const { association, subject, at, events, heads, fingerprints, opened } = bundle;
  const { texts } = speechOf(bundle);
  const last = heads.at(-1);
  const signedAt = last ? momentInWords(texts, Date.parse(last.moment)) : '';
  const fingerprint = fingerprints.at(-1) ?? '';
  const withheld = events.filter((one) => one.withheld !== undefined).length;
  return {
    title: words.title(subjectInWords(bundle).replaceAll(/[&<]/g, '')),
    language: 'sv',
    foot: words.foot,
    blocks: [
      { paragraph: words.lead(association.settings.name, signedAt) },
      ...(subject.kind === 'period' ? [{ paragraph: words.period }] : []),
      ...(bundle.journey
        ? [
            {
              paragraph: opened
                ? words.opened(
                    opened.by,
                    opened.ground && codeInWords(speechOf(bundle), AUDIT_GROUND, opened.ground),
                  )
                : words.pseudonymous,
            },
          ]
        : []),
      {
        facts: [
          { name: words.association, value: association.settings.name },
          { name: words.subject, value: subjectInWords(bundle) },
          { name: words.made, value: momentInWords(texts, at) },
          { name: words.count, value: words.counted(events.length, withheld) },
          { name: words.head, value: words.headIs(signedAt, last?.size ?? 0) },
          { name: words.fingerprint, value: fingerprint },
          { name: words.key, value: last?.key ?? '' },
        ],
      },
      { heading: words.check, level: 2 },
      { list: words.checks(fingerprint) },
      { heading: words.events, level: 2 },
      ...(bundle.journey ? journeyBlocks(bundle) : listBlocks(bundle)),
      { heading: words.missing, level: 2 },
      { list: missingIn(bundle) },
      { heading: words.shows, level: 2 },
      { list: words.limits },
      { heading: words.heads, level: 2 },
      { paragraph: words.headsWhat },
      {
        table: {
          caption: words.headsInOrder,
          columns: [words.moment, words.size, words.fingerprint],
          widths: [2, 1.4, 4],
          rows: heads.map(({ moment, size }, index) => [
            momentInWords(texts, Date.parse(moment)),
            numeral(size),
            fingerprints[index] ?? '',
          ]),
        },
      },
    ],
  };
};
