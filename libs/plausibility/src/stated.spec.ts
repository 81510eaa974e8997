import { describe, expect, it } from '@jest/globals';
import { openSolver } from '@samspar/linear-solver';
import type { Answer, StatisticsQuery } from '@samspar/statistics';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { checkRelease } from './check-release.js';
import type { Release, TypedTable } from './release.js';

const solver = await openSolver();

type Asked = Partial<StatisticsQuery>;

const told = new Told2024(associationWith({ suppressionThreshold: 5 }));
told.tell({ startedOn: '2024-02-01', sex: 0, education: 0 }, { times: 3 });
told.tell({ startedOn: '2024-02-01', sex: 0, education: 1 }, { times: 20 });
told.tell({ startedOn: '2024-05-01', sex: 1, education: 0 }, { times: 30 });
told.tell({ startedOn: '2024-05-01', sex: 1, education: 1 }, { times: 40 });

const CROSSED: Asked = { by: ['sex', 'education'] };

const releaseOf = (id: string, asked: readonly Asked[], more: Partial<Release> = {}): Release => ({
  id,
  text: '',
  explanation: '3, 23, 33, 40, 87, 57 och 13 ur kansliets egen lista.',
  tables: asked.map((one, place) => ({
    title: `${id}:${place + 1}`,
    answer: told.ask({ ...one, protect: 'public' }),
  })),
  ...more,
});

/** Hidden cells that come back, each with what it can be. */
const comesBack = (candidate: Release, earlier: readonly Release[] = []) =>
  checkRelease(candidate, earlier, { threshold: 5, solver }).flatMap((finding) => {
    if (finding.code === 'couldNotBeChecked') return [finding.why];
    if (finding.code !== 'recoverable' || !('table' in finding.place)) return [];
    const { place, low, high } = finding;
    return [`${place.table} ${Object.values(place.cell ?? {}).join(' ')}: ${low}-${high}`];
  });

const BACK = ['a:1 woman none-or-incomplete: 3-3', 'a:1 woman compulsory: 20-20'];

const typed = (more: Partial<TypedTable>): TypedTable => ({
  title: 'Ur kansliets lista',
  parts: [],
  query: {
    measure: 'started',
    from: '2024-01-01',
    to: '2024-12-31',
    by: ['education'],
    where: {},
    unit: 'journey',
    protect: 'none',
  },
  ...more,
});

describe('what is hidden does not come back of what is stated beside tables', () => {
  it('is safe of the table alone', () => expect(comesBack(releaseOf('a', [CROSSED]))).toEqual([]));

  it.each([
    'Av dem som började 2024 hade 33 deltagare ofullständig grundskola.',
    'Under 2024 började 33 deltagare med ofullständig grundskola.',
    'Av de 93 deltagare som började 2024 hade 33 ofullständig grundskola, 3 kvinnor och 30 män.',
    'Under 2024 hade 35 procent ofullständig grundskola.',
    'Av kvinnorna som började hade 13 procent ofullständig grundskola.',
  ])('of a figure of prose: %s', (text) => {
    expect(comesBack(releaseOf('a', [CROSSED], { text }))).toEqual(BACK);
  });

  it.each([
    'Under 2024 började 93 deltagare, varav 23 kvinnor och 70 män.',
    'Under 2023 började 33 deltagare med ofullständig grundskola.',
    'Sex insatser hade 33 deltagare på kö.',
    'Kansliet höll 33 möten.',
  ])('and not refused for one that tells nothing of it: %s', (text) =>
    expect(comesBack(releaseOf('a', [CROSSED], { text }))).toEqual([]),
  );

  it('of a text that was released earlier, and of one that is released later', () => {
    const text = 'Under 2024 började 33 deltagare med ofullständig grundskola.';
    const said = releaseOf('b', [{ by: ['sex'] }], { text });
    // What the name is of is known by the table that comes after it.
    expect(comesBack(releaseOf('a', [CROSSED]), [said])).toEqual(BACK);
    expect(comesBack(said, [releaseOf('a', [CROSSED])])).toEqual(BACK);
  });

  it('of a table typed by hand, in counts or in shares', () => {
    const parts = [{ label: 'Ofullständig grundskola', code: 'none-or-incomplete', count: 33 }];
    const total = { label: 'Alla', count: 93 };
    expect(comesBack(releaseOf('a', [CROSSED], { typed: [typed({ total, parts, unknown: 60 })] }))).toEqual(
      BACK,
    );
    const shares = [{ label: 'Ofullständig grundskola', code: 'none-or-incomplete', percent: 35.5 }];
    expect(comesBack(releaseOf('a', [CROSSED], { typed: [typed({ parts: shares })] })).length).toBe(2);
    const { query: _query, ...elsewhere } = typed({ parts, source: 'Enkät' });
    expect(comesBack(releaseOf('a', [CROSSED], { typed: [elsewhere] }))).toEqual([]);
  });

  it('and what cannot be true is taken as far as it can', () => {
    const text = 'Under 2024 började 933 deltagare med ofullständig grundskola.';
    expect(comesBack(releaseOf('a', [CROSSED], { text }))).not.toContain('contradictory');
  });
});

const withoutQuartiles = ({ quartiles: _quartiles, ...cell }: Answer['cells'][number]) => cell;

describe('what is hidden does not come back of medians', () => {
  /** Women have 100 days and men 200, so that days tell who is who. */
  const days = new Told2024(associationWith({ suppressionThreshold: 5 }));
  const ended = (sex: number, education: number, exitedOn: string, times: number) =>
    days.tell({ startedOn: '2023-12-01', exitedOn, exitReason: 1, sex, education }, { times });
  ended(0, 0, '2024-03-10', 4);
  ended(0, 1, '2024-03-10', 4);
  ended(1, 0, '2024-06-18', 4);
  ended(1, 1, '2024-06-18', 4);
  const asked: Asked = { measure: 'daysInIntervention' };
  const release = (by: readonly NonNullable<Asked['by']>[], changed: 'medians' | 'counts'): Release => ({
    id: 'a',
    text: '',
    tables: by.map((dimensions, place) => {
      const answer = days.ask({ ...asked, by: dimensions, protect: 'public' });
      return {
        title: `a:${place + 1}`,
        answer:
          changed === 'medians'
            ? answer
            : { ...answer, cells: answer.cells.map(withoutQuartiles), quartiles: null },
      };
    }),
  });
  const tables = [['sex', 'education'], ['sex'], ['education']] as const;

  it('of women and of schooling, whose medians tell that the same are meant', () => {
    expect(comesBack(release(tables, 'counts'))).toEqual([]);
    expect(comesBack(release(tables, 'medians'))).not.toEqual([]);
  });
});
