import type { PrintedValue } from '@samspar/documents';
import type { ExtractedJourney, ExtractEntry, PersonExtract } from '@samspar/use-cases';
import { asCorrected, DAY_FACTS } from '../journey/corrected.js';
import { detailsOf, eventInWords, Replaced, type Telling } from '../journey/event-details.js';
import { textsOf } from '../texts/texts.js';
import { authorityInWords, dayInWords, type Speech } from '../words/in-words.js';
import { momentInWords } from '../words/moment.js';
import { EXTRACT_WORDS } from './extract-words.js';
import { textOfPart } from './plain-text.js';

/** What an extract is put into words with: it is in Swedish. */
export const speechOf = ({ association }: Pick<PersonExtract, 'association'>): Speech => ({
  language: 'sv',
  texts: textsOf('sv'),
  association,
});

/** An entry in the words that the person reads. */
export type EntryInWords = Readonly<{
  entry: ExtractEntry;
  title: string;
  /** The day on which it happened, as it is known now. */
  day: string;
  details: readonly PrintedValue[];
}>;

/** The entries of a journey that are given out, as they happened, each with what was corrected in it. */
export const entriesInWords = (
  { association, names }: Pick<PersonExtract, 'association' | 'names'>,
  { entries, clear }: Pick<ExtractedJourney, 'entries' | 'clear'>,
): readonly EntryInWords[] => {
  const words: Telling = {
    ...speechOf({ association }),
    names,
    clear,
    isOpen: true,
    isProtected: false,
    isShielded: false,
  };
  const { journey } = words.texts;
  return asCorrected(entries).flatMap((shown, index): readonly EntryInWords[] => {
    const entry = entries[index];
    if (!entry) return [];
    const { event, corrections, annuls, replaces, notesSince, isToldThere = false } = shown;
    const telling: Telling = {
      ...words,
      isToldThere,
      ...(corrections && { corrections }),
      ...(annuls && { annuls }),
      ...(notesSince && { notesSince }),
    };
    const earlier = textOfPart(<Replaced telling={telling} facts={DAY_FACTS} />);
    return [
      {
        entry,
        title: eventInWords(words.texts, event),
        day: dayInWords(words.texts, event.occurredOn),
        details: [
          ...(entry.annulled
            ? [{ name: EXTRACT_WORDS.now, value: EXTRACT_WORDS.annulled[entry.annulled] }]
            : []),
          ...(replaces
            ? [
                {
                  name: EXTRACT_WORDS.before,
                  value: journey.timeline.replaces(dayInWords(words.texts, replaces.event.occurredOn)),
                },
              ]
            : []),
          ...(earlier === '' ? [] : [{ name: EXTRACT_WORDS.day, value: earlier }]),
          ...detailsOf(telling, event).map(({ name, value }) => ({ name, value: textOfPart(value) })),
        ],
      },
    ];
  });
};

/** When something was registered, for which authority, and whether it was read from a file. */
export const registeredInWords = (
  speech: Speech,
  {
    recordedAt,
    authority,
    isImported,
  }: Readonly<{ recordedAt: number; authority?: string | undefined; isImported: boolean }>,
): string => {
  const by = EXTRACT_WORDS.by(
    momentInWords(speech.texts, recordedAt),
    authority === undefined ? EXTRACT_WORDS.unknownAuthority : authorityInWords(speech, authority),
  );
  return isImported ? EXTRACT_WORDS.imported(by) : by;
};
