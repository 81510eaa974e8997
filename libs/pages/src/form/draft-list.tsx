import { useTexts, useVisitor } from '../looking.js';
import { About } from '../parts/work-item.js';
import { momentInWords } from '../words/moment.js';
import { Notice } from '../parts/notice.js';
import type { Visitor } from '../visitor.js';
import { addressOfDraft, type LeftForm } from './draft.js';

/** A draft as lists show it. */
export type ShownDraft = Readonly<{
  left: LeftForm;
  /** What it is to register, and whom it is about as far as was typed. */
  title: string;
  about: readonly string[];
  /** When it was saved; the day too where that is not today. */
  when: string;
}>;

/** The page that asks before a draft is thrown away; it leads back to the page it was asked for on. */
export const addressOfDiscard = (
  { id }: Pick<LeftForm, 'id'>,
  { address }: Pick<Visitor, 'address'>,
): string => `/utkast/${id}/slang?till=${encodeURIComponent(address)}`;

/** How a form stands to the drafts of it. */
export type Drafted = Readonly<{
  /** When the draft was saved that the form is filled in from. */
  draftAt?: number;
  /** True where the address names a draft that is not there. */
  isGone?: boolean;
  /** The other drafts of the form. */
  drafts?: readonly ShownDraft[];
}>;

type AboutDraftsProps = Readonly<{ state: Drafted }>;

/** What is to be said of drafts before a form. */
export const AboutDrafts = ({ state: { draftAt, isGone, drafts = [] } }: AboutDraftsProps) => {
  const texts = useTexts();
  const words = texts.drafts;
  return (
    <>
      {draftAt !== undefined && (
        <Notice title={words.title(momentInWords(texts, draftAt))}>{words.what}</Notice>
      )}
      {isGone && (
        <Notice tone="due" title={words.gone}>
          {words.goneWhat}
        </Notice>
      )}
      <DraftList drafts={drafts} />
    </>
  );
};

type DraftListProps = Readonly<{ drafts: readonly ShownDraft[] }>;

/** The drafts of whoever looks, each with the ways to go on with it and to throw it away; nothing where there are none. */
export const DraftList = ({ drafts }: DraftListProps) => {
  const visitor = useVisitor();
  const words = useTexts().drafts;
  const [first] = drafts;
  return first === undefined ? null : (
    <Notice title={words.listed(drafts.length, first.when)}>
      <ul class="drafts">
        {drafts.map(({ left, title, about }) => (
          <li key={left.id}>
            <p class="task">
              <a href={addressOfDraft(left)}>{title}</a>
              <a class="aside" href={addressOfDiscard(left, visitor)}>
                {words.discardShort}
                <span class="unseen"> {title}</span>
              </a>
            </p>
            <About told={about} />
          </li>
        ))}
      </ul>
    </Notice>
  );
};
