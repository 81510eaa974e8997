import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JOURNEYS, referral, type Server, startServer } from './server.js';

const WITH_IDENTITY = referral({
  identityNumber: '19900602-2397',
  profile: { sex: 'woman' },
  name: 'Anna Exempel',
});

describe('a server whose file is no longer at its path', () => {
  let server: Server;
  beforeEach(async () => {
    server = await startServer();
    expect(await server.post(JOURNEYS, WITH_IDENTITY)).toMatchObject({ status: 201 });
  });
  afterEach(() => server.close());

  describe.each([
    ['events.db', 'StoreUnavailable', 'The event log cannot be reached'],
    ['vault.db', 'VaultUnavailable', 'The vault cannot be reached'],
  ])('%s', (name, code, sentence) => {
    it.each([
      ['removed', 'tagits bort eller flyttats', (file: string): void => rmSync(file)],
      ['moved', 'tagits bort eller flyttats', (file: string) => renameSync(file, `${file}.away`)],
      [
        'replaced',
        'ersatts',
        (file: string) => (copyFileSync(file, `${file}.new`), renameSync(`${file}.new`, file)),
      ],
    ])(
      '%s, tells nobody that anything is saved, and says why in its log and in health',
      async (_how, what, go) => {
        const file = join(server.folder, name);
        go(file);
        for (const identityNumber of ['19121212-1212', '19900602-2397']) {
          const reply = await server.post(JOURNEYS, referral({ identityNumber, profile: { sex: 'man' } }));
          expect(reply).toMatchObject({
            status: 503,
            body: { code, detail: expect.stringContaining(sentence) },
          });
          expect(reply.headers.get('location')).toBeNull();
        }
        const why = `${file} är inte längre den fil som öppnades, för den har ${what}: Samspår sparar inget mer.`;
        expect(server.lines).toContainEqual(expect.stringContaining(why));
        expect((await server.get('/api/v1/health')).body).toMatchObject({
          warnings: [expect.stringContaining(why)],
        });
      },
    );
  });
});
