import { maySeeImported } from '@samspar/access';
import type { FileContents } from '@samspar/import';
import type { CommandIdReused } from '../journeys/answer.js';
import { type Outcome, refused, type Sent } from '../message.js';

/** A command that is told apart by its id; what it says is in the message. */
export type SentOnce = Omit<Sent, 'text'>;

/** Whoever sent the file has hung up before anything was written. */
type ImportCancelled = Readonly<{ code: 'ImportCancelled' }>;

/** The command was carried out before, and the asker may no longer see what it came to. */
type AnswerOfOthers = Readonly<{ code: 'AnswerOfOthers' }>;

/** A report, what it is about, which decides who may see it, and the log position that sees all of it. */
export type Reported<Report> = Readonly<{
  report: Report;
  association: string;
  contents: FileContents;
  position: bigint;
}>;

export type RepetitionRefusal = ImportCancelled | CommandIdReused | AnswerOfOthers;

type Came<Report, Refusal> = Outcome<Reported<Report>, Refusal | RepetitionRefusal>;

/** Carries out one thing after the other. */
type InTurn = <Result>(carryOut: () => Promise<Result>) => Promise<Result>;

/** Repetitions remembered at once; the oldest is forgotten first. */
const REMEMBERED = 100;

/**
 * What came of each command, by its id, while the process runs, so that one that is sent again waits for the same answer instead of being
 * carried out again. The log needs no such memory: a file already taken imports nothing new.
 */
export class Repetitions<Report, Refusal extends Readonly<{ code: string }> = never> {
  readonly #given = new Map<
    string,
    Readonly<{ digest: string; role: string; came: Promise<Came<Report, Refusal>> }>
  >();
  constructor(private readonly inTurn: InTurn) {}

  /** What came of the command when it was first sent, or comes of it now. One that its sender has cancelled is carried out by whoever waits. */
  async once(
    sent: SentOnce,
    digest: string,
    carryOut: () => Promise<Came<Report, Refusal>>,
  ): Promise<Came<Report, Refusal>> {
    const { asker, commandId } = sent;
    const earlier = this.#given.get(commandId);
    if (!earlier) return this.#first(sent, digest, carryOut);
    if (earlier.digest !== digest) return refused({ code: 'CommandIdReused' });
    const came = await earlier.came;
    if (came.outcome === 'refused' && came.refusal.code === 'ImportCancelled')
      return this.once(sent, digest, carryOut);
    if (came.outcome !== 'accepted') return came;
    const { association, contents } = came.answer;
    const file = { association, ...contents };
    return maySeeImported(asker, { role: earlier.role, association, file })
      ? { outcome: 'repeated', answer: came.answer }
      : refused({ code: 'AnswerOfOthers' });
  }

  async #first(
    { asker: { role }, commandId }: SentOnce,
    digest: string,
    carryOut: () => Promise<Came<Report, Refusal>>,
  ): Promise<Came<Report, Refusal>> {
    const came = this.inTurn(carryOut);
    this.#given.set(commandId, { digest, role, came });
    const oldest = this.#given.size > REMEMBERED ? this.#given.keys().next().value : undefined;
    if (oldest !== undefined) this.#given.delete(oldest);
    let isAnswered = false;
    try {
      const outcome = await came;
      isAnswered = outcome.outcome === 'accepted';
      return outcome;
    } finally {
      if (!isAnswered) this.#given.delete(commandId);
    }
  }
}
