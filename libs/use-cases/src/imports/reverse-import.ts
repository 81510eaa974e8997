import type { ReversalReport } from '@samspar/import';
import { accepted, Command, NOT_FOUND, type Outcome } from '../message.js';
import type { RepetitionRefusal, Reported, SentOnce } from './repetitions.js';
import { askedBy, reversibleBatch } from './import-access.js';
import type { ImportPorts } from './import-file.js';

type Reversed = Outcome<Reported<ReversalReport>, RepetitionRefusal>;

/** Takes a batch back: its journeys become misregistered, its corrections are undone. */
export class ReverseImport extends Command<Reversed> {
  constructor(
    readonly sent: SentOnce,
    readonly batch: string,
  ) {
    super(sent);
  }
}

export const reverseImport =
  ({ importer, runs }: ImportPorts) =>
  ({ sent, batch }: ReverseImport): Promise<Reversed> =>
    runs.reversed.once(sent, '', async () => {
      const held = await reversibleBatch(importer, sent.asker, batch);
      if (!held) return NOT_FOUND;
      const { progress } = runs;
      const reversal = await importer.reverse(batch, { ...askedBy(sent.asker, held.association), progress });
      if (reversal.outcome === 'refused') return NOT_FOUND;
      return accepted({ ...held, report: reversal.report, position: reversal.position });
    });
