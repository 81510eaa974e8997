import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = Readonly<{ payload: AdapterPayload; until: number }>;

/** What the demonstration provider remembers, in memory: sign-ins on their way, for minutes. */
export class MemoryAdapter implements Adapter {
  static readonly #kept = new Map<string, Kept>();
  readonly #model: string;

  constructor(model: string) {
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const now = Date.now();
    for (const [key, { until }] of MemoryAdapter.#kept) if (until <= now) MemoryAdapter.#kept.delete(key);
    MemoryAdapter.#kept.set(this.#key(id), { payload, until: now + (expiresIn || 3_600) * 1_000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return MemoryAdapter.#kept.get(this.#key(id))?.payload;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...MemoryAdapter.#kept.values()].find(({ payload }) => payload.uid === uid)?.payload;
  }

  async consume(id: string): Promise<void> {
    const kept = MemoryAdapter.#kept.get(this.#key(id));
    if (kept) kept.payload.consumed = Math.floor(Date.now() / 1_000);
  }

  async destroy(id: string): Promise<void> {
    MemoryAdapter.#kept.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of MemoryAdapter.#kept)
      if (payload.grantId === grantId) MemoryAdapter.#kept.delete(key);
  }

  #key(id: string): string {
    return `${this.#model} ${id}`;
  }
}
