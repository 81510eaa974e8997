import type { Block } from './block.js';
import type { VersionColumns } from './columns.js';
import { SOME_DAY } from './row.js';

/** Counts what must agree for journeys: participants = ongoing the day before + started; ongoing = participants − ended. */
export class Closing {
  #before = 0;
  #started = 0;
  #participants = 0;
  #ended = 0;
  #ongoing = 0;
  #unknownDays = 0;

  /** Takes in the rows of a block, whatever the measure; an insats is counted from the day it `began`. */
  count({ n, versions, part }: Block, columns: VersionColumns, began: Int32Array): void {
    const { startedOn, exitedOn, intervention } = columns;
    const { from: first, to } = part;
    let before = 0;
    let started = 0;
    let participants = 0;
    let ended = 0;
    let ongoing = 0;
    let unknownDays = 0;
    for (let i = 0; i < n; i++) {
      const version = versions[i];
      const start = startedOn[version];
      const exit = exitedOn[version];
      const since = began[intervention[version]];
      const from = Math.max(since, first);
      const isStarted = +(start <= to);
      const isFresh = +(start >= from) & isStarted;
      const isHere = +(exit >= from);
      const isHereAfter = +(exit > to);
      unknownDays += +(start === SOME_DAY) | +(exit === SOME_DAY);
      ended += isHere & (isHereAfter ^ 1);
      started += isFresh;
      before += (isStarted ^ isFresh) & isHere;
      participants += isStarted & isHere;
      ongoing += isStarted & isHereAfter;
    }
    this.#before += before;
    this.#started += started;
    this.#participants += participants;
    this.#ended += ended;
    this.#ongoing += ongoing;
    this.#unknownDays += unknownDays;
  }

  /** True or false; null where a day is unknown among the journeys concerned. */
  get closes(): boolean | null {
    if (this.#unknownDays > 0) return null;
    return (
      this.#participants === this.#before + this.#started &&
      this.#ongoing === this.#participants - this.#ended
    );
  }
}
