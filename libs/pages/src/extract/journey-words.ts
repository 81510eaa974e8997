import { authoritiesOf } from '@samspar/association';
import { consentsLeft, PARTICULARS } from '@samspar/casework';
import { DATA_KIND, ESF_GROUND, EXTRACT_FORM, EXTRACT_RECIPIENT, IDENTITY_REASON } from '@samspar/codes';
import type { PrintedValue } from '@samspar/documents';
import { dayInStockholm } from '@samspar/kernel';
import type { ExtractedJourney } from '@samspar/use-cases';
import { roleInWords } from '../parts/log-cells.js';
import {
  authoritiesInWords,
  authorityInWords,
  codeInWords,
  codesInWords,
  interventionInWords,
  monthInWords,
  partyInWords,
  type Speech,
} from '../words/in-words.js';
import { languageInWords } from '../words/languages.js';
import { momentInWords } from '../words/moment.js';
import { registeredInWords } from './entry-words.js';
import { EXTRACT_WORDS as words } from './extract-words.js';

/** A journey by its number and its insats. */
export const journeyTitle = (speech: Speech, { reference, state }: ExtractedJourney): string =>
  words.case(reference, interventionInWords(speech, state.facts.intervention ?? ''));

export const statusOnExtract = ({ texts }: Speech, { state }: ExtractedJourney): string =>
  state.misregistered ? words.misregistered : texts.journey.statuses[state.status];

/** How long a journey is kept, and by which rule. */
export const retentionInWords = (speech: Speech, { retention }: ExtractedJourney): string => {
  if (retention.ruling === 'kept') return words.retention[retention.why];
  const { authority, years, dueOn } = retention.rule;
  const rule = words.retention.rule(authorityInWords(speech, authority), years);
  return words.retention.due(rule, dueOn, retention.until);
};

/** Where the entries of a journey come from. */
export const sourcesInWords = (speech: Speech, { entries }: ExtractedJourney): readonly string[] => {
  const files = entries
    .filter(({ isImported }) => isImported)
    .map(({ recordedAt, authority }) =>
      words.sourceFile(
        dayInStockholm(recordedAt),
        authority === undefined ? words.unknownAuthority : authorityInWords(speech, authority),
      ),
    );
  const byHand = entries.some(({ isImported }) => !isImported) ? [words.sourceForm] : [];
  return [...new Set(files), ...byHand];
};

/** What is kept of the person, and what was changed of it. */
export const cardInWords = (speech: Speech, { card }: ExtractedJourney): readonly PrintedValue[] => {
  const { person, journey } = speech.texts;
  const { language, interpreter, ...plain } = card.particulars;
  const labels = { ...person.labels, name: journey.person.name, contact: journey.person.contact };
  const said: Readonly<Partial<Record<keyof typeof card.registered, string>>> = {
    ...(card.number !== null && { number: card.number }),
    ...plain,
    ...(language !== undefined && { language: languageInWords(speech, language) }),
    ...(interpreter !== undefined && { interpreter: person.interpreter[interpreter] }),
  };
  const facts = (['number', ...PARTICULARS] as const).flatMap((what): readonly PrintedValue[] => {
    const value = said[what];
    const by = card.registered[what];
    const name = what === 'number' ? words.number : labels[what];
    if (value === undefined) return [];
    return [{ name, value: by ? `${value}\n(${registeredInWords(speech, by)})` : value }];
  });
  const changes = card.changes.map((change) => {
    const title = person.changes.events[change.event.type] ?? change.event.type;
    const { event } = change;
    const why =
      event.type === 'PersonCorrected'
        ? `: ${codeInWords(speech, IDENTITY_REASON, event.data.reason)}`
        : event.type === 'ContactChanged'
          ? `: ${event.data.changed.map((what) => labels[what].toLowerCase()).join(', ')}`
          : '';
    return `${title}${why} (${registeredInWords(speech, change)})`;
  });
  return [...facts, ...(changes.length === 0 ? [] : [{ name: words.history, value: changes.join('\n') }])];
};

/** Who may give out what to whom, as consent in the journey now says. */
export const consentsInWords = (speech: Speech, { reference, state }: ExtractedJourney): readonly string[] =>
  consentsLeft(state.consents, authoritiesOf(speech.association)).map(({ giving, receiving, kinds }) =>
    words.recipients.consent(
      reference,
      authoritiesInWords(speech, giving),
      authoritiesInWords(speech, receiving),
      codesInWords(speech, DATA_KIND, kinds).toLowerCase(),
    ),
  );

/** Lists to ESF that tell of the journey, as rows. */
export const reportedInRows = (
  speech: Speech,
  { reported }: ExtractedJourney,
): readonly (readonly string[])[] =>
  reported.map(({ at, month, project, ground }) => [
    dayInStockholm(at),
    monthInWords(speech.language, month),
    project,
    words.reported.what,
    codeInWords(speech, ESF_GROUND, ground),
  ]);

/** Extracts that were given out before, as rows. */
export const givenInRows = (speech: Speech, { given }: ExtractedJourney): readonly (readonly string[])[] =>
  given.map(({ at, authority, recipient, form }) => [
    momentInWords(speech.texts, at),
    authorityInWords(speech, authority),
    codeInWords(speech, EXTRACT_RECIPIENT, recipient),
    codeInWords(speech, EXTRACT_FORM, form),
  ]);

/** Where a reader worked, and her name where it is told. */
const readerInWords = (
  speech: Speech,
  { unit, party, name, actor }: ExtractedJourney['readings'][number],
): string => {
  if (actor === 'operator') return speech.texts.journey.timeline.operator;
  const place = [unit, party === null ? null : partyInWords(speech, party)].filter((one) => one !== null);
  const where = place.length === 0 ? words.readings.noUnit : place.join(', ');
  return name === null ? where : `${name}, ${where}`;
};

/** Readings of a journey as rows: those of a day that are alike in one. */
export const readingsInRows = (
  speech: Speech,
  { readings }: ExtractedJourney,
): readonly (readonly string[])[] => {
  const { accessLog } = speech.texts;
  const cells = readings.map((reading) => [
    dayInStockholm(reading.knownAt),
    readerInWords(speech, reading),
    roleInWords(speech.texts, reading.role),
    accessLog.on[reading.on],
    accessLog.reason[reading.reason],
  ]);
  const alike = Map.groupBy(cells, (row) => row.join('\n'));
  return Array.from(alike.values(), (rows) => [...(rows[0] ?? []), String(rows.length)]);
};
