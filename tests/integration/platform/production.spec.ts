import pg from 'pg';
import { readConfig } from '../../../apps/api/src/platform/config/config.js';
import { claimInstallation } from '../../../apps/api/src/platform/database/installation.js';
import { migrate } from '../../../apps/api/src/platform/database/migrate.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';

const ENV = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  PUBLIC_URL: 'https://vietvara.example',
  VIETVARA_SESSION_KEY: 'k9'.repeat(20),
  VIETVARA_PERSONAL_CODE_KEY: 'p7'.repeat(20),
  OIDC_ISSUER: 'https://issuer.example',
  OIDC_CLIENT_ID: 'vietvara',
  SMTP_URL: 'smtp://127.0.0.1:1',
  VIETVARA_TRUST_PROXY: '1',
};

describe('configuration', () => {
  it('is production where a database is named, demo where none is', () => {
    expect(readConfig(ENV).mode).toBe('production');
    expect(readConfig({ VIETVARA_EMBEDDED_DATABASE_URL: ENV.DATABASE_URL }).mode).toBe('demo');
  });

  it.each([
    [{ OIDC_ISSUER: undefined }, 'OIDC_ISSUER'],
    [{ OIDC_CLIENT_ID: undefined }, 'OIDC_CLIENT_ID'],
    [{ VIETVARA_SESSION_KEY: undefined }, 'VIETVARA_SESSION_KEY'],
    [{ VIETVARA_SESSION_KEY: 'change-me' }, 'VIETVARA_SESSION_KEY'],
    [{ VIETVARA_PERSONAL_CODE_KEY: 'short' }, 'VIETVARA_PERSONAL_CODE_KEY'],
    [
      { VIETVARA_SESSION_KEY: readConfig({ VIETVARA_EMBEDDED_DATABASE_URL: 'postgres://x/y' }).sessionKey },
      'VIETVARA_SESSION_KEY',
    ],
    [{ PUBLIC_URL: 'http://vietvara.example' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://vietvara.example/path' }, 'PUBLIC_URL'],
    [{ SMTP_URL: undefined }, 'SMTP_URL'],
    [{ VIETVARA_TRUST_PROXY: undefined }, 'VIETVARA_TRUST_PROXY'],
    [{ PORT: '99999' }, 'PORT'],
    [{ VIETVARA_MODE: 'test' }, 'VIETVARA_MODE'],
    [{ VIETVARA_RATE_LIMIT_FACTOR: '0' }, 'VIETVARA_RATE_LIMIT_FACTOR'],
  ])('refuses %j with a sentence that names it', (change, name) => {
    expect(() => readConfig({ ...ENV, ...change })).toThrow(name);
  });
});

describe('a database', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await createTestDatabase();
  });
  afterEach(() => db.drop());

  it('that lacks a migration below its newest is refused by its name', async () => {
    const client = new pg.Client({ connectionString: db.url });
    await client.connect();
    await client.query('DELETE FROM schema_migration WHERE version = 20');
    await client.end();
    await expect(migrate(db.url, 'migrations')).rejects.toThrow(/020\.do\./);
  });

  it('of a demo is refused in production, and the reverse', async () => {
    await claimInstallation(db.url, 'demo');
    await claimInstallation(db.url, 'demo');
    await expect(claimInstallation(db.url, 'production')).rejects.toThrow('belongs to a demo');
    const other = await createTestDatabase();
    try {
      await claimInstallation(other.url, 'production');
      await expect(claimInstallation(other.url, 'demo')).rejects.toThrow(
        'belongs to a production installation',
      );
    } finally {
      await other.drop();
    }
  });
});

describe('production', () => {
  let issuer: TestApp;
  let test: TestApp;
  beforeAll(async () => {
    issuer = await startTestApp();
    test = await startTestApp({
      mode: 'production',
      env: {
        ...ENV,
        DATABASE_URL: '',
        PUBLIC_URL: '',
        OIDC_ISSUER: 'http://127.0.0.1:1/issuer-that-is-down',
      },
    });
  }, 60_000);
  afterAll(async () => {
    await test?.close();
    await issuer?.close();
  });

  it.each(['/api/demo', '/api/demo/mail', '/demo-idp/.well-known/openid-configuration'])(
    'has no %s',
    async (path) => {
      expect((await new TestClient(issuer.url).get(path)).status).toBe(200);
      expect((await new TestClient(test.url).get(path)).status).toBe(404);
    },
  );

  it('offers no permission to control a demo', async () => {
    expect((await new TestClient(test.url).session()).mode).toBe('production');
  });

  it('explains that the issuer is down; everything else goes on', async () => {
    const client = new TestClient(test.url);
    const page = await client.raw('/auth/login?return=/vidzale');
    expect(page.status).toBe(503);
    expect(page.text).toContain('Pieteikšanās pašlaik nav pieejama');
    expect(page.headers.getSetCookie()).toEqual([]);
    expect((await client.get('/api/session')).status).toBe(200);
    expect((await client.get('/health/ready')).status).toBe(200);
  });
});
