import { StreamableFile } from '@nestjs/common';
import { bundleFile, bundleName } from '@samspar/evidence-bundle';
import {
  type EvidenceBundle,
  type EvidenceRefusal,
  evidenceSentence,
  MakeBundle,
  SealBundle,
} from '@samspar/use-cases';
import type { Response } from 'express';
import { callerOf } from '../caller.js';
import type { Dispatch } from '../dispatch.js';
import { Problem } from '../problem.js';
import { problemOfRefusal } from '../refusals.js';

type Refusal = Parameters<typeof problemOfRefusal>[0] | EvidenceRefusal;

const CODES = {
  NoHeadYet: 409,
  LogDiffers: 409,
  HeadKeyMissing: 409,
  NothingInPeriod: 422,
  TooManyEvents: 422,
  NoSuchHead: 422,
  PeriodBackwards: 422,
  GroundMissing: 422,
  TextsNotGiven: 403,
  TextsProtected: 403,
  TextsErased: 410,
} as const satisfies Readonly<Record<EvidenceRefusal['code'], number>>;

const isOfEvidence = (refusal: Refusal): refusal is EvidenceRefusal => refusal.code in CODES;

/** Why evidence is not given. */
export const evidenceProblem = (refusal: Refusal): Problem =>
  isOfEvidence(refusal)
    ? new Problem(CODES[refusal.code], refusal.code, evidenceSentence(refusal))
    : problemOfRefusal(refusal);

/** A bundle that was made, as the file that is saved. */
export const sentBundle = async (
  dispatch: Pick<Dispatch, 'answer'>,
  response: Response,
  bundle: EvidenceBundle,
): Promise<StreamableFile> => {
  const file = await bundleFile(bundle, (manifest, head) =>
    dispatch.answer(new SealBundle(callerOf(response.req), manifest, head), evidenceProblem),
  );
  response.set('Cache-Control', 'no-store');
  return new StreamableFile(file, {
    type: 'application/zip',
    disposition: `attachment; filename="${bundleName(bundle)}"`,
  });
};

/** Evidence as a file. Throws the problem of what is refused; `notFound` that of what is not there. */
export const evidenceFile = async (
  dispatch: Pick<Dispatch, 'answer'>,
  response: Response,
  of: MakeBundle['of'],
  notFound?: () => Problem,
  options: MakeBundle['options'] = {},
): Promise<StreamableFile> => {
  const asked = new MakeBundle(callerOf(response.req), of, options);
  return sentBundle(dispatch, response, await dispatch.answer(asked, evidenceProblem, notFound));
};
