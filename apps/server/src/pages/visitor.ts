import type { PrintedSheet, Visitor } from '@samspar/pages';
import type { Request } from 'express';
import { localPath } from '../sign-in/local-path.js';
import { signedInOf } from '../who.js';
import { languageOf } from './language.js';

/** By the id of an association. */
export type PaperOf = (association: string | null) => PrintedSheet;

/** The visitor that a request comes from; the application says in its `locals` what holds for all. */
export const visitorOf = (request: Request): Visitor => {
  const signedIn = signedInOf(request);
  const paperOf = request.app.locals['paper'] as PaperOf | undefined;
  return {
    language: languageOf(request),
    roles: signedIn?.asker.roles ?? [],
    name: signedIn?.name ?? null,
    csrf: signedIn?.csrf ?? null,
    demonstration: request.app.locals['demonstration'] === true,
    idleMinutes: Number(request.app.locals['idleMinutes']),
    address: localPath(request.originalUrl),
    ...(paperOf && { paper: paperOf(signedIn?.asker.association ?? null) }),
  };
};
