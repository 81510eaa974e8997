import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire between a client and a server, to be cut and mended. */
export type Proxy = Readonly<{
  /** The server's address as reached through the wire. */
  url: string;
  /** Breaks every connection and lets none be made. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
  /** Nothing comes through any more, and nobody is told. */
  freeze: () => void;
  thaw: () => void;
  close: () => Promise<void>;
}>;

export const startProxy = async (url: string): Promise<Proxy> => {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  let frozen = false;
  const keep = (socket: Socket): Socket => {
    ends.add(socket);
    if (frozen) socket.pause();
    return socket.on('error', () => socket.destroy()).on('close', () => ends.delete(socket));
  };
  const server: Server = createServer((client) => {
    const target = keep(connect(Number(port), hostname));
    keep(client);
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroy());
    client.on('data', (data) => target.write(data));
    target.on('data', (data) => client.write(data));
    if (frozen) for (const socket of [client, target]) socket.pause();
  });
  const listen = (on: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject).listen(on, '127.0.0.1', resolve);
    });
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of ends) socket.destroy();
    });
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(own) }).href,
    cut,
    mend: () => listen(own),
    freeze: () => {
      frozen = true;
      for (const socket of ends) socket.pause();
    },
    thaw: () => {
      frozen = false;
      for (const socket of ends) socket.resume();
    },
    close: cut,
  };
};
