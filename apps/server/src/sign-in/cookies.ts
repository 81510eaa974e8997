import type { Request, Response } from 'express';

/** The cookies of sign-in: kept from scripts and from other sites' requests, gone when the browser closes. */
export class Cookies {
  readonly #prefix: string;
  readonly #secure: boolean;

  /** `secure` but for the demonstration on loopback, which has no TLS; the prefix `__Host-` then binds them to this host. */
  constructor(secure: boolean) {
    this.#secure = secure;
    this.#prefix = secure ? '__Host-' : '';
  }

  read(request: Request, name: string): string | undefined {
    const wanted = `${this.#prefix}${name}=`;
    return this.#pairs(request)
      .find((pair) => pair.startsWith(wanted))
      ?.slice(wanted.length);
  }

  /** The names that begin so, in the order browsers send them: the oldest first. */
  namesFrom(request: Request, start: string): readonly string[] {
    const wanted = this.#prefix + start;
    return this.#pairs(request)
      .filter((pair) => pair.startsWith(wanted))
      .flatMap((pair) => pair.slice(this.#prefix.length).split('=', 1));
  }

  /** Gone when the browser closes, or after so many seconds. */
  write(response: Response, name: string, value: string, seconds?: number): void {
    const age = seconds === undefined ? '' : `Max-Age=${seconds}; `;
    response.append('Set-Cookie', `${this.#prefix}${name}=${value}; ${age}${this.#attributes()}`);
  }

  clear(response: Response, name: string): void {
    response.append('Set-Cookie', `${this.#prefix}${name}=; Max-Age=0; ${this.#attributes()}`);
  }

  #pairs(request: Request): readonly string[] {
    return (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  }

  #attributes(): string {
    return `Path=/; HttpOnly; SameSite=Lax${this.#secure ? '; Secure' : ''}`;
  }
}

/** Of somebody signed in. */
export const SESSION_COOKIE = 'samspar';
/** Of each sign-in on its way to the provider and back; tabs that are opened at once have one each. */
export const BEGUN_COOKIE = 'samspar-inloggning-';
