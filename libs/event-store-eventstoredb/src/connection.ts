import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '@samspar/event-store';
import type { Address } from './address.js';

type Mendable = Readonly<{
  supports: () => Promise<boolean>;
  handleError: (connection: unknown, error: unknown) => Promise<void>;
}>;

/**
 * A client for the address; nothing is connected yet. Throws `StoreUnavailable` where a certificate file is missing or a
 * setting is not understood.
 */
export const clientFor = ({ url, name }: Address): EventStoreDBClient => {
  let client: EventStoreDBClient;
  try {
    client = EventStoreDBClient.connectionString(url);
  } catch (error) {
    // What the client says may quote the connection string, so only what names a file is repeated.
    const missing = error instanceof Error && /^Failed to load|^userCertFile/.test(error.message);
    throw new StoreUnavailable(
      missing
        ? `Certifikatet till ${name} går inte att läsa: kontrollera tlsCAFile, userCertFile och userKeyFile i adressen.`
        : `Inställningarna i adressen till ${name} går inte att tolka: rätta dem och starta om.`,
    );
  }
  const { handleError } = client as unknown as Mendable;
  const mended: Mendable = {
    // The client's own way to append many over one call does not settle all of them, and can end the process: see `Appends`.
    supports: () => Promise.resolve(false),
    // It gives up a connection that was lost, and nobody waits for it. Where no other node is found at that moment the caller
    // that was looking for one is told; here it would be a rejection that nobody can catch, which ends the process.
    handleError: (connection, error) => handleError(connection, error).catch(() => undefined),
  };
  return Object.assign(client, mended);
};

/** The answer, or where it takes longer than `ms` what `late` gives or throws. */
export const unlessLate = async <Answer>(
  ms: number,
  answer: Promise<Answer>,
  late: () => Answer,
): Promise<Answer> => {
  const answered = new AbortController();
  try {
    return await Promise.race([answer, pause(ms, undefined, { signal: answered.signal }).then(late)]);
  } finally {
    answered.abort();
  }
};

/** Rejects with `StoreUnavailable` where an answer takes longer than `ms`: a peer may accept a connection and never speak. */
export const within = <Answer>(ms: number, name: string, answer: Promise<Answer>): Promise<Answer> =>
  unlessLate(ms, answer, () => {
    throw new StoreUnavailable(
      `${name} svarar inte inom ${ms / 1_000} s: kontrollera att EventStoreDB är igång, att adressen stämmer och att ` +
        'tls är satt som servern vill.',
    );
  });
