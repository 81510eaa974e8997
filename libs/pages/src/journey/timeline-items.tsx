import { type Day, dayInStockholm, isKnown } from '@samspar/kernel';
import type { KnownEvent } from '@samspar/use-cases';
import { momentInWords } from '../words/moment.js';
import { Facts } from '../parts/facts.js';
import { withDays } from '../parts/days.js';
import type { TimelineItem } from '../parts/timeline.js';
import { DAYS, type ShownEvent } from './corrected.js';
import { type Detail, detailsOf, Replaced, type Telling, userInWords } from './event-details.js';
import { dayInWords } from '../words/in-words.js';

/** The day an event stands at: that on which it happened, else that on which it was known. */
const placeOf = ({ event, knownAt }: KnownEvent): Day =>
  isKnown(event.occurredOn) ? event.occurredOn : dayInStockholm(knownAt);

/** Events in the order in which they happened, those of a day as they were registered; the newest first unless asked otherwise. */
export const inOrder = <Event extends KnownEvent>(
  events: readonly Event[],
  isOldestFirst: boolean,
): readonly Event[] => {
  const sorted = events.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)) || a.revision - b.revision);
  return isOldestFirst ? sorted : sorted.toReversed();
};

/** What an event is called; of an exit of which no more may be told, not of which kind it is. */
export const eventTitle = (
  { texts }: Telling,
  { event, isPartial }: Pick<KnownEvent, 'event' | 'isPartial'>,
): string => {
  const { timeline, events } = texts.journey;
  return isPartial && event.type === 'ExitedForOtherReason' ? timeline.ended : events[event.type];
};

/** What an event tells; nothing of one that only its day may be told of. Of a disclosure that leaves out the words alone. */
export const detailsShown = (
  { event, isPartial }: Pick<KnownEvent, 'event' | 'isPartial'>,
  details: () => readonly Detail[],
): readonly Detail[] => (isPartial && event.type !== 'DisclosureGrounded' ? [] : details());

/** What the timeline shows of an event. */
export const timelineItem = (words: Telling, known: ShownEvent): TimelineItem => {
  const { event, knownAt, actor, isImported, isPartial, corrections, isToldThere = false } = known;
  const telling: Telling = { ...words, isToldThere, ...(corrections && { corrections }) };
  const { timeline } = telling.texts.journey;
  const details = detailsShown(known, () => detailsOf(telling, event));
  const wasLate = event.occurredOn !== dayInStockholm(knownAt);
  return {
    title: eventTitle(words, known),
    ...(isKnown(event.occurredOn) && { at: event.occurredOn }),
    when: dayInWords(telling.texts, event.occurredOn),
    who: isImported
      ? `${userInWords(telling, actor)} (${timeline.batch.toLowerCase()})`
      : userInWords(telling, actor),
    children: (
      <>
        <Replaced telling={telling} facts={DAYS} />
        {isPartial && <p class="when">{timeline.partial}</p>}
        {details.length > 0 && <Facts facts={details} />}
        {wasLate && <p class="when">{withDays(timeline.recorded(momentInWords(telling.texts, knownAt)))}</p>}
      </>
    ),
  };
};
