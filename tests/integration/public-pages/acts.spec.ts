import type { Comparison } from '#libs/bylaw-diff';
import type { ActAtDate, ActPage, DossierView, PublicActs, PublicComparison } from '#libs/contracts';
import { ActTexts } from '../../../apps/api/src/public-pages/act-texts.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { done, moveTo, peopleOfVidzale, type Vidzale } from '../../support/council.js';
import { onAgenda, publishedBylaw } from '../../support/promulgation.js';
import { readXml } from '../../support/xml.js';

let test: TestApp;
let people: Vidzale;
let visitor: TestClient;
let published: { dossier: DossierView; entryDay: string };
let coming: DossierView;

const TITLE = 'Par Vidzāles novada budžetu & "rezervi" <2027>';

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  visitor = new TestClient(test.url);
  published = await publishedBylaw(people, test, TITLE);
  ({ dossier: coming } = await onAgenda(people, 'Par ielu apgaismojumu'));
}, 120_000);
afterAll(() => test?.close());

const read = async <T>(path: string): Promise<T> =>
  done(await visitor.get<T>(`/api/public/m/vidzale${path}`));
const page = (): Promise<ActPage> => read(`/acts/${published.dossier.code}`);

describe('the page of an act', () => {
  it('shows its way, its texts, its votes and its official publication', async () => {
    const shown = await page();
    expect(shown).toMatchObject({ title: TITLE, state: 'promulgated', issuer: 'Vidzāles novada dome' });
    expect(shown.act).toMatchObject({
      inForce: false,
      fromDay: published.entryDay,
      official: { url: expect.stringMatching(/^https:\/\/www\.vestnesis\.lv\/op\/\d{4}\/231\.7$/) },
    });
    expect(shown.text.digest).toBe(published.dossier.documents[0]?.digest);
    expect(shown.text).toMatchObject({ event: 'putOnAgenda', lastEvent: 'recordAdoption' });
    const events = shown.timeline.map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(['putOnAgenda', 'recordAdoption', 'recordSignature', 'recordPromulgation']),
    );
    expect(events).not.toEqual(expect.arrayContaining(['endorseLegal']));
    const adoption = shown.timeline.find(({ event }) => event === 'recordAdoption');
    expect(adoption).toMatchObject({
      article: { act: 'PL', ref: '37(1)' },
      versionIds: [shown.text.id, shown.memorandum?.id],
    });
    expect(shown.votes).toMatchObject([
      { outcome: 'adopted', decision: { number: '101' }, counts: { for: 10, against: 3, present: 13 } },
    ]);
    expect(shown.votes[0]?.votes).toHaveLength(13);
    expect(shown.next).toMatchObject({
      event: 'enterIntoForce',
      actor: 'system',
      deadline: { code: 'SN.IN_FORCE', day: published.entryDay, sense: 'earliest' },
    });
  });

  it('names nobody of the staff', async () => {
    const { text } = await visitor.get(`/api/public/m/vidzale/acts/${published.dossier.code}`);
    const staff = ['Ilze Bērziņa', 'Laima Ozola', 'Andris Kalniņš', 'Kristīne Liepa'];
    expect(staff.filter((name) => text.includes(name))).toEqual([]);
  });

  it('says of one on the agenda who holds it and by when', async () => {
    const shown = await read<ActPage>(`/acts/${coming.code}`);
    expect(shown).toMatchObject({ state: 'on_agenda', act: null, stage: null, opinions: null });
    expect(shown.next).toMatchObject({ event: 'recordAdoption', article: { act: 'PL', ref: '37(1)' } });
    expect(shown.votes).toMatchObject([{ outcome: null, counts: null, votes: [] }]);
  });

  it('gives the text as HTML and as plain text', async () => {
    const { code, text } = await page();
    const path = `/api/public/m/vidzale/acts/${code}/versions/${text.id}/file`;
    const html = await visitor.raw(`${path}.html`);
    expect(html.headers.get('content-disposition')).toBe(`attachment; filename=${code}.html`);
    expect(html.text).toContain('<h1>');
    const plain = await visitor.raw(`${path}.txt`);
    expect(plain.text).toContain('Pašvaldību likuma 44. panta otro daļu');
    expect((await visitor.get(`${path}.exe`)).status).toBe(404);
  });

  it('compares the same versions once, however often anybody asks', async () => {
    const [row] = await test.dataSource.query<{ id: string; municipality_id: string }[]>(
      `SELECT id, municipality_id FROM dossier WHERE code = $1`,
      [published.dossier.code],
    );
    const place = { id: row?.municipality_id ?? '', slug: 'vidzale', shortCode: 'VID' };
    const texts = test.app.get(ActTexts, { strict: false });
    const version =
      (await texts.versions(place, row?.id ?? '')).find(({ kind }) => kind === 'bylaw')?.id ?? '';
    const asked = [1, 2].map(() => texts.compare(place, row?.id ?? '', version, version));
    const [first, second] = await Promise.all(asked);
    expect(first?.comparison.summary).toBeDefined();
    expect(second?.comparison).toBe(first?.comparison);
  });

  it('compares public versions only', async () => {
    const { code, text } = await page();
    const same = await read<PublicComparison<Comparison>>(
      `/acts/${code}/compare?from=${text.id}&to=${text.id}`,
    );
    expect(same.comparison.summary).toMatchObject({ changed: 0, inserted: 0, deleted: 0 });
    const internal = published.dossier.versions
      .filter(({ purpose }) => purpose === 'start')
      .map(({ id }) => id);
    expect(internal.length).toBeGreaterThan(0);
    for (const id of internal) {
      const path = `/api/public/m/vidzale/acts/${code}`;
      expect((await visitor.get(`${path}/compare?from=${id}&to=${text.id}`)).status).toBe(404);
      expect((await visitor.get(`${path}/versions/${id}`)).status).toBe(404);
    }
    const foreign = await read<ActPage>(`/acts/${coming.code}`);
    const mixed = await visitor.get(`/api/public/m/vidzale/acts/${code}/versions/${foreign.text.id}`);
    expect(mixed.status).toBe(404);
  });
});

describe('the list of acts', () => {
  const find = (query: string): Promise<PublicActs> => read(`/acts?${query}`);

  it('holds published acts by topic, and drafts apart', async () => {
    const list = await find('');
    expect(list.acts).toMatchObject([{ code: published.dossier.code, title: TITLE, inForce: false }]);
    expect(list.drafts.map(({ code }) => code)).toEqual([coming.code]);
    expect(list.topics).toEqual([{ topic: 'budget', count: 1 }]);
  });

  it.each([
    ['vidzales BUDZETU', 1],
    ['saistosie noteikumi nosaka', 1],
    ['apgaismojums', 0],
  ])('finds by words of title and text whatever their letters: %s', async (q, count) => {
    expect((await find(`q=${encodeURIComponent(q)}`)).total).toBe(count);
  });

  it('finds drafts too and narrows both by topic', async () => {
    expect((await find('q=apgaismojumu')).drafts).toHaveLength(1);
    const other = await find('topic=waste');
    expect([other.acts, other.drafts]).toEqual([[], []]);
    expect((await visitor.get('/api/public/m/vidzale/acts?topic=everything')).status).toBe(422);
  });

  it('is empty for another municipality', async () => {
    const other = done(await visitor.get<PublicActs>('/api/public/m/ezerkrasti/acts'));
    expect([other.acts, other.drafts]).toEqual([[], []]);
    const path = `/api/public/m/ezerkrasti/acts/${published.dossier.code}`;
    expect((await visitor.get(path)).status).toBe(404);
  });
});

describe('the feed', () => {
  it('is well-formed XML with an entry for every public by-law', async () => {
    const { headers, text } = await visitor.raw('/api/public/m/vidzale/acts.atom');
    expect(headers.get('content-type')).toContain('application/atom+xml');
    const entries = readXml(text).children.filter(({ name }) => name === 'entry');
    const valuesOf = (name: string) =>
      entries.map((entry) => entry.children.find((child) => child.name === name)?.text);
    expect(valuesOf('title').sort()).toEqual([TITLE, 'Par ielu apgaismojumu'].sort());
    expect(new Set(valuesOf('id')).size).toBe(entries.length);
    // Midnight in Latvia.
    expect(valuesOf('updated')[0]).toMatch(/^\d{4}-\d\d-\d\dT2[12]:00:00\.000Z$/);
  });
});

describe('the act on a day', () => {
  it('has no text before it is in force, and the adopted one from then on', async () => {
    const { act } = await page();
    const path = `/sn/${act?.year}/${act?.slug}`;
    const before = await read<ActAtDate>(path);
    expect(before).toMatchObject({
      inForce: false,
      content: null,
      texts: [{ from: published.entryDay, to: null }],
      moments: [{ day: published.entryDay, wording: true, ended: false, norms: [] }],
    });
    const later = await read<ActAtDate>(`${path}?date=${published.entryDay}`);
    expect(later).toMatchObject({ day: published.entryDay, title: TITLE });
    expect(JSON.stringify(later.content)).toContain('Saistošie noteikumi');

    await moveTo(people.secretary, test, published.entryDay);
    const now = await read<ActAtDate>(path);
    expect(now).toMatchObject({ inForce: true, day: published.entryDay });
    expect(now.content).toEqual(later.content);
    expect((await page()).state).toBe('in_force');
    expect((await page()).next).toBeNull();
  });

  it.each(['/sn/2019/1-2019', '/sn/x/1-2019'])('does not know %s', async (path) => {
    expect((await visitor.get(`/api/public/m/vidzale${path}`)).status).toBe(404);
  });
});
