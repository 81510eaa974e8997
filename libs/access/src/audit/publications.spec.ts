import { describe, expect, it } from '@jest/globals';
import { publicationsToAudit, type Recounted } from './publications.js';
import { quarterNumber } from './quarter.js';

const TODAY = '2026-11-30';
const quarter = quarterNumber(TODAY);
const release = (publication: string, day: string, corrections = 0) => ({
  publication,
  at: Date.parse(`${day}T10:00:00Z`),
  corrections,
});
const recounted = (released: number, differing: Recounted['differing'] = []): Recounted => ({
  at: Date.parse('2026-10-05T10:00:00Z'),
  released,
  differing,
});
const two = [release('a', '2026-05-01'), release('b', '2026-11-02')];

describe('what is released is to be checked', () => {
  it('never where nothing is', () => expect(publicationsToAudit([], undefined, TODAY)).toEqual([]));

  it('each quarter, since the first release before it was ever counted again', () =>
    expect(publicationsToAudit(two, undefined, TODAY)).toEqual([
      {
        matter: 'publications',
        of: 'all',
        since: '2026-05-01',
        dueBy: '2026-12-31',
        counts: { released: 2, quarter },
      },
    ]));

  it('since the quarter began, or the last release where there are more of them', () => {
    expect(publicationsToAudit(two, recounted(2), TODAY)).toMatchObject([{ since: '2026-10-01' }]);
    expect(publicationsToAudit(two, recounted(1), TODAY)).toMatchObject([{ since: '2026-11-02' }]);
  });

  it('where it came to something else when it was counted again, in how many tables', () =>
    expect(publicationsToAudit(two, recounted(2, [{ publication: 'a', tables: 3 }]), TODAY).slice(1)).toEqual(
      [{ matter: 'publications', of: 'a', since: '2026-10-05', dueBy: null, counts: { tables: 3 } }],
    ));

  it('where journeys in its period were corrected after it', () =>
    expect(publicationsToAudit([release('a', '2026-05-01', 4)], recounted(1), TODAY).slice(1)).toEqual([
      { matter: 'corrections', of: 'a', since: '2026-05-01', dueBy: null, counts: { corrections: 4 } },
    ]));
});
