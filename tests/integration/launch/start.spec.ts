import { createServer, type AddressInfo, type Server } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../support/app.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';
import { dataFolder, launch } from './launcher.js';

describe('npm start that cannot start', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let port: string;

  beforeEach(async () => {
    data = await dataFolder();
    port = String(await freePort());
  });

  afterEach(() => data.remove());

  describe('on a taken port', () => {
    let server: Server;

    beforeEach(async () => {
      server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });

    afterEach(() => new Promise((resolve) => server.close(resolve)));

    it('names the port and the way out', async () => {
      const taken = (server.address() as AddressInfo).port;
      const { code, stderr } = await launch('start.mjs', data.path, { PORT: String(taken) });
      expect(stderr).toBe(
        `Port ${taken} is taken: another program listens there; stop it, or choose another port: PORT=${taken + 1} npm start.\n`,
      );
      expect(code).toBe(1);
    });

    it('takes a process number that was given out again for no Vietvara', async () => {
      const taken = (server.address() as AddressInfo).port;
      const instance = { pid: process.pid, port: taken, address: `http://localhost:${taken}` };
      await writeFile(join(data.path, 'instance.json'), JSON.stringify(instance));
      const { code, stderr } = await launch('reset.mjs', data.path);
      expect([code, stderr]).toEqual([0, '']);
    });
  });

  describe('with a DATABASE_URL that cannot be used', () => {
    let database: TestDatabase;

    beforeAll(async () => {
      database = await createTestDatabase();
    });

    afterAll(() => database.drop());

    it.each([
      ['nothing listens', () => `postgres://u:p@127.0.0.1:${port}/v`, 'nothing listens there'],
      ['no such database', () => changed(database, { pathname: '/no_such' }), 'there is no such database'],
      [
        'wrong password',
        () => changed(database, { password: 'wrong' }),
        'it refuses the user or the password',
      ],
    ])('%s: one sentence', async (_name, url, reason) => {
      // A server that trusts its own machine asks for no password.
      if (reason.includes('password') && (await trusts(url()))) return;
      const { code, stderr } = await launch('start.mjs', data.path, { PORT: port, DATABASE_URL: url() });
      expect(stderr).toMatch(
        new RegExp(
          `^The database .* at 127\\.0\\.0\\.1:\\d+ \\(DATABASE_URL\\) cannot be used: ${reason}\\.\n$`,
        ),
      );
      expect(stderr).not.toContain('wrong');
      expect(code).toBe(1);
    });

    it('no address at all', async () => {
      const { code, stderr } = await launch('start.mjs', data.path, { PORT: port, DATABASE_URL: 'vietvara' });
      expect(stderr).toBe(
        'DATABASE_URL is not an address such as postgres://user:password@host:5432/vietvara.\n',
      );
      expect(code).toBe(1);
    });
  });

  it('says which folder cannot be written', async () => {
    const file = join(data.path, 'occupied');
    await writeFile(file, '');
    const { code, stderr } = await launch('start.mjs', join(file, 'data'), { PORT: port });
    expect(stderr).toBe(
      `The folder ${file}/data cannot be written (ENOTDIR); it needs this user's permission.\n`,
    );
    expect(code).toBe(1);
  });

  it('does not reset an external database', async () => {
    const { code, stderr } = await launch('reset.mjs', data.path, {
      DATABASE_URL: 'postgres://u:p@127.0.0.1:1/v',
    });
    expect(stderr).toContain('an external one is yours to drop');
    expect(code).toBe(1);
  });
});

function changed(database: TestDatabase, change: Partial<Pick<URL, 'pathname' | 'password'>>): string {
  return Object.assign(new URL(database.url), { hostname: '127.0.0.1' }, change).href;
}

async function trusts(url: string): Promise<boolean> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
