import type { Language } from '@samspar/pages';
import type { Request } from 'express';

/** Name of the cookie that remembers the language; it says nothing of the person. */
export const LANGUAGE_COOKIE = 'samspar-sprak';

const CHOSEN = new RegExp(String.raw`(?:^|;\s*)${LANGUAGE_COOKIE}=(sv|en)(?:;|$)`);

/** The language that was chosen with the switch; Swedish until then. */
export const languageOf = (request: Request): Language =>
  CHOSEN.exec(request.get('Cookie') ?? '')?.[1] === 'en' ? 'en' : 'sv';
