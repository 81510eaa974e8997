import { type EvaluationFileMade, evaluationStream, mayReadAccessLog } from '@samspar/access';
import type { Association } from '@samspar/association';
import { accepted, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { EvaluationPorts } from '../ports.js';
import { type EvaluationGiver, giverOfEvaluation } from './evaluation.js';

/** A file that was made, by whom and when, and whether whoever asks can fetch it. */
export type ListedEvaluationFile = EvaluationFileMade['data'] &
  Readonly<{ by: string; madeAt: number; isThere: boolean; isMine: boolean }>;

export type EvaluationFilesRead = Readonly<{
  association: Association;
  /** The latest first. */
  files: readonly ListedEvaluationFile[];
  /** What she may make a file of; undefined where she makes none. */
  giver: EvaluationGiver | undefined;
  /** Full names, by user id. */
  names: ReadonlyMap<string, string>;
}>;

/** The files for evaluation that have been made: of all authorities for auditors, of her own for whoever leads an insats. No person is in it. */
export class ReadEvaluationFiles extends Query<Outcome<EvaluationFilesRead>> {}

export const readEvaluationFiles =
  (ports: EvaluationPorts) =>
  async ({ caller: { asker } }: ReadEvaluationFiles): Promise<Outcome<EvaluationFilesRead>> => {
    const association = ports.associations().find(({ id }) => id === asker.association);
    if (!association) return NOT_FOUND;
    const asked = asker.roles.includes('team-lead') ? giverOfEvaluation(ports, asker) : undefined;
    const giver = asked && !('code' in asked) && asked.interventions.length > 0 ? asked : undefined;
    const readsAll = mayReadAccessLog(asker, association.id);
    const { stored } = await ports.streams.load(evaluationStream, association.id);
    const made = stored
      .map((one) => ({ data: evaluationStream.upcast(one).data, one }))
      .filter(({ data }) => readsAll || data.authority === asker.authority)
      .toReversed();
    const files = await Promise.all(
      made.map(async ({ data, one: { metadata, recordedAt } }) => ({
        ...data,
        by: metadata.actor,
        madeAt: recordedAt,
        isThere: data.expiresAt > ports.now() && (await ports.evaluationFiles.find(data.file)) !== undefined,
        isMine: metadata.actor === asker.actor,
      })),
    );
    return accepted({
      association,
      files,
      giver,
      names: await ports.staff.namesOf(files.map(({ by }) => by)),
    });
  };
