import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** A page that somebody asks for, under a name that stays the same whatever it shows. */
export type Visit = Readonly<{ page: string; path: string; cookie: string }>;

export type Seen = Readonly<{ page: string; firstByteMs: number; bytes: number }>;

/** Asks for a page as a browser does, uncompressed. Rejects unless it is there. */
const visit = (agent: Agent, port: number, { page, path, cookie }: Visit): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const call = request({ agent, port, path, host: '127.0.0.1', headers: { cookie } }, (answer) => {
      const firstByteMs = performance.now() - begun;
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve({ page, firstByteMs, bytes })
          : reject(new Error(`GET ${path} answered ${answer.statusCode}`)),
      );
    });
    call.on('error', reject);
    call.end();
  });

/**
 * Each user makes her visits one after the other, all users at once, over connections that are kept; she looks at a page for
 * so long (in milliseconds) before she asks for the next.
 */
export const visitAll = async (
  port: number,
  users: readonly (readonly Visit[])[],
  pauseMs: number,
): Promise<readonly Seen[]> => {
  const agent = new Agent({ keepAlive: true });
  try {
    const seen = await Promise.all(
      users.map(async (visits, user) => {
        const own: Seen[] = [];
        // Nobody begins at the very moment when another does.
        if (pauseMs > 0) await setTimeout((pauseMs * user) / users.length);
        for (const each of visits) {
          own.push(await visit(agent, port, each));
          if (pauseMs > 0) await setTimeout(pauseMs);
        }
        return own;
      }),
    );
    return seen.flat();
  } finally {
    agent.destroy();
  }
};
