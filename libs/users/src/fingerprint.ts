import { createHash } from 'node:crypto';

/** A short name for an external id that can be read out, so that the id itself need not be: `3f9a-01bc`. */
export const fingerprintOf = (issuer: string, externalId: string): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, externalId]))
    .digest('hex')
    .slice(0, 8)
    .replace(/(?<=^.{4})/, '-');
