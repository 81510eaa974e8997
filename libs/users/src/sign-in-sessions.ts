import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { SealedStore, Session } from '@samspar/sealed-store';

/** A session of somebody signed in, as her cookie finds it. */
export type OpenSession = Readonly<{
  id: string;
  /** User id. */
  user: string;
  name: string;
  csrf: string;
  /** Milliseconds since the epoch. */
  openedAt: number;
  /** What the provider gave at sign-in; tells it whose session to end. */
  idToken?: string;
}>;

/** Who has come back from the provider. */
export type Arrival = Omit<OpenSession, 'id' | 'csrf' | 'openedAt'> &
  Readonly<{
    /** `sub` and `sid` of the provider, by which it may end the session. */
    subject: string;
    providerSession?: string;
  }>;

/** A sign-in on its way to the provider and back. */
export type Begun = Readonly<{ state: string; nonce: string; verifier: string; to: string }>;

/** A sign-in that this browser has begun. */
export type Pending = Begun &
  Readonly<{ /** Milliseconds since the epoch. */ begunAt: number; isLate: boolean }>;

type Led = Readonly<{ user: string; to: string }>;

/** How long the way to the provider and back may take, in milliseconds. */
const BEGUN_MS = 10 * 60_000;
/** How long it is known where a sign-in was to lead, in milliseconds. */
export const PENDING_MS = 60 * 60_000;
/** How often a session in use is noted as used, in milliseconds; less where sessions end sooner. */
const NOTED_EVERY_MS = 60_000;

/** 256 random bits. */
const newId = (): string => randomBytes(32).toString('base64url');

/** Compares two secrets in a time that tells nothing of them. */
export const sameSecret = (one: string, other: string): boolean => {
  const [bytes, others] = [Buffer.from(one), Buffer.from(other)];
  return bytes.length === others.length && timingSafeEqual(bytes, others);
};

/** How long a session lasts, in milliseconds: unused, and at most. */
type SessionLimits = Readonly<{ idleMs: number; absoluteMs: number }>;

/** The sessions of sign-in, with their two limits: unused for too long, and too long since the sign-in. */
export class SignInSessions {
  readonly #store: SealedStore;
  readonly #clock: () => number;
  readonly #idleMs: number;
  readonly #absoluteMs: number;
  /** What was read out of a session that is found again and again. */
  readonly #opened = new WeakMap<Session, OpenSession>();

  constructor(store: SealedStore, clock: () => number, { idleMs, absoluteMs }: SessionLimits) {
    this.#store = store;
    this.#clock = clock;
    this.#idleMs = idleMs;
    this.#absoluteMs = absoluteMs;
  }

  /** Remembers a sign-in on its way; the id goes into a cookie. */
  async begin(begun: Begun): Promise<string> {
    const id = newId();
    await this.#store.signIns.keep(id, JSON.stringify(begun), this.#clock() + PENDING_MS);
    return id;
  }

  async pending(id: string, state: string): Promise<Pending | undefined> {
    const found = await this.#store.signIns.find(id);
    if (!found) return undefined;
    const { bytes, keptAt: begunAt } = found;
    const begun = JSON.parse(bytes.toString()) as Begun;
    if (!sameSecret(begun.state, state)) return undefined;
    return { ...begun, begunAt, isLate: this.#clock() - begunAt >= BEGUN_MS };
  }

  async cameBack(id: string): Promise<void> {
    await this.#store.signIns.remove(id);
  }

  /** Remembers, for as long as a session may last, where the sign-in with this state led a user. */
  async answered({ state, to }: Begun, user: string): Promise<void> {
    const led: Led = { user, to };
    await this.#store.answeredSignIns.keep(state, JSON.stringify(led), this.#clock() + this.#absoluteMs);
  }

  /** Where the sign-in with this state led this user; undefined where it led nobody, or somebody else. */
  async ledTo(state: string, user: string): Promise<string | undefined> {
    const found = await this.#store.answeredSignIns.find(state);
    const led = found && (JSON.parse(found.bytes.toString()) as Led);
    return led?.user === user ? led.to : undefined;
  }

  /** Opens a session under an id that nobody has seen. */
  async open({ subject, providerSession, ...arrived }: Arrival): Promise<OpenSession> {
    const id = newId();
    const open = { ...arrived, csrf: newId() };
    const openedAt = this.#clock();
    await this.#store.sessions.store(
      id,
      {
        subject,
        ...(providerSession !== undefined && { providerSession }),
        data: JSON.stringify({ open }),
      },
      openedAt + Math.min(this.#idleMs, this.#absoluteMs),
    );
    return { id, ...open, openedAt };
  }

  /** Undefined where there is none, or it has ended; else it is in use, and lasts so much longer. */
  async find(id: string): Promise<OpenSession | undefined> {
    const found = await this.#store.sessions.find(id);
    const open = found && this.#openedOf(id, found);
    if (!open) return undefined;
    const now = this.#clock();
    if (now - found.seenAt >= Math.min(NOTED_EVERY_MS, this.#idleMs / 10))
      await this.#store.sessions.touch(id, Math.min(now + this.#idleMs, found.createdAt + this.#absoluteMs));
    return open;
  }

  async end(id: string): Promise<void> {
    await this.#store.sessions.remove(id);
  }

  /** Ends what the provider says: one session of its own, or all of somebody. */
  async endOf(whose: Readonly<{ subject: string; providerSession?: string }>): Promise<void> {
    const { subject, providerSession } = whose;
    await this.#store.sessions.removeOf(providerSession === undefined ? { subject } : { providerSession });
  }

  /** Whether this has not been said before; it is remembered until `until` (milliseconds since the epoch), on all nodes. */
  async isNew(said: string, until: number): Promise<boolean> {
    const { signOutNotices } = this.#store;
    if (await signOutNotices.find(said)) return false;
    await signOutNotices.keep(said, '', until);
    return true;
  }

  #openedOf(id: string, session: Session): OpenSession | undefined {
    const known = this.#opened.get(session);
    if (known) return known;
    const { open } = JSON.parse(session.data) as { open?: Omit<OpenSession, 'id' | 'openedAt'> };
    if (!open) return undefined;
    const opened = { id, ...open, openedAt: session.createdAt };
    this.#opened.set(session, opened);
    return opened;
  }
}
