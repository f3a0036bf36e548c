import type { ActAtDate, PublicActs, TakeoverBatchView, Violation } from '#libs/contracts';
import { drawOrder } from '#libs/takeover-rules';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import {
  mirrored,
  printPage,
  sendFiles,
  showItem,
  showTakeover,
  startTakeover,
  whenRead,
  zipOf,
} from '../../support/takeover.js';

const PLACE = 'vidzale';

describe('taking over by-laws in force', () => {
  let test: TestApp;
  let lawyer: TestClient;
  let batchId: string;

  const post = (path: string, body: unknown = {}) =>
    lawyer.post<{ violations: Violation[] }>(`/api/m/${PLACE}/${path}`, body);
  const codes = (answer: { body: { violations: Violation[] } }) => answer.body.violations.map((v) => v.code);
  const itemCalled = (view: TakeoverBatchView, name: string) => {
    const item = view.items.find((one) => one.fileName === name);
    if (!item) throw new Error(`There is no ${name}.`);
    return item;
  };
  const fieldsOf = async (id: string) => {
    const item = await showItem(lawyer, PLACE, id);
    const { number, adoptedDay, title, topic, officialNumber, officialDay, fromDay, version, renumber } =
      item;
    return {
      ...{ number, adoptedDay, title, topic, officialNumber, officialDay, fromDay, version, renumber },
      suggestions: item.suggestionChoice,
    };
  };

  beforeAll(async () => {
    test = await startTestApp();
    lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
    batchId = await startTakeover(lawyer, PLACE);
  }, 120_000);

  afterAll(() => test.close());

  it('takes files and archives, and tells at once what it cannot read', async () => {
    const archive = zipOf([
      ...Array.from({ length: 7 }, (_, i) => [`mape/${i + 10}.md`, mirrored(i + 10)] as const),
      ['mape/__MACOSX/._10.md', 'x'],
      ['mape/attēls.png', 'x'],
    ]);
    const answer = await sendFiles(lawyer, PLACE, batchId, [
      ['visi.zip', archive],
      ['suņi.html', printPage(3)],
      ['projekts.txt', 'Par kaut ko\n\n1. Pirmais punkts.\n'],
      ['cits.md', mirrored(21, { council: 'Priežkalnes novada dome' })],
      ['zaudējis.md', mirrored(22).replace('"in_force"', '"repealed"')],
      ['tas pats.md', mirrored(10)],
      ['tabula.xlsx', 'x'],
      ['tukša.md', ''],
    ]);
    expect(answer.status).toBe(201);
    expect(answer.body.added).toBe(11);
    expect(answer.body.refused.map((one) => [one.fileName, one.violations[0]?.code])).toEqual([
      ['attēls.png', 'import.unknownFormat'],
      ['tabula.xlsx', 'import.unknownFormat'],
      ['tukša.md', 'fileEmpty'],
      ['tas pats.md', 'takeover.same_file'],
    ]);
  });

  it('reads in the background what each file says of its act', async () => {
    const view = await whenRead(lawyer, PLACE, batchId);
    expect(view.counts).toMatchObject({ waiting: 0, read: 11, refused: 0 });
    expect(itemCalled(view, '10.md')).toMatchObject({
      number: '10/2024',
      adoptedDay: '2024-03-14',
      title: 'Par 10. tirgus laukuma izmantošanu',
      topic: 'trade',
      officialNumber: '2024/54.10',
      officialDay: '2024-03-19',
      fromDay: '2024-03-20',
      format: 'markdown',
      wordsLost: 0,
      problems: [],
      lookFor: [],
    });
    expect(itemCalled(view, 'suņi.html')).toMatchObject({
      number: '3',
      adoptedDay: '2012-06-14',
      topic: 'animals',
      officialNumber: 'Latvijas Vēstnesis, 101 (4710)',
      officialDay: '2012-06-28',
      fromDay: '2012-06-29',
      problems: [],
    });
    const item = await showItem(lawyer, PLACE, itemCalled(view, '10.md').id);
    expect(item.bylaw).not.toBeNull();
    expect(item.recognised?.counts).toMatchObject({ points: 3, subpoints: 2, chapters: 2 });
  });

  it('says of each act what is missing and why a person has to look', async () => {
    const view = await showTakeover(lawyer, PLACE, batchId);
    expect(itemCalled(view, 'projekts.txt').problems.map((one) => one.where)).toEqual(
      expect.arrayContaining(['number', 'adoptedDay', 'officialNumber', 'officialDay', 'fromDay', 'topic']),
    );
    expect(itemCalled(view, 'zaudējis.md').problems).toEqual([{ code: 'takeover.repealed' }]);
    expect(itemCalled(view, 'cits.md').lookFor).toEqual([
      { code: 'takeover.other_issuer', params: { issuer: 'Priežkalnes novada dome' } },
    ]);
    expect(view.beforeSample).toEqual([{ code: 'takeover.items_incomplete', params: { count: 2 } }]);
  });

  it('draws no sample and confirms nothing before every act is complete', async () => {
    const draw = await post(`takeovers/${batchId}/sample`);
    expect([draw.status, codes(draw)]).toEqual([409, ['takeover.items_incomplete']]);
    const confirm = await post(`takeovers/${batchId}/confirmation`);
    expect([confirm.status, codes(confirm)]).toEqual([409, ['takeover.not_sampled']]);
  });

  it('lets facts be filled in, field by field refused', async () => {
    const { id } = itemCalled(await showTakeover(lawyer, PLACE, batchId), 'projekts.txt');
    const known = await fieldsOf(id);
    const patch = (body: object) =>
      lawyer.patch<{ violations: Violation[] }>(`/api/m/${PLACE}/takeover-items/${id}`, body);
    const wrong = await patch({ ...known, adoptedDay: '2024-02-31', topic: 'weather', number: '§' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.violations.map((one) => one.where).sort()).toEqual(['adoptedDay', 'number', 'topic']);
    const right = {
      ...known,
      number: '10/2024',
      adoptedDay: '2024-05-02',
      title: 'Par kaut ko',
      topic: 'other',
      officialNumber: 'Vidzāles Vēstis, Nr. 5',
      officialDay: '2024-05-10',
      fromDay: '2024-05-01',
    };
    expect((await patch(right)).status).toBe(200);
    expect((await patch(right)).status).toBe(409);
    const { problems } = await showItem(lawyer, PLACE, id);
    expect(problems.map((one) => [one.code, one.where])).toEqual([
      ['takeover.in_force_before_adopted', 'fromDay'],
      ['takeover.repeated', 'number'],
    ]);
    expect(codes(await post(`takeover-items/${id}/look`, { version: right.version + 1 }))).toEqual([
      'takeover.in_force_before_adopted',
      'takeover.repeated',
    ]);
    const last = { ...right, number: '99', fromDay: '2024-05-11', version: right.version + 1 };
    expect((await patch(last)).status).toBe(200);
    expect((await showItem(lawyer, PLACE, id)).problems).toEqual([]);
  });

  it('leaves out what is sent back, with a reason', async () => {
    const item = itemCalled(await showTakeover(lawyer, PLACE, batchId), 'zaudējis.md');
    const path = `takeover-items/${item.id}/return`;
    expect((await post(path, { version: item.version, reason: ' ' })).status).toBe(422);
    expect((await post(path, { version: item.version, reason: 'Zaudējis spēku' })).status).toBe(200);
    expect((await post(path, { version: item.version + 1, reason: 'Vēlreiz' })).status).toBe(409);
    expect(itemCalled(await showTakeover(lawyer, PLACE, batchId), 'zaudējis.md')).toMatchObject({
      state: 'returned',
      reason: 'Zaudējis spēku',
      problems: [],
    });
  });

  it('draws a sample that everybody can draw again from the recorded seed', async () => {
    expect((await post(`takeovers/${batchId}/sample`)).status).toBe(200);
    const view = await showTakeover(lawyer, PLACE, batchId);
    const read = view.items.filter((item) => item.state === 'read');
    const drawn = view.items.filter((item) => item.drawn).map((item) => item.id);
    expect(view.sample).toMatchObject({ size: 5, drawnBy: 'Ilze Bērziņa' });
    const order = drawOrder(
      view.sample?.seed ?? '',
      read.map((item) => item.id),
    );
    expect(order.slice(0, 5).sort()).toEqual([...drawn].sort());
    const again = await post(`takeovers/${batchId}/sample`);
    expect([again.status, codes(again)]).toEqual([409, ['takeover.sampled_already']]);
    const late = await sendFiles(lawyer, PLACE, batchId, [['vēls.md', mirrored(50)]]);
    expect([late.status, late.body.violations?.[0]?.code]).toEqual([409, 'takeover.sampled_already']);
  });

  it('draws more when an act of the sample turns out wrong', async () => {
    const before = await showTakeover(lawyer, PLACE, batchId);
    const wrong = before.items.find((item) => item.drawn && item.fileName !== 'cits.md');
    if (!wrong) throw new Error('Nothing was drawn.');
    const answer = await post(`takeover-items/${wrong.id}/return`, {
      version: wrong.version,
      reason: 'Cits teksts',
    });
    expect(answer.body).toEqual({ drawn: 5 });
    const after = await showTakeover(lawyer, PLACE, batchId);
    expect(after.items.filter((item) => item.drawn && item.state === 'read')).toHaveLength(9);
  });

  it('asks that everything of the sample is looked at', async () => {
    const confirm = await post(`takeovers/${batchId}/confirmation`);
    expect(confirm.status).toBe(409);
    expect(codes(confirm)).toContain('takeover.sample_unseen');
    const view = await showTakeover(lawyer, PLACE, batchId);
    const open = view.items.filter((item) => item.state === 'read');
    for (const item of open) {
      const look = await post(`takeover-items/${item.id}/look`, { version: item.version });
      expect([item.fileName, look.status]).toEqual([item.fileName, 200]);
    }
    const { beforeConfirm, items } = await showTakeover(lawyer, PLACE, batchId);
    expect(beforeConfirm).toEqual([]);
    expect(items.find((item) => item.id === open[0]?.id)?.lookedBy).toBe('Ilze Bērziņa');
  });

  it('makes every item an act in force that is public, found and says where it came from', async () => {
    const answer = await post(`takeovers/${batchId}/confirmation`);
    expect([answer.status, answer.body]).toEqual([200, { acts: 9 }]);
    const visitor = new TestClient(test.url);
    const { body: list } = await visitor.get<PublicActs>(`/api/public/m/${PLACE}/acts?q=suņu`);
    expect(list.acts).toEqual([
      expect.objectContaining({ number: '3', year: 2012, code: null, inForce: true, fromDay: '2012-06-29' }),
    ]);
    const { body: act } = await visitor.get<ActAtDate>(`/api/public/m/${PLACE}/sn/2012/3`);
    const { legalToday } = await lawyer.session();
    expect(act).toMatchObject({
      takenOverOn: legalToday,
      official: { number: 'Latvijas Vēstnesis, 101 (4710)', day: '2012-06-28', url: null },
      title: 'Par suņu turēšanu',
    });
    expect(JSON.stringify(act.content)).toContain('Suni ved pavadā.');
    const view = await showTakeover(lawyer, PLACE, batchId);
    expect(view).toMatchObject({ state: 'confirmed', confirmedDay: legalToday });
    expect(view.items.filter((item) => item.act)).toHaveLength(9);
  });

  it('gives acts that can be amended like those made here', async () => {
    const started = await lawyer.post<{ id: string }>(`/api/m/${PLACE}/acts/2012/3/amending`, {});
    expect(started.status).toBe(201);
    const { body } = await lawyer.get<{ documents: { kind: string }[] }>(
      `/api/m/${PLACE}/dossiers/${started.body.id}`,
    );
    expect(body.documents.map((document) => document.kind)).toContain('bylaw');
    const texts = await lawyer.get(`/api/m/${PLACE}/dossiers/${started.body.id}/amendment`);
    expect([texts.status, texts.text]).toEqual([200, expect.stringContaining('suņu turēšanu')]);
  });

  it('gives acts that end when their basis has lost force, from the day that is recorded', async () => {
    const { legalToday } = await lawyer.session();
    const act = `acts/2012/3`;
    const end = { cause: 'basis_lapsed', from: legalToday, by: 'Pašvaldību likuma 45. pants' };
    expect((await post(`${act}/end`, { ...end, by: null })).status).toBe(422);
    const early = await post(`${act}/end`, { ...end, from: '2012-06-29' });
    expect([early.status, codes(early)]).toEqual([422, ['validity.before-act']]);
    expect((await post(`${act}/end`, end)).status).toBe(200);
    const again = await post(`${act}/end`, { ...end, cause: 'term', by: null });
    expect([again.status, codes(again)]).toEqual([409, ['end_of_force_known']]);
    const visitor = new TestClient(test.url);
    const { body: list } = await visitor.get<PublicActs>(`/api/public/m/${PLACE}/acts?q=suņu`);
    expect(list.acts).toEqual([expect.objectContaining({ inForce: false, repealedFrom: legalToday })]);
    const { body: shown } = await visitor.get<ActAtDate>(`/api/public/m/${PLACE}/sn/2012/3`);
    expect(shown.repealed).toMatchObject({ from: legalToday, cause: 'basis_lapsed', basis: end.by });
  });

  it('is final', async () => {
    const again = await post(`takeovers/${batchId}/confirmation`);
    expect([again.status, codes(again)]).toEqual([409, ['takeover.confirmed_already']]);
    const item = (await showTakeover(lawyer, PLACE, batchId)).items.find((one) => one.state === 'taken');
    const back = await post(`takeover-items/${item?.id}/return`, {
      version: item?.version,
      reason: 'Nē tomēr',
    });
    expect([back.status, codes(back)]).toEqual([409, ['takeover.confirmed_already']]);
  });

  it('knows in the next takeover which acts are there', async () => {
    const next = await startTakeover(lawyer, PLACE, 'Otrā');
    await sendFiles(lawyer, PLACE, next, [
      ['suņi vēlreiz.html', printPage(3).replace('Suni ved', 'Suni vada')],
    ]);
    const view = await whenRead(lawyer, PLACE, next);
    expect(view.items[0]?.problems).toEqual([
      { code: 'takeover.known', where: 'number', params: { number: '3' } },
    ]);
  });

  it('writes down who did what', async () => {
    const actions = await test.dataSource.query<{ action: string }[]>(
      `SELECT DISTINCT action FROM audit_record WHERE action LIKE 'takeover.%' ORDER BY action`,
    );
    expect(actions.map((row) => row.action)).toEqual([
      'takeover.add',
      'takeover.confirm',
      'takeover.edit',
      'takeover.look',
      'takeover.return',
      'takeover.sample',
      'takeover.start',
    ]);
  });

  it('belongs to its municipality and to its roles', async () => {
    const item = (await showTakeover(lawyer, PLACE, batchId)).items[0];
    const stranger = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await stranger.get(`/api/m/${PLACE}/takeovers/${batchId}`)).status).toBe(403);
    expect((await stranger.get(`/api/m/ezerkrasti/takeovers/${batchId}`)).status).toBe(404);
    expect((await stranger.get(`/api/m/ezerkrasti/takeover-items/${item?.id}`)).status).toBe(404);
    expect((await stranger.get(`/api/m/ezerkrasti/takeover-items/${item?.id}/source`)).status).toBe(404);
    expect((await stranger.post(`/api/m/ezerkrasti/takeovers/${batchId}/sample`)).status).toBe(404);
    expect((await stranger.get<unknown[]>('/api/m/ezerkrasti/takeovers')).body).toEqual([]);
    const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    expect((await clerk.get(`/api/m/${PLACE}/takeovers`)).status).toBe(403);
    expect((await new TestClient(test.url).get(`/api/m/${PLACE}/takeovers`)).status).toBe(401);
    const administrator = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
    expect((await administrator.get(`/api/m/${PLACE}/takeovers`)).status).toBe(200);
  });
});
