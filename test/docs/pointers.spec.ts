import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The anchors of a page's headings, as they are made where the repository is read. */
const anchorsOf = (page: string): readonly string[] =>
  Array.from(read(page).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );

const leadsSomewhere = (pointer: string): boolean => {
  const [file = '', anchor] = pointer.split('#');
  return existsSync(join(ROOT, file)) && (anchor === undefined || anchorsOf(file).includes(anchor));
};

const inSources = globSync('{apps,libs,test}/**/*.{ts,tsx,js}', { cwd: ROOT }).flatMap((source) =>
  Array.from(read(source).matchAll(/\bdocs\/[\w/.-]+\.md(?:#[\w-]+)?/g), ([pointer]) => ({
    source,
    pointer,
  })),
);
const inPages = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT }).flatMap((source) =>
  Array.from(read(source).matchAll(/\]\(([^):#]*)(#[\w-]+)?\)/g), ([, file = '', anchor = '']) => ({
    source,
    pointer: (file === '' ? source : join(dirname(source), file)) + anchor,
  })),
);

/** Specs and sources that a page names as where something is done or proved. */
const namedInPages = globSync(['*.md', 'docs/*.md'], { cwd: ROOT }).flatMap((source) =>
  Array.from(read(source).matchAll(/`((?:apps|libs|test)\/[\w/.-]+)`/g), ([, file = '']) => ({
    source,
    file,
  })),
);

describe('pointers to the pages of the repository', () => {
  it('lead somewhere from the sources', () =>
    expect(inSources.filter(({ pointer }) => !leadsSomewhere(pointer))).toEqual([]));

  it('lead somewhere from page to page', () =>
    expect(inPages.filter(({ pointer }) => !leadsSomewhere(pointer))).toEqual([]));

  it('and the specs and sources that a page names are there', () =>
    expect(namedInPages.filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([]));
});

/** What a merge leaves in a file that two have written, as it stands and as the formatter has indented it. */
const LEFT_BY_A_MERGE = /^(<{7}|>{7}|(> ){6}>) \S/m;

describe('pages of the repository', () => {
  it('hold nothing that a merge left behind', () =>
    expect(
      globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT }).filter((page) => LEFT_BY_A_MERGE.test(read(page))),
    ).toEqual([]));
});
