import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewsPage, SubscriptionView } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, legalDay } from '../../support/council.js';
import { readXml, type XmlElement } from '../../support/xml.js';
import { logInTeam, runningStage, type RunningStage, type Team } from '../participation/stage-support.js';
import { header, SmtpSink } from './smtp-sink.js';

const PLACE = 'vidzale';
const sink = new SmtpSink();
let test: TestApp;
let team: Team;
let visitor: TestClient;
let first: RunningStage;
let weekly: string;

beforeAll(async () => {
  test = await startTestApp({ env: { SMTP_URL: await sink.start() } });
  team = await logInTeam(test);
  visitor = new TestClient(test.url);
}, 120_000);
afterAll(async () => {
  await test?.close();
  await sink.stop();
});

const wanted = (address: string, own: Record<string, unknown> = {}) => ({
  channel: 'email',
  address,
  frequency: 'immediate',
  language: 'lv',
  topic: null,
  territory: null,
  act: null,
  author: null,
  ...own,
});
const subscribe = (address: string, own: Record<string, unknown> = {}) =>
  visitor.post<ProblemBody>(`/api/public/m/${PLACE}/subscriptions`, wanted(address, own));

/** Asks until nothing is queued any more; the time limit of the test ends it otherwise. */
async function sent(): Promise<void> {
  for (;;) {
    await test.settled();
    const [row] = await test.dataSource.query<{ n: number }[]>(
      `SELECT (SELECT count(*) FROM mail_message WHERE state = 'queued')::int
            + (SELECT count(*) FROM e_address_message WHERE state = 'queued')::int
            + (SELECT count(*) FROM outbox_message WHERE delivered_at IS NULL AND attempts < 10)::int
            + (SELECT count(*) FROM pgboss.job WHERE name = 'news-send' AND state IN ('created', 'active'))::int AS n`,
    );
    if (row?.n === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The path in the API of the subscription that the latest letter to the address is about. */
async function linkIn(address: string): Promise<string> {
  await sent();
  const text = sink.for(address).at(-1)?.text ?? '';
  const token = /\/abonements\/([\w.-]+)/.exec(text)?.[1];
  if (!token) throw new Error(`No link in: ${text}`);
  return `/api/public/m/${PLACE}/subscriptions/${token}`;
}

/** Subscribes and confirms; answers the path of the subscription. */
async function subscribed(address: string, own: Record<string, unknown> = {}): Promise<string> {
  expect((await subscribe(address, own)).status).toBe(202);
  const link = await linkIn(address);
  expect((await visitor.post(`${link}/confirm`)).status).toBe(204);
  return link;
}

const view = async (link: string): Promise<SubscriptionView> =>
  done(await visitor.get<SubscriptionView>(link));

describe('subscribing', () => {
  it('asks the owner of the address first; looking at the link confirms nothing', async () => {
    expect((await subscribe(' Anna@Pasts.Example ')).status).toBe(202);
    const link = await linkIn('Anna@pasts.example');
    const [mail] = sink.for('Anna@pasts.example');
    expect(mail?.subject).toBe('Apstipriniet jaunumu abonēšanu: Vidzāles novads');
    expect(await view(link)).toMatchObject({ state: 'pending', address: 'A…@pasts.example' });
    await visitor.get(link);
    expect((await view(link)).state).toBe('pending');
    expect((await visitor.post(`${link}/confirm`)).status).toBe(204);
    expect((await view(link)).state).toBe('active');
    expect((await visitor.post(`${link}/confirm`)).status).toBe(204);
    expect((await visitor.delete(link)).status).toBe(204);
  }, 20_000);

  it('refuses what is no address, saying what would be, and takes nothing from programs', async () => {
    for (const [address, own, code] of [
      ['anna', {}, 'subscription.emailInvalid'],
      ['a@x.lv, b@x.lv', {}, 'subscription.emailInvalid'],
      ['120180-12345', { channel: 'e_address' }, 'subscription.registrationNumber'],
      ['b@pasts.example', { act: '26-SN-VID-999' }, 'subscription.actUnknown'],
    ] as const) {
      const { status, body } = await subscribe(address, own);
      expect([status, body.violations.map((one) => one.code)]).toEqual([422, [code]]);
    }
    expect((await subscribe('robot@pasts.example', { website: 'https://spam.example' })).status).toBe(202);
    await sent();
    expect(sink.for('robot@pasts.example')).toEqual([]);
  });

  it('writes no more than a few letters of confirmation, whoever types the address', async () => {
    for (let n = 0; n < 8; n += 1) expect((await subscribe('flood@pasts.example')).status).toBe(202);
    await sent();
    expect(sink.for('flood@pasts.example')).toHaveLength(5);
  }, 20_000);

  it('shows a link of one municipality or a made-up one to nobody', async () => {
    const link = await subscribed('strict@pasts.example', { topic: 'animals' });
    expect((await visitor.get(link.replace(PLACE, 'ezerkrasti'))).status).toBe(404);
    const token = link.split('/').at(-1) ?? '';
    expect((await visitor.get(link.replace(token, `${token.slice(0, -2)}xx`))).status).toBe(404);
    expect((await visitor.get(link.replace(token, 'x'))).status).toBe(404);
  }, 20_000);
});

describe('news', () => {
  it('reach those whom they fit, once, with the headers of RFC 8058; a bad address harms nobody', async () => {
    await subscribed('all@pasts.example');
    await subscribed('waste@pasts.example', { topic: 'waste', language: 'en' });
    await subscribed('animals@pasts.example', { topic: 'animals' });
    await subscribed('hill@pasts.example', { territory: 'Kalnmuižas pagasts' });
    await subscribed('valley@pasts.example', { territory: 'Lejas pagasts' });
    await subscribed('daily@pasts.example', { frequency: 'daily' });
    weekly = await subscribed('weekly@pasts.example', { frequency: 'weekly' });
    await subscribed('gone@pasts.example');
    await test.dataSource.query(
      `UPDATE subscription SET address = 'gone@nowhere.invalid' WHERE address = 'gone@pasts.example'`,
    );
    sink.received.length = 0;
    first = await runningStage(team, 'KALNMUIŽAS PAGASTS');
    await sent();
    expect(
      sink.received
        .map(({ to }) => to)
        .filter((to) => to.endsWith('@pasts.example'))
        .sort(),
    ).toEqual(['all@pasts.example', 'hill@pasts.example', 'waste@pasts.example']);
    const [mail] = sink.for('all@pasts.example');
    expect(mail?.subject).toBe('Var izteikt viedokli: Par atkritumu dalītu vākšanu');
    expect(mail?.text).toContain(`/${PLACE}/noteikumi/${first.code}`);
    if (!mail) return;
    expect(header(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(header(mail, 'List-Unsubscribe')).toMatch(
      /^<http:\/\/localhost:\d+\/unsubscribe\/vidzale\/[\w.-]+>$/,
    );
    expect(sink.for('waste@pasts.example')[0]?.subject).toBe(
      'Open for opinions: Par atkritumu dalītu vākšanu',
    );
  }, 40_000);

  it('are not told twice when a message is delivered again', async () => {
    const before = sink.received.length;
    await test.dataSource.query(
      `UPDATE outbox_message SET delivered_at = NULL WHERE topic IN ('dossier.advanced', 'news.send')`,
    );
    await sent();
    expect(sink.received).toHaveLength(before);
    const { items } = done(await visitor.get<NewsPage>(`/api/public/m/${PLACE}/news`));
    expect(items.map(({ kind, act }) => `${kind} ${act}`)).toEqual([`opinion_opened ${first.code}`]);
  }, 20_000);

  it('that are gathered come together on the next morning', async () => {
    const second = await runningStage(team);
    await sent();
    expect(sink.for('daily@pasts.example')).toEqual([]);
    const tomorrow = addUnits(await legalDay(team.lawyer), 1, 'day');
    done(await team.lawyer.post('/api/demo/clock', { toDay: addUnits(tomorrow, 1, 'day') }));
    await sent();
    const mails = sink.for('daily@pasts.example');
    expect(mails.map(({ subject }) => subject)).toEqual(['Jaunumi: 2']);
    for (const { code } of [first, second]) expect(mails[0]?.text).toContain(`/noteikumi/${code}`);
    done(await team.lawyer.post('/api/demo/clock', { advanceDays: 3 }));
    await sent();
    expect(sink.for('daily@pasts.example')).toHaveLength(1);
  }, 40_000);

  it('that wait are not lost when they are to come more often from now on', async () => {
    const wait = (newest: boolean) =>
      test.dataSource.query(
        `UPDATE subscription_delivery d SET sent_at = NULL
          WHERE d.subscription_id = (SELECT id FROM subscription WHERE address = 'weekly@pasts.example')
            AND d.news_id = (SELECT id FROM news_item ORDER BY created_at ${newest ? 'DESC' : ''} LIMIT 1)`,
      );
    const letters = () => sink.for('weekly@pasts.example').map(({ subject }) => subject);
    const before = letters();
    const news = 'Var izteikt viedokli: Par atkritumu dalītu vākšanu';
    await wait(false);
    expect((await visitor.put(weekly, { frequency: 'daily' })).status).toBe(204);
    done(await team.lawyer.post('/api/demo/clock', { advanceDays: 1 }));
    await sent();
    expect(letters()).toEqual([...before, news]);
    await wait(true);
    expect((await visitor.put(weekly, { frequency: 'immediate' })).status).toBe(204);
    await sent();
    expect(letters()).toEqual([...before, news, news]);
    expect((await visitor.delete(weekly)).status).toBe(204);
  }, 40_000);

  it('end with one click of a mail program, and the address is erased', async () => {
    const [mail] = sink.for('all@pasts.example');
    const address = /<(.+)>/.exec((mail && header(mail, 'List-Unsubscribe')) ?? '')?.[1] ?? '';
    const looked = await fetch(address, { redirect: 'manual' });
    expect([looked.status, looked.headers.get('location')?.startsWith(`/${PLACE}/abonements/`)]).toEqual([
      302,
      true,
    ]);
    const clicked = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(clicked.status).toBe(200);
    const rows = await test.dataSource.query<unknown[]>(
      `SELECT 1 FROM subscription WHERE address = 'all@pasts.example'`,
    );
    expect(rows).toEqual([]);
    const again = await fetch(address, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    expect(again.status).toBe(200);
    sink.received.length = 0;
    await runningStage(team);
    await sent();
    expect(sink.for('all@pasts.example')).toEqual([]);
    expect(sink.for('waste@pasts.example')).toHaveLength(1);
  }, 40_000);

  it('end by themselves where the address refuses letters three times, or the first one', async () => {
    const stateOf = async (origin: string): Promise<unknown> =>
      test.dataSource.query(
        `SELECT s.state, s.address, count(*)::int AS refused FROM subscription s
           JOIN mail_message m ON m.municipality_id = s.municipality_id AND m.origin = 'subscription:' || s.id
          WHERE m.refused AND ${origin} GROUP BY s.state, s.address`,
      );
    // Three opinion stages were opened above; each was a letter to the address.
    expect(await stateOf(`s.confirmed_at IS NOT NULL`)).toEqual([
      { state: 'ended', address: null, refused: 3 },
    ]);
    expect((await subscribe('nobody@nowhere.invalid')).status).toBe(202);
    await sent();
    expect(await stateOf(`s.confirmed_at IS NULL`)).toEqual([{ state: 'ended', address: null, refused: 1 }]);
  }, 20_000);

  it('are an Atom feed that can be narrowed', async () => {
    const feed = async (query = ''): Promise<XmlElement> =>
      readXml((await visitor.raw(`/api/public/m/${PLACE}/news.atom${query}`)).text);
    const entries = (root: XmlElement) => root.children.filter(({ name }) => name === 'entry');
    const root = await feed();
    expect(root.name).toBe('feed');
    for (const name of ['id', 'title', 'updated', 'author', 'link'])
      expect(root.children.map((child) => child.name)).toContain(name);
    expect(entries(root)).toHaveLength(3);
    const ids = entries(root).map((one) => one.children.find(({ name }) => name === 'id')?.text);
    expect(new Set(ids).size).toBe(3);
    expect(entries(await feed(`?act=${first.code}`))).toHaveLength(1);
    expect(entries(await feed('?topic=animals'))).toHaveLength(0);
    const { options } = done(await visitor.get<NewsPage>(`/api/public/m/${PLACE}/news`));
    expect(options.authors.map(({ name }) => name)).toEqual(['Juridiskā nodaļa']);
    expect(entries(await feed(`?author=${options.authors[0]?.id}`))).toHaveLength(3);
  });
});

describe('official electronic addresses', () => {
  it('get messages as files for the connector, whole, once and forgotten afterwards', async () => {
    expect((await subscribe('4000 0000 000', { channel: 'e_address' })).status).toBe(202);
    await sent();
    const folder = join(test.files, 'e-address-outbox');
    const files = await readdir(folder);
    expect(files).toHaveLength(1);
    const source = await readFile(join(folder, files[0] ?? ''), 'utf8');
    const texts = new Map<string, string>();
    const walk = (element: XmlElement): void => {
      texts.set(element.name, element.text);
      element.children.forEach(walk);
    };
    walk(readXml(source));
    expect(texts.get('RecipientE-Address')).toBe('_PRIVATE@40000000000');
    expect(texts.get('SenderE-Address')).toMatch(/^_PRIVATE@9\d{10}$/);
    expect(texts.get('Description')).toContain('/abonements/');
    const rows = await test.dataSource.query<object[]>(
      `SELECT state, recipient, subject, body FROM e_address_message`,
    );
    expect(rows).toEqual([{ state: 'handed_over', recipient: null, subject: null, body: null }]);
  }, 20_000);
});
