import { StreamableFile } from '@nestjs/common';
import { type EvaluationFile, evaluationFileName, evaluationZip } from '@samspar/evaluation';
import { type EvaluationRefusal, evaluationSentence } from '@samspar/use-cases';
import type { Response } from 'express';
import { Problem } from '../problem.js';
import { problemOfRefusal } from '../refusals.js';

const STATUSES: Readonly<Partial<Record<EvaluationRefusal['code'], number>>> = {
  AuthorityNotKnown: 409,
  NothingToGive: 409,
  ListsBehind: 503,
  FileExpired: 410,
};

/** Why a file for evaluation is not made, or not given. */
export const evaluationProblem = (refusal: EvaluationRefusal): Problem =>
  refusal.code === 'CommandIdReused'
    ? problemOfRefusal(refusal)
    : new Problem(STATUSES[refusal.code] ?? 422, refusal.code, evaluationSentence(refusal), {
        ...('allowed' in refusal && { facts: { allowed: refusal.allowed } }),
        ...(refusal.code === 'ListsBehind' && { headers: { 'Retry-After': '1' } }),
      });

export const evaluationFileNotFound = (): Problem =>
  new Problem(404, 'EvaluationFileNotFound', {
    sv: 'Filen finns inte, eller så har någon annan gjort den.',
    en: 'There is no such file, or somebody else made it.',
  });

/** A file for evaluation that was fetched, as it is saved. */
export const sentEvaluationFile = async (
  response: Response,
  file: EvaluationFile,
): Promise<StreamableFile> => {
  response.set('Cache-Control', 'no-store');
  return new StreamableFile(await evaluationZip(file), {
    type: 'application/zip',
    disposition: `attachment; filename="${evaluationFileName(file)}"`,
  });
};
