import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as codes from '@samspar/codes';
import ts from 'typescript';
import { RETIRED, retiredIn } from './retired-words.js';

/** Attributes that are read by people. */
const READ = [
  'alt',
  'aria-label',
  'aria-description',
  'title',
  'placeholder',
  'label',
  'hint',
  'legend',
  'caption',
];
const WORD = /\p{L}{2,}/u;

const wordsOf = (node: ts.Node): readonly string[] => {
  if (ts.isJsxText(node)) return WORD.test(node.text) ? [node.text.trim()] : [];
  if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression))
    return ts.isJsxAttribute(node.parent) || !WORD.test(node.expression.text) ? [] : [node.expression.text];
  if (ts.isJsxAttribute(node) && READ.includes(node.name.getText()) && node.initializer) {
    const said = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
    return said && ts.isStringLiteralLike(said) && WORD.test(said.text) ? [said.text] : [];
  }
  return [];
};

/** Words that stand in a template instead of the catalogue. */
const wordsIn = (source: string): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    found.push(...wordsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('page.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
};

describe('a template', () => {
  it.each(globSync('{apps/server,libs/pages}/src/**/*.tsx').toSorted())(
    'has no word of its own: %s',
    (file) => expect(wordsIn(readFileSync(file, 'utf8'))).toEqual([]),
  );

  it.each([
    '<p>Spara ärendet</p>',
    '<p>{"Spara ärendet"}</p>',
    '<a aria-label="Ta bort">×</a>',
    '<TextField label={`Namn`} />',
  ])('with words would be found: %s', (source) => expect(wordsIn(source)).toHaveLength(1));

  it('may have marks, names of classes and words of the catalogue', () =>
    expect(wordsIn('<p class="lead" id="svar">{texts.save} · {name}: {count} ×</p>')).toEqual([]));
});

/** The Swedish that is read, by whoever imports too: every text of the sources, save the words that cells may hold. */
const TEXTS = globSync('{libs,apps}/**/*.{ts,tsx}')
  .filter((file) => !/node_modules|\.spec\.|\/dist\/|codes\/src\/(exit-)?lists|cell-readers/.test(file))
  .toSorted();

const textsIn = (source: string): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('texts.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
};

describe('one word for one thing', () => {
  const texts = TEXTS.flatMap((file) =>
    textsIn(readFileSync(file, 'utf8')).map((text) => ({ file, text, retired: retiredIn(text) })),
  );

  it.each(RETIRED)('%s', (rule) => {
    expect(TEXTS.length).toBeGreaterThan(300);
    const found = texts.filter(({ retired }) => retired.some((one) => one.endsWith(`: ${rule}`)));
    expect(found.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('holds for what the entries of the lists are called', () => {
    const names = Object.values(codes).flatMap((list) =>
      Array.isArray(list) ? (list as codes.CodeList).flatMap(({ sv, en }) => [sv, en]) : [],
    );
    expect(names).toContain('Osubventionerad anställning');
    expect(names.filter((name) => retiredIn(name).length > 0)).toEqual([]);
  });

  it('would be found missing in any text', () =>
    expect(textsIn('const one = `${count} resor är klara`; const two = "en resa";')).toEqual([
      '',
      ' resor är klara',
      'en resa',
    ]));
});
