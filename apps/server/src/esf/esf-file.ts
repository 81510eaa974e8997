import { StreamableFile } from '@nestjs/common';
import { esfFile, esfFileName } from '@samspar/esf';
import { type EsfListFetched, type EsfRefusal, esfSentence } from '@samspar/use-cases';
import type { Response } from 'express';
import { Problem } from '../problem.js';
import { problemOfRefusal } from '../refusals.js';

const STATUSES: Readonly<Partial<Record<EsfRefusal['code'], number>>> = {
  AuthorityNotKnown: 409,
  NobodyTookPart: 409,
  ListsBehind: 503,
  ListExpired: 410,
  ListChanged: 410,
};

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Why a list to ESF is not made, or not given. */
export const esfProblem = (refusal: EsfRefusal): Problem =>
  refusal.code === 'CommandIdReused'
    ? problemOfRefusal(refusal)
    : new Problem(STATUSES[refusal.code] ?? 422, refusal.code, esfSentence(refusal), {
        ...('allowed' in refusal && { facts: { allowed: refusal.allowed } }),
        ...(refusal.code === 'ListsBehind' && { headers: { 'Retry-After': '1' } }),
      });

export const esfListNotFound = (): Problem =>
  new Problem(404, 'EsfListNotFound', {
    sv: 'Listan finns inte, eller så har någon annan gjort den.',
    en: 'There is no such list, or somebody else made it.',
  });

/** A list that was fetched, as it is saved. */
export const sentEsfList = async (
  response: Response,
  { made, list, template }: EsfListFetched,
): Promise<StreamableFile> => {
  response.set('Cache-Control', 'no-store');
  return new StreamableFile(await esfFile(list, template), {
    type: TYPES[template.file],
    disposition: `attachment; filename="${esfFileName(made.intervention, made.month, template)}"`,
  });
};
