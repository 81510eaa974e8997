import type { DocumentPart, PaperDocument } from '@samspar/documents';
import type { ExtractedJourney, PersonExtract } from '@samspar/use-cases';
import { authorityInWords, interventionInWords, type Speech } from '../words/in-words.js';
import { momentInWords } from '../words/moment.js';
import { disclosuresInRows } from './disclosures.js';
import { entriesInWords, registeredInWords, speechOf } from './entry-words.js';
import { EXTRACT_WORDS as words } from './extract-words.js';
import {
  consentsInWords,
  givenInRows,
  journeyTitle,
  cardInWords,
  readingsInRows,
  reportedInRows,
  retentionInWords,
  sourcesInWords,
  statusOnExtract,
} from './journey-words.js';

const entryBlocks = (
  speech: Speech,
  extract: PersonExtract,
  journey: ExtractedJourney,
): readonly DocumentPart[] =>
  entriesInWords(extract, journey).flatMap(({ entry, title, day, details }): readonly DocumentPart[] => [
    { heading: `${day} ${title}`, level: 3 },
    { facts: [...details, { name: words.registered, value: registeredInWords(speech, entry) }] },
  ]);

/** What is not in the extract, and where it may be asked for. */
const withheldOf = ({ heldBack, left }: ExtractedJourney): readonly string[] => [
  ...(heldBack === 0 ? [] : [words.heldBack(heldBack)]),
  ...left.map(({ authority, count }) =>
    authority ? words.left(count, authority.name, authority.contact) : words.leftUnknown(count),
  ),
];

const journeyBlocks = (
  speech: Speech,
  extract: PersonExtract,
  journey: ExtractedJourney,
): readonly DocumentPart[] => {
  const person = cardInWords(speech, journey);
  const disclosures = disclosuresInRows(speech, journey);
  const reported = reportedInRows(speech, journey);
  const readings = readingsInRows(speech, journey);
  const given = givenInRows(speech, journey);
  const withheld = withheldOf(journey);
  return [
    { heading: journeyTitle(speech, journey), level: 2 },
    {
      facts: [
        { name: words.status, value: statusOnExtract(speech, journey) },
        { name: words.controller, value: journey.controller?.name ?? words.unknownController },
        { name: words.source, value: sourcesInWords(speech, journey).join('\n') },
        { name: words.kept, value: retentionInWords(speech, journey) },
      ],
    },
    { heading: words.person, level: 3 },
    ...(journey.card.number === null && !journey.card.isProtected && journey.left.length === 0
      ? [{ paragraph: words.noNumber }]
      : []),
    ...(person.length === 0 ? [] : [{ facts: person }]),
    ...entryBlocks(speech, extract, journey),
    ...(journey.entries.some(({ giving }) => giving === 'unattributed')
      ? [{ paragraph: words.unattributed }]
      : []),
    ...(withheld.length === 0 ? [] : [{ heading: words.withheld, level: 3 } as const, { list: withheld }]),
    { heading: words.disclosures.title, level: 3 },
    disclosures.length === 0
      ? { paragraph: words.disclosures.none }
      : {
          table: {
            caption: words.disclosures.caption,
            columns: words.disclosures.columns,
            widths: [2, 3, 3, 3.4, 2.6, 2.4],
            rows: disclosures,
          },
        },
    ...(reported.length === 0
      ? []
      : [
          {
            table: {
              caption: words.reported.caption,
              columns: words.reported.columns,
              widths: [2, 2, 2, 4, 3.4],
              rows: reported,
            },
          },
        ]),
    readings.length === 0
      ? { paragraph: words.readings.none }
      : {
          table: {
            caption: words.readings.caption,
            columns: words.readings.columns,
            widths: [2.1, 3.5, 2.3, 3.4, 3.2, 1.5],
            rows: readings,
          },
        },
    ...(given.length === 0
      ? []
      : [
          {
            table: {
              caption: words.given.caption,
              columns: words.given.columns,
              widths: [2, 3, 2, 3],
              rows: given,
            },
          },
        ]),
  ];
};

const erasedBlocks = (speech: Speech, { erased }: PersonExtract): readonly DocumentPart[] =>
  erased.length === 0
    ? []
    : [
        { heading: words.erased.title, level: 2 },
        {
          list: erased.map(({ reference, intervention, erasedOn, rule }) =>
            words.erased.one(
              reference,
              interventionInWords(speech, intervention),
              erasedOn,
              authorityInWords(speech, rule.authority),
            ),
          ),
        },
      ];

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`;

/** What is said of every extract: who is told, why, for how long, and what the person may do (dataskyddsförordningen art. 15.1 a–h). */
const generalBlocks = (speech: Speech, extract: PersonExtract): readonly DocumentPart[] => {
  const { authority, others, journeys } = extract;
  const consents = journeys.flatMap((journey) => consentsInWords(speech, journey));
  const { recipients, why, rights, ask } = words;
  return [
    { heading: recipients.title, level: 2 },
    {
      list: [recipients.staff, ...(consents.length === 0 ? [recipients.none] : consents), recipients.office],
    },
    { heading: why.title, level: 2 },
    { list: why.points },
    { heading: rights.title, level: 2 },
    { list: rights.points },
    { heading: ask.title, level: 2 },
    { paragraph: ask.own(authority.name, authority.contact) },
    ...(others.length === 0
      ? []
      : [{ paragraph: ask.others }, { list: others.map(({ name, contact }) => ask.other(name, contact)) }]),
  ];
};

/** What is given out to a person about herself, as a document on paper. */
export const extractDocument = (extract: PersonExtract): PaperDocument => {
  const speech = speechOf(extract);
  const { association, authority, journeys, isWhole, at } = extract;
  const interventions = journeys.map(({ state }) =>
    interventionInWords(speech, state.facts.intervention ?? ''),
  );
  return {
    title: words.title,
    language: 'sv',
    foot: words.foot,
    blocks: [
      {
        paragraph: words.lead(authority.name, association.settings.name, momentInWords(speech.texts, at)),
      },
      {
        paragraph: isWhole ? words.ofAll(authority.name) : words.ofSome(listed([...new Set(interventions)])),
      },
      ...journeys.flatMap((journey) => journeyBlocks(speech, extract, journey)),
      ...erasedBlocks(speech, extract),
      ...generalBlocks(speech, extract),
    ],
  };
};
