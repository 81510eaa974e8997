import { ACCESS_TOKEN_TYPE } from '@samspar/installation';
import { errors, type JWTPayload, type JWTVerifyResult, type ProtectedHeaderParameters } from 'jose';

/** Claims that no access token has: of ID tokens, of notices of sign-out, and of a token that is of use to one holder alone. */
const FOREIGN: readonly string[] = ['nonce', 'at_hash', 'c_hash', 's_hash', 'events', 'cnf'];
/** One of these stands in an access token under another name than RFC 9068 gives it. */
const OWN: readonly string[] = ['scope', 'scp', 'client_id'];

/** Which access tokens the API takes: whose, and what their header calls them. */
type TakenTokens = Readonly<{ clientId: string; tokenType: string; apiClients: readonly string[] }>;

/** What the header of a token calls it, in lower case and without `application/`; empty where it calls it nothing. */
export const typeOf = ({ typ }: ProtectedHeaderParameters): string =>
  typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : '';

/** What claims of some providers call it: `typ` is Bearer, ID, Refresh, Logout … (Keycloak), `token_use` access or id (Cognito). */
const isSaidToBe = (payload: JWTPayload, claim: string, kind: string): boolean | undefined => {
  const said = payload[claim];
  return said === undefined ? undefined : typeof said === 'string' && said.toLowerCase() === kind;
};

/**
 * Throws an error of jose unless the verified token is an access token, issued to a client that may call the API. A token whose
 * type is `at+jwt` says so by that alone; one of any other configured type (many providers write `JWT` into all their tokens) must
 * also have a claim that access tokens have and ID tokens do not.
 */
export const refuseOtherThanAccessToken = (
  { payload, protectedHeader }: JWTVerifyResult,
  { clientId, tokenType, apiClients }: TakenTokens,
): void => {
  const type = typeOf(protectedHeader);
  const kinds = [isSaidToBe(payload, 'typ', 'bearer'), isSaidToBe(payload, 'token_use', 'access')];
  const isKnown =
    type === ACCESS_TOKEN_TYPE || kinds.includes(true) || OWN.some((claim) => payload[claim] !== undefined);
  const { azp } = payload;
  if (type !== tokenType || kinds.includes(false) || !isKnown)
    throw new errors.JWTClaimValidationFailed('This is no access token.', payload, 'typ');
  const foreign = FOREIGN.find((claim) => payload[claim] !== undefined);
  if (foreign !== undefined)
    throw new errors.JWTClaimValidationFailed('No access token has this claim.', payload, foreign);
  if (azp !== undefined && ![clientId, ...apiClients].some((client) => client === azp))
    throw new errors.JWTClaimValidationFailed('Another client fetched it.', payload, 'azp');
};
