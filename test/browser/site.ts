import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Installation, openInstallation, readConfiguration } from '@samspar/installation';
import { AddDemonstrationUsers, byOperator } from '@samspar/use-cases';
import { demonstrationUser } from '@samspar/users';
import { LANGUAGE_COOKIE } from '../../apps/server/src/pages/language.js';
import { serve, type Serving } from '../../apps/server/src/serve.js';
import { expectNoneInTheClear, personalDataOf } from '../in-the-clear.js';
import { launchChromium } from './chromium.js';

/** The people of the demonstration, by what they sign in as; and Tomas, a caseworker without insatser. */
export type Who = 'anna' | 'erik' | 'fatima' | 'lena' | 'karin' | 'gustav' | 'stina' | 'admir' | 'tomas';

/** How somebody looks at the pages. Left out: a wide screen, with JavaScript, in Swedish. */
export type How = Readonly<{ width?: number; javaScript?: boolean; language?: 'en' }>;

export const WIDE = 1280;
/** A telephone; and, as it holds a quarter as much, a wide screen at 400 per cent (WCAG 1.4.10). */
export const NARROW = 320;
const HEIGHT = 900;

/** How long anything in a browser may take, in milliseconds, on a machine that is busy with the other tests. */
const PATIENCE_MS = 30_000;

type Sent = Readonly<{ path: string; revision: number }>;

/** The association of the demonstration. */
export const ASSOCIATION = 'stockholm';

/** A server with the demonstration's sign-in on a clock that stands still, and a browser that looks at it. */
export class Site {
  readonly url: string;
  /** By who and how. */
  readonly #browsers = new Map<string, Promise<BrowserContext>>();
  /** Pages that were given back, by their browser: a page begun anew costs more than all that a test looks at in it. */
  readonly #idle = new Map<BrowserContext, Page[]>();

  private constructor(
    readonly browser: Browser,
    readonly installation: Installation,
    readonly serving: Serving,
    readonly lines: readonly string[],
    readonly folder: string,
  ) {
    this.url = serving.url;
  }

  /** Fills an empty folder with what there is to see, whose clock it may set, and serves it; all of it goes when the site closes. */
  static async open(
    now: number,
    fill: (installation: Installation, clock: { now: number }) => Promise<unknown>,
  ): Promise<Site> {
    const clock = { now };
    const browser = await launchChromium();
    const folder = mkdtempSync(join(tmpdir(), 'samspar-browser-'));
    const configuration = readConfiguration({ SAMSPAR_DATA: folder });
    const installation = await openInstallation(configuration, { what: 'test', clock: () => clock.now });
    await fill(installation, clock);
    clock.now = now;
    const lines: string[] = [];
    const serving = await serve(installation, { host: '127.0.0.1', port: 0 }, (line) => lines.push(line));
    await serving.send(new AddDemonstrationUsers(byOperator()));
    return new Site(browser, installation, serving, lines, folder);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.serving.close();
    const personalData = await personalDataOf(this.installation);
    await this.installation.close();
    expectNoneInTheClear(personalData, this.folder, this.lines);
    rmSync(this.folder, { recursive: true });
  }

  /** The cookies and token of a session that has just begun. */
  async sessionOf(who: Who): Promise<Readonly<{ id: string; csrf: string }>> {
    const user = demonstrationUser(ASSOCIATION, who);
    const member = await this.installation.sealed.staff.memberOf(user);
    if (!member) throw new Error(`The demonstration has no ${who}.`);
    return this.serving.signIn.sessions.open({ user, name: member.name, subject: who });
  }

  /** A browser without anything in it. */
  async newBrowser({ width = WIDE, javaScript = true, language }: How = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      locale: 'sv-SE',
      viewport: { width, height: HEIGHT },
      javaScriptEnabled: javaScript,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    if (language) await context.addCookies([{ name: LANGUAGE_COOKIE, value: language, url: this.url }]);
    return context;
  }

  async signIn(context: BrowserContext, who: Who): Promise<void> {
    const { id } = await this.sessionOf(who);
    await context.addCookies([{ name: 'samspar', value: id, url: this.url, httpOnly: true }]);
  }

  /** A page in the browser of somebody who has signed in, or of a stranger; hers until she gives it back, or the site closes. */
  async pageOf(who: Who | null, how: How = {}): Promise<Page> {
    const key = JSON.stringify([who, how]);
    const browser = this.#browsers.get(key) ?? this.#browserOf(who, how);
    this.#browsers.set(key, browser);
    const context = await browser;
    return this.#idle.get(context)?.pop() ?? context.newPage();
  }

  giveBack(page: Page): void {
    const context = page.context();
    this.#idle.set(context, [...(this.#idle.get(context) ?? []), page]);
  }

  async #browserOf(who: Who | null, how: How): Promise<BrowserContext> {
    const context = await this.newBrowser(how);
    if (who) await this.signIn(context, who);
    return context;
  }

  /** Sends JSON to the API as somebody. Throws where it is not taken. */
  async send(who: Who, path: string, body: object, revision?: number): Promise<Sent> {
    const { id, csrf } = await this.sessionOf(who);
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'sec-fetch-site': 'same-origin',
        'x-csrf-token': csrf,
        cookie: `samspar=${id}`,
        ...(revision !== undefined && { 'if-match': `"${revision}"` }),
      },
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return {
      path: response.headers.get('location') ?? path,
      revision: Number((response.headers.get('etag') ?? '').replaceAll('"', '')),
    };
  }
}
