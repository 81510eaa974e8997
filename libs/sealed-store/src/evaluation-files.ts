import { randomBytes } from 'node:crypto';
import { Shelf } from './shelf.js';

const KEY_BYTES = 32;

/** Files for evaluation, each under its id until it expires, and beside them the keys of their pseudonyms. */
export class EvaluationFiles extends Shelf {
  /** The key of one purpose of one receiver, made where there is none, and kept until that moment at least (milliseconds since the epoch). */
  async keyOf(purpose: string, until: number): Promise<Uint8Array> {
    const id = `key ${purpose}`;
    await this.keepFirst(id, randomBytes(KEY_BYTES), until);
    const kept = await this.find(id);
    if (!kept) throw new Error('What was just kept is there.');
    return kept.bytes;
  }
}
