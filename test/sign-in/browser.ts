type Answer = Readonly<{ status: number; headers: Headers; text: string; address: string }>;

/** Follows no more redirects than this. */
const MOST_HOPS = 20;

/** A browser as far as sign-in sees one: it keeps cookies by host and path, follows redirects and says where it comes from. */
export class Browser {
  /** By host, name and path: the value. */
  readonly #jar = new Map<string, Readonly<{ host: string; name: string; path: string; value: string }>>();

  get cookies(): readonly Readonly<{ name: string; value: string }>[] {
    return [...this.#jar.values()];
  }

  cookie(name: string): string | undefined {
    return this.cookies.find((one) => one.name === name)?.value;
  }

  /** Plants or takes over a cookie. */
  setCookie(address: string, name: string, value: string): void {
    this.#put(new URL(address), `${name}=${value}; Path=/`);
  }

  /** Opens an address and follows redirects to a page. */
  async open(address: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#follow(await this.send(address, { headers }));
  }

  /** Sends a form from a page of the same site and follows redirects. */
  async submit(address: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.#follow(
      await this.send(address, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'sec-fetch-site': 'same-origin' },
      }),
    );
  }

  /** One request, redirects not followed. */
  async send(address: string, request: RequestInit = {}): Promise<Answer> {
    const url = new URL(address);
    const cookie = [...this.#jar.values()]
      .filter(({ host, path }) => host === url.host && url.pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(url, {
      ...request,
      redirect: 'manual',
      headers: { ...(request.headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    for (const set of response.headers.getSetCookie()) this.#put(url, set);
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      address: url.href,
    };
  }

  async #follow(first: Answer): Promise<Answer> {
    let answer = first;
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
      if (location === null) return answer;
      answer = await this.send(new URL(location, answer.address).href);
    }
    throw new Error(`The redirects do not end: ${answer.address}`);
  }

  #put({ host }: URL, set: string): void {
    const [pair = '', ...attributes] = set.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = /path=([^;]*)/i.exec(set)?.[1] ?? '/';
    const key = `${host} ${name} ${path}`;
    const isGone =
      value === '' || attributes.some((one) => /^(max-age=0|expires=Thu, 01 Jan 1970)/i.test(one));
    if (isGone) this.#jar.delete(key);
    else this.#jar.set(key, { host, name, path, value });
  }
}
