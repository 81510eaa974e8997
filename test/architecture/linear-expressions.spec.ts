import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { analyse } from 'scslre';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = globSync('{apps,libs}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.includes('.spec.'));

/** What of a text, repeated, an expression would take more than twice as long for when it comes twice as often. */
const growsOn = ({ source, flags }: Readonly<{ source: string; flags: string }>): readonly string[] =>
  analyse({ source, flags }).reports.map(({ type, character }) => `${type} on ${character.pick}`);

const literalsIn = (file: string, text: string): RegExp[] => {
  const found: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push(new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
    }
    ts.forEachChild(node, visit);
  };
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind));
  return found;
};

/** Here they are made of the operator's own DEBUG, and tried on names of some letters. */
const OF_THE_OPERATOR = 'libs/event-store-eventstoredb/src/address.ts';
/** Where else expressions are put together at run time, and how they come to be. */
const MADE: Readonly<Record<string, () => Promise<unknown>>> = {
  'apps/server/src/pages/language.ts': () => import('../../apps/server/src/pages/language.js'),
  'libs/identity-number/src/identity-in-text.ts': () => import('@samspar/identity-number'),
  'apps/server/src/known-methods.ts': async () => {
    const { knownMethods } = await import('../../apps/server/src/known-methods.js');
    const paths = { '/api/v1/journeys/{id}/events/{event}': {} };
    return knownMethods({ openapi: '3.0.0', info: { title: '', version: '' }, paths });
  },
  'libs/pages/src/form/row-questions.tsx': async () => {
    const { sources } = await import('@samspar/pages');
    return sources('a.b', { label: () => '' });
  },
};

const madeBy = async (make: () => Promise<unknown>): Promise<readonly RegExp[]> => {
  const made: RegExp[] = [];
  const { RegExp: Own } = globalThis;
  globalThis.RegExp = new Proxy(Own, {
    construct(target, [pattern, flags]: [string, string?]) {
      const expression = new target(pattern, flags);
      made.push(expression);
      return expression;
    },
  });
  try {
    await make();
  } finally {
    globalThis.RegExp = Own;
  }
  return made;
};

describe('every expression takes time in proportion to its text, whoever wrote it', () => {
  it.each([/^\d+\s*[- ]\s*\d+$/, /(\w+)+$/, /[?#].*$/, /\s+$/])('%s would be caught', (expression) =>
    expect(growsOn(expression)).not.toEqual([]),
  );

  it('as it stands in the source', () => {
    let count = 0;
    const growing = files.flatMap((file) => {
      const literals = literalsIn(file, readFileSync(root + file, 'utf8'));
      count += literals.length;
      return literals.flatMap((literal) => growsOn(literal).map((what) => `${file}: ${literal} ${what}`));
    });
    expect(count).toBeGreaterThan(100);
    expect(growing).toEqual([]);
  });

  it('and as it is put together at run time, each in a place that is known here', async () => {
    const places = files.filter((file) => readFileSync(root + file, 'utf8').includes('new RegExp('));
    expect(places.toSorted()).toEqual([...Object.keys(MADE), OF_THE_OPERATOR].toSorted());
    for (const [place, make] of Object.entries(MADE)) {
      const made = await madeBy(make);
      expect([place, made.length > 0, made.flatMap(growsOn)]).toEqual([place, true, []]);
    }
  });
});
