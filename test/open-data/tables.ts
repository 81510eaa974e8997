import type { FrozenTable } from '@samspar/publications';
import type { Answer, Cell, Dimension } from '@samspar/statistics';
import type { TableOrigin } from '@samspar/open-data';

export const ORIGIN: TableOrigin = {
  publisher: {
    id: 'provkommun',
    name: 'Samordningsförbundet Provkommun',
    email: 'statistik@prov.example',
    places: ['Provkommun'],
  },
  release: '3f0c2a5e-9a77-4c1e-8a53-0d5a6c1f2b90',
  place: 1,
  asKnownAt: '2025-02-01T10:00:00.000Z',
  released: '2025-02-01T10:05:00.000Z',
  position: '4711',
  explanation: null,
  address: 'https://samspar.example/oppna-data/3f0c2a5e-9a77-4c1e-8a53-0d5a6c1f2b90/1',
};

type Said = Partial<Answer> & Readonly<{ codes?: FrozenTable['codes']; title?: string }>;

/** A table as it was frozen, with what is said of its answer. */
export const frozenTable = ({ codes = {}, title = 'Avslutade 2024', ...said }: Said): FrozenTable => {
  const answer: Answer = {
    measure: 'ended',
    unit: 'journey',
    period: { from: '2024-01-01', to: '2024-12-31' },
    asKnownAt: ORIGIN.asKnownAt,
    position: ORIGIN.position,
    definitionVersion: 1,
    by: [],
    where: {},
    shareOf: 'last',
    cells: [],
    total: 0,
    checks: { closes: true, parts: true, multiValued: [], roundedSums: [] },
    notes: [],
    ...said,
  };
  const { measure, unit, by, where, period } = answer;
  return {
    title,
    query: { measure, ...period, by, where, unit, protect: 'public' },
    unprotectedBecause: null,
    answer,
    hash: 'ab'.repeat(32),
    codes,
  };
};

const named = (labels: Readonly<Record<string, string>>) => ({
  digest: 'cd'.repeat(32),
  labels: Object.fromEntries(
    Object.entries(labels).map(([code, name]) => [code, { sv: name, en: `${name} in English` }]),
  ),
});

const SEX = named({ woman: 'Kvinna', man: 'Man', unknown: 'Uppgift saknas' });
const INTERVENTION = named({ 'finsam-team': 'FINSAM-team "Norr"', novum: 'Novum; prov, två' });

const counted = (codes: Partial<Record<Dimension, string>>, value: number, denominator: number): Cell => ({
  ...codes,
  value,
  share: { numerator: value, denominator, percent: Math.round((100 * value) / denominator) },
});
const hidden = (codes: Partial<Record<Dimension, string>>): Cell => ({ ...codes, suppressed: true });

/** Every kind of table that can be released. */
export const TABLES = {
  plain: frozenTable({
    by: ['sex'],
    cells: [
      counted({ sex: 'woman' }, 208, 348),
      counted({ sex: 'man' }, 130, 348),
      counted({ sex: 'unknown' }, 10, 348),
    ],
    total: 348,
    codes: { sex: SEX },
  }),
  total: frozenTable({ total: 348 }),
  hidden: frozenTable({
    by: ['intervention', 'sex'],
    cells: [
      counted({ intervention: 'finsam-team', sex: 'woman' }, 20, 33),
      counted({ intervention: 'finsam-team', sex: 'man' }, 13, 33),
      hidden({ intervention: 'novum', sex: 'woman' }),
      hidden({ intervention: 'novum', sex: 'unknown' }),
    ],
    total: null,
    suppressed: true,
    notes: [{ code: 'suppressed', threshold: 5 }],
    codes: { intervention: INTERVENTION, sex: SEX },
  }),
  series: frozenTable({
    measure: 'started',
    period: { from: '2023-07-01', to: '2024-06-30' },
    by: ['intervention', 'quarter'],
    cells: [
      counted({ intervention: 'finsam-team', quarter: '2023-Q3' }, 12, 30),
      counted({ intervention: 'finsam-team', quarter: '2023-Q4' }, 18, 30),
      { ...counted({ intervention: 'novum', quarter: '2024-Q1' }, 7, 7), break: true },
    ],
    total: 37,
    notes: [{ code: 'registrationBegan', dimension: 'journeys', intervention: 'novum', date: '2024-02-01' }],
    codes: { intervention: INTERVENTION },
  }),
  median: frozenTable({
    measure: 'daysToStart',
    by: ['sex'],
    cells: [
      { sex: 'woman', value: 31, n: 40, without: 2, quartiles: [14, 31, 60] },
      { sex: 'man', value: null, n: 0, without: 1, quartiles: null },
      hidden({ sex: 'unknown' }),
    ],
    total: 30,
    n: 44,
    without: 3,
    quartiles: [14, 30, 60],
    codes: { sex: SEX },
  }),
  notRegistered: frozenTable({
    by: ['sex'],
    where: { sex: ['woman', 'man'] },
    total: null,
    notRegistered: {
      dimension: 'sex',
      since: '2025-01-01',
      reason: 'Kön registreras från och med 2025-01-01.',
    },
    codes: { sex: SEX },
  }),
} as const satisfies Record<string, FrozenTable>;
