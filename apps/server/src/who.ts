import { type Asker, OPERATOR } from '@samspar/access';
import type { Request } from 'express';

export type { Asker } from '@samspar/access';

/** Somebody signed in, on one request. */
export type SignedIn = Readonly<{
  asker: Asker;
  /** Full name, for the page's header; absent with a bearer token. */
  name?: string;
  /** What every change that comes with the session's cookie must bring; absent with a bearer token. */
  csrf?: string;
}>;

const SIGNED_IN = Symbol('signed in');
type Carrier = Request & { [SIGNED_IN]?: SignedIn };

/** Whoever has not signed in. */
const NOBODY: Asker = { ...OPERATOR, actor: 'nobody', role: 'nobody' };

/** Says who a request comes from; sign-in alone does. */
export const attach = (request: Carrier, signedIn: SignedIn): void => {
  request[SIGNED_IN] = signedIn;
};

/** Undefined where nobody has signed in. */
export const signedInOf = (request: Carrier): SignedIn | undefined => request[SIGNED_IN];

/** The one place that says who a request comes from, in the role in which the route lets her in. */
export const who = (request: Request): Asker => signedInOf(request)?.asker ?? NOBODY;
