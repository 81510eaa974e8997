import { hash } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

export const isOpenData = (path: string): boolean => /^\/oppna-data(\/|$)/i.test(path);

/** Whether whoever asks for open data reads pages; programs are told what is amiss as problem details. */
export const readsPages = (request: Request): boolean =>
  (request.headers.accept ?? '').toLowerCase().includes('text/html');

/** What any page of any site may do with open data, and read of its answers. */
const SHARED = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Content-Length',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** Express middleware: open data are shared with other sites, whatever comes of the request, and who asks is not looked at. */
export const openly = (request: Request, response: Response, next: NextFunction): void => {
  if (!isOpenData(request.path)) return next();
  for (const [name, value] of Object.entries(SHARED)) response.set(name, value);
  response.set('Cache-Control', 'no-store');
  if (request.method !== 'OPTIONS') return next();
  response
    .status(204)
    .set('Allow', 'GET, HEAD')
    .set('Access-Control-Allow-Methods', 'GET, HEAD')
    .set('Access-Control-Allow-Headers', 'If-None-Match')
    .set('Access-Control-Max-Age', '86400')
    .end();
};

type OpenFileSent = Readonly<{
  text: string;
  type: string;
  /** How long it may be kept by whoever has it, in seconds. */
  maxAge: number;
  links: Readonly<Record<string, string>>;
}>;

/** Sends a file that everyone may keep: the same bytes have the same tag, and are not sent again to whoever has them. */
export const sendOpenly = (response: Response, { text, type, maxAge, links }: OpenFileSent): void => {
  const bytes = Buffer.from(text);
  response
    .set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    .set('Cache-Control', `public, max-age=${maxAge}`)
    .set('ETag', `"${hash('sha256', bytes)}"`)
    .type(`${type}; charset=utf-8`);
  if (Object.keys(links).length > 0) response.links({ ...links });
  response.send(bytes);
};
