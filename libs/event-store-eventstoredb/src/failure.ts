import { ErrorType } from '@eventstore/db-client';
import { StoreUnavailable } from '@samspar/event-store';

/** gRPC status codes (grpc.io/docs/guides/status-codes): a failed call does not always come as the client's own error class. */
const UNAUTHENTICATED = 16;
const PERMISSION_DENIED = 7;

/** What became of a call, as far as callers have to tell it apart. */
export type Cause =
  /** Nothing was sent: no server answered the connection. */
  | 'notConnected'
  /** A follower that may not write; the client turns to the leader with the next call. */
  | 'notLeader'
  | 'denied'
  | 'tooLarge'
  | 'wrongVersion'
  | 'notFound'
  | 'deleted'
  /** No such place in the log. */
  | 'invalidPosition'
  /** The server gave a write up that waited too long; what became of it is open, and the same write sent again tells. */
  | 'timedOut'
  /** The call was on its way, and what became of it is open. */
  | 'open';

const CAUSES: Readonly<Record<string, Cause>> = {
  [ErrorType.NOT_LEADER]: 'notLeader',
  [ErrorType.ACCESS_DENIED]: 'denied',
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED]: 'tooLarge',
  [ErrorType.WRONG_EXPECTED_VERSION]: 'wrongVersion',
  [ErrorType.STREAM_NOT_FOUND]: 'notFound',
  [ErrorType.STREAM_DELETED]: 'deleted',
  [ErrorType.TIMEOUT]: 'timedOut',
  [ErrorType.DEADLINE_EXCEEDED]: 'timedOut',
};

/** How grpc-js and the client say that a call never left: no connection came about, or the client had just given it up. */
const NEVER_CONNECTED =
  /No connection established|Name resolution failed|Failed to discover|Channel closed before call started|Channel has been shut down/;
const INVALID_POSITION = /InvalidPosition/;

/** Undefined where the error is not of a call to the server, and so a bug. */
export const causeOf = (error: unknown): Cause | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (NEVER_CONNECTED.test(error.message)) return 'notConnected';
  const known = 'type' in error ? CAUSES[String(error.type)] : undefined;
  if (known !== undefined) return known;
  if (INVALID_POSITION.test(error.message)) return 'invalidPosition';
  if (!('type' in error) && !('code' in error && typeof error.code === 'number')) return undefined;
  return 'code' in error && (error.code === PERMISSION_DENIED || error.code === UNAUTHENTICATED)
    ? 'denied'
    : 'open';
};

/** What the server or the network said, for whoever operates the store; it never holds what was sent. */
const said = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? ` (${error.message})` : '';

const SENTENCES: Readonly<Record<Cause, (store: string, error: unknown) => string>> = {
  notConnected: (store, error) =>
    `${store} går inte att nå: kontrollera att EventStoreDB är igång och att adressen stämmer${said(error)}.`,
  notLeader: (store) => `${store} har ingen ledare just nu: försök igen om en stund.`,
  denied: (store) =>
    `${store} nekar kontot åtkomst: kontrollera användare och lösenord, och kör samspar store-grant --group NAMN en gång ` +
    'med en administratörs adress.',
  tooLarge: (store) => `${store} tar inte emot så stora händelser: dela upp dem.`,
  wrongVersion: (store) => `${store} har en annan version av strömmen: läs om den och försök igen.`,
  notFound: (store) => `${store} saknar strömmen.`,
  deleted: (store) =>
    `En ström i ${store} är raderad för gott (tombstone): återställ loggen från säkerhetskopia.`,
  invalidPosition: (store) =>
    `${store} har inte positionen som det skulle läsas från: det är en annan logg än tidigare, så bygg om vyerna ` +
    '(samspar rebuild).',
  timedOut: (store) => `${store} hann inte skriva: försök igen om en stund.`,
  open: (store, error) => `${store} svarade inte som väntat: försök igen om en stund${said(error)}.`,
};

/** The sentence for the operator where the server or the network is at fault; any other error is a bug and comes back as it is. */
export const unavailable = (store: string, error: unknown): unknown => {
  if (error instanceof StoreUnavailable) return error;
  const cause = causeOf(error);
  return cause === undefined ? error : new StoreUnavailable(SENTENCES[cause](store, error));
};
