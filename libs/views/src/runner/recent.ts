/** What was used last, by key. In two generations: `trim` lets go of the older one when the younger is full. */
export class Recent<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();
  readonly #generation: number;
  #whole = true;

  /** `limit` is how many are kept at most after a `trim`, but for those that were used since the one before. */
  constructor(limit: number) {
    this.#generation = limit / 2;
  }

  /** True as long as nothing has been let go of since the last `clear`. */
  get whole(): boolean {
    return this.#whole;
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.#young.set(key, old);
    return old;
  }

  set(key: string, value: Value): void {
    this.#young.set(key, value);
  }

  trim(): void {
    if (this.#young.size < this.#generation) return;
    this.#whole &&= this.#old.size === 0;
    this.#old = this.#young;
    this.#young = new Map();
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
    this.#whole = true;
  }
}
