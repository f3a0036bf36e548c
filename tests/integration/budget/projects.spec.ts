import sharp from 'sharp';
import type { DeskProject, MyProjectView, PublicProjectPage } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import { completeProject, legalDay, moveClockTo, submitProject } from '../../support/budget.js';
import {
  addFile,
  BUDGET,
  codesOf,
  draftProject,
  endSubmission,
  logInTeam,
  openCycle,
  PDF,
  photograph,
  PLACE,
  submitDraft,
  type BudgetTeam,
} from './budget-support.js';

let test: TestApp;
let team: BudgetTeam;
let year = 2030;
const nextYear = (): number => (year += 1);

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());

const page = async (ofYear: number, nr: number): Promise<PublicProjectPage> =>
  (await team.anybody.get<PublicProjectPage>(`${BUDGET}/${ofYear}/projects/${nr}`)).body;

it('keeps an incomplete draft to its author, and says what is missing', async () => {
  const cycle = await openCycle(team, nextYear());
  const empty = await team.anna.post<MyProjectView>(`${BUDGET}/${cycle.year}/my-projects`);
  expect(empty.status).toBe(201);
  expect(empty.body).toMatchObject({ state: 'draft', nr: null, editable: true });
  expect(empty.body.missing.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      'project_title_missing',
      'project_cost_lines_missing',
      'project_ownership_missing',
    ]),
  );
  const refused = await submitDraft(team.anna, empty.body);
  expect([refused.status, codesOf(refused)]).toEqual([422, empty.body.missing.map(({ code }) => code)]);
  const path = `${BUDGET}/my-projects/${empty.body.id}`;
  for (const other of [team.marta, team.coordinator, team.evaluator]) {
    expect((await other.get(path)).status).toBe(404);
    expect((await other.put(path, { ...completeProject(cycle.unitId), version: 1 })).status).toBe(404);
    expect((await other.post(`${path}/submit`, { version: 1 })).status).toBe(404);
    expect((await other.post(`${path}/withdraw`, { version: 1 })).status).toBe(404);
  }
  expect((await team.evaluator.get(`${BUDGET}/projects/${empty.body.id}`)).status).toBe(404);
  expect((await team.anybody.get(path)).status).toBe(401);
  const { body: mine } = await team.anna.get<MyProjectView[]>('/api/budget/my-projects');
  expect(mine.map(({ id }) => id)).toContain(empty.body.id);
  expect((await team.anybody.get<unknown[]>(`${BUDGET}/${cycle.year}/projects`)).body).toEqual([]);
});

it('lets somebody from another municipality submit, as the law does, and only residents where the rules say so', async () => {
  const open = await openCycle(team, nextYear());
  const foreign = await submitProject(team.marta, PLACE, open.year, completeProject(open.unitId));
  expect(foreign).toMatchObject({ nr: 1, state: 'submitted', editable: false });
  const { rules } = open.input;
  const narrow = await openCycle(team, nextYear(), {
    rules: { ...rules, submitters: 'residents_only', submittersReason: 'Nolikuma 4. punkts' },
  });
  const draft = await draftProject(team.marta, narrow.year, completeProject(narrow.unitId));
  const refused = await submitDraft(team.marta, draft);
  expect([refused.status, codesOf(refused)]).toEqual([422, ['submitter_not_declared_here']]);
});

it('names nobody who is under age or did not agree, and shows addresses to those who need them alone', async () => {
  const cycle = await openCycle(team, nextYear());
  const contact = { phone: '+371 20000009', email: 'autors@majas.example' };
  const input = completeProject(cycle.unitId, contact);
  const minor = await submitProject(team.roberts, PLACE, cycle.year, { ...input, namePublic: true });
  await submitProject(team.anna, PLACE, cycle.year, { ...input, namePublic: true });
  await submitProject(team.anna, PLACE, cycle.year, input);
  await submitProject(team.marta, PLACE, cycle.year, {
    ...input,
    submitter: {
      kind: 'organisation',
      name: 'Biedrība "Soliņi"',
      registrationNumber: '40008000001',
      noMunicipalParticipation: true,
    },
  });
  const authors = await Promise.all([1, 2, 3, 4].map(async (nr) => (await page(cycle.year, nr)).author));
  expect(authors).toEqual([null, 'Anna Zariņa', null, 'Biedrība "Soliņi"']);
  for (const path of ['projects', 'projects/1', 'projects/3', 'projects.csv', 'feed.atom', 'map']) {
    const { text } = await team.anybody.get(`${BUDGET}/${cycle.year}/${path}`);
    for (const secret of ['Roberts', contact.email, contact.phone]) expect(text).not.toContain(secret);
  }
  const desk = `${BUDGET}/projects/${minor.id}`;
  for (const reader of [team.coordinator, team.evaluator]) {
    const { body } = await reader.get<DeskProject>(desk);
    expect(body.submitter).toMatchObject({ name: 'Roberts Zariņš', ...contact });
  }
  const { body } = await team.clerk.get<DeskProject>(desk);
  expect(body.submitter).toMatchObject({ name: '', email: '', phone: '' });
  expect((await team.anna.get(desk)).status).toBe(403);
  const audit = await test.dataSource.query<{ details: object }[]>(`SELECT details FROM audit_record`);
  expect(JSON.stringify(audit)).not.toContain(contact.email);
});

it("wants the owner's consent for land that is not the municipality's, and shows it to staff and author alone", async () => {
  const cycle = await openCycle(team, nextYear());
  const draft = await draftProject(
    team.anna,
    cycle.year,
    completeProject(cycle.unitId, { ownership: 'private' }),
  );
  const refused = await submitDraft(team.anna, draft);
  expect([refused.status, codesOf(refused)]).toEqual([422, ['project_consent_missing']]);
  const consent = await addFile(team.anna, draft.id, {
    kind: 'owner_consent',
    name: 'saskaņojums.pdf',
    content: PDF,
  });
  expect(consent.status).toBe(201);
  const { body } = await submitDraft(team.anna, draft);
  expect(body).toMatchObject({ state: 'submitted', nr: 1 });
  const { files } = await page(cycle.year, 1);
  expect(files).toEqual([]);
  const seen = await Promise.all(
    [team.anna, team.evaluator, team.clerk, team.marta, team.anybody].map(
      async (client) => (await client.get(consent.body.url)).status,
    ),
  );
  expect(seen).toEqual([200, 200, 200, 404, 404]);
  const own = await team.anna.raw(consent.body.url);
  expect(own.headers.get('cache-control')).toBe('private, no-store');
  expect(own.headers.get('content-disposition')).toContain('attachment');
});

it('draws pictures anew: turned upright, without what the camera wrote, not larger than the web needs', async () => {
  const cycle = await openCycle(team, nextYear());
  const draft = await draftProject(team.anna, cycle.year, completeProject(cycle.unitId));
  const content = await photograph();
  expect([(await sharp(content).metadata()).orientation, content.includes('Telefons')]).toEqual([6, true]);
  const unnamed = await addFile(team.anna, draft.id, { kind: 'picture', name: 'a.jpg', content });
  expect([unnamed.status, codesOf(unnamed)]).toEqual([422, ['picture_alt_missing']]);
  const sent = await addFile(team.anna, draft.id, {
    kind: 'picture',
    name: 'Taka pie ezera.JPG',
    alt: 'Taka gar ezeru',
    content,
  });
  expect(sent.body).toMatchObject({ name: 'Taka pie ezera.jpg', mediaType: 'image/jpeg' });
  const read = async (path: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(new URL(path, test.url))).arrayBuffer());
  expect((await team.anybody.get(sent.body.url)).status).toBe(404);
  const { body } = await submitDraft(team.anna, draft);
  const full = await read(sent.body.url);
  const metadata = await sharp(full).metadata();
  expect([metadata.exif, metadata.width, metadata.height]).toEqual([undefined, 1600, 2400]);
  expect(full.includes('Telefons')).toBe(false);
  const { picture } = await page(cycle.year, body.nr ?? 0);
  expect(picture?.alt).toBe('Taka gar ezeru');
  const small = await sharp(await read(picture?.url ?? '')).metadata();
  expect([small.width, small.height]).toEqual([427, 640]);
});

it('refuses files that are not what they say, too large, or of another person', async () => {
  const cycle = await openCycle(team, nextYear());
  const draft = await draftProject(team.anna, cycle.year, completeProject(cycle.unitId));
  const send = (name: string, content: Buffer, kind = 'picture') =>
    addFile(team.anna, draft.id, { kind, name, content, alt: 'Attēls' });
  expect((await send('a.jpg', PDF)).status).toBe(415);
  const zero = { kind: 'picture', name: 'a.jpg', content: await photograph(200, 100), alt: 'Attēls\0' };
  const unkept = await addFile(team.anna, draft.id, zero);
  expect([unkept.status, codesOf(unkept)]).toEqual([422, ['textUnusable']]);
  expect((await send('a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).status).toBe(415);
  expect((await send('a.html', Buffer.from('<!doctype html><script>1</script>'), 'estimate')).status).toBe(
    415,
  );
  const broken = (await photograph(200, 100)).subarray(0, 400);
  expect(codesOf(await send('a.jpg', broken))).toEqual(['picture_unreadable']);
  expect((await send('a.jpg', Buffer.alloc(11 * 1024 * 1024, 0xff))).status).toBe(413);
  const content = await photograph(200, 100);
  const kept = await send('a.jpg', content);
  const others = await addFile(team.marta, draft.id, { kind: 'picture', name: 'a.jpg', content, alt: 'A' });
  expect(others.status).toBe(404);
  const file = `${BUDGET}/my-projects/${draft.id}/files/${kept.body.id}`;
  expect((await team.marta.delete(file)).status).toBe(404);
  expect((await team.anna.delete(file)).status).toBe(204);
  expect((await team.anna.get(kept.body.url)).status).toBe(404);
});

it('holds a submitter to the number of applications that the rules allow; a withdrawn one does not count', async () => {
  const { rules } = (await openCycle(team, nextYear())).input;
  const cycle = await openCycle(team, nextYear(), { rules: { ...rules, maxPerSubmitter: 1 } });
  const input = completeProject(cycle.unitId);
  const first = await submitProject(team.anna, PLACE, cycle.year, input);
  const second = await draftProject(team.anna, cycle.year, input);
  const refused = await submitDraft(team.anna, second);
  expect([refused.status, codesOf(refused)]).toEqual([422, ['submitter_limit_reached']]);
  const withdrawn = await team.anna.post(`${BUDGET}/my-projects/${first.id}/withdraw`, {
    version: first.version,
  });
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', nr: 1 });
  expect((await submitDraft(team.anna, second)).body).toMatchObject({ nr: 2, state: 'submitted' });
  const shown = await page(cycle.year, 1);
  expect([shown.state, shown.author, shown.log.map(({ event }) => event)]).toEqual([
    'withdrawn',
    null,
    ['submitted', 'withdrawn'],
  ]);
});

it('gives two projects that are submitted at the same moment different numbers, without a gap', async () => {
  const cycle = await openCycle(team, nextYear());
  const authors = [team.anna, team.marta, team.roberts];
  const drafts = await Promise.all(
    authors.map((author) => draftProject(author, cycle.year, completeProject(cycle.unitId))),
  );
  const answers = await Promise.all(drafts.map((draft, at) => submitDraft(authors[at] ?? team.anna, draft)));
  expect(answers.map(({ body }) => body.nr).sort()).toEqual([1, 2, 3]);
  const [again] = drafts;
  const twice = await submitDraft(team.anna, again as MyProjectView);
  expect(twice.status).toBe(409);
  const later = await submitProject(team.anna, PLACE, cycle.year, completeProject(cycle.unitId));
  expect(later.nr).toBe(4);
});

it('refuses what costs more than the rules allow', async () => {
  const cycle = await openCycle(team, nextYear());
  const costLines = [{ name: 'Tilts', quantity: 1, unit: 'gab.', unitCents: 3_000_001 }];
  const draft = await draftProject(team.anna, cycle.year, completeProject(cycle.unitId, { costLines }));
  const refused = await submitDraft(team.anna, draft);
  expect([refused.status, codesOf(refused)]).toEqual([422, ['project_too_expensive']]);
});

describe('by the calendar', () => {
  it('takes projects from the first day to the last and not before or after', async () => {
    const cycle = await openCycle(team, nextYear(), {}, 10);
    const early = await draftProject(team.anna, cycle.year, completeProject(cycle.unitId));
    const before = await submitDraft(team.anna, early);
    expect([before.status, codesOf(before)]).toEqual([409, ['submission_not_open']]);
    await moveClockTo(team.coordinator, cycle.input.submission.to);
    await test.settled();
    expect((await submitDraft(team.anna, early)).body).toMatchObject({ nr: 1 });
    const late = await draftProject(team.marta, cycle.year, completeProject(cycle.unitId));
    await endSubmission(test, team, cycle);
    expect((await team.anybody.get(`${BUDGET}/${cycle.year}`)).body).toMatchObject({ state: 'evaluation' });
    const after = await submitDraft(team.marta, late);
    expect([after.status, codesOf(after)]).toEqual([409, ['submission_over']]);
    const save = await team.marta.put(`${BUDGET}/my-projects/${late.id}`, {
      ...completeProject(cycle.unitId),
      version: late.version,
    });
    expect([save.status, codesOf(save)]).toEqual([409, ['submission_over']]);
    expect((await team.anna.post(`${BUDGET}/${cycle.year}/my-projects`)).status).toBe(409);
  });

  it('gives a returned project back to its author until the end of its own term, with the same number', async () => {
    const cycle = await openCycle(team, nextYear());
    const [first, second] = [
      await submitProject(team.anna, PLACE, cycle.year, completeProject(cycle.unitId)),
      await submitProject(team.marta, PLACE, cycle.year, completeProject(cycle.unitId)),
    ];
    await endSubmission(test, team, cycle);
    const giveBack = async (id: string) => {
      const { body } = await team.evaluator.get<DeskProject>(`${BUDGET}/projects/${id}`);
      return team.evaluator.post<{ until: string }>(`${BUDGET}/projects/${id}/return`, {
        reason: 'Precizējiet tāmi.',
        version: body.version,
      });
    };
    const { until } = (await giveBack(first.id)).body;
    await giveBack(second.id);
    expect(until).toBe(addUnits(await legalDay(team.anna), 10, 'day'));
    const mine = await team.anna.get<MyProjectView>(`${BUDGET}/my-projects/${first.id}`);
    expect(mine.body).toMatchObject({
      state: 'returned',
      editable: true,
      returned: { reason: 'Precizējiet tāmi.', until },
    });
    const { text } = await team.anybody.get(`${BUDGET}/${cycle.year}/projects/1`);
    expect(text).not.toContain('Precizējiet');
    const saved = await team.anna.put<MyProjectView>(`${BUDGET}/my-projects/${first.id}`, {
      ...completeProject(cycle.unitId, { title: 'Septiņi soliņi' }),
      version: mine.body.version,
    });
    expect((await submitDraft(team.anna, saved.body)).body).toMatchObject({ nr: 1, state: 'submitted' });
    await moveClockTo(team.coordinator, addUnits(until, 1, 'day'));
    await test.settled();
    const late = await team.marta.get<MyProjectView>(`${BUDGET}/my-projects/${second.id}`);
    expect(late.body).toMatchObject({ state: 'submitted', editable: false, returned: null });
    expect((await page(cycle.year, 2)).log.map(({ event }) => event)).toEqual([
      'submitted',
      'returned',
      'correctionTermOver',
    ]);
  });
});
