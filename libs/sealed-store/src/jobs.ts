import { hashOf, type KeptBytes, Shelf } from './shelf.js';

/** Work that outlives the request it was begun with: how far it has come, and what came of it, seen from every node. */
export class Jobs extends Shelf {
  /** Asks whichever node runs it to stop. */
  async askToStop(id: string): Promise<void> {
    await this.#mark(id, 1);
  }

  async isToStop(id: string): Promise<boolean> {
    const asked = await this.database.select(
      'SELECT 1 FROM job WHERE id_hash = $1 AND is_to_stop = 1',
      hashOf(id),
    );
    return asked.length > 0;
  }

  async forgetToStop(id: string): Promise<void> {
    await this.#mark(id, 0);
  }

  /** Gives a job that is kept the turn, of which there is one by each name, in place of whichever had it. */
  async giveTurn(turn: string, id: string): Promise<void> {
    await this.database.change(
      'UPDATE job SET turn = CASE WHEN id_hash = $2 THEN $1 END WHERE turn = $1 OR id_hash = $2',
      turn,
      hashOf(id),
    );
  }

  /** The job that has the turn; undefined where none has, or its time is up. */
  inTurn(turn: string): Promise<KeptBytes | undefined> {
    return this.where('turn', turn);
  }

  async #mark(id: string, isToStop: 0 | 1): Promise<void> {
    await this.database.change('UPDATE job SET is_to_stop = $2 WHERE id_hash = $1', hashOf(id), isToStop);
  }
}
