import type { SessionView, Violation } from '#libs/contracts';

/** An answer with its body read. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

/** The body of a refusal. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  violations: Violation[];
}

const MOST_REDIRECTS = 12;

/**
 * One browser: cookies, redirects, the token for changes. `new TestClient(url)` is an anonymous visitor;
 * `await TestClient.loggedIn(url, 'Ilze Bērziņa')` logs in through the demo's identity provider like a person does.
 */
export class TestClient {
  private readonly cookies = new Map<string, string>();
  private csrfToken: string | null = null;

  constructor(readonly url: string) {}

  /** A browser in which the person is logged in. */
  static async loggedIn(url: string, name: string): Promise<TestClient> {
    const client = new TestClient(url);
    await client.loginAs(name);
    return client;
  }

  /** Logs in as the demo person of that name; returns the session. */
  async loginAs(name: string, returnTo = '/api/session'): Promise<SessionView> {
    const choose = await this.follow(`/auth/login?return=${encodeURIComponent(returnTo)}`, [
      '/demo-idp/interaction/',
    ]);
    const person = personOnPage(choose.text, name);
    const chosen = await this.raw(choose.path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ person }).toString(),
    });
    const back = chosen.headers.get('location');
    if (!back) throw new Error(`Choosing ${name} answered ${chosen.status}: ${chosen.text.slice(0, 300)}`);
    const callback = await this.untilCallback(back);
    if (callback.status !== 303)
      throw new Error(`The login answered ${callback.status}: ${callback.text.slice(0, 500)}`);
    this.csrfToken = null;
    const session = await this.session();
    if (session.person?.name !== name)
      throw new Error(`Logged in as ${String(session.person?.name)}, not ${name}.`);
    return session;
  }

  /** `GET /api/session`. */
  async session(): Promise<SessionView> {
    const { body } = await this.get<SessionView>('/api/session');
    this.csrfToken = body.csrfToken;
    return body;
  }

  /** Reads JSON. */
  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.json<T>('GET', path);
  }

  /** Changes with the session's token. */
  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.json<T>('POST', path, body ?? {});
  }

  put<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.json<T>('PUT', path, body ?? {});
  }

  patch<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.json<T>('PATCH', path, body ?? {});
  }

  delete<T = unknown>(path: string): Promise<Answer<T>> {
    return this.json<T>('DELETE', path);
  }

  /** Sends a file and fields as a form. */
  async upload<T = unknown>(path: string, form: FormData): Promise<Answer<T>> {
    return parsed<T>(
      await this.raw(path, { method: 'POST', body: form, headers: { 'x-csrf-token': await this.token() } }),
    );
  }

  /** The token for changes; asks for one when there is none. */
  async token(): Promise<string> {
    return this.csrfToken ?? (await this.session()).csrfToken;
  }

  /** The value of a cookie. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** Puts a cookie into the browser, as an attacker might. */
  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  /** One request with the cookies of this browser; redirects are not followed. */
  async raw(path: string, init: RequestInit = {}): Promise<Answer<undefined>> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(new URL(path, this.url), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return {
      status: response.status,
      headers: response.headers,
      body: undefined,
      text: await response.text(),
    };
  }

  /** Reads a file as bytes. */
  async download(path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.url), { headers: { cookie }, redirect: 'manual' });
    return {
      status: response.status,
      headers: response.headers,
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  }

  /** Follows redirects until a path begins with one of `stops` or there is nothing more to follow. */
  async follow(path: string, stops: string[] = []): Promise<Answer<undefined> & { path: string }> {
    let at = path;
    for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
      const answer = await this.raw(at);
      const location = answer.headers.get('location');
      if (!location || stops.some((stop) => at.startsWith(stop))) return { ...answer, path: at };
      at = this.pathOf(location);
    }
    throw new Error(`More than ${MOST_REDIRECTS} redirects from ${path}.`);
  }

  /** The answer of the login's callback. */
  async untilCallback(location: string): Promise<Answer<undefined>> {
    let at = this.pathOf(location);
    for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
      const answer = await this.raw(at);
      const next = answer.headers.get('location');
      if (at.startsWith('/auth/callback') || !next) return answer;
      at = this.pathOf(next);
    }
    throw new Error('The login never came back.');
  }

  private async json<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (method !== 'GET') headers['x-csrf-token'] = await this.token();
    if (body !== undefined) headers['content-type'] = 'application/json';
    return parsed<T>(
      await this.raw(path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  }

  private pathOf(location: string): string {
    const url = new URL(location, this.url);
    if (url.origin !== new URL(this.url).origin) throw new Error(`Led away to ${url.origin}.`);
    return url.pathname + url.search;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const expires = attributes.find((attribute) => attribute.toLowerCase().startsWith('expires='));
    if (value === '' || (expires && Date.parse(expires.slice(8)) <= Date.now())) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function parsed<T>(answer: Answer<undefined>): Answer<T> {
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '');
  return { ...answer, body: (isJson ? JSON.parse(answer.text) : undefined) as T };
}

function personOnPage(html: string, name: string): string {
  const found = [...html.matchAll(/name="person" value="([^"]+)"><b[^>]*>([^<]+)<\/b>/g)].find(
    ([, , shown]) => shown === name,
  );
  if (!found?.[1]) throw new Error(`Nobody called ${name} can be chosen at the demo's identity provider.`);
  return found[1];
}
