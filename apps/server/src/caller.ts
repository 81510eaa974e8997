import type { PersonsShown } from '@samspar/access';
import type { Caller, Reading } from '@samspar/use-cases';
import type { Request } from 'express';
import { correlationOf } from './correlation.js';
import { who } from './who.js';

/** On whose behalf a request asks. */
export const callerOf = (request: Request): Caller => ({
  asker: who(request),
  correlationId: correlationOf(request),
});

export const readingBy = (
  request: Request,
  on: PersonsShown['data']['on'],
  more: Pick<Reading, 'toRegister' | 'openedFor'> = {},
): Reading => ({ ...callerOf(request), on, ...more });

const POSITION = /^\d{1,19}$/;

/** The position of the log that an address says its page should have seen; undefined where it says none. */
export const positionIn = (text: unknown): bigint | undefined =>
  typeof text === 'string' && POSITION.test(text) ? BigInt(text) : undefined;
