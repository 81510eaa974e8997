import { SHOWN_ON, type ShownOn } from '@samspar/access';
import { type Day, endOfDayInStockholm, startOfDayInStockholm } from '@samspar/kernel';
import {
  addressWith,
  type FormName,
  isOldestFirstIn,
  JOURNEY_FORMS,
  listParameters,
  type Parameters,
  readTypedDay,
} from '@samspar/pages';
import type { ReadingLine, ReadingQuery } from '@samspar/views';

/** What of the access log is looked at, as it stands in the address; it starts with all of it. */
export type ReadingChoice = Readonly<{
  /** User id. */
  actor?: string;
  on?: ShownOn;
  /** Of the forms, one: its name. */
  form?: FormName;
  journey?: string;
  /** Days in Stockholm, both included, and what was typed where that is no day. */
  from?: Day;
  to?: Day;
  wrong?: Readonly<Partial<Record<'from' | 'to', string>>>;
  isOldestFirst: boolean;
  /** The line that the page before ended with. */
  after?: Pick<ReadingLine, 'knownAt' | 'position'>;
}>;

/** How a form stands among the pages in the address. */
export const FORM_PREFIX = 'form-';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LINE = /^(\d{1,15})\.(\d{1,15})$/;

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** A day as an address has it, or what was typed there and is no day. */
const dayIn = (value: unknown, today: Day) => {
  const typed = textIn(value);
  const day = readTypedDay(typed, today);
  return { day, wrong: typed !== '' && day === undefined ? typed : undefined };
};

const idIn = (value: unknown): string | undefined => UUID.exec(textIn(value))?.[0];

/** The choice that an address makes; what it does not know, days left aside, is not chosen by. */
export const readReadingChoice = (query: Readonly<Record<string, unknown>>, today: Day): ReadingChoice => {
  const place = textIn(query['plats']);
  const form = JOURNEY_FORMS.find(({ name }) => place === FORM_PREFIX + name)?.name;
  const [from, to] = [dayIn(query['fran'], today), dayIn(query['till'], today)];
  const [, knownAt, position] = LINE.exec(textIn(query['vidare'])) ?? [];
  return {
    actor: idIn(query['vem']),
    on: form ? 'form' : SHOWN_ON.find((page) => page === place),
    form,
    journey: idIn(query['arende']),
    from: from.day,
    to: to.day,
    wrong: { from: from.wrong, to: to.wrong },
    isOldestFirst: isOldestFirstIn(query),
    after: position === undefined ? undefined : { knownAt: Number(knownAt), position: Number(position) },
  };
};

/** True where the choice leaves anything out. */
export const isChosen = ({ actor, on, journey, from, to }: ReadingChoice): boolean =>
  [actor, on, journey, from, to].some((chosen) => chosen !== undefined);

export const readingParameters = (choice: Partial<ReadingChoice>): Parameters => {
  const { actor, on, form, journey, from, to, after } = choice;
  return {
    vem: actor,
    plats: form ? FORM_PREFIX + form : on,
    arende: journey,
    fran: from,
    till: to,
    ...listParameters(choice),
    vidare: after && `${after.knownAt}.${after.position}`,
  };
};

export const addressOfReadings = (path: string, choice: Partial<ReadingChoice>): string =>
  addressWith(path, readingParameters(choice));

/** The question to the log that a choice makes. */
export const queryOf = ({
  from,
  to,
  form,
  wrong: _wrong,
  ...choice
}: ReadingChoice): Omit<ReadingQuery, 'association'> => ({
  ...choice,
  toRegister: JOURNEY_FORMS.find(({ name }) => name === form)?.commands[0],
  from: from === undefined ? undefined : startOfDayInStockholm(from),
  to: to === undefined ? undefined : endOfDayInStockholm(to),
});
