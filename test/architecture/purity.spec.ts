import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const CLOCK_OR_CHANCE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bMath\.random\b|\brandomUUID\b|\bperformance\.now\b|\bprocess\./;
const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = globSync(
  [
    'libs/{kernel,codes,identity-number,access,casework,association,statistics,plausibility,publications,open-data,reports,finsam-figures,questions}/src/**/*.ts',
    'libs/views/src/*/projection*.ts',
  ],
  { cwd: root },
).filter((file) => !file.endsWith('.spec.ts'));

describe('the domain, the projections and the statistics', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'Temporal.Now.instant()',
    'Math.random()',
    'randomUUID()',
    'process.env',
  ])('would be caught with %s in them', (code) => expect(code).toMatch(CLOCK_OR_CHANCE));

  it('are found by this test', () => expect(sources.length).toBeGreaterThan(20));

  it.each(sources)('know no clock, no chance and no process: %s', (file) =>
    expect(readFileSync(`${root}${file}`, 'utf8')).not.toMatch(CLOCK_OR_CHANCE),
  );
});
