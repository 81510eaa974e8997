import type { JourneyEvent } from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import { addressWith, pageNumber, type Parameters, readTypedDay, textsOf } from '@samspar/pages';
import { type FindToReplay, HANDLING_MARKS, type HandlingMark } from '@samspar/use-cases';
import { REPLAY } from './replay-choice.js';

/** What journeys are looked for, as it stands in the address. */
export type SearchChoice = Readonly<{
  number?: string | undefined;
  intervention?: string | undefined;
  authority?: string | undefined;
  type?: JourneyEvent['type'] | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  daysLate?: number | undefined;
  mark?: HandlingMark | undefined;
  /** What was typed where that is no day, or no number of days. */
  wrong: Readonly<Partial<Record<'fran' | 'till' | 'sent', string>>>;
  page: number;
}>;

/** Every kind of event, as there is a word for each. */
export const EVENT_TYPES = Object.keys(textsOf('sv').journey.events) as readonly JourneyEvent['type'][];

const DAYS = /^\d{1,5}$/;

/** The choice that an address makes; what it does not know, days left aside, is not chosen by. */
export const readSearchChoice = (query: Readonly<Record<string, unknown>>, today: Day): SearchChoice => {
  const typed = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const said = (name: string): string | undefined => typed(name) || undefined;
  const [from, to] = [readTypedDay(typed('fran'), today), readTypedDay(typed('till'), today)];
  const late = typed('sent');
  return {
    number: said('nummer'),
    intervention: said('insats'),
    authority: said('myndighet'),
    type: EVENT_TYPES.find((type) => type === typed('handelse')),
    from,
    to,
    daysLate: DAYS.test(late) ? Number(late) : undefined,
    mark: HANDLING_MARKS.find((mark) => mark === typed('markt')),
    wrong: {
      ...(typed('fran') !== '' && from === undefined && { fran: typed('fran') }),
      ...(typed('till') !== '' && to === undefined && { till: typed('till') }),
      ...(late !== '' && !DAYS.test(late) && { sent: late }),
    },
    page: pageNumber(query['sida']),
  };
};

export const searchParametersOf = ({ page, wrong, daysLate, ...choice }: SearchChoice): Parameters => ({
  nummer: choice.number,
  insats: choice.intervention,
  myndighet: choice.authority,
  handelse: choice.type,
  fran: wrong.fran ?? choice.from,
  till: wrong.till ?? choice.to,
  sent: wrong.sent ?? (daysLate === undefined ? undefined : String(daysLate)),
  markt: choice.mark,
  sida: page === 1 ? undefined : String(page),
});

export const addressOfSearch = (choice: SearchChoice): string =>
  addressWith(REPLAY, searchParametersOf(choice));

/** True where the choice leaves anything out. */
export const isSearchChosen = (choice: SearchChoice): boolean =>
  Object.values(searchParametersOf({ ...choice, page: 1 })).some((value) => value !== undefined);

/** The question that a choice makes. */
export const askedBy = ({ wrong: _wrong, ...choice }: SearchChoice): FindToReplay['asked'] => choice;
