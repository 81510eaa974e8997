import { randomUUID } from 'node:crypto';
import { OPERATOR } from '@samspar/access';
import {
  type FileOptions,
  type ImportReport,
  importRefusalSentence,
  type ReversalReport,
} from '@samspar/import';
import type { Installation } from '@samspar/installation';
import {
  type AssociationNotMeant,
  ImportFile,
  type ImportFileRefusal,
  ImportRuns,
  Persons,
  type RowsDone,
  ReverseImport,
  type Send,
  sendTo,
  useCasesOfFiles,
} from '@samspar/use-cases';
import { answerIn } from './outcome.js';
import { CommandRefused, refusedWith, wrongUsage } from './terminal.js';

const sendOn = ({ importer, streams, vault, views, sealed }: Installation, progress?: RowsDone): Send =>
  sendTo(
    useCasesOfFiles({
      importer,
      persons: new Persons({ streams, vault, views: () => views }),
      drafts: sealed.drafts,
      associations: () => views.associations(),
      runs: new ImportRuns(progress),
    }),
  );

/** Each command is one of its own: what was done before is found in the log. */
const sent = () => ({ asker: OPERATOR, correlationId: randomUUID(), commandId: randomUUID() });

export const associationRefused = ({ code, value, allowed }: AssociationNotMeant): CommandRefused => {
  const ids = allowed.join(', ');
  if (code === 'NoAssociation')
    return new CommandRefused('Inget förbund är upplagt: kör samspar setup FIL.json först.');
  if (code === 'AssociationMustBeNamed')
    return wrongUsage(`Det finns flera förbund: ange ett med --association (${ids}).`);
  return new CommandRefused(`Förbundet ${value} finns inte. Upplagda förbund: ${ids}.`);
};

const refused = (refusal: ImportFileRefusal): CommandRefused => {
  if ('allowed' in refusal) return associationRefused(refusal);
  if (
    refusal.code === 'CommandIdReused' ||
    refusal.code === 'AnswerOfOthers' ||
    refusal.code === 'ImportCancelled'
  )
    throw new Error(`A command that is sent once came to ${refusal.code}.`);
  return refusedWith(importRefusalSentence(refusal), refusal);
};

/** Imports a file for the operator; `association` is needed only where there are several. Throws `CommandRefused`. */
export const importAsOperator = async (
  installation: Installation,
  bytes: Uint8Array,
  { association, ...options }: FileOptions & Readonly<{ association?: string | undefined }>,
  progress?: RowsDone,
): Promise<ImportReport> => {
  const message = new ImportFile(sent(), bytes, association, options);
  return answerIn(await sendOn(installation, progress)(message), refused).report;
};

/** Takes a batch back for the operator. Throws `CommandRefused`. */
export const reverseAsOperator = async (
  installation: Installation,
  batch: string,
  progress: RowsDone,
): Promise<ReversalReport> => {
  const message = new ReverseImport(sent(), batch);
  const outcome = await sendOn(installation, progress)(message);
  if (outcome.outcome === 'notFound') throw refused({ code: 'BatchUnknown' });
  return answerIn(outcome, refused).report;
};
