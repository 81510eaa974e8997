import type { LogHead } from '@samspar/evidence';
import { accepted, Command, type Outcome } from '../message.js';
import type { Ports } from '../ports.js';

/** Signs what the log is by now, where something has come to it since the last head. Now and then; null where there was nothing to sign, or not yet. */
export class SignHead extends Command<Outcome<LogHead | null>> {}

export const signHead =
  ({ heads }: Readonly<{ heads: Pick<Ports['heads'], 'sign'> }>) =>
  async (_message: SignHead): Promise<Outcome<LogHead | null>> =>
    accepted((await heads.sign()) ?? null);
