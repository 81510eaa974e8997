import { setImmediate } from 'node:timers/promises';
import type { EsfListMade } from '@samspar/access';
import { type Association, type Authority, authoritiesOf, ESF_RECEIVER } from '@samspar/association';
import { consentOutside, journeyBy, journeyStream, type RegisteredJourney } from '@samspar/casework';
import type { EsfGround } from '@samspar/codes';
import type { StoredEvent } from '@samspar/event-store';
import {
  differencesIn,
  type EsfDifference,
  type EsfPart,
  type EsfRow,
  type EsfThenAndNow,
  placedIn,
} from '@samspar/esf';
import { type Day, dayInStockholm } from '@samspar/kernel';
import { referenceOf } from '../identities/person.js';
import { whoseOf } from '../identities/persons.js';
import { disclosedTo, knownEvents } from '../journeys/disclosed.js';
import type { EsfPorts } from '../ports.js';

/** So many journeys are read before others are answered. */
const AT_ONCE = 100;

/** Whose lists: of which insats, and the authority that owns its project. */
export type EsfInsatsOf = Readonly<{ association: Association; authority: Authority; intervention: string }>;

/** A journey as it was known at some moment. */
type Pictured = Readonly<{ state: RegisteredJourney; stored: readonly StoredEvent[] }>;

/**
 * The journeys of an insats as lists tell of them, as they stand and as they were known at any moment: the log holds both, so that nothing of a list is kept. Each journey is read
 * once for all lists that one request asks of.
 */
export class EsfPictures {
  readonly #loaded = new Map<string, Promise<readonly StoredEvent[]>>();

  constructor(
    private readonly ports: EsfPorts,
    private readonly of: EsfInsatsOf,
  ) {}

  /** All that may have a part in a month, as known at a moment (milliseconds since the epoch), with consent as it is on a day. Who they are is asked of no others. */
  async partsAt(at: number, ground: EsfGround, on: Day, month: string): Promise<readonly EsfPart[]> {
    const parts: EsfPart[] = [];
    for (const [index, journey] of this.#ofInsats().entries()) {
      if (index % AT_ONCE === 0) await setImmediate();
      const known = await this.#known(journey, at);
      const days = known && this.#told(journey, known, ground, on, 'none');
      if (!days || placedIn(days, month) === undefined) continue;
      const part = await this.#partOf(journey, known, ground, on);
      if (part) parts.push(part);
    }
    return parts;
  }

  /** What a list told, journey by journey, in its order. */
  async rowsOf({ journeys, month, knownAt }: EsfListMade['data']): Promise<readonly EsfRow[]> {
    const rows: EsfRow[] = [];
    for (const journey of journeys) {
      const row = await this.#toldThen(journey, knownAt, month);
      if (row) rows.push(row);
    }
    return rows;
  }

  /**
   * What a list would tell otherwise now, on its ground and with consent as it was on its day: what has only run out since was there when it was given. `today`: with consent
   * as it is then.
   */
  async changesOf(
    { journeys, month, knownAt, ground }: EsfListMade['data'],
    today?: Day,
  ): Promise<readonly EsfDifference[]> {
    const told = new Set(journeys);
    const on = today ?? dayInStockholm(knownAt);
    const isOtherwise = async (journey: string, now: Pictured | undefined): Promise<boolean> =>
      now !== undefined &&
      (await this.ports.persons.isOtherwiseKnownSince(whoseOf(journey, now.state), knownAt));
    const changed: EsfThenAndNow[] = [];
    for (const [index, journey] of [...new Set([...journeys, ...this.#ofInsats()])].entries()) {
      if (index % AT_ONCE === 0) await setImmediate();
      const now = await this.#known(journey);
      const isTold = told.has(journey);
      const mayDiffer =
        today !== undefined ||
        (knownEvents(now?.stored ?? []).at(-1)?.knownAt ?? 0) > knownAt ||
        // Of the others most took no part, and nobody is asked who they are.
        ((isTold || this.#mayBeIn(journey, now, ground, on, month)) && (await isOtherwise(journey, now)));
      if (!mayDiffer) continue;
      changed.push({
        journey,
        was: isTold ? await this.#toldThen(journey, knownAt, month) : undefined,
        now: await this.#partOf(journey, now, ground, on),
        isOtherwiseKnown: isTold && (await isOtherwise(journey, now)),
      });
    }
    return differencesIn(changed, month);
  }

  /** The number by which a journey is spoken of. */
  async referenceOf(journey: string): Promise<string> {
    const [first] = await this.#streamOf(journey);
    return first?.metadata.row?.number ?? referenceOf(journey);
  }

  #ofInsats(): readonly string[] {
    const { association, intervention } = this.of;
    return this.ports
      .views()
      .caseload.erasures.journeysIn({ association: association.id, interventions: [intervention] });
  }

  #streamOf(journey: string): Promise<readonly StoredEvent[]> {
    const loading =
      this.#loaded.get(journey) ??
      this.ports.streams.load(journeyStream, journey).then(({ stored }) => stored);
    this.#loaded.set(journey, loading);
    return loading;
  }

  #mayBeIn(journey: string, now: Pictured | undefined, ground: EsfGround, on: Day, month: string): boolean {
    const part = now && this.#told(journey, now, ground, on, 'number');
    return part !== undefined && typeof placedIn({ ...part, by: 'number' }, month) === 'object';
  }

  /** A journey that is there, as known at a moment, or as it stands. */
  async #known(journey: string, at = Number.POSITIVE_INFINITY): Promise<Pictured | undefined> {
    const all = await this.#streamOf(journey);
    const events = knownEvents(all).filter(({ knownAt }) => knownAt <= at);
    const last = events.at(-1);
    const state = journeyBy(events);
    if (!last || state.status === 'none') return undefined;
    return { state, stored: all.filter(({ revision }) => revision <= last.revision) };
  }

  /** What a list told of a journey that was in it: it was let then. */
  async #toldThen(journey: string, at: number, month: string): Promise<EsfRow | undefined> {
    const then = await this.#known(journey, at);
    const part = then && this.#told(journey, then, 'no-harm', dayInStockholm(at), 'number');
    const placed = part && placedIn({ ...part, barred: null, by: 'number' }, month);
    return typeof placed === 'object' ? placed : undefined;
  }

  async #partOf(
    journey: string,
    pictured: Pictured | undefined,
    ground: EsfGround,
    on: Day,
  ): Promise<EsfPart | undefined> {
    if (!pictured || this.#told(journey, pictured, ground, on, 'none') === undefined) return undefined;
    const { state } = pictured;
    const record = state.anonymous ? undefined : await this.ports.persons.recordOf(whoseOf(journey, state));
    const by = record?.known && !record.isProtected ? 'number' : 'none';
    return this.#told(journey, pictured, ground, on, by);
  }

  /** A journey of the insats that was started, as its owner is told it; undefined where it is none. */
  #told(
    journey: string,
    { state, stored }: Pictured,
    ground: EsfGround,
    on: Day,
    by: EsfPart['by'],
  ): EsfPart | undefined {
    const { association, authority, intervention } = this.of;
    if (state.misregistered || state.facts.intervention !== intervention) return undefined;
    if (state.facts.startedOn === undefined) return undefined;
    const owner = { authority: authority.id, party: authority.party };
    const { state: told, withheld } = disclosedTo(owner, { state, stored }, association, on);
    const { startedOn, exitedOn = null, sex } = told.facts;
    const kinds = by === 'number' ? (['identity', 'participation'] as const) : (['participation'] as const);
    const asked = { giver: authority, receiver: ESF_RECEIVER.id, kinds };
    const consent = consentOutside(state.consents, authoritiesOf(association), asked, on);
    const barredBy = (): EsfPart['barred'] => {
      if (state.erasedOn !== undefined) return 'erased';
      if (state.anonymous) return 'anonymous';
      if (consent === 'withdrawn') return 'withdrawn';
      if (withheld.includes('participation') || startedOn === undefined) return 'not-disclosed';
      return ground === 'consent' && consent === 'missing' ? 'no-consent' : null;
    };
    return {
      journey,
      start: startedOn ?? state.facts.startedOn,
      end: exitedOn,
      sex: sex === 'woman' || sex === 'man' ? sex : 'unknown',
      by,
      barred: barredBy(),
    };
  }
}
