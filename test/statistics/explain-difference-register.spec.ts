import { describe, expect, it } from '@jest/globals';
import type { Association } from '@samspar/association';
import type { Dimension, FigureDifference } from '@samspar/statistics';
import { associationWith, Told2024 } from './feeding.js';

const BEFORE = associationWith();
const { settings } = BEFORE;
const UNIT = {
  id: 'u',
  name: 'Centrum',
  aliases: ['Jobbtorg'],
  authority: 'arb',
  district: null,
  from: null,
  to: null,
};
const WITH_UNIT: Association = { ...BEFORE, units: [UNIT] };
const since = (registeredSince: Association['settings']['registeredSince']) => ({
  ...settings,
  registeredSince,
});

/** Three in Farsta and two in Järva, referred by Jobbtorg; then what the association is told to be, each by an event of its own at one moment. */
const difference = (by: readonly Dimension[], ...later: readonly Association[]): FigureDifference => {
  const log = new Told2024(BEFORE);
  const referringUnit = log.cube.dictionaries.referringUnit.ordinal('jobbtorg', 'Jobbtorg');
  const told = { startedOn: '2024-02-01', referringUnit } as const;
  log.tell({ ...told, lives: 'farsta' }, { times: 3, knownFrom: 10 });
  log.tell({ ...told, lives: 'jarva', startedOn: '2024-09-01' }, { times: 2, knownFrom: 10 });
  later.forEach((association, place) =>
    log.cube.addAssociation({ knownFrom: 100, position: 40 + place, association }),
  );
  const period = { from: '2024-01-01', to: '2024-12-31' } as const;
  const question = {
    measure: 'started',
    ...period,
    by,
    where: {},
    unit: 'journey',
    protect: 'none',
  } as const;
  const asked = { question, from: 50, to: 150, cell: {}, isExact: true };
  const explained = log.cube.explainDifference(asked, new Set(), { position: 50n, knownAt: 150 });
  if ('refusal' in explained) throw new Error(explained.refusal.code);
  expect(explained.difference.closes).toBe(true);
  return explained.difference;
};

describe('what an association changes', () => {
  it('in one moment is told event by event, each with its own place in the log', () => {
    const elsewhere = { ...BEFORE, settings: since({ journeys: { 'finsam-team': '2020-01-01' } }) };
    const unit = { ...elsewhere, units: [UNIT] };
    const late = { ...unit, settings: since({ journeys: { '*': '2024-06-01' } }) };
    const knownAt = new Date(100).toISOString();
    expect(difference(['referringUnit'], elsewhere, unit, late)).toMatchObject({
      definitions: [
        { cause: 'units', knownAt, position: '41', more: 0 },
        { cause: 'registeredSince', knownAt, position: '42', more: -3 },
      ],
      parts: [
        { causes: ['units'], in: 0, out: 0, across: 5 },
        { causes: ['registeredSince'], in: 0, out: 3 },
      ],
    });
  });

  it('by one event is told cause by cause, all at the place of that event', () => {
    const districts = settings.districts.map((one) =>
      one.id === 'farsta' ? { ...one, to: '2024-06-30', successor: 'jarva' } : one,
    );
    const both = { ...WITH_UNIT, settings: { ...since({ journeys: { '*': '2024-06-01' } }), districts } };
    expect(difference(['referringUnit', 'district'], both)).toMatchObject({
      definitions: [
        { cause: 'units', position: '40', more: 0 },
        { cause: 'districts', position: '40', more: 0 },
        { cause: 'registeredSince', position: '40', more: -3 },
      ],
      parts: [
        { causes: ['units'], across: 5 },
        { causes: ['districts'], across: 3 },
        { causes: ['registeredSince'], out: 3 },
      ],
    });
  });

  it('of who runs an insats is told apart from when it ends', () => {
    const registered = since({ journeys: { novum: '2024-01-15' } });
    const [one, ...others] = BEFORE.interventions;
    if (!one) throw new Error('There is no insats.');
    const ended = [{ ...one, owner: 'region', to: '2024-01-10' }, ...others];
    const first = { ...BEFORE, settings: registered };
    expect(difference(['runBy'], first, { ...first, interventions: ended })).toMatchObject({
      definitions: [
        { cause: 'authorities', position: '41', more: 0 },
        { cause: 'registeredSince', position: '41', more: -5 },
      ],
    });
  });
});
