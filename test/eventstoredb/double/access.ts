import { Metadata, status } from '@grpc/grpc-js';
import type { Streams } from './streams.js';
import { accessDenied, failure } from './wire.js';

export type Account = Readonly<{ name: string; password: string; groups: readonly string[] }>;

/** What one may do with a stream, by the letters of its access list. */
export type Operation = '$r' | '$w' | '$d' | '$mr' | '$mw';

type AccessList = Readonly<Partial<Record<Operation, string | readonly string[]>>>;

const ADMINS = '$admins';
const EVERYONE = '$all';

const all = (who: string): AccessList => ({ $r: who, $w: who, $d: who, $mr: who, $mw: who });

const DEFAULTS = { $userStreamAcl: all(EVERYONE), $systemStreamAcl: all(ADMINS) };

export const ACCOUNTS: readonly Account[] = [
  { name: 'admin', password: 'changeit', groups: [ADMINS] },
  { name: 'ops', password: 'changeit', groups: ['$ops'] },
];

/** Who may do what to which stream. Without TLS, as with `--insecure`, nobody is asked who they are. */
export class Access {
  readonly #streams: Streams;
  readonly #accounts: ReadonlyMap<string, Account> | undefined;

  constructor(streams: Streams, accounts: readonly Account[] | undefined) {
    this.#streams = streams;
    this.#accounts = accounts && new Map(accounts.map((account) => [account.name, account]));
  }

  /** Throws the error that ends the call where this caller may not do this. */
  demand(caller: Metadata, stream: string, operation: Operation): void {
    if (this.#accounts === undefined) return;
    const account = this.#authenticate(caller, this.#accounts);
    if (account === undefined || !this.#permits(account, stream, operation)) throw accessDenied();
  }

  #authenticate(caller: Metadata, accounts: ReadonlyMap<string, Account>): Account | undefined {
    const [header] = caller.get('authorization');
    if (header === undefined) return undefined;
    const decoded = Buffer.from(header.toString().replace(/^Basic /, ''), 'base64').toString('utf8');
    const [, name = '', password = ''] = /^([^:]*):(.*)$/.exec(decoded) ?? [];
    const account = accounts.get(name);
    if (account?.password !== password) throw failure(status.UNAUTHENTICATED, 'Unauthenticated');
    return account;
  }

  #permits(account: Account, stream: string, operation: Operation): boolean {
    if (account.groups.includes(ADMINS)) return true;
    // The rights to a stream's metadata are rights to the stream itself.
    if (stream.startsWith('$$'))
      return this.#permits(account, stream.slice(2), operation === '$r' ? '$mr' : '$mw');
    const defaults = this.#defaults()[stream.startsWith('$') ? '$systemStreamAcl' : '$userStreamAcl'];
    const own: AccessList = this.#streams.metadataOf(stream).$acl ?? {};
    const listed = own[operation] ?? defaults[operation] ?? [];
    return [listed]
      .flat()
      .some((who) => who === EVERYONE || who === account.name || account.groups.includes(who));
  }

  #defaults(): Readonly<Record<'$userStreamAcl' | '$systemStreamAcl', AccessList>> {
    const latest = this.#streams.log
      .ofStream('$settings')
      .findLast(({ type }) => type === 'update-default-acl');
    if (latest === undefined) return DEFAULTS;
    return { ...DEFAULTS, ...(JSON.parse(Buffer.from(latest.data).toString('utf8')) as typeof DEFAULTS) };
  }
}
