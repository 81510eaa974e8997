import type { KeyObject } from 'node:crypto';
import {
  type KeyRing,
  newWrappedKey,
  openText,
  sealText,
  type Statement,
  unwrapKey,
  type VaultDatabase,
  type VaultRow,
} from '@samspar/vault-database';
import { bytesOf, ENTRY, entryOf } from './entries.js';
import { dataKey } from './entry.js';
import { NoDataKey } from './failures.js';
import type { TextPlace } from './participant.js';

/** Marks a text that is sealed under its journey's key and bound to its place; up to 0.2.0 texts lie under the participant's key (`v1.`). */
const IN_PLACE = 'v2.';

const bound = ({ journey, command, field }: TextPlace): string => `${journey} ${command} ${field}`;

/** What a journey's key is bound to. */
export const keyPlace = (journey: string): string => `journey/${journey}`;

const rowOf = (journey: string): Statement => ['SELECT * FROM journey_key WHERE journey = $1', journey];

/** A journey's key; undefined where it was destroyed. Throws `VaultUnavailable` where it is damaged. */
export const journeyKey = (keys: KeyRing, { journey, wrapped }: VaultRow): KeyObject | undefined =>
  wrapped === null ? undefined : unwrapKey(keys, bytesOf(wrapped), keyPlace(String(journey)));

/** Free text of journeys, sealed under a key of each (AES-256-GCM), so that it is safe in an event. Rejects with `VaultUnavailable`. */
export class Texts {
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
    const [row] = await this.#database.select(...rowOf(place.journey));
    const key = row && journeyKey(this.#database.keys, row);
    if (row && !key) return undefined;
    if (sealed.startsWith(IN_PLACE)) return key && openText(key, sealed, bound(place), IN_PLACE);
    const [entry] = await this.#database.select(`${ENTRY} WHERE id = $1`, place.participantId);
    return entry && openText(dataKey(this.#database.keys, entryOf(entry)), sealed, place.participantId);
  }

  /** Made where the journey has none yet. */
  async #keyFor({ journey, participantId }: TextPlace): Promise<KeyObject> {
    const [row] = await this.#database.select(...rowOf(journey));
    const key = row ? journeyKey(this.#database.keys, row) : await this.#newKey(journey, participantId);
    if (!key)
      throw new NoDataKey(
        `Journey ${journey} of participant ${participantId} has no key to seal with: reserve the participant first.`,
      );
    return key;
  }

  #newKey(journey: string, participantId: string): Promise<KeyObject | undefined> {
    const entry: Statement = [`${ENTRY} WHERE id = $1`, participantId];
    return this.#database.inTurn([rowOf(journey), entry], ([keys = [], entries = []], masterKey) => {
      // Another request may have made it first.
      const [made] = keys;
      if (made || entries.length === 0)
        return { result: made && journeyKey(this.#database.keys, made), changes: [] };
      const { key, wrapped } = newWrappedKey(masterKey, keyPlace(journey));
      const rows = [{ journey, participant: participantId, wrapped }];
      return { result: key, changes: [{ table: 'journey_key', rows }] };
    });
  }
}
