import type { Block } from './block.js';
import type { Contacts } from './columns.js';
import { Int32s } from './numbers.js';
import type { HeldKind } from './row.js';

/** Set in what the meetings of a journey tell, where there was one. */
export const MEETING_HELD = 1 << 30;

/** What several of the work of one kind come to: the order in which they are taken changes nothing. */
type Fold = Readonly<{ kind: HeldKind; none: number; take: (value: number, detail: number) => number }>;

export const FOLDS = {
  /** All that was told at meetings, as bits of `MeetingTold`. */
  told: { kind: 'meetings', none: 0, take: (value, detail) => value | detail | MEETING_HELD },
  meetings: { kind: 'meetings', none: 0, take: (value) => value + 1 },
  changes: { kind: 'handovers', none: 0, take: (value, detail) => value + detail },
  /** The most that a plan holds at once; -1 without a plan. */
  actions: { kind: 'plans', none: -1, take: Math.max },
} as const satisfies Readonly<Record<string, Fold>>;
export type FoldName = keyof typeof FOLDS;

/** Reads a number for each row of a block by its place there. */
type ReadRow = (row: number) => number;

/** What the work of journeys came to by a day, as it was known at a moment. */
export class Work {
  readonly #contacts: Readonly<Record<HeldKind, Contacts>>;
  readonly #journeys: number;
  /** What was last asked for, of each fold. */
  readonly #found = new Map<FoldName, Readonly<{ moment: number; to: number; values: Int32s }>>();

  constructor(contacts: Readonly<Record<HeldKind, Contacts>>, journeys: number) {
    this.#contacts = contacts;
    this.#journeys = journeys;
  }

  /** Of the journey of each row of a block. */
  ofJourneys(name: FoldName, block: Block): ReadRow {
    const { beside, places, columns, versions } = block;
    if (beside && places) {
      const { kind, none, take }: Fold = FOLDS[name];
      const { day, detail } = this.#contacts[kind].columns;
      return (row) => {
        let value: number = none;
        for (const contact of beside.work(places.at(row))[kind] ?? [])
          if (day.at(contact) <= block.to) value = take(value, detail.at(contact));
        return value;
      };
    }
    const values = this.#at(name, block.moment, block.to);
    return (row) => values.at(columns.journey.at(versions.at(row)));
  }

  #at(name: FoldName, moment: number, to: number): Int32s {
    const known = this.#found.get(name);
    if (known?.moment === moment && known.to === to) return known.values;
    const { kind, none, take }: Fold = FOLDS[name];
    const contacts = this.#contacts[kind];
    const { journey, day, detail, knownFrom } = contacts.columns;
    const values = new Int32s(this.#journeys).fill(none);
    for (let contact = 0; contact < contacts.length; contact++) {
      if (day.at(contact) > to || knownFrom.at(contact) > moment || contacts.knownTo(contact) <= moment)
        continue;
      const of = journey.at(contact);
      if (of < values.length) values[of] = take(values.at(of), detail.at(contact));
    }
    this.#found.set(name, { moment, to, values });
    return values;
  }
}
