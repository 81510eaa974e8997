import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { ProviderSettings } from '@samspar/installation';

/** Where the demonstration provider answers, and where its list of people is. */
export const PROVIDER_PATH = '/demo-inloggning';
export const LIST_PATH = '/logga-in/demonstration';

const newSecret = (): string => randomBytes(32).toString('base64url');

/** How this server and its own provider know each other, for as long as the process lives. */
export const demonstrationSettings = (appUrl: string): ProviderSettings => ({
  issuer: appUrl + PROVIDER_PATH,
  clientId: 'samspar',
  clientSecret: newSecret(),
  scopes: 'openid profile',
  userClaim: 'sub',
  nameClaim: 'name',
  tokenType: 'at+jwt',
  apiClients: [],
});

/**
 * The built-in OpenID Connect provider of the demonstration: whoever is chosen from the list has signed in. It keeps no session
 * of its own and shows the list each time.
 */
export const demonstrationProvider = async (
  { issuer, clientId, clientSecret, callback }: ProviderSettings & Readonly<{ callback: string }>,
  nameOf: (externalId: string) => Promise<string | undefined>,
): Promise<Provider> => {
  const { default: OidcProvider } = await import('oidc-provider');
  const { MemoryAdapter } = await import('./memory-adapter.js');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return new OidcProvider(issuer, {
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callback],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [newSecret()] },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 60 },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_context, { uid }) => `${LIST_PATH}/${uid}` },
    findAccount: async (_context, externalId) => {
      const name = await nameOf(externalId);
      return name === undefined
        ? undefined
        : { accountId: externalId, claims: async () => ({ sub: externalId, name }) };
    },
    // Nobody is asked to consent to what is made up.
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
};
