import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Account } from './double/access.js';
import type { Control, Report } from './double/control.js';

const IMAGE = 'eventstore/eventstore:24.10';
const NODE_PORT = 2113;
const ENGINE_ANSWERS_WITHIN_MS = 1_000;

const path = (...names: readonly string[]): string => join(import.meta.dirname, ...names);

export type DoubleOptions = Readonly<{
  /** Serve over TLS and check who may do what; without it nobody is asked. */
  tls?: boolean;
  /** Where the log is kept, so that a restart has it again; without it the log is in memory. */
  file?: string;
  /** Accounts beside `admin` and `ops`, whose password is `changeit`. */
  accounts?: readonly Account[];
  /** False to be a server that offers no batch appends, so that the client makes single calls. */
  batch?: boolean;
}>;

export type Double = Readonly<{
  /** The connection string; over TLS that of `admin`. */
  url: string;
  /** The connection string of another account. */
  urlOf(name: string, password: string): string;
  address: string;
  /** The same after a restart. */
  port: number;
  /** Has the double do something a server would not, and tells what is open in it. */
  control(control: Control): Promise<Report>;
  /** Kills, freezes or thaws the process; resolves once a killed one has ended. */
  kill(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  /** Starts a process that was killed again, on the same port and the same file. Armed faults are gone. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}>;

type Running = Readonly<{ child: ChildProcess; port: number; control(control: Control): Promise<Report> }>;

/** Starts the wire double in a process of its own, which ends when this one does. */
export const startDouble = async (options: DoubleOptions = {}): Promise<Double> => {
  let running = await run(options, 0);
  const { port } = running;
  // A certificate is for a name; without one the number spares the look-up.
  const address = options.tls ? 'localhost' : '127.0.0.1';
  const query = options.tls
    ? `tls=true&tlsCAFile=${encodeURIComponent(path('double', 'certificate', 'node.crt'))}`
    : 'tls=false';
  const urlOf = (name: string, password: string): string =>
    `esdb://${encodeURIComponent(name)}:${encodeURIComponent(password)}@${address}:${port}?${query}`;
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = signal === 'SIGKILL' ? once(child, 'exit') : undefined;
    child.kill(signal);
    await ended;
  };
  return {
    url: options.tls ? urlOf('admin', 'changeit') : `esdb://${address}:${port}?${query}`,
    urlOf,
    address,
    port,
    control: (control) => running.control(control),
    kill,
    restart: async () => {
      running = await run(options, port);
    },
    stop: () => kill('SIGKILL'),
  };
};

/** Doubles for tests that want a new one each: what one has given back is emptied for the next, which takes less than another process. */
export const doublesInTurn = (): Readonly<{
  take: () => Promise<Double>;
  giveBack: (double: Double) => Promise<void>;
  stop: () => Promise<unknown>;
}> => {
  const idle: Double[] = [];
  return {
    take: async () => idle.pop() ?? startDouble(),
    giveBack: async (double) => {
      await double.kill('SIGCONT');
      await double.control({ do: 'reset' });
      idle.push(double);
    },
    stop: () => Promise.all(idle.map((double) => double.stop())),
  };
};

const run = async (
  { tls = false, file, accounts = [], batch = true }: DoubleOptions,
  onPort: number,
): Promise<Running> => {
  const given = [
    '--port',
    String(onPort),
    ...(tls ? ['--tls'] : []),
    ...(file === undefined ? [] : ['--file', file]),
    ...(batch ? [] : ['--no-batch']),
    ...accounts.flatMap((account) => ['--account', JSON.stringify(account)]),
  ];
  const child = spawn(
    process.execPath,
    ['--import', path('..', 'sources.js'), path('double', 'main.ts'), ...given],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async <Line>(): Promise<Line> => {
    const { done, value } = await lines.next();
    if (done === true) throw new Error('The wire double ended before it answered; its error is above.');
    return JSON.parse(value) as Line;
  };
  const { port } = await answer<{ port: number }>();
  // Answers come in the order asked, so a question waits for the one before it.
  let asked: Promise<unknown> = Promise.resolve();
  const control = (line: Control): Promise<Report> => {
    child.stdin.write(`${JSON.stringify(line)}\n`);
    const answered = asked.then(() => answer<Report>());
    asked = answered.catch(() => undefined);
    return answered;
  };
  return { child, port, control };
};

export type RealServer = Readonly<{
  url: string;
  stop(): Promise<void>;
}>;

export const NO_REAL_SERVER =
  'Tests against a real EventStoreDB were skipped: set EVENTSTORE_TEST_URL (esdb://127.0.0.1:2113?tls=false) or start a Docker engine.';

/** The server that `EVENTSTORE_TEST_URL` names, else one in a container, else undefined where no Docker engine answers. */
export const realServer = async (): Promise<RealServer | undefined> => {
  const url = process.env['EVENTSTORE_TEST_URL'];
  if (url !== undefined && url !== '') return { url, stop: () => Promise.resolve() };
  if (!(await engineAnswers())) return undefined;
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(IMAGE)
    .withEnvironment({
      EVENTSTORE_INSECURE: 'true',
      EVENTSTORE_MEM_DB: 'true',
      EVENTSTORE_CLUSTER_SIZE: '1',
      EVENTSTORE_RUN_PROJECTIONS: 'None',
    })
    .withExposedPorts(NODE_PORT)
    .withWaitStrategy(Wait.forHttp('/health/live', NODE_PORT).forStatusCode(204))
    .start();
  return {
    url: `esdb://${container.getHost()}:${container.getMappedPort(NODE_PORT)}?tls=false`,
    stop: async () => {
      await container.stop();
    },
  };
};

/** Whether a Docker engine answers where `DOCKER_HOST` says, or at its usual socket. */
const engineAnswers = (): Promise<boolean> => {
  const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  const { protocol, hostname, port, pathname } = new URL(host);
  const to =
    protocol === 'unix:'
      ? { socketPath: pathname }
      : { host: hostname, port: port === '' ? 2375 : Number(port) };
  return new Promise((resolve) => {
    request({ ...to, path: '/_ping', signal: AbortSignal.timeout(ENGINE_ANSWERS_WITHIN_MS) }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => resolve(false))
      .end();
  });
};
