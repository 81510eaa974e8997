import { startChild } from './child.js';

/** An EventStoreDB server, or what stands in for one. */
export type StoreServer = Readonly<{ url: string; stop: () => Promise<void> }>;

/** Starts the wire double of the tests in a process of its own; what it says is kept in the folder. */
export const startWireDouble = async (folder: string): Promise<StoreServer> => {
  const { greeting, stop } = await startChild('../eventstoredb/double/main.js', folder);
  const { port } = JSON.parse(greeting) as { port: number };
  return { url: `esdb://127.0.0.1:${port}?tls=false`, stop };
};
