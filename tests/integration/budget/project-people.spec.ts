import type {
  CoAuthorInvitation,
  DeskProject,
  IdeasView,
  InboxItem,
  MyProjectView,
  ProjectVersionView,
  PublicBudget,
  PublicProject,
  PublicProjectPage,
  SimilarProject,
} from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addUnits } from '#libs/legal-calendar';
import {
  completeProject,
  evaluateProject,
  lawfulCycle,
  legalDay,
  moveClockTo,
  submitProject,
} from '../../support/budget.js';
import { type TestClient } from '../../support/client.js';
import { arrivedMails } from '../../support/mail.js';
import {
  BUDGET,
  codesOf,
  draftProject,
  logInTeam,
  openCycle,
  PLACE,
  submitDraft,
  type BudgetTeam,
} from './budget-support.js';

let test: TestApp;
let team: BudgetTeam;
let year = 2040;
const nextYear = (): number => (year += 1);

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());

const mine = (id: string): string => `${BUDGET}/my-projects/${id}`;
const subjectsTo = async (address: string): Promise<string[]> =>
  (await arrivedMails(test)).filter(({ to }) => to.includes(address)).map(({ subject }) => subject);
const page = async (ofYear: number, nr: number): Promise<PublicProjectPage> =>
  (await team.anybody.get<PublicProjectPage>(`${BUDGET}/${ofYear}/projects/${nr}`)).body;

it('keeps a line and an area with the point that stands for them, and refuses what is no shape', async () => {
  const cycle = await openCycle(team, nextYear());
  const path: [number, number][] = [
    [25.4, 57.2],
    [25.42, 57.2],
    [25.44, 57.21],
  ];
  const line = completeProject(cycle.unitId, {
    shape: { type: 'LineString', coordinates: path },
    partAllowed: true,
    partNote: 'Pirmie 400 metri',
  });
  await submitProject(team.anna, PLACE, cycle.year, line);
  expect(await page(cycle.year, 1)).toMatchObject({ shape: line.shape, partNote: 'Pirmie 400 metri' });
  const [listed] = (await team.anybody.get<PublicProject[]>(`${BUDGET}/${cycle.year}/projects`)).body;
  expect(listed).toMatchObject({ shape: line.shape, point: line.point, partAllowed: true });
  const { body: draft } = await team.anna.post<MyProjectView>(`${BUDGET}/${cycle.year}/my-projects`);
  for (const shape of [
    { type: 'LineString', coordinates: [[25.4, 57.2]] },
    { type: 'Polygon', coordinates: [path] },
    { type: 'LineString', coordinates: [['a'], ['b']] },
    {
      type: 'Polygon',
      coordinates: [
        [
          [200, 57],
          [25, 57],
          [25, 58],
          [200, 57],
        ],
      ],
    },
  ]) {
    const refused = await team.anna.put(mine(draft.id), { ...line, shape, version: draft.version });
    expect([refused.status, codesOf(refused)]).toEqual([422, ['project_shape_wrong']]);
  }
  const unexplained = await draftProject(team.anna, cycle.year, { ...line, partNote: '' });
  expect(codesOf(await submitDraft(team.anna, unexplained))).toEqual(['project_part_note_missing']);
});

it('shows projects with like words to those who write one, whatever the endings', async () => {
  const cycle = await openCycle(team, nextYear());
  const bench = completeProject(cycle.unitId, { title: 'Velonovietne pie Vidzāles vidusskolas' });
  await submitProject(team.anna, PLACE, cycle.year, bench);
  const draft = await draftProject(team.marta, cycle.year, { ...bench, title: '' });
  const like = async (title: string): Promise<string[]> => {
    const asked = `${mine(draft.id)}/similar?title=${encodeURIComponent(title)}`;
    return (await team.marta.get<SimilarProject[]>(asked)).body.map((one) => `${one.year}/${one.nr}`);
  };
  expect(await like('Velonovietnes pie vidusskolām')).toContain(`${cycle.year}/1`);
  expect(await like('Bērnu rotaļu laukums')).not.toContain(`${cycle.year}/1`);
  expect(await like('Vel')).toEqual([]);
});

it('lets a co-author who followed the link write, and leaves submitting to the author', async () => {
  const cycle = await openCycle(team, nextYear());
  const input = completeProject(cycle.unitId, { email: 'anna@majas.example' });
  const draft = await draftProject(team.anna, cycle.year, input);
  const email = 'marta@majas.example';
  expect((await team.anna.post(`${mine(draft.id)}/coauthors`, { email })).status).toBe(200);
  const twice = await team.anna.post(`${mine(draft.id)}/coauthors`, { email });
  expect([twice.status, codesOf(twice)]).toEqual([409, ['co_author_asked']]);
  const mail = (await arrivedMails(test)).find(({ to }) => to.includes(email));
  const token = /kods=([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
  const stored = await test.dataSource.query<object[]>(`SELECT * FROM project_coauthor`);
  expect(JSON.stringify(stored)).not.toContain(token);
  const wrong = await team.marta.get(`${mine(draft.id)}/invitation?token=${'x'.repeat(32)}`);
  expect(wrong.status).toBe(404);
  const shown = await team.marta.get<CoAuthorInvitation>(`${mine(draft.id)}/invitation?token=${token}`);
  expect(shown.body).toMatchObject({ title: input.title, inviter: 'Anna Zariņa' });
  expect((await team.marta.get(mine(draft.id))).status).toBe(404);
  const yes = { token, accept: true, namePublic: true };
  expect(codesOf(await team.anna.post(`${mine(draft.id)}/invitation`, yes))).toEqual(['co_author_already']);
  expect((await team.marta.post(`${mine(draft.id)}/invitation`, yes)).status).toBe(204);
  expect((await team.roberts.post(`${mine(draft.id)}/invitation`, yes)).status).toBe(404);
  const hers = (await team.marta.get<MyProjectView>(mine(draft.id))).body;
  expect([hers.role, hers.coAuthors.map(({ me }) => me)]).toEqual(['coAuthor', [true]]);
  const saved = await team.marta.put<MyProjectView>(mine(draft.id), {
    ...input,
    summary: 'Kopā rakstīts.',
    version: hers.version,
  });
  expect(saved.body.summary).toBe('Kopā rakstīts.');
  const { body } = await team.marta.get<MyProjectView[]>('/api/budget/my-projects');
  expect(body.map(({ id }) => id)).toContain(draft.id);
  const refused = await submitDraft(team.marta, saved.body);
  expect([refused.status, codesOf(refused)]).toEqual([403, ['project_author_only']]);
  expect((await submitDraft(team.anna, saved.body)).status).toBe(200);
  expect((await page(cycle.year, 1)).coAuthors).toEqual(['Marta Upīte']);
  // To the address of whoever accepted, and not to the one that somebody else typed.
  const [marta] = await test.dataSource.query<{ email: string }[]>(
    `SELECT email FROM person WHERE name = 'Marta Upīte'`,
  );
  expect(await subjectsTo(marta?.email ?? 'nobody')).toContain('Projekts iesniegts: Nr. 1');
  expect(await subjectsTo(email)).not.toContain('Projekts iesniegts: Nr. 1');
  const own = await team.marta.delete(`${mine(draft.id)}/coauthors/${hers.coAuthors[0]?.id}`);
  expect([own.status, (await team.marta.get(mine(draft.id))).status]).toEqual([204, 404]);
});

it('takes questions in public, answers from author and municipality, and shows a hidden one to staff alone', async () => {
  const cycle = await openCycle(team, nextYear());
  const input = completeProject(cycle.unitId, { email: 'autore@jautajumi.example' });
  const project = await submitProject(team.anna, PLACE, cycle.year, input);
  const ask = `${BUDGET}/${cycle.year}/projects/1/questions`;
  expect((await team.anybody.post(ask, { text: 'Kas?' })).status).toBe(401);
  await team.marta.post(ask, { text: 'Vai soliņi būs ar atzveltni?', namePublic: true });
  await team.roberts.post(ask, { text: 'Rupjības', namePublic: true });
  expect(
    (await arrivedMails(test))
      .filter(({ to }) => to.includes(input.email))
      .map(({ body }) => body)
      .join(),
  ).toContain('ar atzveltni');
  const [first, second] = (await page(cycle.year, 1)).questions;
  expect([first?.name, second?.name]).toEqual(['Marta Upīte', null]);
  const answer = (id = '') => `${mine(project.id)}/questions/${id}/answer`;
  expect((await team.marta.post(answer(first?.id), { text: 'Es' })).status).toBe(404);
  expect((await team.anna.post(answer(first?.id), { text: 'Jā, būs.' })).status).toBe(200);
  const hide = `${BUDGET}/projects/${project.id}/questions/${second?.id}/hide`;
  expect((await team.evaluator.post(hide, { text: 'Apvainojumi' })).status).toBe(403);
  expect((await team.coordinator.post(hide, { text: 'Apvainojumi' })).status).toBe(204);
  const { questions } = await page(cycle.year, 1);
  expect(questions[0]?.answer).toMatchObject({ text: 'Jā, būs.', by: 'author' });
  expect(questions[1]).toMatchObject({ text: '', hidden: 'Apvainojumi' });
  const desk = await team.evaluator.get<DeskProject>(`${BUDGET}/projects/${project.id}`);
  expect(desk.body.questions[1]?.text).toBe('Rupjības');
});

describe('joining projects', () => {
  it('is refused before anybody is asked where an author has no account here', async () => {
    const cycle = await openCycle(team, nextYear());
    const input = completeProject(cycle.unitId);
    const annas = await submitProject(team.anna, PLACE, cycle.year, input);
    const martas = await submitProject(team.marta, PLACE, cycle.year, {
      ...input,
      title: 'Soliņi pie ezera',
    });
    // As a project stands that was taken over from GeoLatvija.lv.
    await test.dataSource.query(`UPDATE budget_project SET author_id = NULL WHERE id = $1`, [annas.id]);
    const propose = (client: TestClient, id: string, intoNr: number) =>
      client.post(`${mine(id)}/merges`, { intoNr, note: 'Tā pati vieta.' });
    const elsewhere = { code: 'merge_author_elsewhere', params: { nr: 1 } };
    expect(await propose(team.marta, martas.id, 1)).toMatchObject({
      ...{ status: 409, body: { violations: [{ ...elsewhere, where: 'intoNr' }] } },
    });
    expect(await propose(team.evaluator, annas.id, 2)).toMatchObject({
      ...{ status: 409, body: { violations: [elsewhere] } },
    });
    expect((await team.marta.get<MyProjectView>(mine(martas.id))).body.merges).toEqual([]);
  });

  it('needs the authors of both, keeps authors, logs and links, and lets the text grow together', async () => {
    const cycle = await openCycle(team, nextYear());
    const input = completeProject(cycle.unitId, { namePublic: true });
    const [annas, martas] = [
      await submitProject(team.anna, PLACE, cycle.year, { ...input, email: 'anna@apvieno.example' }),
      await submitProject(team.marta, PLACE, cycle.year, {
        ...{ ...input, title: 'Soliņi pie ezera', email: 'marta@apvieno.example' },
      }),
    ];
    const note = 'Marta projektā jau paredz to pašu vietu.';
    const foreign = await team.roberts.post(`${mine(annas.id)}/merges`, { intoNr: 2, note });
    expect(foreign.status).toBe(404);
    const itself = await team.marta.post(`${mine(martas.id)}/merges`, { intoNr: 2, note });
    expect([itself.status, codesOf(itself)]).toEqual([409, ['merge_same_project']]);
    expect((await team.marta.post(`${mine(martas.id)}/merges`, { intoNr: 1, note })).status).toBe(201);
    const again = await team.marta.post(`${mine(martas.id)}/merges`, { intoNr: 1, note });
    expect(codesOf(again)).toEqual(['merge_waits']);
    const [proposal] = (await team.anna.get<MyProjectView>(mine(annas.id))).body.merges;
    expect(proposal).toMatchObject({
      mine: 'into',
      projectAgreed: true,
      intoAgreed: null,
      state: 'proposed',
    });
    expect((await page(cycle.year, 2)).state).toBe('submitted');
    const tasks = async (): Promise<string[]> =>
      (await team.anna.get<InboxItem[]>('/api/inbox')).body
        .filter(({ path }) => path?.endsWith(annas.id))
        .map(({ event }) => event);
    expect(await tasks()).toEqual(['answerMerge']);
    const agreed = await team.anna.post<MyProjectView>(`${mine(annas.id)}/merges/${proposal?.id}`, {
      agree: true,
    });
    expect(agreed.body).toMatchObject({ state: 'returned', editable: true, returned: { reason: note } });
    expect(await tasks()).toEqual(['correctProject']);
    const over = await team.marta.post(`${mine(martas.id)}/merges/${proposal?.id}`, { agree: false });
    expect(codesOf(over)).toEqual(['merge_over']);
    const ended = await page(cycle.year, 2);
    expect(ended).toMatchObject({ state: 'merged', author: 'Marta Upīte', mergedInto: { nr: 1 } });
    expect(ended.log.map(({ event }) => event)).toEqual(['submitted', 'merged']);
    const hers = (await team.marta.get<MyProjectView>(mine(annas.id))).body;
    expect(hers.role).toBe('coAuthor');
    const joined = { ...input, title: 'Astoņi soliņi ezera krastos', email: 'anna@apvieno.example' };
    const saved = await team.marta.put<MyProjectView>(mine(annas.id), { ...joined, version: hers.version });
    expect((await submitDraft(team.anna, saved.body)).body).toMatchObject({ state: 'submitted', nr: 1 });
    const living = await page(cycle.year, 1);
    expect(living).toMatchObject({ coAuthors: ['Marta Upīte'], tookIn: [{ nr: 2, author: 'Marta Upīte' }] });
    expect(living.log.map(({ event }) => event)).toEqual(['submitted', 'tookIn', 'corrected']);
    const versions = await team.anybody.get<ProjectVersionView[]>(
      `${BUDGET}/${cycle.year}/projects/1/versions`,
    );
    expect(versions.body.map(({ changes }) => changes)).toEqual([
      [],
      [{ field: 'title', before: input.title, after: joined.title }],
    ]);
    expect(versions.text).not.toContain('apvieno.example');
    const list = await team.anybody.get<PublicProject[]>(`${BUDGET}/${cycle.year}/projects`);
    expect(list.body.map(({ nr }) => nr)).toEqual([1]);
    // What becomes of the joined project is told to both.
    await evaluateProject(team.evaluator, PLACE, annas.id);
    for (const who of ['anna', 'marta']) {
      expect(await subjectsTo(`${who}@apvieno.example`)).toContain('Projekts atbilst prasībām: Nr. 1');
    }
  });

  it('is proposed by an evaluator to two authors, and ends with one refusal', async () => {
    const cycle = await openCycle(team, nextYear());
    const input = completeProject(cycle.unitId);
    const first = await submitProject(team.anna, PLACE, cycle.year, input);
    const second = await submitProject(team.marta, PLACE, cycle.year, input);
    const propose = { intoNr: 1, note: 'Abi par vienu taku.' };
    const asked = await team.evaluator.post(`${BUDGET}/projects/${second.id}/merges`, propose);
    expect(asked.status).toBe(201);
    const [waiting] = (await team.anna.get<MyProjectView>(mine(first.id))).body.merges;
    expect(waiting).toMatchObject({ projectAgreed: null, intoAgreed: null });
    const answer = (id: string) => `${mine(id)}/merges/${waiting?.id}`;
    const one = await team.anna.post<MyProjectView>(answer(first.id), { agree: true });
    expect(one.body).toMatchObject({ state: 'submitted', merges: [{ state: 'proposed', intoAgreed: true }] });
    const no = await team.marta.post<MyProjectView>(answer(second.id), { agree: false });
    expect(no.body).toMatchObject({ state: 'submitted', merges: [{ state: 'refused' }] });
  });
});

/** Marta begins a project with Anna's idea, which stays its origin; together with Roberts's it is another draft. */
async function grows(year: number, { bench, parking }: { bench: string; parking: string }): Promise<void> {
  const begin = async (ideas: string[]): Promise<MyProjectView> =>
    (await team.marta.post<MyProjectView>(`${BUDGET}/${year}/my-projects`, { ideas })).body;
  const draft = await begin([parking]);
  const origin = { id: parking, title: 'Velonovietne', name: 'Anna Zariņa' };
  expect(draft).toMatchObject({
    ...{ title: 'Velonovietne', description: 'Jo vajag', placeNote: 'Pie stacijas' },
    ideas: [origin],
  });
  expect((await begin([parking])).id).toBe(draft.id);
  const both = await begin([parking, bench]);
  expect([both.id === draft.id, both.ideas.map(({ name }) => name)]).toEqual([false, [null, 'Anna Zariņa']]);
  expect((await team.marta.post(`${mine(both.id)}/withdraw`, { version: both.version })).status).toBe(200);
  const kept = (await team.marta.get<MyProjectView[]>('/api/budget/my-projects')).body.map(({ id }) => id);
  expect([kept.includes(draft.id), kept.includes(both.id)]).toEqual([true, false]);
  const unitId = draft.unitId ?? '';
  const input = { ...completeProject(unitId), title: draft.title, version: draft.version };
  await moveClockTo(team.coordinator, addUnits(await legalDay(team.anna), 10, 'day'));
  const saved = await team.marta.put<MyProjectView>(mine(draft.id), input);
  expect((await submitDraft(team.marta, saved.body)).body).toMatchObject({ state: 'submitted', nr: 1 });
  expect((await page(year, 1)).ideas).toEqual([origin]);
}

it('collects ideas in their term, counts each supporter once, and groups them under themes', async () => {
  const today = await legalDay(team.anna);
  const { rules } = lawfulCycle(today, {});
  const ideas = { from: today, to: addUnits(today, 5, 'day') };
  const plain = await openCycle(team, nextYear());
  const none = await team.anna.post(`${BUDGET}/${plain.year}/ideas`, { title: 'A', description: 'B' });
  expect([none.status, codesOf(none)]).toEqual([409, ['ideas_none']]);
  const cycle = await openCycle(team, nextYear(), { rules: { ...rules, ideas } }, 10);
  const list = `${BUDGET}/${cycle.year}/ideas`;
  const give = async (client: TestClient, title: string): Promise<string> =>
    (
      await client.post<{ id: string }>(list, {
        ...{ title, description: 'Jo vajag', placeNote: 'Pie stacijas' },
        namePublic: true,
      })
    ).body.id;
  expect((await team.anybody.post(list, { title: 'A', description: 'B' })).status).toBe(401);
  const [first, second] = [await give(team.roberts, 'Soliņi'), await give(team.anna, 'Velonovietne')];
  const { open } = (await team.anybody.get<{ open: object[] }>(`/api/public/m/${PLACE}/home`)).body;
  const matter = { kind: 'budget_ideas', path: `/${PLACE}/budzets/${cycle.year}/idejas` };
  expect(open).toContainEqual(expect.objectContaining({ ...matter, until: ideas.to, opinions: 2 }));
  const { current, next } = (await team.anybody.get<PublicBudget>(BUDGET)).body;
  const running = expect.objectContaining({ year: cycle.year, rules: expect.objectContaining({ ideas }) });
  expect([current, ...next]).toContainEqual(running);
  for (const _twice of [1, 2]) await team.marta.post(`${BUDGET}/ideas/${second}/support`);
  const read = async (): Promise<IdeasView> => (await team.anybody.get<IdeasView>(list)).body;
  expect((await read()).ideas.map(({ id, supporters, name }) => [id, supporters, name])).toEqual([
    [second, 2, 'Anna Zariņa'],
    [first, 1, null],
  ]);
  expect((await team.marta.get(`${BUDGET}/${cycle.year}/my-ideas`)).body).toEqual([second]);
  await team.marta.delete(`${BUDGET}/ideas/${second}/support`);
  expect((await team.evaluator.post(`${BUDGET}/ideas/${first}/theme`, { theme: 'Parks' })).status).toBe(403);
  expect((await team.coordinator.post(`${BUDGET}/ideas/${first}/theme`, { theme: 'Parks' })).status).toBe(
    204,
  );
  await grows(cycle.year, { bench: first, parking: second });
  await team.coordinator.post(`${BUDGET}/ideas/${second}/hide`, { reason: 'Reklāma' });
  expect((await read()).ideas).toMatchObject([
    { id: first, theme: 'Parks', projects: [] },
    { id: second, title: '', name: null, hidden: 'Reklāma', projects: [{ nr: 1 }] },
  ]);
  expect((await page(cycle.year, 1)).ideas).toEqual([{ id: second, title: '', name: null }]);
  const gone = await team.marta.post(`${BUDGET}/${cycle.year}/my-projects`, { ideas: [second] });
  expect(gone.status).toBe(404);
  const late = await team.marta.post(`${BUDGET}/ideas/${first}/support`);
  expect([late.status, codesOf(late)]).toEqual([409, ['ideas_over']]);
  expect((await read()).open).toBe(false);
});
