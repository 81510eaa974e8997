import type { Server, ServerResponse } from 'node:http';
import { ProjectionStopped } from '@samspar/views';
import { createApplication, LOOPBACK } from './application.js';
import { ConfigurationRefused } from './configuration.js';
import type { Installation } from './installation.js';
import type { Log } from './problem-filter.js';
import { standardError } from './request-log.js';

/** How long requests under way may take once the server is told to stop, in milliseconds. */
const GRACE_MS = 10_000;

export type Serving = Readonly<{
  /** `http://127.0.0.1:3000`, with the port that was given or found. */
  url: string;
  /** Takes no new connections, lets requests under way end within 10 seconds, and closes; the installation stays open. */
  close: () => Promise<void>;
}>;

/** Why the system does not let us listen, by its code. */
const SENTENCES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} på ${host} är upptagen: stäng det program som använder den, eller välj en annan med PORT.`,
  EACCES: (_host, port) =>
    `Port ${port} får inte användas av det här kontot: välj en port från 1024 med PORT.`,
  EADDRNOTAVAIL: (host) => `Adressen ${host} finns inte på den här datorn: använd HOST=127.0.0.1.`,
};

/** How often reservations that a crash left behind are settled while the server runs, in milliseconds. */
const SETTLE_EVERY_MS = 3_600_000;

const sentenceOf = (error: unknown, host: string, port: number): string | undefined =>
  typeof error === 'object' && error && 'code' in error && typeof error.code === 'string'
    ? SENTENCES[error.code]?.(host, port)
    : undefined;

/**
 * Brings the views up to the log's end and answers HTTP on a loopback address; port 0 takes a free one. Throws
 * `ConfigurationRefused`.
 */
export const serve = async (
  installation: Installation,
  { host, port }: Readonly<{ host: string; port: number }>,
  log: Log = standardError(),
): Promise<Serving> => {
  if (!LOOPBACK.includes(host))
    throw new ConfigurationRefused(
      `Servern lyssnar inte på ${host}: utan inloggning svarar Samspår bara den egna datorn, använd HOST=127.0.0.1.`,
    );
  try {
    await installation.views.catchUp();
  } catch (error) {
    // The log can still be written and read; statistics and health say that the views stand still.
    if (!(error instanceof ProjectionStopped)) throw error;
  }
  const application = await createApplication(installation, log);
  try {
    await application.listen(port, host);
  } catch (error) {
    await application.close();
    const sentence = sentenceOf(error, host, port);
    throw sentence === undefined ? error : new ConfigurationRefused(sentence, { cause: error });
  }
  const { registration, clock } = installation;
  const settling = setInterval(() => {
    registration
      .settle(clock())
      .catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
  }, SETTLE_EVERY_MS);
  const server: Server = application.getHttpServer();
  const address = server.address();
  const found = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${found}`,
    close: async () => {
      clearInterval(settling);
      // A connection kept alive and in use would carry new requests for as long as its client has any.
      server.prependListener('request', (_request: unknown, response: ServerResponse) =>
        response.setHeader('Connection', 'close'),
      );
      server.closeIdleConnections();
      const overdue = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await application.close().finally(() => clearTimeout(overdue));
    },
  };
};
