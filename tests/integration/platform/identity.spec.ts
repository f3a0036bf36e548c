import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';

const ILZE = 'Ilze Bērziņa';
let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
}, 60_000);
afterAll(() => test?.close());

/** Goes as far as the page of people; returns the path to choose at. */
async function atPeoplePage(client: TestClient, returnTo = '/'): Promise<{ path: string; text: string }> {
  return client.follow(`/auth/login?return=${encodeURIComponent(returnTo)}`, ['/demo-idp/interaction/']);
}

/** Chooses somebody; returns the path and query of the callback without calling it. */
async function callbackOf(client: TestClient, name = ILZE): Promise<string> {
  const page = await atPeoplePage(client);
  const person = new RegExp(`value="([^"]+)"><b[^>]*>${name}<`).exec(page.text)?.[1] ?? '';
  let answer = await client.raw(page.path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `person=${person}`,
  });
  for (;;) {
    const url = new URL(answer.headers.get('location') ?? 'none:', test.url);
    if (url.pathname === '/auth/callback') return url.pathname + url.search;
    answer = await client.raw(url.pathname + url.search);
  }
}

describe('an anonymous visitor', () => {
  it('reads without getting a cookie', async () => {
    const client = new TestClient(test.url);
    const answer = await client.get('/api/session');
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({
      mode: 'demo',
      person: null,
      municipalities: [{ slug: 'ezerkrasti' }, { slug: 'vidzale', name: 'Vidzāles novads', code: 'VID' }],
    });
  });
});

describe('logging in', () => {
  it('makes a session with the roles of the person', async () => {
    const client = await TestClient.loggedIn(test.url, ILZE);
    const session = await client.session();
    expect(session.person).toMatchObject({
      name: ILZE,
      assignments: [
        { role: 'lawyer', municipality: { slug: 'vidzale' }, institutionName: 'Juridiskā nodaļa' },
      ],
    });
    expect(session.person?.permissions['vidzale']).toContain('dossier.start');
    expect(session.person?.permissions).not.toHaveProperty('ezerkrasti');
  });

  it('gives roles of the state everywhere', async () => {
    const client = await TestClient.loggedIn(test.url, 'Zane Pētersone');
    const { person } = await client.session();
    expect(Object.keys(person?.permissions ?? {}).sort()).toEqual(['ezerkrasti', 'vidzale']);
    expect(person?.permissions['vidzale']).not.toContain('dossier.start');
    expect(person?.assignments).toMatchObject([{ role: 'varam_reviewer', municipality: null }]);
  });

  it('recognises the seeded person by the hash of the code, and stores no code', async () => {
    await TestClient.loggedIn(test.url, ILZE);
    const people = await test.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM person WHERE name = $1',
      [ILZE],
    );
    expect(people).toEqual([{ n: 1 }]);
    const [identity] = await test.dataSource.query<{ issuer: string }[]>(
      'SELECT issuer FROM person_identity LIMIT 1',
    );
    expect(identity?.issuer).toBe(`${test.url}/demo-idp`);
    const sessions = await test.dataSource.query<{ sess: object }[]>('SELECT sess FROM web_session');
    expect(sessions.length).toBeGreaterThan(0);
    expect(JSON.stringify(sessions)).not.toMatch(/39000|id_?token/i);
    const audit = await test.dataSource.query<object[]>(
      `SELECT * FROM audit_record WHERE action = 'identity.login'`,
    );
    expect(audit.length).toBeGreaterThan(0);
    expect(JSON.stringify(audit)).not.toMatch(/39000|Ilze/);
  });

  it('starts a new session, so that one planted before is worth nothing', async () => {
    const client = new TestClient(test.url);
    await atPeoplePage(client);
    const planted = client.cookie('vv');
    expect(planted).toBeDefined();
    await client.loginAs(ILZE);
    expect(client.cookie('vv')).not.toBe(planted);
    const attacker = new TestClient(test.url);
    attacker.setCookie('vv', planted ?? '');
    expect((await attacker.session()).person).toBeNull();
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const client = new TestClient(test.url);
    const answer = await client.raw('/auth/login');
    expect(answer.headers.getSetCookie().join()).toMatch(/^vv=.*Path=\/.*HttpOnly.*SameSite=Lax/);
  });

  it.each([
    ['/vidzale?lapa=2', '/vidzale?lapa=2'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/auth/logout', '/'],
    ['', '/'],
  ])('returns from %j to %j', async (wanted, expected) => {
    const client = new TestClient(test.url);
    const path = (await atPeoplePage(client, wanted)).path;
    const people = await client.raw(path);
    const person = /value="([^"]+)"><b[^>]*>Ilze Bērziņa</.exec(people.text)?.[1] ?? '';
    const chosen = await client.raw(path, { method: 'POST', body: new URLSearchParams({ person }) });
    const answer = await client.untilCallback(chosen.headers.get('location') ?? '');
    expect(answer.headers.get('location')).toBe(expected);
  });

  it('refuses an answer whose state belongs to nobody in this browser', async () => {
    const client = new TestClient(test.url);
    const callback = await callbackOf(client);
    const stranger = new TestClient(test.url);
    const refused = await stranger.raw(callback);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Pieteikšanās ir novecojusi');
    expect((await stranger.session()).person).toBeNull();
    const changed = await client.raw(callback.replace(/state=[^&]+/, 'state=invented'));
    expect(changed.status).toBe(400);
    expect((await client.session()).person).toBeNull();
  });

  it('refuses an answer whose nonce is not the one that was sent', async () => {
    const client = new TestClient(test.url);
    const callback = await callbackOf(client);
    const changed = await test.dataSource.query<[unknown[], number]>(
      `UPDATE web_session SET sess = jsonb_set(sess, '{logins,0,nonce}', '"another"')
        WHERE sess #>> '{logins,0,state}' = $1`,
      [new URL(callback, test.url).searchParams.get('state')],
    );
    expect(changed[1]).toBe(1);
    const refused = await client.raw(callback);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Pieteikties neizdevās');
    expect((await client.session()).person).toBeNull();
  });

  it('takes each answer once', async () => {
    const client = new TestClient(test.url);
    const callback = await callbackOf(client);
    expect((await client.raw(callback)).status).toBe(303);
    expect((await client.raw(callback)).status).toBe(400);
  });

  it('explains a login that was cancelled', async () => {
    const client = new TestClient(test.url);
    const { path } = await atPeoplePage(client, '/en/vidzale');
    const chosen = await client.raw(path, { method: 'POST', body: new URLSearchParams({ person: '' }) });
    const answer = await client.untilCallback(chosen.headers.get('location') ?? '');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Login cancelled');
    expect(answer.text).toContain('href="/auth/login?return=%2Fen%2Fvidzale"');
  });

  it('ends by real time, however far legal time has been moved', async () => {
    const client = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
    expect((await client.post('/api/demo/clock', { advanceDays: 30 })).status).toBe(200);
    expect((await client.session()).person?.name).toBe('Dace Krūmiņa');
    await test.dataSource.query(
      `UPDATE web_session SET sess = jsonb_set(sess, '{loggedInAt}', to_jsonb((sess->>'loggedInAt')::bigint - 13 * 3600000))
        WHERE sess ? 'personId'`,
    );
    expect((await client.session()).person).toBeNull();
  });
});

describe('logging out', () => {
  it('ends the session on the server', async () => {
    const client = await TestClient.loggedIn(test.url, ILZE);
    const cookie = client.cookie('vv') ?? '';
    const answer = await client.post('/auth/logout');
    expect(answer).toMatchObject({ status: 200, body: { redirect: '/' } });
    expect(client.cookie('vv')).toBeUndefined();
    client.setCookie('vv', cookie);
    expect((await client.session()).person).toBeNull();
  });
});

describe('changes', () => {
  const move = (client: TestClient, headers: Record<string, string>) =>
    client.raw('/api/demo/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"advanceDays":1}',
    });
  const refusal = (text: string) => (JSON.parse(text) as ProblemBody).violations;

  it('need a token', async () => {
    const client = await TestClient.loggedIn(test.url, ILZE);
    const answer = await move(client, {});
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(refusal(answer.text)).toEqual([{ code: 'csrfRefused' }]);
  });

  it('need the token of this very session', async () => {
    const client = await TestClient.loggedIn(test.url, ILZE);
    const other = await TestClient.loggedIn(test.url, 'Laima Ozola');
    const anonymous = new TestClient(test.url);
    expect((await move(client, { 'x-csrf-token': await other.token() })).status).toBe(403);
    expect((await move(client, { 'x-csrf-token': await anonymous.token() })).status).toBe(403);
    expect((await move(client, { 'x-csrf-token': await client.token() })).status).toBe(200);
  });

  it('need a token from anonymous visitors too, and a real one', async () => {
    const client = new TestClient(test.url);
    const token = await client.token();
    const [kind, , random, mac] = token.split('.');
    const later = (Date.now() + 10 ** 12).toString(36);
    expect((await move(client, {})).status).toBe(403);
    expect((await move(client, { 'x-csrf-token': [kind, later, random, mac].join('.') })).status).toBe(403);
    expect((await move(client, { 'x-csrf-token': token })).status).toBe(200);
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])('are refused from elsewhere: %j', async (headers) => {
    const client = await TestClient.loggedIn(test.url, ILZE);
    const token = { 'x-csrf-token': await client.token() };
    expect((await move(client, { ...token, ...headers })).status).toBe(403);
    expect((await move(client, { ...token, origin: test.url })).status).toBe(200);
  });
});
