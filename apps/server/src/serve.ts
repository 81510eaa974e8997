import type { Server } from 'node:http';
import {
  ConfigurationRefused,
  type Installation,
  readSignIn,
  refuseExposedDemonstration,
  refuseUnusableErasureList,
  renewWhereAsked,
  type SignInConfiguration,
} from '@samspar/installation';
import { StoreUnavailable } from '@samspar/event-store';
import { HeadKeeping } from '@samspar/log-tree';
import { byOperator, DraftReports, type Send, SettleErasures, Settling, SignHead } from '@samspar/use-cases';
import { ProjectionStopped } from '@samspar/views';
import { createApplication } from './application.js';
import { Connections } from './connections.js';
import { Dispatch } from './dispatch.js';
import type { Log } from './problem-filter.js';
import { standardError } from './request-log.js';
import { SignIn } from './sign-in/sign-in.js';

export type Serving = Readonly<{
  /** `http://127.0.0.1:3000`, with the port that was given or found. */
  url: string;
  signIn: SignIn;
  /** Has the server carry out what does not come by HTTP. */
  send: Send;
  /**
   * Takes no new connections, ends those that are idle or slow to send, lets requests that have come whole end within 10 seconds
   * and a settling to its end, and closes; the installation stays open.
   */
  close: () => Promise<void>;
}>;

export type ServeOptions = Readonly<{
  host: string;
  port: number;
  /** Left out: the demonstration, with the usual limits. */
  signIn?: SignInConfiguration;
}>;

/** Why the system does not let us listen, by its code. */
const SENTENCES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} på ${host} är upptagen: stäng det program som använder den, eller välj en annan med PORT.`,
  EACCES: (_host, port) =>
    `Port ${port} får inte användas av det här kontot: välj en port från 1024 med PORT.`,
  EADDRNOTAVAIL: (host) => `Adressen ${host} finns inte på den här datorn: använd HOST=127.0.0.1.`,
};

/** How often what a crash left behind is settled, and what has expired deleted, while the server runs; in milliseconds. */
const TIDY_EVERY_MS = 3_600_000;
/** How soon erasures that could not be settled at the start are settled again: until then nothing of persons is shown; in milliseconds. */
const SETTLE_AGAIN_MS = 2_000;
/** How often a next master key is looked for, that whoever renews it has laid beside the present one; in milliseconds. */
const LOOK_FOR_KEY_EVERY_MS = 1_000;

/** How often the tree over the log takes in what has come, and a head is signed where it is time for one; in milliseconds. */
const GROW_EVERY_MS = 60_000;

const sentenceOf = (error: unknown, host: string, port: number): string | undefined =>
  typeof error === 'object' && error && 'code' in error && typeof error.code === 'string'
    ? SENTENCES[error.code]?.(host, port)
    : undefined;

/**
 * Brings the views up to the log's end, but for those that are to be built anew, and answers HTTP on a loopback address; port 0 takes a free one. Throws
 * `ConfigurationRefused`.
 */
export const serve = async (
  installation: Installation,
  { host, port, signIn: how = readSignIn({}) }: ServeOptions,
  log: Log = standardError(),
): Promise<Serving> => {
  refuseExposedDemonstration(installation.configuration.production, host, how);
  refuseUnusableErasureList(installation.configuration);
  try {
    await installation.views.catchUpWhole();
  } catch (error) {
    // The log can still be written and read; statistics and health say that the views stand still.
    if (!(error instanceof ProjectionStopped)) throw error;
  }
  let url = '';
  const signIn = await SignIn.open(installation, how, () => how.appUrl ?? url, log);
  const application = await createApplication(installation, signIn, log);
  const server: Server = application.getHttpServer();
  const connections = new Connections(server);
  const send: Send = (message) => application.get(Dispatch).send(message);
  /** What is erased has nothing left in the vault, whatever backup that came from. */
  const settleErasures = async (): Promise<void> => {
    const settled = await send(new SettleErasures(byOperator()));
    if (settled.outcome === 'unavailable') throw settled.cause;
  };
  const settling = application.get(Settling);
  const settleWhereNot = async (): Promise<void> => {
    const told = settling.lacking?.message;
    if (told !== undefined) await settleErasures().catch(() => undefined);
    const { lacking } = settling;
    if (lacking && lacking.message !== told) log(lacking.message);
  };
  const { reports } = installation.configuration;
  const draftReports = async (): Promise<void> => {
    if (!reports) return;
    const drafted = await send(new DraftReports(byOperator(), reports));
    if (drafted.outcome === 'unavailable') throw drafted.cause;
    if ('answer' in drafted && drafted.answer.length > 0)
      log(`Utkast till rapporter enligt SAMSPAR_REPORTS ligger under Publicerat: ${drafted.answer.length}.`);
  };
  await application.init();
  await settleWhereNot();
  try {
    await application.listen(port, host);
  } catch (error) {
    await application.close();
    await signIn.close();
    const sentence = sentenceOf(error, host, port);
    throw sentence === undefined ? error : new ConfigurationRefused(sentence, { cause: error });
  }
  const { registration, sealed, clock } = installation;
  let tidied: Promise<unknown> = Promise.resolve();
  const tidy = (...more: readonly Promise<unknown>[]) => {
    tidied = Promise.all(
      [registration.settle(clock()), sealed.sweep(), ...more].map((done: Promise<unknown>) =>
        done.catch((error: unknown) => log(error instanceof Error ? error.message : String(error))),
      ),
    );
  };
  tidy(draftReports());
  const tidying = setInterval(() => tidy(settleErasures(), draftReports()), TIDY_EVERY_MS);
  let first: Promise<void> = Promise.resolve();
  const settlingFirst = setInterval(() => {
    if (settling.lacking) first = settleWhereNot();
    else clearInterval(settlingFirst);
  }, SETTLE_AGAIN_MS);
  let isClosing = false;
  let renewed: Promise<unknown> | undefined;
  const renewing = setInterval(() => {
    renewed ??= renewWhereAsked(installation, () => isClosing)
      .then((said) => said !== undefined && log(said))
      .catch((error: unknown) => log(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        renewed = undefined;
      });
  }, LOOK_FOR_KEY_EVERY_MS);
  const heads = application.get(HeadKeeping);
  const keepHeads = async (): Promise<void> => {
    if (await heads.grow(() => isClosing)) await send(new SignHead(byOperator()));
  };
  let kept: Promise<unknown> | undefined;
  const keeping = setInterval(() => {
    kept ??= keepHeads()
      // Of the store health tells, and it is tried again.
      .catch((error: unknown) => error instanceof StoreUnavailable || log(String(error)))
      .finally(() => {
        kept = undefined;
      });
  }, GROW_EVERY_MS);
  const address = server.address();
  const found = typeof address === 'object' && address ? address.port : port;
  url = `http://${host.includes(':') ? `[${host}]` : host}:${found}`;
  return {
    url,
    signIn,
    send,
    close: async () => {
      isClosing = true;
      clearInterval(tidying);
      clearInterval(settlingFirst);
      clearInterval(renewing);
      clearInterval(keeping);
      await connections.stop(() => application.close());
      await signIn.close();
      await tidied;
      await first;
      await renewed;
      await kept;
      heads.close();
    },
  };
};
