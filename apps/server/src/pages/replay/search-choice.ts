import type { JourneyEvent } from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import { addressWith, pageNumber, type Parameters, readTypedDay, textsOf } from '@samspar/pages';
import { type FindToReplay, HANDLING_MARKS, type HandlingMark } from '@samspar/use-cases';
import { saidIn } from '../said-in.js';
import { REPLAY } from './replay-choice.js';

const DAY_FIELDS = ['fran', 'till', 'reg-fran', 'reg-till'] as const;
type DayField = (typeof DAY_FIELDS)[number];

/** How something was registered, as it stands in the address. */
const WAYS_IN = { hand: true, fil: false } as const;

/** What journeys are looked for, as it stands in the address. */
export type SearchChoice = Readonly<{
  number?: string | undefined;
  intervention?: string | undefined;
  authority?: string | undefined;
  type?: JourneyEvent['type'] | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  daysLate?: number | undefined;
  /** Days on which it was registered. */
  knownFrom?: Day | undefined;
  knownTo?: Day | undefined;
  /** Of what was registered by hand, or what was read from files; undefined: of both. */
  isByHand?: boolean | undefined;
  mark?: HandlingMark | undefined;
  /** What was typed where that is no day, or no number of days. */
  wrong: Readonly<Partial<Record<DayField | 'sent', string>>>;
  page: number;
}>;

/** Every kind of event, as there is a word for each. */
export const EVENT_TYPES = Object.keys(textsOf('sv').journey.events) as readonly JourneyEvent['type'][];

const DAYS = /^\d{1,5}$/;

/** The choice that an address makes; what it does not know, days left aside, is not chosen by. */
export const readSearchChoice = (query: Readonly<Record<string, unknown>>, today: Day): SearchChoice => {
  const typed = (name: string): string => saidIn(query, name);
  const said = (name: string): string | undefined => typed(name) || undefined;
  const [from, to, knownFrom, knownTo] = DAY_FIELDS.map((field) => readTypedDay(typed(field), today));
  const days = { fran: from, till: to, 'reg-fran': knownFrom, 'reg-till': knownTo };
  const wayIn = typed('satt');
  const late = typed('sent');
  return {
    number: said('nummer'),
    intervention: said('insats'),
    authority: said('myndighet'),
    type: EVENT_TYPES.find((type) => type === typed('handelse')),
    from,
    to,
    knownFrom,
    knownTo,
    isByHand: wayIn === 'hand' || wayIn === 'fil' ? WAYS_IN[wayIn] : undefined,
    daysLate: DAYS.test(late) ? Number(late) : undefined,
    mark: HANDLING_MARKS.find((mark) => mark === typed('markt')),
    wrong: {
      ...Object.fromEntries(
        DAY_FIELDS.filter((field) => typed(field) !== '' && days[field] === undefined).map((field) => [
          field,
          typed(field),
        ]),
      ),
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
  'reg-fran': wrong['reg-fran'] ?? choice.knownFrom,
  'reg-till': wrong['reg-till'] ?? choice.knownTo,
  satt: choice.isByHand === undefined ? undefined : choice.isByHand ? 'hand' : 'fil',
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
