import { FileStore } from '../../../apps/api/src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { mirrored, sendFiles, showTakeover, startTakeover, whenRead, zipOf } from '../../support/takeover.js';

const PLACE = 'vidzale';

describe('files that are not what they should be', () => {
  let test: TestApp;
  let administrator: TestClient;
  let batchId: string;

  beforeAll(async () => {
    test = await startTestApp();
    administrator = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
    batchId = await startTakeover(administrator, PLACE);
  }, 120_000);

  afterAll(() => test.close());

  const send = async (name: string, content: string | Buffer): Promise<[number, string | undefined]> => {
    const answer = await sendFiles(administrator, PLACE, batchId, [[name, content]]);
    return [answer.status, answer.body.violations?.[0]?.code];
  };

  it('refuses archives that unpack to more than is allowed, whatever they say of their size', async () => {
    const bomb = Buffer.alloc(21_000_000);
    expect(await send('bumba.zip', zipOf([['a.md', bomb]]))).toEqual([422, 'takeover.archive_too_large']);
    expect(await send('melis.zip', zipOf([['a.md', bomb]], 100))).toEqual([
      422,
      'takeover.archive_too_large',
    ]);
  });

  it('refuses archives that only together unpack to more than is allowed', async () => {
    const part = zipOf([['a.md', Buffer.alloc(19_000_000)]]);
    const parts = Array.from({ length: 16 }, (_, i) => [`${i}.zip`, part] as const);
    const answer = await sendFiles(administrator, PLACE, batchId, parts);
    expect([answer.status, answer.body.violations?.[0]?.code]).toEqual([422, 'takeover.archive_too_large']);
    const small = zipOf(Array.from({ length: 251 }, (_, i) => [`${i}.md`, String(i)] as const));
    const many = await sendFiles(administrator, PLACE, batchId, [
      ['viens.zip', small],
      ['otrs.zip', small],
    ]);
    expect([many.status, many.body.violations?.[0]?.code]).toEqual([422, 'takeover.archive_too_many']);
  }, 60_000);

  it('keeps nothing of what is sent to a takeover that is not there', async () => {
    const stored = jest.spyOn(test.app.get(FileStore, { strict: false }), 'put');
    const elsewhere = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    const missing = await sendFiles(elsewhere, 'ezerkrasti', batchId, [['a.md', mirrored(3)]]);
    expect([missing.status, stored.mock.calls.length]).toEqual([404, 0]);
    stored.mockRestore();
  });

  it('refuses archives of too many files, damaged ones, encrypted ones', async () => {
    const many = Array.from({ length: 501 }, (_, i) => [`${i}.md`, String(i)] as const);
    expect(await send('daudz.zip', zipOf(many))).toEqual([422, 'takeover.archive_too_many']);
    expect(await send('nav.zip', 'nav arhīvs')).toEqual([422, 'takeover.archive_unreadable']);
    const whole = zipOf([['a.md', mirrored(1)]]);
    const cut = Buffer.concat([whole.subarray(0, 60), whole.subarray(160)]);
    expect(await send('puse.zip', cut)).toEqual([422, 'takeover.archive_unreadable']);
    const locked = Buffer.from(whole);
    locked.writeUInt16LE(
      locked.readUInt16LE(locked.indexOf('PK\x01\x02') + 8) | 1,
      locked.indexOf('PK\x01\x02') + 8,
    );
    expect(await send('atslēga.zip', locked)).toEqual([422, 'takeover.archive_encrypted']);
  });

  it('refuses requests without files, with too many, and of unknown length', async () => {
    const none = await sendFiles(administrator, PLACE, batchId, []);
    expect([none.status, none.body.violations?.[0]?.code]).toEqual([422, 'takeover.files_missing']);
    const many = Array.from({ length: 101 }, (_, i) => [`${i}.md`, mirrored(i + 1)] as const);
    const tooMany = await sendFiles(administrator, PLACE, batchId, many);
    expect(tooMany.status).toBeGreaterThanOrEqual(400);
    expect(tooMany.status).toBeLessThan(500);
    const stream = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('--x\r\n'));
        controller.close();
      },
    });
    const unknown = await administrator.raw(`/api/m/${PLACE}/takeovers/${batchId}/files`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'x-csrf-token': await administrator.token(),
      },
    } as RequestInit);
    expect(unknown.status).toBe(413);
    expect((await showTakeover(administrator, PLACE, batchId)).items).toEqual([]);
  });

  it('keeps the refusal of each file beside it, and the others go on', async () => {
    await sendFiles(administrator, PLACE, batchId, [
      ['bināra.md', Buffer.from([0x4d, 0x5a, 0, 0, 1, 2, 3, 0])],
      ['nav word.docx', 'Es neesmu Word datne.'],
      ['balta.txt', '   \n  '],
      ['laba.md', mirrored(7)],
    ]);
    const view = await whenRead(administrator, PLACE, batchId);
    expect(view.items.map((item) => [item.fileName, item.state, item.refusals[0]?.code])).toEqual([
      ['bināra.md', 'refused', 'import.binary'],
      ['nav word.docx', 'refused', 'import.notWord'],
      ['balta.txt', 'refused', 'import.empty'],
      ['laba.md', 'read', undefined],
    ]);
  });

  it('reads what still waits when it is asked to, as after a crash', async () => {
    const lost = await startTakeover(administrator, PLACE, 'Pēc avārijas');
    await sendFiles(administrator, PLACE, lost, [['viena.md', mirrored(8)]]);
    await whenRead(administrator, PLACE, lost);
    await test.dataSource.query(
      `UPDATE takeover_item SET state = 'waiting', bylaw = NULL WHERE municipality_id =
         (SELECT id FROM municipality WHERE slug = $1) AND batch_id = $2`,
      [PLACE, lost],
    );
    const answer = await administrator.post(`/api/m/${PLACE}/takeovers/${lost}/reading`);
    expect([answer.status, answer.body]).toEqual([200, { waiting: 1 }]);
    expect((await whenRead(administrator, PLACE, lost)).items[0]).toMatchObject({
      state: 'read',
      number: '8/2024',
    });
  });
});
