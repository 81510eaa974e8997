import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Looking } from './looking.js';
import type { Visitor } from './visitor.js';

/** A page as an HTML document, for whoever looks at it; text and attributes are escaped. */
export const render = <Props,>(visitor: Visitor, page: VNode<Props>): string =>
  `<!doctype html>${renderToString(<Looking.Provider value={visitor}>{page}</Looking.Provider>)}`;

/** Whether two things look the same on a page; of such as do not ask who looks at it. */
export const looksAlike = (one: ComponentChildren, other: ComponentChildren): boolean =>
  renderToString(<>{one}</>) === renderToString(<>{other}</>);
