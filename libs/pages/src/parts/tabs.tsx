import { useTexts } from '../looking.js';

type Tab = Readonly<{ label: string; href: string; isCurrent: boolean; count?: number }>;

/** Views of one thing, each a page of its own with its own address. */
export const Tabs = ({ label, tabs }: Readonly<{ label: string; tabs: readonly Tab[] }>) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <a href={tab.href} {...(tab.isCurrent && { 'aria-current': 'page' })}>
            {tab.label}
            {tab.count !== undefined && <span class="count"> ({tab.count})</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

type PaginationProps = Readonly<{
  /** From 1. */
  page: number;
  pages: number;
  /** Address of a page by its number. */
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
export const Progress = ({ label, done, all }: ProgressProps) => (
  <div class="progress">
    <label for="framsteg">{label}</label>
    <progress id="framsteg" value={done} max={all} />
    <p>{useTexts().progress(done, all)}</p>
  </div>
);
