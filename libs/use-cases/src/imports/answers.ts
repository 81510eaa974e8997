import { Injectable } from '@nestjs/common';
import { type Asker, maySeeImported } from '@samspar/access';
import type { FileContents, ImportReport, ReversalReport } from '@samspar/import';
import { Problem } from '../problem.js';
import { reusedKey } from '../refusals.js';
import { notAllowed } from '../sign-in/refusals.js';

/** Whoever sent the file has hung up before anything was written; whoever else waits for the same answer carries it out. */
export class HungUp extends Problem {
  constructor() {
    super(400, 'ImportCancelled', {
      sv: 'Anslutningen bröts innan något var inläst: skicka filen igen.',
      en: 'The connection was cut before anything was imported: send the file again.',
    });
  }
}

/** A report with the log position that sees all of it, for `after=`, and what it is about. */
type ImportAnswer = Readonly<{
  report: ImportReport | ReversalReport;
  position: bigint;
  association: string;
  contents: FileContents;
}>;

type Given = Readonly<{ digest: string; role: string; answer: Promise<ImportAnswer> }>;

/** Answers remembered at once; the oldest is forgotten first. */
const REMEMBERED = 100;

/**
 * What was answered to each `Idempotency-Key` of an import, while the server runs, so that a repeated request waits for the
 * same answer instead of reading the file again. The log needs no such memory: a file already taken imports nothing new.
 */
@Injectable()
export class ImportAnswers {
  readonly #given = new Map<string, Given>();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * The first answer to the command, where the asker may still see it, or what `carryOut` answers; one import runs at a time. Throws
   * where the body is another.
   */
  async once(
    asker: Asker,
    commandId: string,
    digest: string,
    carryOut: () => Promise<ImportAnswer>,
  ): Promise<ImportAnswer> {
    const earlier = this.#given.get(commandId);
    if (earlier) {
      if (earlier.digest !== digest) throw reusedKey();
      const answer = await earlier.answer.catch((error: unknown) => {
        if (error instanceof HungUp) return undefined;
        throw error;
      });
      if (!answer) return this.once(asker, commandId, digest, carryOut);
      const { role } = earlier;
      const { association, contents } = answer;
      if (!maySeeImported(asker, { role, association, file: { association, ...contents } }))
        throw notAllowed();
      return answer;
    }
    const answer = this.#last.then(carryOut);
    this.#last = answer.catch(() => this.#given.delete(commandId));
    this.#given.set(commandId, { digest, role: asker.role, answer });
    const oldest = this.#given.size > REMEMBERED ? this.#given.keys().next().value : undefined;
    if (oldest !== undefined) this.#given.delete(oldest);
    return answer;
  }
}
