import { connect } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';

/** Stands for the built web application: each rendering counts, and shows what it was told. */
const SERVER = `
let count = 0;
export async function renderPage(request, context) {
  const url = new URL(request.url);
  if (url.pathname === '/unknown') return null;
  if (url.pathname === '/broken') throw new Error('a secret of the inside');
  const session = await fetch(context.apiOrigin + '/api/session', { headers: context.headers });
  const body = '<vv-root ngCspNonce="set-per-answer"><style nonce="' + context.nonce + '"></style>'
    + JSON.stringify({ count: ++count, url: request.url, cookie: request.headers.get('cookie'), api: session.status })
    + '<p>ngCspNonce="written by a visitor"</p></vv-root>';
  const secret = url.pathname.startsWith('/secret') ? { 'cache-control': 'private, no-store' } : {};
  return new Response(body, { headers: { 'content-type': 'text/html', ...secret } });
}`;

let directory: string;
let test: TestApp;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vietvara-web-'));
  await mkdir(join(directory, 'server'));
  await mkdir(join(directory, 'browser'));
  await writeFile(join(directory, 'server', 'server.mjs'), SERVER);
  await writeFile(join(directory, 'browser', 'main-AB12CD34.js'), 'hashed()');
  await writeFile(join(directory, 'browser', 'theme.js'), 'plain()');
  test = await startTestApp({ env: { VIETVARA_WEB: directory } });
}, 60_000);
afterAll(async () => {
  await test?.close();
  await rm(directory, { recursive: true, force: true });
});

const shown = (text: string) =>
  JSON.parse(/\{.*\}/.exec(text)?.[0] ?? 'null') as {
    count: number;
    url: string;
    cookie: string | null;
    api: number;
  };
const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? 'none';

describe('pages', () => {
  it('carry a nonce of their own each time, although they are rendered once', async () => {
    const client = new TestClient(test.url);
    const [first, second] = [await client.raw('/vidzale'), await client.raw('/vidzale')];
    expect(shown(first.text).count).toBe(shown(second.text).count);
    const nonces = [first, second].map((answer) => nonceOf(answer.headers.get('content-security-policy')));
    expect(new Set(nonces).size).toBe(2);
    for (const [index, answer] of [first, second].entries()) {
      expect(answer.text).toContain(
        `<vv-root ngCspNonce="${nonces[index]}"><style nonce="${nonces[index]}">`,
      );
      expect(answer.text).toContain('ngCspNonce="written by a visitor"');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('are kept by nobody when they lie behind a secret address', async () => {
    const client = new TestClient(test.url);
    const [first, second] = [await client.raw('/secret/1'), await client.raw('/secret/1')];
    expect(first.headers.get('cache-control')).toBe('private, no-store');
    expect(shown(second.text).count).toBe(shown(first.text).count + 1);
  });

  it('are told apart by path and query, and know nothing of the visitor', async () => {
    const client = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
    const lv = shown((await client.raw('/vidzale?lapa=1')).text);
    const en = shown((await client.raw('/en/vidzale')).text);
    expect([lv.url, en.url]).toEqual([`${test.url}/vidzale?lapa=1`, `${test.url}/en/vidzale`]);
    expect([lv.cookie, lv.api]).toEqual([null, 200]);
  });

  it('are rendered anew for whoever has a session', async () => {
    const client = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
    const [first, second] = [await client.raw('/vidzale/a'), await client.raw('/vidzale/a')];
    expect(shown(second.text).count).toBe(shown(first.text).count + 1);
  });

  it('are rendered anew after a change through the API', async () => {
    const client = new TestClient(test.url);
    const before = shown((await client.raw('/vidzale/b')).text).count;
    expect((await client.post('/api/demo/clock', { advanceDays: 1 })).status).toBe(200);
    expect(shown((await client.raw('/vidzale/b')).text).count).toBeGreaterThan(before);
  });

  it('stay on this site whatever the path looks like', async () => {
    const answer = await new TestClient(test.url).raw(`${test.url}//evil.example/x`);
    expect(shown(answer.text).url).toBe(`${test.url}//evil.example/x`);
  });

  it.each(['http://evil.example/vidzale', '*', '/%E0%A4%A'])(
    'are not what is no address of this site: %s',
    async (target) => {
      const port = Number(new URL(test.url).port);
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`),
        );
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString())).on('end', () => resolve(text));
        socket.on('error', reject);
      });
      expect(answer.split('\r\n', 1)[0]).toBe('HTTP/1.1 400 Bad Request');
    },
  );

  it('say so when they cannot be shown, without inner words', async () => {
    const client = new TestClient(test.url);
    expect((await client.raw('/unknown')).status).toBe(404);
    const broken = await client.raw('/broken');
    expect(broken.status).toBe(500);
    expect(broken.text).toContain('Lapu neizdevās parādīt');
    expect(broken.text).not.toContain('secret');
  });

  it('cannot be changed', async () => {
    const client = new TestClient(test.url);
    expect((await client.raw('/vidzale', { method: 'POST' })).status).toBe(405);
  });
});

describe('files of the web application', () => {
  it.each([
    ['/main-AB12CD34.js', 'public, max-age=31536000, immutable'],
    ['/theme.js', 'public, max-age=300'],
  ])('%s may be kept: %s', async (path, caching) => {
    const answer = await new TestClient(test.url).raw(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe(caching);
  });

  it('end at their folder', async () => {
    const answer = await new TestClient(test.url).raw('/..%2fserver%2fserver.mjs');
    expect(answer.text).not.toContain('renderPage');
  });
});
