import { connect } from 'node:net';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ env: { VIETVARA_API_DOCS: 'on' } });
}, 60_000);
afterAll(() => test?.close());

describe('refusals', () => {
  const change = async (
    path: string,
    init: RequestInit,
  ): Promise<ProblemBody & { header: string | null }> => {
    const client = new TestClient(test.url);
    const headers = { 'content-type': 'application/json', 'x-csrf-token': await client.token() };
    const answer = await client.raw(path, { method: 'POST', headers, ...init });
    return { ...(JSON.parse(answer.text) as ProblemBody), header: answer.headers.get('content-type') };
  };

  it.each([
    ['an unknown path', '/api/nothing', { body: '{}' }, 404, 'notFound'],
    ['a body that is no JSON', '/api/demo/clock', { body: '{"advanceDays":' }, 400, 'bodyUnreadable'],
    [
      'a body that is too large',
      '/api/demo/clock',
      { body: JSON.stringify({ a: 'x'.repeat(5_000_000) }) },
      413,
      'bodyTooLarge',
    ],
    ['an unknown field', '/api/demo/clock', { body: '{"days":3}' }, 422, 'field.whitelistValidation'],
    ['a wrong value', '/api/demo/clock', { body: '{"advanceDays":"3"}' }, 422, 'field.max'],
    ['an unknown municipality', '/api/m/nowhere/directory/people', { body: '{}' }, 404, 'notFound'],
  ])('%s', async (_what, path, init, status, code) => {
    const problem = await change(path, init);
    expect(problem.header).toContain('application/problem+json');
    expect(problem).toMatchObject({ type: 'about:blank', status });
    expect(problem.violations.map((violation) => violation.code)).toContain(code);
  });

  it('names the methods that a path does have', async () => {
    const client = new TestClient(test.url);
    const answer = await client.delete<ProblemBody>('/api/demo/clock');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
    expect(answer.body.violations).toEqual([{ code: 'methodNotAllowed' }]);
  });

  it.each(['/auth/nothing', '/health/nothing'])('answers for %s too', async (path) => {
    const answer = await new TestClient(test.url).get<ProblemBody>(path);
    expect(answer.status).toBe(404);
    expect(answer.body.violations[0]?.code).toBe('notFound');
  });

  it('says nothing about the inside when something breaks', async () => {
    await test.dataSource.query('ALTER TABLE municipality RENAME TO municipality_away');
    try {
      const answer = await new TestClient(test.url).get<ProblemBody>('/api/session');
      expect(answer.status).toBe(500);
      expect(answer.body).toEqual({
        type: 'about:blank',
        title: 'unexpected',
        status: 500,
        violations: [{ code: 'unexpected' }],
      });
    } finally {
      await test.dataSource.query('ALTER TABLE municipality_away RENAME TO municipality');
    }
  });
});

describe('headers', () => {
  it('forbid data to act as a page', async () => {
    const { headers } = await new TestClient(test.url).get('/api/session');
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  });

  it('replace a request id that could not be one', async () => {
    const client = new TestClient(test.url);
    const kept = await client.raw('/api/session', { headers: { 'x-request-id': 'abcdef-123456' } });
    expect(kept.headers.get('x-request-id')).toBe('abcdef-123456');
    const replaced = await client.raw('/api/session', { headers: { 'x-request-id': 'a b<script>' } });
    expect(replaced.headers.get('x-request-id')).not.toContain('script');
  });

  it('allow on the pages of the login only their own style', async () => {
    const client = new TestClient(test.url);
    const page = await client.follow('/auth/login', ['/demo-idp/interaction/']);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/style-src 'sha256-/);
    expect(policy).not.toContain('unsafe');
    expect(page.text).toContain('<h2 id="group-0">Vidzāles novads</h2>');
  });

  it('let nobody read from another site', async () => {
    const answer = await new TestClient(test.url).raw('/api/session', {
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('pages', () => {
  it('say that the web application is not built', async () => {
    const answer = await new TestClient(test.url).raw('/vidzale');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('npm run build');
  });

  it('lead from the other name of this machine to the public one, and nowhere else', async () => {
    const port = Number(new URL(test.url).port);
    const ask = (path: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () =>
          socket.end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
        );
        let text = '';
        socket
          .on('data', (chunk) => (text += chunk.toString()))
          .on('end', () => resolve(text))
          .on('error', reject);
      });
    expect(await ask('/vidzale?a=1')).toContain(`Location: ${test.url}/vidzale?a=1\r\n`);
    expect(await ask('//evil.example/')).toContain(`Location: ${test.url}//evil.example/\r\n`);
  });
});

describe('health and documentation', () => {
  it('tells that it lives and is ready', async () => {
    const client = new TestClient(test.url);
    expect((await client.get('/health/live')).body).toEqual({ status: 'ok' });
    const ready = await client.get('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toMatchObject({
      status: 'ok',
      info: { database: { status: 'up' }, outbox: { status: 'up' } },
    });
  });

  it('is not ready when messages between features have waited too long', async () => {
    await test.dataSource.query(
      `INSERT INTO outbox_message (topic, payload, created_at, attempts) VALUES ('test.stuck', '{}', now() - interval '10 minutes', 9)`,
    );
    const client = new TestClient(test.url);
    // Held by a lock, so that nothing delivers it meanwhile.
    const answer = await test.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT 1 FROM outbox_message WHERE topic = 'test.stuck' FOR UPDATE`);
      return client.get<ProblemBody>('/health/ready');
    });
    expect(answer.status).toBe(503);
    expect(answer.body.violations).toEqual([{ code: 'notReady', params: { down: ['outbox'] } }]);
    await test.dataSource.query(`DELETE FROM outbox_message WHERE topic = 'test.stuck'`);
    expect((await client.get('/health/ready')).status).toBe(200);
  });

  it('describes the API', async () => {
    const client = new TestClient(test.url);
    const page = await client.follow('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'self'`);
    const { body } = await client.get<{ paths: object }>('/api/docs-json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/auth/login', '/health/live']),
    );
  });
});
