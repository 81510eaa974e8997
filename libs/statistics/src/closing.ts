import type { Block } from './block.js';
import type { Int32s } from './numbers.js';
import { SOME_DAY } from './row.js';

/**
 * Checks what must agree for journeys: participants = ongoing the day before + started; ongoing = participants − ended.
 * Each journey adds alike to both sides of these, unless it ended before it started: one that started within the period
 * and ended before it is started but no participant; one that ended within and starts after it is ended but was none.
 */
export class Closing {
  #unknownDays = 0;
  #amiss = 0;

  /** Takes in the rows of a block, whatever the measure; an insats is counted from the day it `began`. */
  check(block: Block, began: Int32s): void {
    const { startedOn, exitedOn, intervention } = block.columns;
    const { to } = block;
    for (let i = 0; i < block.n; i++) {
      const version = block.versions.at(i);
      const start = startedOn.at(version);
      const exit = exitedOn.at(version);
      const from = Math.max(began.at(intervention.at(version)), block.from);
      if (from > to) continue;
      if (start === SOME_DAY || exit === SOME_DAY) this.#unknownDays++;
      const isStarted = start >= from && start <= to;
      const isEnded = exit >= from && exit <= to;
      if ((isStarted && exit < from) || (isEnded && start > to)) this.#amiss++;
    }
  }

  /** True or false; null where a day is unknown among the journeys concerned. */
  get closes(): boolean | null {
    return this.#unknownDays > 0 ? null : this.#amiss === 0;
  }
}
