import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DIMENSIONS, MEASURES, SHARES_OF, UNITS } from '@samspar/statistics';

const page = readFileSync(new URL('../../docs/statistics.md', import.meta.url), 'utf8');
const prose = page.replaceAll(/^```[\s\S]*?^```/gm, '');
const named = Array.from(prose.matchAll(/`([^`]+)`/g), ([, code = '']) => code.split(/\s+/)).flat();

describe('the page of the statistics', () => {
  it.each([...MEASURES, ...DIMENSIONS, ...UNITS, ...SHARES_OF])('tells of %s', (name) =>
    expect(named).toContain(name),
  );
});
