import { Agent, request } from 'node:http';

const CONNECTIONS = 32;

export type Post = Readonly<{ path: string; body: string; headers: Readonly<Record<string, string>> }>;

const send = (agent: Agent, port: number, { path, body, headers }: Post, expected: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const call = request(
      {
        agent,
        port,
        path,
        host: '127.0.0.1',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () =>
          answer.statusCode === expected
            ? resolve()
            : reject(new Error(`POST ${path} answered ${answer.statusCode}`)),
        );
      },
    );
    call.on('error', reject);
    call.end(body);
  });

/** Sends all posts over 32 kept-alive connections to a loopback port, each waiting for its answer. */
export const sendAll = async (port: number, posts: readonly Post[], expected: number): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const queue = posts.values();
  try {
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (const post of queue) await send(agent, port, post, expected);
      }),
    );
  } finally {
    agent.destroy();
  }
};
