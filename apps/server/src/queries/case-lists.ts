import { Inject, Injectable } from '@nestjs/common';
import type { Asker, ReadingReason } from '@samspar/access';
import type { CodeList } from '@samspar/codes';
import type { Installation } from '@samspar/installation';
import { type Association, partiesOf } from '@samspar/association';
import type { Day, Sentence } from '@samspar/kernel';
import { NOBODY, type Person, referenceOf } from '@samspar/pages';
import { type Caseload, type CaseLine, Following, type Places } from '@samspar/views';
import { AccessLog, type Reading } from '../access-log.js';
import { todayBy } from '../today.js';
import { INSTALLATION } from '../token.js';
import { Persons } from './persons.js';

/** A journey as lists show it. */
export type ListedCase<Line extends CaseLine = CaseLine> = Readonly<{
  line: Line;
  /** Its own number, else its short one. */
  number: string;
  /** Name of the insats. */
  intervention: string;
  /** Name of the party that referred; undefined where it is not known. */
  sender: Sentence | undefined;
  person: Person;
  /** Full name of whoever is responsible; null where nobody is. */
  caseworker: string | null;
}>;

/** How long a list waits for what was just registered, in milliseconds. */
const FRESH_WITHIN_MS = 2_000;
const POSITION = /^\d{1,19}$/;

/** The case list as pages show it: who may see which part of it, and what the codes in it are called. */
@Injectable()
export class CaseLists {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly following: Following,
    private readonly persons: Persons,
    private readonly log: AccessLog,
  ) {}

  /** Throws why it cannot be kept current. */
  get caseload(): Caseload {
    if (this.following.stopped) throw this.following.stopped;
    return this.installation.views.caseload;
  }

  /** In Stockholm. */
  get today(): Day {
    return todayBy(this.installation.clock);
  }

  /** Waits until the lists have taken in a position that a page names in its address; not for long. */
  async caughtUp(position: unknown): Promise<void> {
    if (typeof position === 'string' && POSITION.test(position))
      await this.installation.views.reached(BigInt(position), FRESH_WITHIN_MS);
  }

  /** The insatser whose journeys the asker may see. */
  placesOf({ association, interventions }: Asker): Places {
    return { association: association ?? '', interventions };
  }

  /** All insatser of the asker's association: whoever sent a referral sees how it fares wherever it went. */
  everyPlaceOf(asker: Asker): Places {
    return { association: asker.association ?? '', interventions: [...this.#namesOf(asker).keys()] };
  }

  interventionName(asker: Asker, id: string): string {
    return this.#namesOf(asker).get(id) ?? id;
  }

  /** What goes to a page, written down as read by her: names are read for its lines alone. Throws `StoreUnavailable`. */
  async shown<Line extends CaseLine>(
    reading: Reading,
    lines: readonly Line[],
  ): Promise<readonly ListedCase<Line>[]> {
    const { asker } = reading;
    await this.#record(reading, 'assigned', lines);
    const persons = await this.persons.personsListed(asker, lines);
    const names = await this.persons.namesOf(lines.flatMap(({ caseworker }) => caseworker ?? []));
    return lines.map((line, index) => ({
      ...this.#named(asker, line),
      person: persons[index] ?? NOBODY,
      caseworker: line.caseworker && (names.get(line.caseworker) ?? referenceOf(line.caseworker)),
    }));
  }

  /** Journeys as those see them who may not know whom they are about: nobody is named. Throws `StoreUnavailable`. */
  async unnamed(
    reading: Reading,
    reason: ReadingReason,
    lines: readonly CaseLine[],
  ): Promise<readonly ListedCase[]> {
    const { asker } = reading;
    await this.#record(reading, reason, lines);
    return lines.map((line) => ({ ...this.#named(asker, line), person: NOBODY, caseworker: null }));
  }

  #record(reading: Reading, reason: ReadingReason, lines: readonly CaseLine[]): Promise<unknown> {
    return this.log.record(reading, {
      association: reading.asker.association ?? '',
      journeys: [...new Set(lines.map(({ journey }) => journey))],
      reason,
    });
  }

  #named<Line extends CaseLine>(asker: Asker, line: Line) {
    return {
      line,
      number: line.number ?? referenceOf(line.journey),
      intervention: this.interventionName(asker, line.intervention),
      sender: this.#partiesOf(asker).find(({ code }) => code === line.referringParty),
    };
  }

  #associationOf({ association }: Asker): Association | undefined {
    return this.installation.views.associations().find(({ id }) => id === association);
  }

  #partiesOf(asker: Asker): CodeList {
    const own = this.#associationOf(asker);
    return own ? partiesOf(own.settings) : [];
  }

  #namesOf(asker: Asker): ReadonlyMap<string, string> {
    const own = this.#associationOf(asker);
    return new Map(own?.interventions.map(({ id, name }) => [id, name]));
  }
}
