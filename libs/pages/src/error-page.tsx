import type { Sentence } from '@samspar/kernel';
import { Page } from './layout.js';
import { useTexts } from './looking.js';
import { ButtonLink } from './parts/form.js';

const KNOWN = [400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503] as const;
type Known = (typeof KNOWN)[number];
type ErrorWords = Readonly<{ title: string; what: string; todo: string }>;

/** Conflicts of any kind read alike. */
const statusOf = (status: number): Known =>
  status === 412 ? 409 : (KNOWN.find((known) => known === status) ?? (status < 500 ? 400 : 500));

/** Statuses whose own sentence tells the reader more than the page's; those of the rest speak to a program. */
const SPEAKING: readonly Known[] = [409, 410, 422];

type ErrorPageProps = Readonly<{
  problem: Readonly<{ status: number; code: string; sentence: Sentence }>;
  reference?: string;
}>;

/**
 * The page of a problem: what is wrong and what to do, in the layout. `reference` is the number that whoever operates the
 * server finds in its log; it is shown where there is something to report.
 */
export const ErrorPage = ({ problem: { status, code, sentence }, reference }: ErrorPageProps) => {
  const { languageCode, errors: texts } = useTexts();
  const known = statusOf(status);
  const codes: Readonly<Partial<Record<string, ErrorWords>>> = texts.codes;
  const { title, what, todo } = codes[code] ?? texts[known];
  return (
    <Page title={title}>
      <p class="lead">{what}</p>
      {SPEAKING.includes(known) && (
        <blockquote class="said" aria-label={texts.said}>
          <p>{sentence[languageCode]}</p>
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
