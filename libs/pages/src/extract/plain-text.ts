import type { ComponentChildren } from 'preact';
import { createElement, Fragment } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** What begins a line of its own. */
const LINE = /<(?:br|p|del|ins)\b[^<>]*>|<span class="line\b[^<>]*>/g;
const TAG = /<[^<>]*>/g;
const WRITTEN: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** A part of a page as plain text, a line for each of its lines. */
export const textOfPart = (part: ComponentChildren): string =>
  renderToString(createElement(Fragment, null, part))
    .replaceAll(LINE, '\n')
    .replaceAll(TAG, '')
    .replaceAll(/&(?:lt|gt|quot|amp);/g, (written) => WRITTEN[written] ?? written)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
