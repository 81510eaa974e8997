import { render } from '@samspar/pages';
import type { Response } from 'express';
import type { VNode } from 'preact';
import { visitorOf } from './visitor.js';

/** Answers with a page that no cache keeps: every page may show a person, and all show who is signed in. */
export const show = <Props>(response: Response, page: VNode<Props>, status = 200): void => {
  const html = render(visitorOf(response.req), page);
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
};
