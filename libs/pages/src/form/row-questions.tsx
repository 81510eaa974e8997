import { LIVELIHOOD, PARTY, TIME_BRACKET, TIME_ON_ASSISTANCE } from '@samspar/codes';
import { type Day, isStatedUnknown } from '@samspar/kernel';
import type { ComponentChildren } from 'preact';
import { Boxes } from '../parts/choice.js';
import { FieldSet, idOf } from '../parts/field.js';
import { Button } from '../parts/form.js';
import {
  type Asked,
  type Asking,
  fieldOf,
  MORE_ROWS,
  ofList,
  valueIn,
  partOf,
  type Question,
  type Typed,
  written,
} from './question.js';
import { ask } from './ask.js';
import { partyInWords, type Speech } from '../words/in-words.js';
import { code, day, whole } from './questions.js';
import type { Texts } from '../texts/texts.js';

type GroupProps = Readonly<{ asking: Asking; name: string; asked: Asked; children: ComponentChildren }>;

/** Several controls that are one question. */
const Group = ({ asking, name, asked, children }: GroupProps) => (
  <FieldSet {...fieldOf(asking, name, asked)} id={`${name}-group`} isGroup>
    <div>{children}</div>
  </FieldSet>
);

/** Rows that are shown before anybody asks for more. */
const FEWEST_ROWS = 2;

type RowsOptions = Readonly<{
  /** The questions of a row, whose names begin with the place of the row; rows are numbered from 1. */
  columns: (place: string, number: number) => readonly Question[];
  /** What a row of several questions is called; absent: as the list, with its number. */
  title?: (texts: Texts, number: number) => string;
  /** What the button that gives one more row says. */
  more: (texts: Texts) => string;
  /** A row as an item of the body's list, and an item as the row's properties; absent: the item is the properties. */
  item?: (row: Readonly<Record<string, unknown>>) => unknown;
  row?: (item: unknown) => unknown;
  /** The list as the body has it. */
  list?: (items: readonly unknown[]) => unknown;
  items?: (value: unknown) => readonly unknown[];
}>;

const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A list of which each item has questions of its own; blank rows are left out. */
export const rows = (
  name: string,
  asked: Asked,
  {
    columns: columnsOf,
    title = (texts, number) => texts.journey.form.labels.row(asked.label(texts), number),
    more,
    item = (row) => row,
    row = (said) => said,
    list = (items) => items,
    items = arrayOf,
  }: RowsOptions,
): Question => {
  const place = (index: number): string => `${name}.${index}`;
  const columnsAt = (index: number): readonly Question[] => columnsOf(place(index), index + 1);
  const ROW = new RegExp(`^${name.replaceAll('.', '\\.')}\\.(\\d{1,2})\\.`);
  const indexOf = (control: string): number | undefined => {
    const index = ROW.exec(control)?.[1];
    return index === undefined ? undefined : Number(index);
  };
  const property = (index: number, column: Question): string => column.name.slice(place(index).length + 1);
  /** The places that have something typed in them, in order. */
  const filled = (typed: Typed): readonly number[] => {
    const indexes = Object.keys(typed).flatMap((control) => {
      const index = indexOf(control);
      return index !== undefined && valueIn(typed, control) !== '' ? [index] : [];
    });
    return [...new Set(indexes)].toSorted((a, b) => a - b);
  };
  /** Rows that are shown: those that came with the form, blank ones too. */
  const countOf = (typed: Typed): number =>
    Math.max(FEWEST_ROWS, ...Object.keys(typed).map((control) => (indexOf(control) ?? -1) + 1));
  /** The first so many rows, those with something in them before the blank ones. */
  const ordered = (typed: Typed, count: number): Typed => {
    const others = Object.entries(typed).filter(([control]) => !ROW.test(control));
    const from = filled(typed);
    const moved = Array.from({ length: count }, (_row, to) =>
      columnsAt(to).map((column) => {
        const index = from[to];
        return [
          column.name,
          index === undefined ? '' : typed[`${place(index)}.${property(to, column)}`],
        ] as const;
      }),
    ).flat();
    return Object.fromEntries([...others, ...moved]);
  };
  const columnAt = (path: string): Question | undefined =>
    columnsAt(indexOf(`${path}.`) ?? 0).find((column) => column.name === path);
  const itemsOf = (typed: Typed, speech: Speech, today: Day) =>
    filled(typed).map((index) =>
      columnsAt(index).flatMap((column) => column.said(typed, speech, today) ?? []),
    );
  return {
    name,
    label: asked.label,
    said: (typed, speech, today) =>
      itemsOf(typed, speech, today)
        .map((parts) => parts.join(', '))
        .join('\n') || undefined,
    tidied: (typed) => ordered(typed, countOf(typed)),
    lengthened: (typed) => ordered(typed, countOf(typed) + 1),
    read: (typed, today) => {
      const said = filled(typed).map((index) =>
        item(
          Object.fromEntries(
            columnsAt(index).flatMap((column) => {
              const value = column.read(typed, today);
              return value === undefined ? [] : [[property(index, column), value]];
            }),
          ),
        ),
      );
      return list(said);
    },
    typed: (value) =>
      Object.assign(
        {},
        ...items(value).map((said, index) =>
          Object.assign(
            {},
            ...columnsAt(index).map((column) => column.typed(partOf(row(said), property(index, column)))),
          ),
        ),
      ),
    show: (asking) => {
      const { texts } = asking;
      const count = countOf(asking.filled.values);
      return (
        <Group asking={asking} name={name} asked={asked}>
          {Array.from({ length: count }, (_row, index) => {
            const questions = columnsAt(index);
            const titleId = idOf(`${place(index)} row`);
            return questions.length === 1 ? (
              <div key={index} class="row">
                {questions.map((question) => question.show(asking))}
              </div>
            ) : (
              <div key={index} class="row" role="group" aria-labelledby={titleId}>
                <p class="row-title" id={titleId}>
                  {title(texts, index + 1)}
                </p>
                {questions.map((question) => question.show(asking))}
              </div>
            );
          })}
          <Button kind="secondary" name={MORE_ROWS} value={name} leadsTo={columnsAt(count)[0]?.name}>
            {more(texts)}
          </Button>
        </Group>
      );
    },
    controlOf: (path) => (columnAt(path) ? path : name),
    advice: (texts, path) =>
      columnAt(path)?.advice(texts, path) ?? {
        empty: texts.journey.form.errors.fill(asked.label(texts)),
        wrong: texts.journey.form.errors.orUnknown(asked.label(texts)),
      },
  };
};

/** A day since when something is so. */
const sinceDay = (name: string, hint?: 'dayInRow', isOptional = false): Question => {
  const question = day(name, ask('since', hint, isOptional));
  return {
    ...question,
    said: (typed, speech, today) => {
      const said = question.said(typed, speech, today);
      return said === undefined ? undefined : speech.texts.journey.values.sinceDay(said).toLowerCase();
    },
  };
};

/** Sources, each with the day since when where that is asked for; or why they are not known. */
export const sources = (name: string, asked: Asked): Question =>
  rows(name, asked, {
    more: ({ journey }) => journey.form.more.sources,
    columns: (place) => [
      code(`${place}.source`, ask('source'), ofList(LIVELIHOOD), { stated: true }),
      sinceDay(`${place}.since`, 'dayInRow', true),
    ],
    list: (items) => {
      const [first, ...others] = items;
      const source = partOf(first, 'source');
      if (first === undefined) return undefined;
      return others.length === 0 && isStatedUnknown(source) ? source : items;
    },
    items: (value) => (isStatedUnknown(value) ? [{ source: value }] : arrayOf(value)),
  });

/** Several controls of one question, of which one is to be answered. */
const eitherOf = (
  name: string,
  asked: Asked,
  exact: Question,
  rough: Question,
  property: string,
): Question => ({
  name,
  label: asked.label,
  said: (typed, speech, today) =>
    [exact, rough].flatMap((question) => question.said(typed, speech, today) ?? []).join(', ') || undefined,
  read: (typed, today) => {
    const said = exact.read(typed, today);
    const chosen = rough.read(typed, today);
    if (said === undefined) return chosen === undefined || !isBracket(chosen) ? chosen : { bracket: chosen };
    return chosen === undefined ? { [property]: said } : { [property]: said, bracket: chosen };
  },
  typed: (value) => ({
    ...exact.typed(partOf(value, property)),
    ...rough.typed(typeof value === 'string' ? value : partOf(value, 'bracket')),
  }),
  show: (asking) => (
    <Group asking={asking} name={name} asked={asked}>
      {exact.show(asking)}
      {rough.show(asking)}
    </Group>
  ),
  controlOf: (path) => (path === exact.name ? path : name),
  advice: (texts, path) => {
    if (path === exact.name) return exact.advice(texts, path);
    const message = texts.journey.form.errors.either(asked.label(texts));
    return { empty: message, wrong: message };
  },
});

const isBracket = (value: unknown): boolean => TIME_BRACKET.some(({ code: bracket }) => bracket === value);

export const timeWithoutWork = (name: string, asked: Asked, mostMonths: number): Question =>
  eitherOf(
    name,
    asked,
    whole(`${name}.months`, ask('months'), {
      from: 0,
      to: mostMonths,
      inWords: ({ journey }) => journey.values.monthCount,
    }),
    code(`${name}.bracket`, ask('bracket'), ofList(TIME_BRACKET), { stated: true }),
    'months',
  );

export const timeOnAssistance = (name: string, asked: Asked): Question =>
  eitherOf(
    name,
    asked,
    sinceDay(`${name}.since`),
    code(`${name}.bracket`, ask('bracket'), ofList(TIME_ON_ASSISTANCE), { stated: true }),
    'since',
  );

/** Of each party whether it was there; one that was not called is left out. */
export const attendance = (name: string, asked: Asked): Question => ({
  name,
  label: asked.label,
  said: (typed, speech) => {
    const { present, absent } = speech.texts.journey.details;
    return (
      PARTY.flatMap(({ code: party }) => {
        const said = valueIn(typed, `${name}.${party}`);
        const words = said === 'present' ? present : said === 'absent' ? absent : undefined;
        return words ? [words(partyInWords(speech, party))] : [];
      }).join('\n') || undefined
    );
  },
  read: (typed) =>
    PARTY.flatMap(({ code: party }) => {
      const said = valueIn(typed, `${name}.${party}`);
      return said === 'present' || said === 'absent' ? [{ party, present: said === 'present' }] : [];
    }),
  typed: (value) =>
    Object.fromEntries(
      arrayOf(value).map((item) => [
        `${name}.${written(partOf(item, 'party'))}`,
        partOf(item, 'present') === true ? 'present' : 'absent',
      ]),
    ),
  show: (asking) => {
    const { present, absent, notCalled } = asking.texts.journey.form.options.attendance;
    return (
      <Group asking={asking} name={name} asked={asked}>
        {ofList(PARTY)(asking).map(({ value, label }) => (
          <Boxes
            key={value}
            type="radio"
            name={`${name}.${value}`}
            label={label}
            options={[
              { value: 'present', label: present },
              { value: 'absent', label: absent },
              { value: 'notCalled', label: notCalled },
            ]}
            values={[valueIn(asking.filled.values, `${name}.${value}`) || 'notCalled']}
            isInline
          />
        ))}
      </Group>
    );
  },
  advice: (texts) => ({ empty: texts.journey.form.errors.choose(asked.label(texts)) }),
});
