/** What was used last, by key, up to a limit that is kept at every `trim`. */
export class Recent<Value> {
  readonly #values = new Map<string, Value>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) {
      this.#values.delete(key);
      this.#values.set(key, value);
    }
    return value;
  }

  set(key: string, value: Value): void {
    this.#values.set(key, value);
  }

  trim(): void {
    for (const key of this.#values.keys()) {
      if (this.#values.size <= this.#limit) return;
      this.#values.delete(key);
    }
  }

  clear(): void {
    this.#values.clear();
  }
}
