import { afterEach, describe, expect, it } from '@jest/globals';
import type { GateAsked } from '@samspar/plausibility';
import type { Answer } from '@samspar/statistics';
import { gateBeside } from './gate-beside.js';
import { gateHere } from './gate-here.js';

/** Of 12 of whom 3 are men. */
const answer: Answer = {
  measure: 'started',
  unit: 'journey',
  period: { from: '2024-01-01', to: '2024-12-31' },
  asKnownAt: '2025-02-01T00:00:00.000Z',
  position: '7',
  definitionVersion: 2,
  by: ['sex'],
  where: {},
  shareOf: 'last',
  cells: [
    { sex: 'woman', value: 9 },
    { sex: 'man', value: 3 },
  ],
  total: 12,
  checks: { closes: null, parts: true, multiValued: [], roundedSums: [] },
  notes: [],
};
const asked: GateAsked = {
  ask: 'hideTogether',
  tables: [{ answer, isShownWhole: false }],
  earlier: [],
  threshold: 5,
};
const release: GateAsked = {
  ask: 'checkRelease',
  candidate: { id: 'ny', text: '', tables: [{ title: 'Påbörjade', answer }] },
  earlier: [],
  threshold: 5,
  names: { units: {} },
};

/** Runs the sources as they are. */
const SOURCES = {
  module: new URL('./gate-thread.ts', import.meta.url),
  options: { execArgv: ['--import', new URL('../../../test/sources.js', import.meta.url).href] },
};
const HELD = new URL('../../../test/fixtures/gate/held-thread.js', import.meta.url);

const gates: { close: () => Promise<void> }[] = [];
const opened = (how: Parameters<typeof gateBeside>[0]) => {
  const gate = gateBeside(how);
  gates.push(gate);
  return gate;
};
afterEach(async () => {
  for (const gate of gates.splice(0)) await gate.close();
});

describe('a gate in another thread', () => {
  it('hides, and finds, as this thread does', async () => {
    const gate = opened(SOURCES);
    expect(await gate(asked)).toEqual(await gateHere(asked));
    expect(await gate(release)).toEqual(await gateHere(release));
  });

  it('lets this thread go on while it works: nothing but this thread lets it end', async () => {
    const held = new SharedArrayBuffer(4);
    const gate = opened({ module: HELD, options: { workerData: held } });
    const passed = gate(asked);
    setImmediate(() => {
      Atomics.store(new Int32Array(held), 0, 1);
      Atomics.notify(new Int32Array(held), 0);
    });
    expect(await passed).toEqual([]);
  });

  it('that takes more time than there is says so, and the next is answered', async () => {
    const held = new SharedArrayBuffer(4);
    const gate = opened({ module: HELD, options: { workerData: held }, limitMs: 1 });
    expect(await gate(asked)).toBe('tooLong');
    expect(await gate(asked)).toBe('tooLong');
  });

  it('rejects where it fails, and the next is answered by another', async () => {
    const gate = opened(SOURCES);
    await expect(gate({ ...asked, tables: [null] } as never)).rejects.toThrow('TypeError');
    expect(await gate(asked)).toEqual(await gateHere(asked));
  });
});
