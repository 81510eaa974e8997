import { it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SqliteEventStore } from '../../libs/event-store-sqlite/src/index.js';
it('b', async () => {
  const store = SqliteEventStore.open({ file: ':memory:' });
  const ps = [];
  for (let i = 0; i < 5000; i++) ps.push(store.append('journey-' + i, 'noStream', Array.from({ length: 8 }, () => ({ id: randomUUID(), type: 'JourneyStarted', schemaVersion: 1, occurredOn: '2024-01-01', data: { profile: { sex: 'woman', age: 3, education: 'upper-secondary', livelihood: [{ code: 'a', since: 'b' }] }, x: 'y'.repeat(200) }, metadata: { actor: 'u1', role: 'caseworker', commandId: randomUUID(), correlationId: randomUUID() } }))));
  await Promise.all(ps);
  for (let r = 0; r < 4; r++) {
    let t = performance.now(); let n = 0;
    for await (const p of store.readAll({ after: 0n })) n += p.length;
    const a = performance.now() - t; t = performance.now();
    await Promise.all(Array.from({ length: 5000 }, async (_, i) => { for await (const p of store.readStream('journey-' + i)) n += p.length; }));
    process.stderr.write(`all ${a} streams ${performance.now() - t} ${n}\n`);
  }
}, 60000);
