import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Packages = Readonly<Record<string, string>>;

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as {
  dependencies: Packages;
  devDependencies: Packages;
};
const told = (section: string): readonly string[] => {
  const [, text = ''] = read('docs/dependencies.md').split(`## ${section}\n`);
  const [table = ''] = text.split('\n## ');
  return Array.from(table.matchAll(/^\| (`.*?) +\|/gm), ([, cell = '']) => cell)
    .flatMap((cell) => cell.split(', '))
    .map((name) => name.replaceAll('`', ''))
    .toSorted();
};

describe('the page of dependencies', () => {
  it('says why each package is here at run time', () =>
    expect(told('At run time')).toEqual(Object.keys(dependencies).toSorted()));

  it('says why each package is here to build and to prove', () =>
    expect(told('To build and to prove')).toEqual(Object.keys(devDependencies).toSorted()));

  it('is of packages that are pinned exactly', () =>
    expect(
      Object.entries({ ...dependencies, ...devDependencies }).filter(
        ([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
      ),
    ).toEqual([]));
});
