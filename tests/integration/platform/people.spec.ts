import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONFIG, type Config } from '../../../apps/api/src/platform/config/config.js';
import {
  IdentityProvider,
  type ProvenIdentity,
} from '../../../apps/api/src/platform/identity/identity-provider.js';
import { People } from '../../../apps/api/src/platform/identity/people.js';
import {
  hashPersonalCode,
  parsePersonalCode,
} from '../../../apps/api/src/platform/identity/personal-code.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ seed: 'none' });
}, 60_000);
afterAll(() => test?.close());

let subjects = 0;
const identity = (change: Partial<ProvenIdentity>): ProvenIdentity => ({
  issuer: 'https://issuer.example',
  subject: `subject-${++subjects}`,
  name: 'Jana Testa',
  email: null,
  personalCode: null,
  historicalCodes: [],
  ...change,
});
const recognise = (change: Partial<ProvenIdentity>) => test.app.get(People).recognise(identity(change));

describe('recognising a person', () => {
  it('knows them by the current code, however it is written and whatever the issuer calls them', async () => {
    const first = await recognise({ personalCode: '390001-00001' });
    expect(await recognise({ personalCode: 'PNOLV-390001-00001' })).toBe(first);
    expect(await recognise({ personalCode: '39000100001', issuer: 'https://other.example' })).toBe(first);
    expect(await recognise({ personalCode: '390001-00002' })).not.toBe(first);
  });

  it('knows them after their code has changed, and from then on by the new one', async () => {
    const before = await recognise({ personalCode: '390002-00001' });
    expect(await recognise({ personalCode: '390002-00009', historicalCodes: ['390002-00001'] })).toBe(before);
    expect(await recognise({ personalCode: '390002-00009' })).toBe(before);
    const codes = await test.dataSource.query<{ code_hash: Buffer; current: boolean }[]>(
      `SELECT code_hash, current FROM person_code WHERE person_id = $1`,
      [before],
    );
    const key = test.app.get<Config>(CONFIG).personalCodeKey;
    const current = hashPersonalCode(parsePersonalCode('390002-00009')!, key);
    expect(codes).toHaveLength(2);
    expect(codes.filter((row) => row.current).map((row) => row.code_hash)).toEqual([current]);
  });

  it('refuses to guess when two codes belong to two people', async () => {
    await recognise({ personalCode: '390003-00001' });
    await recognise({ personalCode: '390003-00002' });
    await expect(
      recognise({ personalCode: '390003-00001', historicalCodes: ['390003-00002'] }),
    ).rejects.toMatchObject({ violations: [{ code: 'identityAmbiguous' }], status: 409 });
  });

  it('knows somebody without a Latvian code by the issuer and its name for them', async () => {
    const foreign = identity({ personalCode: 'PNOEE-38001085718', subject: 'estonian' });
    const people = test.app.get(People);
    const first = await people.recognise(foreign);
    expect(await people.recognise(foreign)).toBe(first);
    expect(await people.recognise({ ...foreign, issuer: 'https://other.example' })).not.toBe(first);
    const codes = await test.dataSource.query<unknown[]>(`SELECT 1 FROM person_code WHERE person_id = $1`, [
      first,
    ]);
    expect(codes).toEqual([]);
  });

  it('makes one person of many first logins at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => recognise({ personalCode: '390004-00001' })),
    );
    expect(new Set(ids).size).toBe(1);
    const named = await test.dataSource.query<unknown[]>(`SELECT 1 FROM person_code WHERE person_id = $1`, [
      ids[0],
    ]);
    expect(named).toHaveLength(1);
  });

  it('follows a changed name, and keeps the address that the person gave here', async () => {
    const id = await recognise({ personalCode: '390005-00001', email: 'first@pasts.example' });
    await recognise({ personalCode: '390005-00001', name: 'Jana Jauna', email: 'second@pasts.example' });
    const [row] = await test.dataSource.query<object[]>(`SELECT name, email FROM person WHERE id = $1`, [id]);
    expect(row).toEqual({ name: 'Jana Jauna', email: 'first@pasts.example' });
  });
});

describe('logging out at the issuer', () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it.each([
    ['offers it', { end_session_endpoint: 'https://issuer.example/logout' }, 'https://issuer.example/logout'],
    ['does not', {}, null],
  ])('happens when the issuer %s', async (_what, metadata, expected) => {
    server = createServer((_request, response) => {
      const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ issuer, authorization_endpoint: issuer, token_endpoint: issuer, ...metadata }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    const config = test.app.get<Config>(CONFIG);
    const provider = new IdentityProvider(config, {
      issuer,
      clientId: 'vietvara',
      clientSecret: null,
      scope: 'openid',
      claims: { personalCode: 'c', historicalCodes: 'h', givenName: 'g', familyName: 'f', email: 'e' },
    });
    const url = await provider.logoutUrl();
    expect(url && url.origin + url.pathname).toBe(expected);
    if (url) {
      expect(url.searchParams.get('client_id')).toBe('vietvara');
      expect(url.searchParams.get('post_logout_redirect_uri')).toBe(config.publicUrl.href);
    }
  });
});
