import { createHmac, hkdfSync, type KeyObject } from 'node:crypto';
import {
  type KeyRing,
  openText,
  sealText,
  type Statement,
  unwrapKey,
  type VaultDatabase,
  type VaultRow,
} from '@samspar/vault-database';
import { bytesOf, ENTRY, entryOf } from './entries.js';
import { dataKey, journeyPlace, newJourneyKey } from './entry.js';
import { NoDataKey } from './failures.js';
import type { DigestPurpose, JourneyPerson, TextPlace } from './participant.js';

/** Marks a text that is sealed under its journey's key and bound to its place; up to 0.2.0 texts lie under the participant's key (`v1.`). */
const IN_PLACE = 'v2.';

const bound = ({ journey, command, field }: TextPlace): string => `${journey} ${command} ${field}`;

/** A journey's key; undefined where it was destroyed. Throws `VaultUnavailable` where it is damaged. */
export const journeyKey = (keys: KeyRing, { journey, wrapped }: VaultRow): KeyObject | undefined =>
  wrapped === null ? undefined : unwrapKey(keys, bytesOf(wrapped), journeyPlace(String(journey)));

/** What is any of these; one alone, as each command asks for, is found in half the time. */
const among = (what: string, wanted: readonly string[]): Statement => {
  const [only, ...more] = wanted;
  return only === undefined || more.length > 0 ? [`${what} = ANY($1)`, wanted] : [`${what} = $1`, only];
};

/** What the digests of a journey are made under: a key for each purpose alone (HKDF-SHA-256), none of which seals anything. */
const digestKey = (key: KeyObject, purpose: DigestPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `digest/${purpose}`, 32));

/** By journey; undefined where it was destroyed, and left out where there was none. */
type JourneyKeys = ReadonlyMap<string, KeyObject | undefined>;

const digestersUnder = (
  keys: JourneyKeys,
  purpose: DigestPurpose,
): ReadonlyMap<string, (text: string) => string> =>
  new Map(
    Array.from(keys).flatMap(([journey, key]) => {
      if (!key) return [];
      const under = digestKey(key, purpose);
      const digest = (text: string) =>
        IN_PLACE + createHmac('sha256', under).update(text).digest('base64url');
      return [[journey, digest] as const];
    }),
  );

/** Free text of journeys, sealed under a key of each (AES-256-GCM), and digests of it, so that both are safe in an event. Rejects with `VaultUnavailable`. */
export class SealedTextVault {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /** Opens at its place alone. Rejects with `NoDataKey` where the participant has no entry, or the journey was erased. */
  async seal(text: string, place: TextPlace): Promise<string> {
    return sealText(await this.#keyFor(place), text, bound(place), IN_PLACE);
  }

  /**
   * The text again, or undefined where its key was destroyed. Rejects with `SealBroken` where it is not as it was sealed, or stands
   * elsewhere.
   */
  async reveal(sealed: string, place: TextPlace): Promise<string | undefined> {
    const { journey } = place;
    const keys = await this.#keysOf([journey]);
    const key = keys.get(journey);
    if (keys.has(journey) && !key) return undefined;
    if (sealed.startsWith(IN_PLACE)) return key && openText(key, sealed, bound(place), IN_PLACE);
    const [entry] = await this.#database.select(`${ENTRY} WHERE id = $1`, place.participantId);
    return entry && openText(dataKey(this.#database.keys, entryOf(entry)), sealed, place.participantId);
  }

  /**
   * By journey, what makes a digest of a text of its: HMAC-SHA-256 as base64url, which can be compared for as long as the journey's key
   * is there, and says nothing any more once that is destroyed. A journey without a key is left out.
   */
  async digesters(
    purpose: DigestPurpose,
    journeys: readonly string[],
  ): Promise<ReadonlyMap<string, (text: string) => string>> {
    return digestersUnder(await this.#keysOf(journeys), purpose);
  }

  /** The same; a key is made for each of these that has none and had none, but not where the participant has no entry. */
  async digestersFor(
    purpose: DigestPurpose,
    journeys: readonly JourneyPerson[],
  ): Promise<ReadonlyMap<string, (text: string) => string>> {
    return digestersUnder(await this.#keysMade(journeys), purpose);
  }

  /** A key is made for each that has none and had none, but not where the participant has no entry. */
  async #keysMade(journeys: readonly JourneyPerson[]): Promise<JourneyKeys> {
    const ids = journeys.map(({ journey }) => journey);
    const keys = await this.#keysOf(ids);
    const missing = journeys.filter(({ journey }) => !keys.has(journey));
    if (missing.length === 0) return keys;
    const persons = among(
      `${ENTRY} WHERE id`,
      missing.map(({ participantId }) => participantId),
    );
    // Nobody waits for a turn in which nothing would be written.
    if ((await this.#database.select(...persons)).length === 0) return keys;
    await this.#database.inTurn([persons], ([found = []], masterKey) => {
      const present = new Set(found.map(({ id }) => id));
      const rows = missing
        .filter(({ participantId }) => present.has(participantId))
        .map((whose) => newJourneyKey(masterKey, whose));
      // Another request may have made it first, or destroyed it: that stands.
      return { result: undefined, changes: [{ table: 'journey_key', rows, leavesPresent: true }] };
    });
    return this.#keysOf(ids);
  }

  async #keyFor(place: JourneyPerson): Promise<KeyObject> {
    const { journey, participantId } = place;
    const key = (await this.#keysMade([place])).get(journey);
    if (!key)
      throw new NoDataKey(
        `Journey ${journey} of participant ${participantId} has no key to seal with: reserve the participant first.`,
      );
    return key;
  }

  async #keysOf(journeys: readonly string[]): Promise<JourneyKeys> {
    const rows = await this.#database.select(...among('SELECT * FROM journey_key WHERE journey', journeys));
    return new Map(rows.map((row) => [String(row['journey']), journeyKey(this.#database.keys, row)]));
  }
}
