import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const config = path('../../.dependency-cruiser.js');

type Rules = { default: { forbidden: { name: string }[] } };
type Report = { summary: { violations: { from: string; rule: { name: string } }[] } };

describe('the walls between folders', () => {
  let declared: string[];
  let bitten: Set<string>;
  let inProjection: Set<string>;

  beforeAll(async () => {
    const rules = (await import(pathToFileURL(config).href)) as Rules;
    declared = rules.default.forbidden.map(({ name }) => name);
    const cruise = spawnSync(
      process.execPath,
      [
        path('../../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        config,
        '--output-type',
        'json',
        'apps',
        'libs',
      ],
      { cwd: path('./canary'), encoding: 'utf8' },
    );
    const report = JSON.parse(cruise.stdout) as Report;
    const { violations } = report.summary;
    bitten = new Set(violations.map(({ rule }) => rule.name));
    const ofProjection = violations.filter(({ from }) => from === 'libs/views/src/counts/projection.ts');
    inProjection = new Set(ofProjection.map(({ rule }) => rule.name));
  }, 60_000);

  it('are each broken by the canary, so that a rule that cannot fail is found', () => {
    expect([...bitten].toSorted()).toEqual(declared.toSorted());
  });

  it('hold the projection of a view as they hold the domain', () => {
    expect([...inProjection]).toEqual(expect.arrayContaining(['pure-domain', 'pure-imports-pure']));
  });
});
