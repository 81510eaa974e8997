import { type Configuration, issuerOf, openInstallation, operate, readSignIn } from '@samspar/installation';
import type { Send } from '@samspar/use-cases';
import { progressBar, say } from './terminal.js';

/** Where a command asks for what may show persons. `await using` closes it. */
type Desk = AsyncDisposable & Readonly<{ send: Send }>;

/** Opens all there is for a command, its views following the log. `what`: the command's name. Throws `ConfigurationRefused`. */
export const openDesk = async (configuration: Configuration, what: string): Promise<Desk> => {
  const installation = await openInstallation(configuration, {
    what,
    notice: say,
    progress: progressBar('Läser in loggen'),
  });
  try {
    await installation.views.catchUp();
    installation.views.follow();
    const send = await operate(installation, issuerOf(readSignIn(process.env)), say);
    return { send, [Symbol.asyncDispose]: () => installation.close() };
  } catch (error) {
    await installation.close();
    throw error;
  }
};
