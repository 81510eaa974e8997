import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A page as an HTML document; text and attributes are escaped. */
export const render = <Props>(page: VNode<Props>): string => `<!doctype html>${renderToString(page)}`;
