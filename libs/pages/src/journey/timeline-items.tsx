import { dataKindOf } from '@samspar/casework';
import { type Day, dayInStockholm, isKnown } from '@samspar/kernel';
import type { KnownEvent } from '@samspar/use-cases';
import { momentInWords } from '../words/moment.js';
import { Facts } from '../parts/facts.js';
import { withDays } from '../parts/days.js';
import { Tag } from '../parts/notice.js';
import type { TimelineItem } from '../parts/timeline.js';
import { DAY_FACTS, type ShownEvent } from './corrected.js';
import {
  type Detail,
  detailsOf,
  eventInWords,
  Replaced,
  type Telling,
  userInWords,
} from './event-details.js';
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
): string =>
  isPartial && event.type === 'ExitedForOtherReason'
    ? texts.journey.timeline.ended
    : eventInWords(texts, event);

/** What an event tells; nothing of one that only its day may be told of. What is of no kind leaves out its words alone. */
export const detailsShown = (
  { event, isPartial }: Pick<KnownEvent, 'event' | 'isPartial'>,
  details: () => readonly Detail[],
): readonly Detail[] => (isPartial && dataKindOf(event) !== undefined ? [] : details());

/** That an entry was corrected or struck, by whom and when. */
const Annulled = ({ telling, by }: Readonly<{ telling: Telling; by: KnownEvent }>) => {
  const { corrected, struck, annulled } = telling.texts.journey.timeline;
  const isTold = by.event.type === 'EntryAnnulled' && by.event.data.replacedBy !== undefined;
  return (
    <p class="when">
      <Tag tone="due">{isTold ? corrected : struck}</Tag>{' '}
      {withDays(annulled(userInWords(telling, by.actor), momentInWords(telling.texts, by.knownAt)))}
    </p>
  );
};

/** Where an entry is corrected, and what is said of the link by itself. */
export type Amendment = Readonly<{ href: string; label: string }>;

/** What the timeline shows of an event, where it is corrected, and where what it decided is closed. */
export const timelineItem = (
  words: Telling,
  known: ShownEvent,
  amendment?: Amendment,
  closeAt?: (meeting: number, decision: number) => string | undefined,
): TimelineItem => {
  const { event, knownAt, actor, isImported, isPartial, corrections, isToldThere = false } = known;
  const { annulledBy, annuls, replaces, notesSince, closings } = known;
  const telling: Telling = {
    ...words,
    isToldThere,
    ...(corrections && { corrections }),
    ...(annuls && { annuls }),
    ...(notesSince && { notesSince }),
    ...(closings && { closings }),
    ...(closeAt && !annulledBy && { closeAt: (decision) => closeAt(known.revision, decision) }),
  };
  const { timeline } = telling.texts.journey;
  const details = detailsShown(known, () => detailsOf(telling, event));
  const wasLate = event.occurredOn !== dayInStockholm(knownAt);
  return {
    title: eventTitle(words, known),
    isAnnulled: annulledBy !== undefined,
    ...(isKnown(event.occurredOn) && { at: event.occurredOn }),
    when: dayInWords(telling.texts, event.occurredOn),
    who: isImported
      ? `${userInWords(telling, actor)} (${timeline.batch.toLowerCase()})`
      : userInWords(telling, actor),
    children: (
      <>
        {annulledBy && <Annulled telling={telling} by={annulledBy} />}
        {replaces && (
          <p class="when">
            {withDays(timeline.replaces(dayInWords(telling.texts, replaces.event.occurredOn)))}
          </p>
        )}
        <Replaced telling={telling} facts={DAY_FACTS} />
        {isPartial && <p class="when">{timeline.partial}</p>}
        {details.length > 0 && <Facts facts={details} />}
        {wasLate && <p class="when">{withDays(timeline.recorded(momentInWords(telling.texts, knownAt)))}</p>}
        {amendment && (
          <p class="amend">
            <a href={amendment.href} aria-label={amendment.label}>
              {timeline.correct}
            </a>
          </p>
        )}
      </>
    ),
  };
};
