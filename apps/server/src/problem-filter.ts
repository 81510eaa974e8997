import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { OutcomeUnknown, StoreUnavailable } from '@samspar/event-store';
import { ErrorPage } from '@samspar/pages';
import { h } from 'preact';
import { ErasuresUnsettled } from '@samspar/use-cases';
import { VaultUnavailable } from '@samspar/vault-database';
import { ProjectionStopped, ViewsNotBuilt, ViewsUnavailable } from '@samspar/views';
import type { Request, Response } from 'express';
import { correlationOf } from './correlation.js';
import type { KnownMethods } from './known-methods.js';
import { isOpenData, readsPages } from './open-data/openly.js';
import { show } from './pages/render.js';
import { Problem } from './problem.js';
import type { ProblemResponse } from './problem-response.js';

/** Takes a line for whoever operates the server. */
export type Log = (line: string) => void;

export const bodyTooLarge = (): Problem =>
  new Problem(413, 'BodyTooLarge', {
    sv: 'Det skickade är för stort: högst 1 MB JSON eller en fil om 20 MB.',
    en: 'What was sent is too large: at most 1 MB of JSON or a file of 20 MB.',
  });

export const wrongMediaType = (expected: string): Problem =>
  new Problem(415, 'MediaTypeUnsupported', {
    sv: `Innehållet är av fel slag: skicka ${expected}, i UTF-8 och utan komprimering.`,
    en: `The content is of the wrong kind: send ${expected}, in UTF-8 and not compressed.`,
  });

/** Of an address that does not take this method, or of none. */
const noSuchRoute = (allowed: readonly string[]): Problem =>
  allowed.length === 0
    ? new Problem(404, 'RouteUnknown', {
        sv: 'Adressen finns inte: /api/v1/openapi.json räknar upp dem som finns.',
        en: 'There is no such address: /api/v1/openapi.json lists those there are.',
      })
    : new Problem(
        405,
        'MethodNotAllowed',
        {
          sv: `Adressen tar inte emot den metoden: använd ${allowed.join(' eller ')}.`,
          en: `The address does not take that method: use ${allowed.join(' or ')}.`,
        },
        { facts: { allowed }, headers: { Allow: allowed.join(', ') } },
      );

const requestUnusable = (): Problem =>
  new Problem(400, 'RequestUnusable', {
    sv: 'Anropet går inte att läsa: kontrollera adressen, rubrikerna och innehållet.',
    en: 'The request cannot be read: check its address, headers and content.',
  });

const unavailable = (code: string, what: Readonly<{ sv: string; en: string }>): Problem =>
  new Problem(
    503,
    code,
    {
      sv: `${what.sv}: försök igen om en stund. Systemförvaltaren ser orsaken i serverns logg.`,
      en: `${what.en}: try again in a while. The system administrator sees the cause in the log of the server.`,
    },
    { headers: { 'Retry-After': '10' } },
  );

/** Problems that pass by themselves: whoever waits for a page need not ask again. */
const PASSING: readonly string[] = ['ListsNotReady', 'ErasuresUnsettled'];

const notReady = (): Problem =>
  new Problem(
    503,
    'ListsNotReady',
    {
      sv: 'Listan är inte klar än: den byggs upp på nytt, som efter en uppgradering. Försök igen om en stund; enskilda ärenden går att öppna under tiden.',
      en: 'The list is not ready yet: it is being built anew, as after an upgrade. Try again in a while; single journeys can be opened meanwhile.',
    },
    { headers: { 'Retry-After': '10' } },
  );

const brokenPart = (error: unknown): Problem | undefined => {
  if (error instanceof OutcomeUnknown)
    return new Problem(
      503,
      'OutcomeUnknown',
      {
        sv: 'Det är okänt om uppgiften sparades: skicka samma begäran igen med samma Idempotency-Key, så kommer svaret och inget sparas två gånger.',
        en: 'It is not known whether this was saved: send the same request again with the same Idempotency-Key for the answer; nothing is saved twice.',
      },
      { headers: { 'Retry-After': '10' } },
    );
  if (error instanceof StoreUnavailable)
    return unavailable('StoreUnavailable', {
      sv: 'Händelseloggen går inte att nå',
      en: 'The event log cannot be reached',
    });
  if (error instanceof VaultUnavailable)
    return unavailable('VaultUnavailable', {
      sv: 'Valvet går inte att nå',
      en: 'The vault cannot be reached',
    });
  if (error instanceof ViewsNotBuilt) return notReady();
  if (error instanceof ProjectionStopped || error instanceof ViewsUnavailable)
    return unavailable(error.name, {
      sv: 'Siffrorna kan inte hållas aktuella',
      en: 'The figures cannot be kept current',
    });
  if (error instanceof ErasuresUnsettled)
    return unavailable(error.name, {
      sv: 'Inget om personer visas förrän det som är gallrat är förstört på nytt',
      en: 'Nothing of persons is shown until what is erased has been destroyed again',
    });
  return undefined;
};

const formUnusable = (): Problem =>
  new Problem(400, 'FormUnusable', {
    sv: 'Formuläret går inte att läsa: skicka en fil i fältet file, inget annat, och hela formuläret med sin avgränsare.',
    en: 'The form cannot be read: send one file in the field file, nothing else, and the whole form with its boundary.',
  });

/** The problem of a request that Nest could not take, by the status it gives it. */
const unreadable = (error: unknown, request: Request, methods: KnownMethods): Problem | undefined => {
  const status = error instanceof HttpException ? error.getStatus() : 500;
  if (status >= 500) return undefined;
  if (status === 404) return noSuchRoute(methods(request.path));
  if (status === 413) return bodyTooLarge();
  return status === 400 && request.is('multipart/form-data') ? formUnusable() : requestUnusable();
};

const internal = (): Problem =>
  new Problem(500, 'InternalError', {
    sv: 'Något gick fel i servern: anmäl det till systemförvaltaren med numret i instance.',
    en: 'Something went wrong in the server: report it to the system administrator with the number in instance.',
  });

/** Answers every error as problem details (RFC 9457) under /api, and to programs that ask for open data, elsewhere as a page; the cause of 500 and 503 goes to the log, never to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly methods: KnownMethods,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const request = http.getRequest<Request>();
    // A client that went away while it sent leaves nobody to answer, and is no fault of the server.
    if (response.headersSent || (request.destroyed && !request.complete)) {
      response.destroy();
      return;
    }
    const known =
      error instanceof Problem ? error : (brokenPart(error) ?? unreadable(error, request, this.methods));
    const problem = known ?? internal();
    const correlation = correlationOf(request);
    const cause = error instanceof Problem ? error.cause : error;
    if (problem.status >= 500 && cause instanceof Error)
      this.log(`${correlation} ${known ? cause.message : (cause.stack ?? cause.message)}`);
    response.set(problem.headers);
    const isOfProgram = isOpenData(request.path) && !readsPages(request);
    if (isOfProgram || /^\/api(\/|$)/i.test(request.path)) {
      const body: ProblemResponse = { ...problem.body(), instance: `urn:uuid:${correlation}` };
      response.status(problem.status).type('application/problem+json').send(JSON.stringify(body));
    } else {
      if (PASSING.includes(problem.code) && request.method === 'GET')
        response.set('Refresh', problem.headers['Retry-After']);
      show(response, h(ErrorPage, { problem, reference: correlation }), problem.status);
    }
  }
}
