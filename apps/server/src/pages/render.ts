import type { Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A page as an HTML document; text and attributes are escaped. */
export const render = <Props>(page: VNode<Props>): string => `<!doctype html>${renderToString(page)}`;

/** Answers with a page that no cache keeps: every page may show a person, and all show who is signed in. */
export const show = <Props>(response: Response, page: VNode<Props>, status = 200): void => {
  response.status(status).set('Cache-Control', 'no-store').type('html').send(render(page));
};
