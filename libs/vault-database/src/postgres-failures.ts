import { DatabaseError } from 'pg';
import { VaultUnavailable } from './failures.js';

/** PostgreSQL's SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html), whole or its class. */
const SENTENCES: Readonly<Record<string, string>> = {
  '08': 'svarar inte: kontrollera att servern är igång och går att nå, och försök igen',
  '25006': 'går bara att läsa: ange den server i VAULT_URL som går att skriva till',
  '25P03': 'svarade inte i tid: försök igen',
  '28': 'tar inte emot kontot i VAULT_URL: kontrollera användare och lösenord',
  '3D000': 'finns inte: skapa databasen eller ange en annan i VAULT_URL',
  '3F000': 'saknar ett schema som kontot får skapa tabeller i: ge kontot rätt till det',
  '40': 'är upptaget: försök igen',
  '42501': 'nekar kontot i VAULT_URL: ge det rätt att skapa, läsa och skriva valvets tabeller',
  '42P07': 'har redan tabeller som inte är valvets: ange en egen databas för valvet i VAULT_URL',
  '53100': 'har full disk: gör plats och försök igen',
  '53300': 'har inga lediga anslutningar: höj max_connections eller försök igen',
  '53': 'har inte resurser nog: kontrollera servern och försök igen',
  '55P03': 'är upptaget av en annan server: försök igen',
  '57014': 'svarade inte i tid: försök igen',
  '57': 'stänger eller startar: försök igen om en stund',
  '58': 'kan inte läsa eller skriva sin disk: kontrollera servern',
  XX: 'är skadat: återställ det från en säkerhetskopia',
};
const NO_ANSWER = SENTENCES['08'];
const NOT_TRUSTED =
  'har ingen kryptering som godkänns: kontrollera serverns certifikat och sslmode i VAULT_URL';

/** What the driver says, without a code, where a connection broke or was waited for too long. */
const CONNECTION = /^(Connection terminated|Query read timeout|timeout exceeded|Client has)/;

const sentenceOf = (error: object): string | undefined => {
  const code = 'code' in error ? String(error.code) : '';
  const message = 'message' in error ? String(error.message) : '';
  if (error instanceof DatabaseError) return SENTENCES[code] ?? SENTENCES[code.slice(0, 2)];
  if (/CERT|TLS|SSL/.test(code) || / SSL /.test(message)) return NOT_TRUSTED;
  // A system call that failed, several addresses that were tried, or the driver itself.
  return 'syscall' in error || 'errors' in error || CONNECTION.test(message) ? NO_ANSWER : undefined;
};

/**
 * What PostgreSQL or the network refused, as a sentence that names the server and never the password. Anything else is a
 * fault of the program's own and given as it is.
 */
export const postgresFailure = (server: string, error: unknown): unknown => {
  const sentence = typeof error === 'object' && error !== null ? sentenceOf(error) : undefined;
  return sentence === undefined
    ? error
    : new VaultUnavailable(`Valvet på ${server} ${sentence}.`, { cause: error });
};
