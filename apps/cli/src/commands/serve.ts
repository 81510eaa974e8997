import type { Command } from 'commander';
import { processReader } from '@samspar/import';
import {
  type Installation,
  openInstallation,
  readConfiguration,
  readSignIn,
  refuseExposedDemonstration,
  type SignInConfiguration,
} from '@samspar/installation';
import { gateBeside } from '@samspar/linear-solver';
import { progressBar, say } from '../terminal.js';

const ended = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Answers HTTP on what has been opened, until closed. The command is given it, as no application knows another. */
export type Serve = (
  installation: Installation,
  options: Readonly<{ host: string; port: number; signIn: SignInConfiguration }>,
) => Promise<Readonly<{ url: string; close: () => Promise<void> }>>;

/** Serves what the environment names until the process is told to end. */
export const serveUntilEnded = async (serve: Serve): Promise<void> => {
  const configuration = readConfiguration(process.env);
  const signIn = readSignIn(process.env);
  refuseExposedDemonstration(configuration.production, configuration.host, signIn);
  const stop = ended();
  await using installation = await openInstallation(configuration, {
    what: 'samspar serve',
    reader: processReader(),
    gate: gateBeside(),
    progress: progressBar('Läser in loggen'),
    notice: say,
  });
  const server = await serve(installation, { ...configuration, signIn });
  say(`Samspår svarar på ${server.url} (API: ${server.url}/api/v1/openapi.json). Avsluta med Ctrl-C.`);
  await stop;
  await server.close();
};

export const addServe = (program: Command, serve: Serve): void => {
  program
    .command('serve')
    .description('starta servern på det som finns i SAMSPAR_DATA (PORT, HOST); avsluta med Ctrl-C')
    .action(() => serveUntilEnded(serve));
};
