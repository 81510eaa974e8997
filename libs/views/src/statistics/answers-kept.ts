import type { AnsweredQuery, StatisticsQuery } from '@samspar/statistics';

/** Cells of answers that are kept: of some dozens of reports. */
const MOST_CELLS = 50_000;

const cellsOf = (answered: AnsweredQuery): number =>
  'answer' in answered ? answered.answer.cells.length + 1 : 1;

/**
 * Answers as of one position of the log, each counted once however often it is asked for. They hold figures alone and depend on nothing but the question
 * and the position: whose question it may be is decided before it is put (docs/adr/0052).
 */
export class AnswersKept {
  readonly #answers = new Map<string, AnsweredQuery>();
  readonly #mostCells: number;
  #cells = 0;
  #position: bigint | undefined;

  constructor(mostCells = MOST_CELLS) {
    this.#mostCells = mostCells;
  }

  /** What was answered at this position, or what `count` answers now; beyond the most cells the one longest unasked for is let go. */
  answer(query: StatisticsQuery, position: bigint, count: () => AnsweredQuery): AnsweredQuery {
    if (position !== this.#position) {
      this.#answers.clear();
      this.#cells = 0;
      this.#position = position;
    }
    const name = JSON.stringify(query);
    const kept = this.#answers.get(name);
    const answered = kept ?? count();
    if (kept) this.#answers.delete(name);
    else this.#cells += cellsOf(answered);
    this.#answers.set(name, answered);
    for (const [oldest, one] of this.#answers) {
      if (this.#cells <= this.#mostCells) break;
      this.#answers.delete(oldest);
      this.#cells -= cellsOf(one);
    }
    return answered;
  }
}
