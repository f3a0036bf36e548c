import type { Violation } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import {
  mirrored,
  sendFiles,
  showTakeover,
  startTakeover,
  whenRead,
  type NamedBytes,
} from '../../support/takeover.js';

const PLACE = 'vidzale';

describe('takeovers that are confirmed at the same time', () => {
  let test: TestApp;
  let lawyer: TestClient;
  let administrator: TestClient;

  beforeAll(async () => {
    test = await startTestApp();
    lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
    administrator = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
  }, 120_000);

  afterAll(() => test.close());

  /** A takeover of the numbered acts in which everything was looked at. */
  const prepared = async (numbers: readonly number[], extra = ''): Promise<string> => {
    const id = await startTakeover(lawyer, PLACE);
    const files = numbers.map((number): NamedBytes => [`${number}.md`, mirrored(number, { extra })]);
    await sendFiles(lawyer, PLACE, id, files);
    await whenRead(lawyer, PLACE, id);
    await lawyer.post(`/api/m/${PLACE}/takeovers/${id}/sample`);
    for (const item of (await showTakeover(lawyer, PLACE, id)).items) {
      const looked = await lawyer.post(`/api/m/${PLACE}/takeover-items/${item.id}/look`, {
        version: item.version,
      });
      if (looked.status !== 200) throw new Error(looked.text);
    }
    return id;
  };

  const confirm = async (client: TestClient, id: string): Promise<[number, string | undefined]> => {
    const { status, body } = await client.post<{ violations?: Violation[] }>(
      `/api/m/${PLACE}/takeovers/${id}/confirmation`,
    );
    return [status, body.violations?.[0]?.code];
  };

  const acts = async (): Promise<number> => {
    const [row] = await test.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM act WHERE taken_over_on IS NOT NULL`,
    );
    return row?.count ?? 0;
  };

  it('makes acts once, however many confirm', async () => {
    const id = await prepared([21, 22, 23]);
    const before = await acts();
    const answers = await Promise.all([
      confirm(lawyer, id),
      confirm(administrator, id),
      confirm(lawyer, id),
      confirm(administrator, id),
    ]);
    expect(answers.sort(([left], [right]) => left - right)).toEqual([
      [200, undefined],
      [409, 'takeover.confirmed_already'],
      [409, 'takeover.confirmed_already'],
      [409, 'takeover.confirmed_already'],
    ]);
    expect(await acts()).toBe(before + 3);
  }, 60_000);

  it('makes the acts of one takeover where two hold the same ones, in whatever order', async () => {
    const one = await prepared([31, 32, 33, 34]);
    const other = await prepared([34, 33, 32, 31], '\nAr piebildi.\n');
    const before = await acts();
    const answers = await Promise.all([confirm(lawyer, one), confirm(administrator, other)]);
    expect(answers.map(([status]) => status).sort()).toEqual([200, 409]);
    expect(await acts()).toBe(before + 4);
  }, 60_000);
});
