import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FileReader, processReader } from '@samspar/import';
import { endlessProcesses, endlessReader } from '../fixtures/import/endless-reader.js';
import { type Server, signIn, startServer } from './server.js';

const FILE = 'Löpnummer;Insats;Kön;Anmälningsdatum\r\n1;Novum;Kvinna;2024-02-01';
const KEY = '6f1d9c1e-0f4b-4a53-8f0a-0a4a8f7a1c11';
/** Reads in processes that never end, until it is told to read as others do. */
let reads: FileReader;
const reader: FileReader = {
  read: (...asked) => reads.read(...asked),
  mend: (...asked) => reads.mend(...asked),
};
const asOthers = processReader({
  module: new URL('../../libs/import/src/reading/reading-process.ts', import.meta.url),
  flags: ['--import', new URL('../sources.js', import.meta.url).href],
});

describe('whoever hangs up while a file is read', () => {
  let server: Server;
  let session: Readonly<Record<string, string>>;
  beforeEach(async () => {
    reads = endlessReader;
    server = await startServer(undefined, reader);
    session = await signIn(server.serving, { name: 'Ines Prov' });
  });
  afterEach(() => server.close());

  const send = (signal?: AbortSignal): Promise<Response> =>
    fetch(`${server.url}/api/v1/imports`, {
      method: 'POST',
      headers: { ...session, 'content-type': 'text/csv', 'idempotency-key': KEY },
      body: FILE,
      ...(signal && { signal }),
    });
  const until = async (count: number): Promise<void> => {
    while (endlessProcesses() !== count) await server.get('/api/v1/health');
  };

  it('ends the reading, is no fault of the server, and may send the file again under the same key', async () => {
    const hangingUp = new AbortController();
    const sent = send(hangingUp.signal).catch(() => undefined);
    await until(1);
    hangingUp.abort();
    await sent;
    await until(0);
    reads = asOthers;
    const again = await send();
    expect([again.status, await again.json()]).toMatchObject([201, { imported: 1 }]);
    expect(server.lines.filter((line) => !/^(GET|POST) \S+ 20\d /.test(line))).toEqual([]);
  });

  it('does not take the answer from another who sent the same', async () => {
    const hangingUp = new AbortController();
    const sent = send(hangingUp.signal).catch(() => undefined);
    await until(1);
    const other = send();
    reads = asOthers;
    await server.get('/api/v1/health');
    hangingUp.abort();
    await sent;
    expect((await other).status).toBe(201);
  });
});
