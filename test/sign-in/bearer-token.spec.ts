import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { referral } from '../http/server.js';
import { AUDIENCE, NOON, Site } from './site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.open({ signInsPerMinute: 1_000 });
  await site.user('anna');
});
afterAll(() => site.close());
beforeEach(() => {
  site.now = NOON;
});

const statusWith = async (token: string, at = site): Promise<number> => {
  const authorization = `Bearer ${token}`;
  return (await fetch(at.at('/api/v1/associations'), { headers: { authorization } })).status;
};
const withToken = async (claims: Readonly<Record<string, unknown>>): Promise<number> =>
  statusWith(await site.issuer.token(claims));

describe('a bearer token', () => {
  const seconds = NOON / 1_000;

  it('for this service lets its user in, without a session and without its token', async () => {
    expect(await withToken({ sub: 'anna', aud: AUDIENCE })).toBe(200);
    const answer = await fetch(site.at('/api/v1/journeys'), {
      method: 'POST',
      body: JSON.stringify(referral()),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        authorization: `Bearer ${await site.issuer.token({ sub: 'anna', aud: AUDIENCE })}`,
      },
    });
    expect(answer.status).toBe(201);
  });

  it.each([
    ['for another service', { sub: 'anna', aud: 'another-api' }],
    ['for no service', { sub: 'anna' }],
    ['that is the ID token of the sign-in', { sub: 'anna', aud: 'samspar' }],
    ['that has expired', { sub: 'anna', aud: AUDIENCE, exp: seconds - 60 }],
    ['that never expires', { sub: 'anna', aud: AUDIENCE, exp: undefined }],
    ['that is not valid yet', { sub: 'anna', aud: AUDIENCE, nbf: seconds + 60 }],
    ['of another issuer', { sub: 'anna', aud: AUDIENCE, iss: 'https://other.example.se' }],
    ['of nobody', { aud: AUDIENCE }],
    ['of somebody who is no user', { sub: 'kim', aud: AUDIENCE }],
  ])('%s is refused', async (_what, claims) => expect(await withToken(claims)).toBe(401));

  it('that somebody else signed is refused', async () =>
    expect(
      await statusWith(
        await site.issuer.token({ sub: 'anna', aud: AUDIENCE }, { typ: 'at+jwt', forged: true }),
      ),
    ).toBe(401));

  it.each([
    ['a nonce: that is an ID token', { nonce: 'n' }],
    ['the digest of an access token: that is an ID token', { at_hash: 'h' }],
    ['an event: that is a notice', { events: {} }],
    ['a key that its holder must show', { cnf: { jkt: 'k' } }],
    ['the word of the provider that it is an ID token', { token_use: 'id' }],
    ['the word of the provider that it is to get new tokens by', { typ: 'Refresh' }],
    ['another client as the one that fetched it', { azp: 'another-client' }],
  ])('with %s is refused', async (_what, claims) =>
    expect(await withToken({ sub: 'anna', aud: AUDIENCE, ...claims })).toBe(401),
  );

  it.each([undefined, 'JWT', 'logout+jwt', 'secevent+jwt', 'dpop+jwt'])(
    'that its header calls %s is refused',
    async (typ) =>
      expect(
        await statusWith(
          await site.issuer.token(
            { sub: 'anna', aud: AUDIENCE, client_id: 'samspar', scope: 'api' },
            { typ },
          ),
        ),
      ).toBe(401),
  );

  it('is taken under the full name of its type, and from a client that may call the API', async () => {
    const { issuer } = site;
    expect(
      await statusWith(await issuer.token({ sub: 'anna', aud: AUDIENCE }, { typ: 'application/AT+JWT' })),
    ).toBe(200);
    for (const azp of ['samspar', 'script'])
      expect(await withToken({ sub: 'anna', aud: AUDIENCE, azp })).toBe(200);
  });

  it('is no notice of sign-out, though it names our audience', async () => {
    for (const typ of ['logout+jwt', 'JWT', 'at+jwt'])
      expect(await statusWith(await site.issuer.signOutNotice({ sub: 'anna', aud: AUDIENCE }, typ))).toBe(
        401,
      );
  });

  it('is known by a new key as soon as the provider signs with one', async () => {
    expect(await withToken({ sub: 'anna', aud: AUDIENCE })).toBe(200);
    await site.issuer.turnKeys();
    const cooled = Date.now() + 6_000;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => cooled);
    try {
      expect(await withToken({ sub: 'anna', aud: AUDIENCE })).toBe(200);
    } finally {
      clock.mockRestore();
    }
  });

  it.each(['Bearer', 'Bearer x.y.z', 'Bearer eyJhbGciOiJub25lIn0.e30.', 'Basic YW5uYTphbm5h'])(
    'that is none is refused, also with the cookie of somebody signed in: %s',
    async (authorization) => {
      const anna = await site.browserOf('anna');
      const answer = await anna.send(site.at('/api/v1/associations'), { headers: { authorization } });
      expect(answer.status).toBe(401);
    },
  );
});

describe('a bearer token of a provider that calls all its tokens JWT', () => {
  let plain: Site;
  beforeAll(async () => {
    plain = await Site.open({}, { tokenType: 'jwt' });
    await plain.user('anna');
  });
  afterAll(() => plain.close());

  it.each([
    ['that carries what it may be used for', { scope: 'openid api' }, 200],
    ['that names the client it was given to', { client_id: 'samspar' }, 200],
    ['that the provider says is a bearer token', { typ: 'Bearer' }, 200],
    ['that the provider says is for access', { token_use: 'access' }, 200],
    ['that says nothing of it', {}, 401],
    ['that the provider says is an ID token', { typ: 'ID', scope: 'openid' }, 401],
    ['that the provider says is a notice', { typ: 'Logout', scope: 'openid' }, 401],
    ['with a nonce', { scope: 'openid api', nonce: 'n' }, 401],
  ])('%s is answered as it is: %j %i', async (_what, claims, status) =>
    expect(
      await statusWith(
        await plain.issuer.token({ sub: 'anna', aud: AUDIENCE, ...claims }, { typ: 'JWT' }),
        plain,
      ),
    ).toBe(status),
  );
});
