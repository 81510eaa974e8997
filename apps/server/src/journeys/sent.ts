import { nameBasedId } from '@samspar/event-store';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import type { Sent } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Problem } from '../problem.js';
import { journeyNotFound } from '../refusals.js';
import { who } from '../who.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const KEY = /^[\x21-\x7e]{1,200}$/;
const REVISION = /^"(\d{1,15})"$/;

const inOrder = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
};

/** JSON with the keys of every object in order. */
const canonical = (body: unknown): string => JSON.stringify(inOrder(body)) ?? '';

/** The command's id from the header `Idempotency-Key`. Throws a problem where the header is missing or cannot be used. */
export const commandIdOf = (request: Request): string => {
  const key = request.get('Idempotency-Key');
  if (key === undefined || key === '')
    throw new Problem(400, 'IdempotencyKeyMissing', {
      sv: 'Rubriken Idempotency-Key saknas: skicka en ny UUID för varje uppgift, och samma igen när du försöker om.',
      en: 'The header Idempotency-Key is missing: send a new UUID with every command, and the same one when you retry.',
    });
  if (!KEY.test(key) || (!UUID.test(key.toLowerCase()) && looksLikeIdentityNumber(key)))
    throw new Problem(400, 'IdempotencyKeyUnusable', {
      sv: 'Rubriken Idempotency-Key ska vara 1–200 tecken ur ASCII utan blanksteg och inget personnummer: använd en UUID.',
      en: 'The header Idempotency-Key must be 1 to 200 ASCII characters without spaces and no identity number: use a UUID.',
    });
  return nameBasedId(who(request).actor, request.method, request.path, key);
};

/** The revision that the sender has seen, from `If-Match`. Throws a problem where it is missing or cannot be used. */
export const expectedOf = (request: Request): number => {
  const header = request.get('If-Match');
  if (header === undefined)
    throw new Problem(428, 'IfMatchMissing', {
      sv: 'Rubriken If-Match saknas: hämta ärendet och skicka tillbaka dess ETag.',
      en: 'The header If-Match is missing: read the journey and send its ETag back.',
    });
  const revision = REVISION.exec(header.trim())?.[1];
  if (revision === undefined)
    throw new Problem(400, 'IfMatchUnusable', {
      sv: 'Rubriken If-Match ska vara ärendets ETag, till exempel "3".',
      en: 'The header If-Match must be the ETag of the journey, such as "3".',
    });
  return Number(revision);
};

/** The journey's id from the address. Throws the problem 404 where it is none. */
export const journeyIdOf = (request: Request): string => {
  const id = request.params['id'];
  if (typeof id !== 'string' || !UUID.test(id)) throw journeyNotFound();
  return id;
};

/** A command as a request brings it. Throws a problem where its headers are missing or cannot be used. */
export const sentBy = (request: Request): Sent => ({
  ...callerOf(request),
  commandId: commandIdOf(request),
  text: canonical(request.body),
});
