import type { ActAtDate, ActListItem, ActPage, ActValidityView, DossierView } from '#libs/contracts';
import { actInForce } from '../../support/amendments.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { ProblemBody, TestClient } from '../../support/client.js';
import { done, legalDay, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';

let test: TestApp;
let people: Vidzale;
let act: ActListItem;
let dossier: DossierView;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  ({ act, dossier } = await actInForce(people, test, 'Par budžeta spēku'));
}, 120_000);
afterAll(() => test?.close());

const codes = (answer: { body: ProblemBody }) => answer.body.violations.map(({ code }) => code);
const path = (rest = '') => `/api/m/${PLACE}/acts/${act.year}/${act.slug}/validity${rest}`;
const view = async () => done(await people.lawyer.get<ActValidityView>(path()));
const norms = async (day: string) =>
  done(
    await people.lawyer.get<ActAtDate>(`/api/public/m/${PLACE}/sn/${act.year}/${act.slug}?date=${day}`),
  ).norms.map(({ number, state, source, article, url, from, until }) => ({
    number,
    state,
    source,
    article,
    url,
    from,
    until,
  }));
const order = (over: Record<string, unknown> = {}) => ({
  unitId: null,
  cause: 'minister_order',
  from: act.fromDay,
  until: null,
  documentTitle: 'Ministra 01.12.2026. rīkojums Nr. 1-2/77',
  documentUrl: 'https://www.vestnesis.lv/op/2026/240.5',
  ...over,
});
const record = (client: TestClient, body: unknown) => client.post<ProblemBody & { id: string }>(path(), body);
const change = (client: TestClient, id: string, what: string, body: unknown) =>
  client.post<ProblemBody>(`/api/m/${PLACE}/validity/${id}/${what}`, body);

describe('norms that do not hold', () => {
  it('are shown beside the text from the day of the order, with its article, until it ends', async () => {
    const units = (await view()).units;
    const point = units.find(({ number }) => number.startsWith('1'));
    const today = await legalDay(people.lawyer);
    const { id } = done(await record(people.lawyer, order({ unitId: point?.id, from: today })));
    const suspended = {
      number: point?.number,
      state: 'suspended',
      source: 'Ministra 01.12.2026. rīkojums Nr. 1-2/77',
      article: { act: 'PL', ref: '66' },
      url: 'https://www.vestnesis.lv/op/2026/240.5',
      from: today,
      until: null,
    };
    expect(await norms(today)).toEqual([suspended]);
    const shown = done(await people.lawyer.get<ActPage>(`/api/public/m/${PLACE}/acts/${dossier.code}`));
    expect(shown.norms).toEqual([expect.objectContaining({ unitId: point?.id, state: 'suspended' })]);

    const until = await legalDay(people.lawyer, 10);
    const moments = async () => {
      const at = done(
        await people.lawyer.get<ActAtDate>(`/api/public/m/${PLACE}/sn/${act.year}/${act.slug}`),
      );
      return at.moments.filter(({ norms: turned }) => turned.length > 0);
    };
    expect(await moments()).toEqual([
      expect.objectContaining({ day: today, norms: [{ number: point?.number, holds: false }] }),
    ]);
    expect((await change(people.head, id, 'end', { until, version: 1 })).status).toBe(403);
    expect(codes(await change(people.lawyer, id, 'end', { until, version: 9 }))).toEqual([
      'changedMeanwhile',
    ]);
    expect(codes(await change(people.lawyer, id, 'end', { until: '2001-01-01', version: 1 }))).toEqual([
      'validity.days-reversed',
    ]);
    done(await change(people.secretary, id, 'end', { until, version: 1 }));
    expect(codes(await change(people.lawyer, id, 'end', { until, version: 2 }))).toEqual(['validity.ended']);
    expect(await norms(today)).toEqual([{ ...suspended, until }]);
    expect(await norms(await legalDay(people.lawyer, 11))).toEqual([]);
    expect((await moments()).map(({ day, norms: turned }) => [day, turned[0]?.holds])).toEqual([
      [today, false],
      [await legalDay(people.lawyer, 11), true],
    ]);
    done(await change(people.lawyer, id, 'withdrawal', { why: 'Kļūda ierakstā.', version: 2 }));
    expect(await norms(today)).toEqual([]);
    expect(await moments()).toEqual([]);
    expect((await view()).records).toEqual([
      expect.objectContaining({ id, withdrawn: expect.objectContaining({ why: 'Kļūda ierakstā.' }) }),
    ]);
    expect(codes(await change(people.lawyer, id, 'withdrawal', { why: 'Vēlreiz.', version: 3 }))).toEqual([
      'validity.withdrawn',
    ]);
  });

  it('may be the whole act, void by a judgment or after the order', async () => {
    const day = await legalDay(people.lawyer, 30);
    const { id } = done(
      await record(people.secretary, order({ cause: 'judgment', from: day, documentUrl: null })),
    );
    const found = await norms(day);
    expect(found.length).toBe((await view()).units.length);
    expect(new Set(found.map(({ state, article }) => `${state} ${JSON.stringify(article)}`))).toEqual(
      new Set(['void null']),
    );
    done(await change(people.lawyer, id, 'withdrawal', { why: 'Spriedums grozīts.', version: 1 }));
    const [unit] = (await view()).units;
    done(await record(people.lawyer, order({ unitId: unit?.id, cause: 'no_application', from: day })));
    expect((await norms(day))[0]).toMatchObject({ state: 'void', article: { act: 'PL', ref: '66(5)' } });
  });

  it('are refused where unit, days or document cannot be, and without permission', async () => {
    const wrong = await record(
      people.lawyer,
      order({ unitId: 'nekas', from: '2001-01-01', until: '2000-01-01' }),
    );
    expect(wrong.status).toBe(422);
    expect(codes(wrong)).toEqual(['validity.unknown-unit', 'validity.before-act', 'validity.days-reversed']);
    expect((await record(people.lawyer, order({ documentUrl: 'javascript:1' }))).status).toBe(422);
    expect((await record(people.lawyer, order({ cause: 'cits' }))).status).toBe(422);
    expect((await record(people.head, order())).status).toBe(403);
    const missing = await people.lawyer.get(`/api/m/${PLACE}/acts/1999/nav/validity`);
    expect(missing.status).toBe(404);
  });
});
