import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isOpenData } from '../open-data/openly.js';
import { Problem } from '../problem.js';
import { signedInOf } from '../who.js';
import { SignIn } from './sign-in.js';

const MINUTE_MS = 60_000;
const SIGN_IN = /^\/logga-in(\/|$)/i;

const tooMany = (seconds: number): Problem =>
  new Problem(
    429,
    'TooManyRequests',
    {
      sv: `Det kommer för många försök på kort tid: vänta ${seconds} sekunder och försök igen.`,
      en: `There are too many attempts in a short time: wait ${seconds} seconds and try again.`,
    },
    { headers: { 'Retry-After': String(seconds) } },
  );

/** Counts by the minute of the clock, in a map that is emptied as the minute turns. */
class MinuteCounts {
  readonly #counts = new Map<string, number>();
  #minute = 0;

  /** How many times this was counted within the minute, this time included. */
  add(what: string, now: number): number {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, count);
    return count;
  }
}

/**
 * Answers whoever asks too often with the problem 429, which says when to come back: sign-in and open data are counted by address,
 * changes by user, on each node by itself. What else only reads is not counted.
 */
@Injectable()
export class Throttling implements CanActivate {
  readonly #counts = new MinuteCounts();

  constructor(private readonly signIn: SignIn) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const { signInsPerMinute, writesPerMinute, openReadsPerMinute } = this.signIn.configuration;
    if (SIGN_IN.test(request.path)) this.#count(`sign-in ${request.ip}`, signInsPerMinute);
    if (isOpenData(request.path)) this.#count(`open ${request.ip}`, openReadsPerMinute);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      this.#count(`write ${signedInOf(request)?.asker.actor ?? request.ip}`, writesPerMinute);
    return true;
  }

  #count(what: string, most: number): void {
    const now = this.signIn.installation.clock();
    if (this.#counts.add(what, now) > most) throw tooMany(Math.ceil((MINUTE_MS - (now % MINUTE_MS)) / 1_000));
  }
}
