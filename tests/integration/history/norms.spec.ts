import type { ActListItem, PublicNorms, StatutesWording } from '#libs/contracts';
import {
  actInForce,
  editText,
  publishDossier,
  readAmendment,
  startAmending,
  withPoint,
  withWords,
  writeAmendments,
} from '../../support/amendments.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { done, moveTo, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';

let test: TestApp;
let people: Vidzale;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
}, 120_000);
afterAll(() => test?.close());

/** As anybody reads it, without logging in. */
const norms = async (act: ActListItem, day = ''): Promise<PublicNorms> =>
  done(
    await new TestClient(test.url).get<PublicNorms>(
      `/api/public/m/${PLACE}/sn/${act.year}/${act.slug}/norms${day ? `?date=${day}` : ''}`,
    ),
  );

/** The points as a budget cycle that cites the act has them beside its rules. */
const statutes = async (number: string): Promise<StatutesWording> => {
  const coordinator = await TestClient.loggedIn(test.url, 'Sanita Lapsa');
  const path = `/api/m/${PLACE}/budget/cycles/statutes?number=${encodeURIComponent(number)}`;
  return done(await coordinator.get<StatutesWording>(path));
};

describe('which act brought the norms of an act in force', () => {
  it('is told for every point: the act, its sitting, since when, and what was before', async () => {
    const { act } = await actInForce(people, test, 'Par budžeta kārtību');
    const first = await norms(act);
    expect(first.bringers).toMatchObject([{ act: { number: act.number }, sitting: expect.any(String) }]);
    expect(first.norms.length).toBeGreaterThan(1);
    const cited = await statutes(`Nr. ${act.number}`);
    expect(cited).toMatchObject({ act: { slug: act.slug, inForce: true, from: act.fromDay } });
    expect(cited.points[0]).toEqual({ point: '1', text: expect.stringContaining('nosaka kārtību.') });
    expect(await statutes('999/1999')).toEqual({ act: null, points: [] });
    for (const { wordings } of first.norms)
      expect(wordings).toEqual([{ kind: 'original', from: act.fromDay, until: null, by: [0], words: null }]);

    const dossier = await startAmending(people, act);
    await editText(people, await readAmendment(people, dossier.id), (doc) =>
      withPoint(withWords(doc, 'kārtību', 'kārtību un termiņus'), 'Jauns punkts.'),
    );
    await writeAmendments(people, dossier.id);
    const entryDay = await publishDossier(people, test, dossier.id, '250.1');
    expect(await norms(act)).toEqual(first);
    await moveTo(people.lawyer, test, entryDay);

    const amended = await statutes(act.number);
    expect(amended.act?.from).toBe(entryDay);
    expect(amended.points.slice(0, 2)).toEqual([
      { point: '1', text: expect.stringContaining('kārtību un termiņus') },
      { point: '1.¹', text: expect.stringContaining('Jauns punkts.') },
    ]);
    const now = await norms(act);
    expect(now.bringers.map(({ act: { code } }) => code)).toEqual([act.code, dossier.code]);
    expect(now.bringers[1]?.sitting).toMatch(/^\d{4}-\d\d-\d\d$/);
    const of = (number: string) => now.norms.find((norm) => norm.number === number)?.wordings;
    expect(of('1.')).toEqual([
      { kind: 'changed', from: entryDay, until: null, by: [1], words: null },
      {
        kind: 'original',
        from: act.fromDay,
        until: expect.any(String),
        by: [0],
        words: expect.stringContaining('nosaka kārtību.'),
      },
    ]);
    expect(of('1.¹')).toEqual([{ kind: 'inserted', from: entryDay, until: null, by: [1], words: null }]);
    expect(await norms(act, act.fromDay)).toMatchObject({ norms: first.norms });
    expect((await people.lawyer.get(`/api/public/m/${PLACE}/sn/1999/nav/norms`)).status).toBe(404);
  }, 90_000);
});
