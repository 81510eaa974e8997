import { textsOf } from '@samspar/pages';
import type { IdentifyRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';

/** 410: it was erased. 409: nobody knows. 403: it is not for this auditor. */
const STATUS: Readonly<Record<IdentifyRefusal['code'], 403 | 409 | 410>> = {
  MandateDoesNotCover: 403,
  ProtectedFromAudit: 403,
  NobodyIsKnown: 409,
  IdentityErased: 410,
};

/** The problem of an auditor who is not told whom a journey is about. */
export const identityRefused = ({ code }: IdentifyRefusal): Problem =>
  new Problem(STATUS[code], code, {
    sv: textsOf('sv').replay.identity.refusals[code],
    en: textsOf('en').replay.identity.refusals[code],
  });
