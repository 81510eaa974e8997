import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationRefused } from '@samspar/installation';
import { serve } from '../../apps/server/src/serve.js';
import { type Server, startServer } from './server.js';

describe('the server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it.each(['0.0.0.0', '192.168.1.10', '::', 'example.org'])(
    'with the demonstration does not listen on %s',
    async (host) => {
      await expect(serve(server.installation, { host, port: 0 })).rejects.toThrow(
        new ConfigurationRefused(
          `Servern lyssnar inte på ${host} med demonstrationsinloggningen: använd HOST=127.0.0.1, eller ange OIDC_ISSUER.`,
        ),
      );
    },
  );

  it('names a port that is taken, and what to do', async () => {
    const port = Number(new URL(server.url).port);
    const other = await startServer();
    try {
      await expect(serve(other.installation, { host: '127.0.0.1', port }, () => undefined)).rejects.toThrow(
        `Port ${port} på 127.0.0.1 är upptagen: stäng det program som använder den, eller välj en annan med PORT.`,
      );
    } finally {
      await other.close();
    }
  });

  it('closes though its clients go on asking', async () => {
    const other = await startServer();
    const asking = async (): Promise<void> => {
      const answered = await fetch(`${other.url}/api/v1/health`).then(
        (answer) => answer.text(),
        () => undefined,
      );
      return answered === undefined ? undefined : asking();
    };
    const clients = [asking(), asking(), asking()];
    await other.close();
    await Promise.all(clients);
  });

  it('closes though a connection is kept alive', async () => {
    const other = await startServer();
    expect((await other.get('/api/v1/health')).status).toBe(200);
    await other.close();
    await expect(fetch(`${other.url}/api/v1/health`)).rejects.toThrow('fetch failed');
  });
});
