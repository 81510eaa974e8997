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
    return (request.headers.cookie ?? '')
      .split(/;\s*/)
      .find((pair) => pair.startsWith(wanted))
      ?.slice(wanted.length);
  }

  write(response: Response, name: string, value: string): void {
    response.append('Set-Cookie', `${this.#prefix}${name}=${value}; ${this.#attributes()}`);
  }

  clear(response: Response, name: string): void {
    response.append('Set-Cookie', `${this.#prefix}${name}=; Max-Age=0; ${this.#attributes()}`);
  }

  #attributes(): string {
    return `Path=/; HttpOnly; SameSite=Lax${this.#secure ? '; Secure' : ''}`;
  }
}

/** Of somebody signed in. */
export const SESSION_COOKIE = 'samspar';
/** Of somebody on the way to the provider and back. */
export const BEGUN_COOKIE = 'samspar-inloggning';
