import { afterEach, beforeEach } from '@jest/globals';
import type { FileReader } from '@samspar/import';
import { type Server, signIn, startServer } from '../http/server.js';
import { type Page, Shown } from './shown.js';

const HEADERS = 'Löpnummer;Insats;Anmälningsdatum;Startdatum;Avslutsdatum;Avslutsorsak;Kön;Personnummer';

/** A file of rows below the usual headers. */
export const csv = (...rows: readonly string[]): string => [HEADERS, ...rows].join('\r\n');

/** The headers of every request of somebody who has signed in. */
export type Session = Readonly<Record<string, string>>;
type Sent = Readonly<{
  session?: Session;
  register?: string;
  csrf?: string;
  partial?: boolean;
  authority?: string;
}>;

/** The batch of the import that a page is about. */
export const batchOf = (page: Page): string =>
  page('a[href^="/inlasning/omgang/"]').attr('href')?.split('/')[3] ?? '';

/** A server for each test, with a caseworker at the import pages. */
export class ImportSite {
  #server: Server | undefined;
  #caseworker: Session = {};

  constructor(reader?: FileReader) {
    beforeEach(async () => {
      this.server = await startServer(undefined, reader);
      this.#caseworker = await signIn(this.server.serving, { name: 'Ines Prov' });
    });
    afterEach(() => this.server.close());
  }

  get server(): Server {
    if (!this.#server) throw new Error('There is a server only while a test runs.');
    return this.#server;
  }

  set server(server: Server) {
    this.#server = server;
  }

  get caseworker(): Session {
    return this.#caseworker;
  }

  get(path: string, session = this.caseworker): Promise<Shown> {
    return this.#send(path, session);
  }

  post(path: string, fields: Record<string, string>, session = this.caseworker): Promise<Shown> {
    const { 'x-csrf-token': csrf = '', ...cookies } = session;
    return this.#send(path, cookies, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: csrf, ...fields }),
    });
  }

  upload(file: string | Uint8Array<ArrayBuffer> | undefined, sent: Sent = {}): Promise<Shown> {
    const { session = this.caseworker, register = 'main', csrf, partial = false, authority } = sent;
    const { 'x-csrf-token': token = '', ...cookies } = session;
    const form = new FormData();
    form.set('_csrf', csrf ?? token);
    form.set(
      'fil',
      new Blob(file === undefined ? [] : [file]),
      file === undefined ? '' : 'Lista på våren.csv',
    );
    form.set('register', register);
    if (partial) form.set('del', 'ja');
    if (authority !== undefined) form.set('myndighet', authority);
    return this.#send('/inlasning', cookies, { method: 'POST', body: form });
  }

  /** Uploads, and shows what came of it. */
  async tried(
    file: string | Uint8Array<ArrayBuffer>,
    session = this.caseworker,
    sent: Sent = {},
  ): Promise<Shown & { address: string }> {
    const { location: address } = await this.upload(file, { ...sent, session });
    return this.#done(address, session);
  }

  async imported(file: string, session = this.caseworker): Promise<Shown & { address: string }> {
    const { address } = await this.tried(file, session);
    await this.post(address, { _gor: 'las-in' }, session);
    return this.#done(address, session);
  }

  /** Takes a step with a file that was tried, and shows what came of it. */
  async stepped(
    address: string,
    step: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Shown> {
    await this.post(address, { _gor: step, ...fields });
    return this.#done(address, this.caseworker);
  }

  /** The page of a work that runs no more. */
  async #done(address: string, session: Session): Promise<Shown & { address: string }> {
    while ((await this.get(`${address}/lage`, session)).html.includes('"running":true'));
    return Object.assign(await this.get(address, session), { address });
  }

  #send(path: string, session: Session, request: RequestInit = {}): Promise<Shown> {
    return Shown.by(this.server.url + path, { ...request, headers: session });
  }
}
