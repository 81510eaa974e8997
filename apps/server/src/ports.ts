import { type Installation, portsOf } from '@samspar/installation';
import type { Following } from '@samspar/views';
import { Clock } from './clock.js';
import type { SignIn } from './sign-in/sign-in.js';

/** What the use cases are given of an installation that is served. */
export const portsOfServer = (
  installation: Installation,
  { directory, issuer, log }: Pick<SignIn, 'directory' | 'issuer' | 'log'>,
  following: Following,
): ReturnType<typeof portsOf> => {
  const time = new Clock(installation.clock);
  return portsOf(installation, {
    directory,
    issuer,
    log,
    today: () => time.today,
    currentViews: () => {
      if (following.stopped) throw following.stopped;
      return installation.views;
    },
  });
};
