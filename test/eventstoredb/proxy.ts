import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Proxy = Readonly<{
  port: number;
  /** How many connections have been taken and are still open on the client's side. */
  connections(): number;
  /** Ends every connection, with a reset (`rst`) or in order (`fin`). New ones are taken as before. */
  cut(how: 'rst' | 'fin'): void;
  /** Keeps every connection open and forwards nothing in either direction, until `resume`. */
  freeze(): void;
  /** Takes new connections and forwards nothing of them, as a host does whose server hangs, until `resume`. */
  halfOpen(): void;
  /** Forwards everything this many milliseconds late, in order; 0 is at once. */
  delay(ms: number): void;
  /** Forwards again: first what was held back, then what comes. Half-open connections reach their server now. */
  resume(): void;
  /** From now on cuts with a reset when a number of bytes has passed, up to `mostBytes`, again and again: the same for the same seed. */
  cutAtRandom(seed: number, mostBytes: number): Readonly<{ cuts(): number; stop(): void }>;
  stop(): Promise<void>;
}>;

type Direction = Readonly<{ from: Socket; to: Socket }>;

/** Numbers from 1 to `most` that are the same for the same seed. */
const seeded = (seed: number): ((most: number) => number) => {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * most);
  };
};

/** Starts a TCP proxy in this process before a server, for tests of what a network does. */
export const startProxy = async (target: Readonly<{ host: string; port: number }>): Promise<Proxy> => {
  const pairs = new Map<Socket, Socket | undefined>();
  let frozen = false;
  let taking = true;
  let lateMs = 0;
  let held: (() => void)[] = [];
  const late: (() => void)[] = [];
  let onBytes: ((count: number) => void) | undefined;

  const release = (act: () => void): void => {
    if (frozen) held.push(act);
    else act();
  };
  /** Does it now, late or when forwarding is resumed; never before what came earlier. */
  const pass = (act: () => void): void => {
    if (lateMs === 0 && late.length === 0) return release(act);
    late.push(act);
    setTimeout(() => late.splice(0, 1).forEach(release), lateMs).unref();
  };
  const forward = ({ from, to }: Direction): void => {
    from.on('data', (bytes: Buffer) => {
      onBytes?.(bytes.length);
      pass(() => {
        if (to.destroyed || to.write(bytes)) return;
        from.pause();
        to.once('drain', () => from.resume());
      });
    });
    from.on('end', () => pass(() => to.end()));
    // A broken side takes the other with it; the error itself is what the test asked for.
    from.on('error', () => to.destroy());
    from.on('close', () => pass(() => to.destroySoon()));
  };
  const join = (client: Socket): void => {
    if (client.destroyed) return;
    const upstream = connect(target);
    pairs.set(client, upstream);
    forward({ from: client, to: upstream });
    forward({ from: upstream, to: client });
  };

  const server = createServer({ allowHalfOpen: true }, (client) => {
    pairs.set(client, undefined);
    client.on('error', () => client.destroy());
    client.on('close', () => pairs.delete(client));
    if (taking) join(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const cut = (how: 'rst' | 'fin'): void => {
    held = [];
    for (const [client, upstream] of pairs) {
      if (how === 'rst') client.resetAndDestroy();
      else client.end();
      upstream?.destroy();
    }
  };

  return {
    port: (server.address() as AddressInfo).port,
    connections: () => pairs.size,
    cut,
    freeze: () => {
      frozen = true;
    },
    halfOpen: () => {
      taking = false;
    },
    delay: (ms) => {
      lateMs = ms;
    },
    resume: () => {
      frozen = false;
      taking = true;
      for (const act of held.splice(0)) act();
      for (const [client, upstream] of pairs) if (upstream === undefined) join(client);
    },
    cutAtRandom: (seed, mostBytes) => {
      const next = seeded(seed);
      let left = next(mostBytes);
      let cuts = 0;
      onBytes = (count) => {
        left -= count;
        if (left > 0) return;
        left = next(mostBytes);
        cuts++;
        cut('rst');
      };
      return {
        cuts: () => cuts,
        stop: () => {
          onBytes = undefined;
        },
      };
    },
    stop: async () => {
      cut('rst');
      server.close();
      await once(server, 'close');
    },
  };
};
