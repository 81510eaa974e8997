import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Connections } from './connections.js';

let server: Server;
let connections: Connections;
let entered: Promise<void>;
let finish: (answer: string) => void;

beforeEach(async () => {
  const answer = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const answered = async ({ url }: IncomingMessage): Promise<string> =>
    url === '/held' ? answer : url === '/large' ? 'x'.repeat(2e7) : 'ok';
  server = createServer((request, response) => {
    text(request)
      .then(() => answered(request))
      .then((said) => response.end(said))
      .catch(() => undefined);
  });
  connections = new Connections(server);
  entered = new Promise((resolve) => server.on('request', ({ url }) => url === '/held' && resolve()));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const opened = (sent: string): Socket => {
  const address = server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(sent);
  return socket;
};
const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const upload = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nslow';
const stop = (): Promise<void> =>
  connections.stop(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

describe('a server that stops', () => {
  it.each([
    ['on which nothing has been sent', '', 'connection'],
    ['whose client waits', get('/'), 'answer'],
    ['on which a request begins and does not go on', `${get('/')}GET / HTTP/1.1\r\nHo`, 'answer'],
    ['on which a file comes slowly', upload, 'request'],
    ['whose answer is not fetched', get('/large'), 'request'],
  ])('ends a connection %s', async (_what, sent, comes) => {
    const coming = comes === 'answer' ? undefined : once(server, comes);
    const socket = opened(sent);
    await (coming ?? once(socket, 'data'));
    const ended = once(socket, 'close');
    await stop();
    socket.resume();
    await ended;
  });

  it('carries out and answers what it was asked, after the slow have been let go', async () => {
    const asked = opened(get('/held'));
    await entered;
    const slow = opened(upload);
    await once(server, 'request');
    const [stopped, ended] = [stop(), once(slow, 'close')];
    await ended;
    finish('carried out');
    expect(await text(asked)).toMatch(/Connection: close[^]*carried out$/i);
    await stopped;
  });

  it('takes no further request on a connection that is in use', async () => {
    const asked = opened(get('/held'));
    await entered;
    const stopped = stop();
    asked.write(get('/'));
    finish('carried out');
    expect((await text(asked)).match(/HTTP\/1\.1 /g)).toHaveLength(1);
    await stopped;
  });
});
