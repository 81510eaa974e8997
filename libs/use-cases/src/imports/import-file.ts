import { createHash } from 'node:crypto';
import type { Association } from '@samspar/association';
import type { FileOptions, Importer, ImportRefusal, ImportReport, ReversalReport } from '@samspar/import';
import { associationNamed, type AssociationNotMeant } from '../associations.js';
import { accepted, Command, NOT_FOUND, type Outcome, refused } from '../message.js';
import type { Persons } from '../identities/persons.js';
import type { Drafts } from '@samspar/sealed-store';
import type { RepetitionRefusal, Reported, SentOnce } from './repetitions.js';
import { askedBy, associationsOf, reversibleBatch } from './import-access.js';
import { type ImportRuns, Stopped } from './import-runs.js';

/** What imports that somebody waits for need. */
export type ImportPorts = Readonly<{
  importer: Importer;
  persons: Pick<Persons, 'isProtected' | 'journeysIfProtected'>;
  drafts: Pick<Drafts, 'removeThose'>;
  /** As they are now set up. */
  associations: () => readonly Association[];
  runs: ImportRuns;
}>;

type Imported = Reported<ImportReport>;
export type ImportFileRefusal = ImportRefusal | AssociationNotMeant | RepetitionRefusal;

/** A file of journeys, one a row, to be written or, with `dryRun`, only tried. */
export class ImportFile extends Command<Outcome<Imported, ImportFileRefusal>> {
  constructor(
    readonly sent: SentOnce,
    /** The file, whole. */
    readonly bytes: Uint8Array,
    /** Its id; needed only where there are several. */
    readonly association: string | undefined,
    readonly options: FileOptions,
  ) {
    super(sent);
  }
}

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

/** Whoever waits for a file to be imported, by the same correlation id, has gone: it ends unless it has begun to be written. */
export class HangUp extends Command<Outcome<null>> {}

const digestOf = (association: string, { bytes, options }: ImportFile): string =>
  createHash('sha256')
    .update(JSON.stringify([association, options]))
    .update(bytes)
    .digest('hex');

export const importFile =
  ({ importer, persons, drafts, associations, runs }: ImportPorts) =>
  async (message: ImportFile): Promise<Outcome<Imported, ImportFileRefusal>> => {
    const { sent, bytes, options } = message;
    const { asker, correlationId } = sent;
    const named = associationNamed(associationsOf(asker, associations()), message.association);
    if ('refusal' in named) return refused(named.refusal);
    const { association } = named;
    return runs.stoppable(correlationId, (under) =>
      runs.imported.once(sent, digestOf(association.id, message), async () => {
        try {
          const taken = await importer.import(bytes, {
            ...options,
            ...askedBy(asker, association, { persons, drafts }),
            ...under,
            association,
          });
          if (taken.outcome === 'refused') return refused(taken.refusal);
          const { report, contents, position } = taken;
          return accepted({ report, association: association.id, contents, position });
        } catch (error) {
          if (error instanceof Stopped) return refused({ code: 'ImportCancelled' });
          throw error;
        }
      }),
    );
  };

export const hangUp =
  ({ runs }: Pick<ImportPorts, 'runs'>) =>
  async ({ caller }: HangUp): Promise<Outcome<null>> => {
    runs.stop(caller.correlationId);
    return accepted(null);
  };

export const reverseImport =
  (ports: ImportPorts) =>
  ({ sent, batch }: ReverseImport): Promise<Reversed> =>
    ports.runs.reversed.once(sent, '', async () => {
      const held = await reversibleBatch(ports, sent.asker, batch);
      if (!held) return NOT_FOUND;
      const { association, contents } = held;
      const { progress } = ports.runs;
      const reversal = await ports.importer.reverse(batch, {
        ...askedBy(sent.asker, association, ports),
        progress,
      });
      if (reversal.outcome === 'refused') return NOT_FOUND;
      const { report, position } = reversal;
      return accepted({ association: association.id, contents, report, position });
    });
