import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How long a server that stops waits for what is still being sent to it, or fetched from it, in milliseconds. */
const TRANSFER_MS = 500;
/** How long what it is doing may take then, in milliseconds. */
const GRACE_MS = 10_000;

type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse }>;

/** The connections of a server, and what each is in the middle of; made before it listens. */
export class Connections {
  readonly #server: Server;
  readonly #open = new Map<Socket, Exchange | undefined>();
  #isStopping = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#open.set(socket, undefined);
      socket.once('close', () => this.#open.delete(socket));
    });
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      const { socket } = request;
      if (this.#isStopping) response.setHeader('Connection', 'close');
      this.#open.set(socket, { request, response });
      response.once('close', () => {
        if (this.#open.get(socket)?.response === response) this.#open.set(socket, undefined);
      });
    });
  }

  /**
   * Ends idle connections at once, and within half a second those whose request has not come whole or whose answer waits to be
   * fetched. A request that has come whole is carried out and answered, within ten seconds. `close` is called first; it takes no
   * new connections, and ends when there are none.
   */
  async stop(close: () => Promise<void>): Promise<void> {
    this.#isStopping = true;
    const closed = close();
    this.#server.closeIdleConnections();
    // A connection in use would carry new requests for as long as its client has any.
    for (const exchange of this.#open.values())
      if (exchange && !exchange.response.headersSent) exchange.response.setHeader('Connection', 'close');
    const slow = setTimeout(() => this.#endSlow(), TRANSFER_MS);
    const overdue = setTimeout(() => this.#server.closeAllConnections(), GRACE_MS);
    try {
      await closed;
    } finally {
      clearTimeout(slow);
      clearTimeout(overdue);
    }
  }

  #endSlow(): void {
    for (const [socket, exchange] of this.#open)
      if (!exchange?.request.complete || exchange.response.writableEnded) socket.destroy();
  }
}
