import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const CLIENT = { clientId: 'samspar', clientSecret: 'a secret of the test' } as const;

/** What the issuer puts into tokens; `undefined` leaves a claim out. */
export type Claims = Readonly<Record<string, unknown>>;

type Coded = Readonly<{ challenge: string; nonce: string; redirect: string }>;

export type Issuer = Readonly<{
  url: string;
  /** Who signs in from now on, and what else stands in her ID token. */
  person: (claims: Claims) => void;
  /** From now on it answers a sign-in with this error. */
  refuse: (error: string | undefined) => void;
  /** Codes for which tokens were fetched with the right verifier. */
  redeemed: readonly string[];
  /** An access token signed by the issuer, or by somebody else; `typ` as its header says, undefined where it says nothing. */
  token: (claims: Claims, how?: Readonly<{ typ?: string | undefined; forged?: boolean }>) => Promise<string>;
  signOutNotice: (claims: Claims, typ?: string) => Promise<string>;
  /** Makes a new key, as providers do now and then; the one before is worth nothing from now on. */
  turnKeys: () => Promise<void>;
  /** From now on it answers nothing, or answers again, at the same address. */
  away: (isAway: boolean) => Promise<void>;
  close: () => Promise<void>;
}>;

const newKey = async () => ({ kid: randomUUID(), ...(await generateKeyPair('RS256')) });

/** An OpenID Connect provider that asks nobody anything; its clock is the given one, in milliseconds. */
export const startIssuer = async (clock: () => number): Promise<Issuer> => {
  const stranger = await generateKeyPair('RS256');
  let key = await newKey();
  const codes = new Map<string, Coded>();
  const redeemed: string[] = [];
  let claims: Claims = { sub: 'anna' };
  let refusal: string | undefined;
  let url = '';

  const seconds = (now = clock()): number => Math.floor(now / 1_000);
  const signed = (payload: Claims, typ?: string, forged = false): Promise<string> =>
    new SignJWT({ iss: url, ...payload })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...(typ !== undefined && { typ }) })
      .sign(forged ? stranger.privateKey : key.privateKey);

  const authorize = (asked: URLSearchParams, response: ServerResponse): void => {
    const redirect = asked.get('redirect_uri') ?? '';
    const answer = new URL(redirect);
    const code = randomUUID();
    codes.set(code, {
      redirect,
      challenge: asked.get('code_challenge') ?? '',
      nonce: asked.get('nonce') ?? '',
    });
    answer.search = new URLSearchParams({
      state: asked.get('state') ?? '',
      ...(refusal === undefined ? { code } : { error: refusal }),
    }).toString();
    response.writeHead(302, { location: answer.href }).end();
  };

  const redeem = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = new URLSearchParams(await text(request));
    const code = sent.get('code') ?? '';
    const coded = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    const { clientId, clientSecret } = CLIENT;
    const basic = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret).replaceAll('%20', '+')}`;
    const isClient = request.headers.authorization === `Basic ${Buffer.from(basic).toString('base64')}`;
    if (!coded || !isClient || coded.challenge !== challenge || coded.redirect !== sent.get('redirect_uri')) {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
      return;
    }
    redeemed.push(code);
    // The client of the code flow goes by the machine's own clock.
    const now = seconds(Date.now());
    const idToken = await signed({
      aud: CLIENT.clientId,
      iat: now,
      exp: now + 300,
      nonce: coded.nonce,
      ...claims,
    });
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(
        JSON.stringify({ access_token: 'opaque', token_type: 'Bearer', expires_in: 60, id_token: idToken }),
      );
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (pathname === '/authorize') authorize(searchParams, response);
    else if (pathname === '/token') await redeem(request, response);
    else if (pathname === '/jwks') {
      const { kid, publicKey } = key;
      const keys = [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }];
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    } else if (pathname === '/.well-known/openid-configuration')
      response.setHeader('content-type', 'application/json').end(
        JSON.stringify({
          issuer: url,
          authorization_endpoint: `${url}/authorize`,
          token_endpoint: `${url}/token`,
          jwks_uri: `${url}/jwks`,
          end_session_endpoint: `${url}/logout`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        }),
      );
    else response.writeHead(404).end();
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const stop = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  await listen(0);
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url,
    person: (said) => {
      claims = said;
    },
    refuse: (error) => {
      refusal = error;
    },
    redeemed,
    token: (said, { typ, forged } = { typ: 'at+jwt' }) =>
      signed({ iat: seconds(), exp: seconds() + 300, ...said }, typ, forged),
    signOutNotice: (said, typ = 'logout+jwt') =>
      signed(
        {
          aud: CLIENT.clientId,
          iat: seconds(),
          exp: seconds() + 120,
          jti: randomUUID(),
          events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
          ...said,
        },
        typ,
      ),
    turnKeys: async () => {
      key = await newKey();
    },
    away: async (isAway) => {
      if (isAway) await stop();
      else await listen(Number(new URL(url).port));
    },
    close: stop,
  };
};
