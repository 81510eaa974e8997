import { type Send, sendTo, useCasesOf } from '@samspar/use-cases';
import { UserDirectory } from '@samspar/users';
import type { Installation } from './installation.js';
import { portsOf } from './ports.js';

/**
 * Carries out on an installation what is asked by whoever operates it. `issuer`: the provider of its users' sign-ins; `log` takes a line
 * for the operator.
 */
export const operate = async (
  installation: Installation,
  issuer: string,
  log: (line: string) => void,
): Promise<Send> => {
  const directory = await UserDirectory.read(installation.store);
  return sendTo(useCasesOf(portsOf(installation, { directory, issuer, log, isAlone: true })));
};
