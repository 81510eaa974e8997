import { useTexts } from '../looking.js';

/** A way to one view of something; `count` of what there is to see. */
type Way = Readonly<{ label: string; href: string; isCurrent: boolean; count?: number }>;
type WaysProps = Readonly<{
  ways: readonly Way[];
  class?: string;
  /** What the current one is: a page, or something else (`true`). */
  current?: 'page' | 'true';
}>;

/** The ways to several views of one thing, and which of them one looks at. */
export const Ways = ({ ways, class: look, current = 'page' }: WaysProps) => (
  <ul class={look}>
    {ways.map(({ label, href, isCurrent, count }) => (
      <li key={href}>
        <a href={href} {...(isCurrent && { 'aria-current': current })}>
          {label}
          {count !== undefined && <span class="count"> ({count})</span>}
        </a>
      </li>
    ))}
  </ul>
);

/** Views of one thing, each a page of its own with its own address. */
export const Tabs = ({ label, tabs }: Readonly<{ label: string; tabs: readonly Way[] }>) => (
  <nav class="tabs" aria-label={label}>
    <Ways ways={tabs} />
  </nav>
);

type PaginationProps = Readonly<{
  /** From 1. */
  page: number;
  pages: number;
  href: (page: number) => string;
}>;

/** The way to the next and the previous page of a long list; nothing where all is on one. */
export const Pagination = ({ page, pages, href }: PaginationProps) => {
  const texts = useTexts().pagination;
  return pages < 2 ? null : (
    <nav class="pagination" aria-label={texts.label}>
      {page > 1 && (
        <a rel="prev" href={href(page - 1)}>
          {texts.previous}
        </a>
      )}
      <span>{texts.of(page, pages)}</span>
      {page < pages && (
        <a rel="next" href={href(page + 1)}>
          {texts.next}
        </a>
      )}
    </nav>
  );
};

type ProgressProps = Readonly<{ label: string; done: number; all: number }>;

/** How far long work has come, in words and as a bar. */
export const ProgressBar = ({ label, done, all }: ProgressProps) => (
  <div class="progress">
    <label for="framsteg">{label}</label>
    <progress id="framsteg" value={done} max={all} />
    <p>{useTexts().progress(done, all)}</p>
  </div>
);
