import type { Sentence } from '@samspar/kernel';
import type { VNode } from 'preact';
import { Page } from './layout.js';
import { ButtonLink } from './parts/form.js';
import { textsOf } from './texts/texts.js';
import type { Visitor } from './visitor.js';

const KNOWN = [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503] as const;
type Known = (typeof KNOWN)[number];
type ErrorWords = Readonly<{ title: string; what: string; todo: string }>;

/** Conflicts of any kind read alike. */
const statusOf = (status: number): Known =>
  status === 412 ? 409 : (KNOWN.find((known) => known === status) ?? (status < 500 ? 400 : 500));

/** Statuses whose own sentence tells the reader more than the page's; those of the rest speak to a program. */
const SPEAKING: readonly Known[] = [409, 422];

/**
 * The page of a problem: what is wrong and what to do, in the layout. `reference` is the number that whoever operates the
 * server finds in its log; it is shown where there is something to report.
 */
export const errorPage = (
  { status, code, sentence }: Readonly<{ status: number; code: string; sentence: Sentence }>,
  visitor: Visitor,
  reference?: string,
): VNode => {
  const texts = textsOf(visitor.language).errors;
  const known = statusOf(status);
  const codes: Readonly<Partial<Record<string, ErrorWords>>> = texts.codes;
  const { title, what, todo } = codes[code] ?? texts[known];
  return (
    <Page visitor={visitor} title={title}>
      <p class="lead">{what}</p>
      {SPEAKING.includes(known) && (
        <blockquote class="said" aria-label={texts.said}>
          <p>{sentence[visitor.language]}</p>
        </blockquote>
      )}
      <p>{todo}</p>
      {known >= 500 && reference !== undefined && (
        <p class="reference">
          {texts.reference}
          <code>{reference}</code>
        </p>
      )}
      <ButtonLink href="/">{texts.home}</ButtonLink>
    </Page>
  );
};
