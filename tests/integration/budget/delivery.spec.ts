import type {
  BudgetComparison,
  BudgetMoney,
  DeskProject,
  InboxItem,
  NewsPage,
  PublicBudget,
  PublicProjectPage,
  SubscriptionView,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import { lettersTo, type ArrivedMail } from '../../support/mail.js';
import {
  advanceCycle,
  ballotPaper,
  completeProject,
  evaluateProject,
  legalDay,
  moveClockTo,
  sendVote,
  showCycle,
  submitProject,
} from '../../support/budget.js';
import {
  announceResult,
  BUDGET,
  codesOf,
  endSubmission,
  logInTeam,
  openCycle,
  PLACE,
  reachVoting,
  type BudgetTeam,
  type OpenCycle,
} from './budget-support.js';

/** One follows the winner, the other reads all news. */
const FOLLOWER = 'sekotaja@pasts.example';
const READER = 'lasitajs@pasts.example';

let test: TestApp;
let team: BudgetTeam;
let cycle: OpenCycle;
let winner: string;
let loser: string;
let announcedOn: string;
/** Municipalities beside each other before the result. */
let undecided: BudgetComparison['rows'];

const compared = async (): Promise<BudgetComparison['rows']> =>
  (await team.anybody.get<BudgetComparison>('/api/budget/comparison')).body.rows;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
  cycle = await openCycle(team, 2031);
  winner = (await submitProject(team.anna, PLACE, cycle.year, completeProject(cycle.unitId))).id;
  loser = (await submitProject(team.marta, PLACE, cycle.year, completeProject(cycle.unitId))).id;
  await endSubmission(test, team, cycle);
  for (const id of [winner, loser]) await evaluateProject(team.evaluator, PLACE, id);
  await advanceCycle(team.coordinator, PLACE, cycle.id, 'finishEvaluation');
  await reachVoting(test, team, cycle);
  const paper = await ballotPaper(team.anna, PLACE, cycle.year);
  const voted = await sendVote(team.anna, PLACE, paper, [1]);
  if (voted.status !== 200) throw new Error(voted.text);
  undecided = await compared();
  await announceResult(test, team, cycle);
  announcedOn = await legalDay(team.coordinator);
}, 180_000);
afterAll(() => test?.close());

const letters = (address: string): Promise<ArrivedMail[]> => lettersTo(test, address);
const record = (id: string, body: object) => team.coordinator.post(`${BUDGET}/projects/${id}/delivery`, body);
const page = async (nr: number): Promise<PublicProjectPage> =>
  (await team.anybody.get<PublicProjectPage>(`${BUDGET}/${cycle.year}/projects/${nr}`)).body;
const plus = (years: number, months: number): string => {
  const [year = 0, month = 0, day] = announcedOn.split('-').map(Number);
  const at = month - 1 + months;
  return `${year + years + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

it("gives every winner the law's two terms, and tells in the logs how the vote ended", async () => {
  const { delivery, log, state, outcome } = await page(1);
  expect(state).toBe('won');
  expect(outcome).toMatchObject({ won: true, votes: 1 });
  expect(log.map(({ event }) => event)).toEqual(['submitted', 'compliant', 'on_ballot', 'won']);
  expect(delivery?.milestones.map(({ kind, article }) => [kind, article])).toEqual([
    ['start', { act: 'PL', ref: '62(2)' }],
    ['done', { act: 'PL', ref: '62(2)' }],
  ]);
  // Three months and two years, or the next working day.
  expect(
    delivery && delivery.startBy >= plus(0, 3) && delivery.startBy < addUnits(plus(0, 3), 6, 'day'),
  ).toBe(true);
  expect(delivery && delivery.doneBy >= plus(2, 0) && delivery.doneBy < addUnits(plus(2, 0), 6, 'day')).toBe(
    true,
  );
  const lost = await page(2);
  expect([lost.state, lost.delivery, lost.log.at(-1)?.event]).toEqual(['lost', null, 'lost']);
  const { body } = await team.coordinator.get<DeskProject[]>(`${BUDGET}/cycles/${cycle.id}/delivery`);
  expect(body.map(({ id }) => id)).toEqual([winner]);
});

it('is followed by e-mail, one project by itself, once the owner of the address agrees', async () => {
  const subscriptions = `/api/public/m/${PLACE}/subscriptions`;
  const follow = (address: string, project: string | null) =>
    team.anybody.post(subscriptions, {
      channel: 'email',
      address,
      frequency: 'immediate',
      language: 'lv',
      topic: null,
      territory: null,
      act: null,
      author: null,
      ...(project === null ? {} : { project }),
    });
  for (const [project, codes] of [
    [`${cycle.year}/2`, ['subscription.projectUnknown']],
    ['2031/1/1', ['fieldInvalid']],
  ] as const) {
    const refused = await follow('kaimins@pasts.example', project);
    expect(refused.status).toBe(422);
    if (codes[0] !== 'fieldInvalid') expect(codesOf(refused)).toEqual(codes);
  }
  for (const [address, project] of [
    [FOLLOWER, `${cycle.year}/1`],
    [READER, null],
  ] as const) {
    expect((await follow(address, project)).status).toBe(202);
    const [asked] = await letters(address);
    if (project) expect(asked?.body).toContain((await page(1)).title);
    const token = /\/abonements\/([\w.-]+)/.exec(asked?.body ?? '')?.[1] ?? '';
    expect((await team.anybody.post(`${subscriptions}/${token}/confirm`)).status).toBe(204);
    const { body } = await team.anybody.get<SubscriptionView>(`${subscriptions}/${token}`);
    expect([body.state, body.filter.project, body.names.project]).toEqual([
      'active',
      project,
      project ? (await page(1)).title : null,
    ]);
  }
});

it("takes the municipality's own steps, and wants a public reason for a late one", async () => {
  const path = `${BUDGET}/projects/${winner}/milestones`;
  const step = { title: 'Iepirkums', dueOn: announcedOn, doneOn: null, note: '', delayReason: null };
  const { body, status } = await team.coordinator.post<{ id: string }>(path, step);
  expect(status).toBe(201);
  const earlier = addUnits(announcedOn, -1, 'day');
  const early = await team.coordinator.post(path, { ...step, dueOn: earlier, doneOn: earlier });
  expect([early.status, codesOf(early)]).toEqual([
    422,
    ['milestone_before_announcement', 'milestone_before_announcement'],
  ]);
  const today = addUnits(announcedOn, 5, 'day');
  await moveClockTo(team.coordinator, today);
  const change = (changes: object) =>
    team.coordinator.put(`${BUDGET}/milestones/${body.id}`, { ...step, ...changes });
  const unexplained = await change({ doneOn: today });
  expect([unexplained.status, codesOf(unexplained)]).toEqual([422, ['delay_reason_missing']]);
  expect((await change({ doneOn: today, delayReason: 'Nebija pretendentu.' })).status).toBe(204);
  const shown = (await page(1)).delivery?.milestones.find(({ id }) => id === body.id);
  expect(shown).toMatchObject({
    kind: 'own',
    article: null,
    doneOn: today,
    delayReason: 'Nebija pretendentu.',
  });
  const start = (await page(1)).delivery?.milestones.find(({ kind }) => kind === 'start');
  const longer = { ...step, title: 'Vēlāk', dueOn: '2099-01-01', doneOn: today };
  expect((await team.coordinator.put(`${BUDGET}/milestones/${start?.id}`, longer)).status).toBe(204);
  expect((await page(1)).delivery?.milestones.find(({ kind }) => kind === 'start')).toMatchObject({
    title: start?.title,
    dueOn: start?.dueOn,
    doneOn: null,
  });
  expect((await team.anna.put(`${BUDGET}/milestones/${body.id}`, step)).status).toBe(403);
  // What was typed wrongly is taken back; the law's steps stay.
  const wrong = (await team.coordinator.post<{ id: string }>(path, { ...step, title: 'Ieprikums' })).body.id;
  expect((await team.anna.delete(`${BUDGET}/milestones/${wrong}`)).status).toBe(403);
  expect((await team.coordinator.delete(`${BUDGET}/milestones/${wrong}`)).status).toBe(204);
  expect((await team.coordinator.delete(`${BUDGET}/milestones/${start?.id}`)).status).toBe(404);
  expect((await page(1)).delivery?.milestones.map(({ title }) => title)).not.toContain('Ieprikums');
});

it('follows the project until it stands; then the cycle can be closed', async () => {
  const today = await legalDay(team.coordinator);
  const tasks = async (): Promise<string[]> =>
    (await team.coordinator.get<InboxItem[]>('/api/inbox')).body.map(({ event }) => event);
  expect(await tasks()).toContain('recordAllocation');
  const allocated = await team.coordinator.post(`${BUDGET}/cycles/${cycle.id}/allocation`, {
    decisionNumber: '6/14',
    decisionDay: today,
  });
  expect(allocated.status).toBe(200);
  const { startBy } = (await page(1)).delivery ?? { startBy: '' };
  await moveClockTo(team.coordinator, addUnits(startBy, -10, 'day'));
  expect(await tasks()).toContain('startProjects');
  await moveClockTo(team.coordinator, addUnits(startBy, 3, 'day'));
  const begun = await legalDay(team.coordinator);
  await test.dataSource.query(
    `UPDATE municipality SET settings = settings || '{"delivery_term_from":"start"}' WHERE slug = $1`,
    [PLACE],
  );
  const unexplained = await record(winner, { startedOn: begun });
  expect([unexplained.status, codesOf(unexplained)]).toEqual([422, ['delay_reason_missing']]);
  const delayReason = 'Iepirkumu pārsūdzēja.';
  expect((await record(winner, { startedOn: begun, delayReason, spentCents: 120_000 })).body).toMatchObject({
    state: 'in_delivery',
  });
  const late = (await page(1)).delivery?.milestones.find(({ kind }) => kind === 'start');
  expect(late).toMatchObject({ doneOn: begun, delayReason });
  expect(await tasks()).not.toContain('startProjects');
  // The municipality counts the two years from the start.
  const doneBy = (await page(1)).delivery?.doneBy ?? '';
  const twoYears = `${Number(begun.slice(0, 4)) + 2}${begun.slice(4)}`;
  expect(doneBy >= twoYears && doneBy < addUnits(twoYears, 6, 'day')).toBe(true);
  const twice = await record(winner, { startedOn: begun });
  expect([twice.status, codesOf(twice)]).toEqual([409, ['delivery_already_started']]);
  const undelivered = await showCycle(team.coordinator, PLACE, cycle.id);
  expect(
    undelivered.events.find(({ event }) => event === 'close')?.violations.map(({ code }) => code),
  ).toEqual(['winners_undelivered']);
  expect((await record(winner, { deliveredOn: begun, spentCents: 290_000 })).body).toMatchObject({
    state: 'delivered',
  });
  const shown = await page(1);
  expect(shown.delivery).toMatchObject({ startedOn: begun, deliveredOn: begun, spentCents: 290_000 });
  expect(shown.log.slice(-3).map(({ event }) => event)).toEqual(['milestone', 'started', 'delivered']);
  await advanceCycle(team.coordinator, PLACE, cycle.id, 'close');
  const { body } = await team.anybody.get<PublicBudget>(BUDGET);
  expect(body.current).toBeNull();
  expect(body.past).toEqual([
    expect.objectContaining({ year: cycle.year, projects: 2, won: 1, delivered: 1 }),
  ]);
  expect(body.delivered).toEqual([
    expect.objectContaining({ nr: 1, year: cycle.year, deliveredOn: begun, state: 'delivered' }),
  ]);
});

it('shows the money of every year, and beside it of other municipalities, before a result nothing of it', async () => {
  const next = await openCycle(team, cycle.year + 1);
  await submitProject(team.anna, PLACE, next.year, completeProject(next.unitId));
  const { body: money } = await team.anybody.get<BudgetMoney>(`${BUDGET}/money`);
  const running = { year: next.year, state: 'submission', submitted: 1, won: 0, wonCents: 0, voters: null };
  const known = { year: cycle.year, state: 'closed', submitted: 2, won: 1, spentCents: 290_000, voters: 1 };
  expect(money.years).toEqual([expect.objectContaining(running), expect.objectContaining(known)]);
  const { year } = cycle;
  expect(undecided).toEqual([expect.objectContaining({ place: PLACE, year, state: 'voting', voters: null })]);
  // The latest result, and not the year under way.
  expect(await compared()).toEqual([expect.objectContaining({ place: PLACE, year, state: 'closed' })]);
});

it('told its followers of every step, and nobody else', async () => {
  const { title } = await page(1);
  const told = (await letters(FOLLOWER)).slice(1).map(({ subject }) => subject);
  expect(told.sort()).toEqual([
    `Paveikts projekta posms: ${title}. Iepirkums`,
    `Projekts kavējas: ${title}. Iepirkums: Nebija pretendentu.`,
    `Projekts kavējas: ${title}. Projekta īstenošanas sākums: Iepirkumu pārsūdzēja.`,
    expect.stringContaining(`Projekts kavējas: ${title}. Projekta īstenošanas sākums: termiņš`),
    `Projekts īstenots: ${title}`,
    `Sākta projekta īstenošana: ${title}`,
  ]);
  expect((await letters(READER)).some(({ subject }) => subject.includes(title))).toBe(false);
  const news = async (query = ''): Promise<NewsPage> =>
    (await team.anybody.get<NewsPage>(`/api/public/m/${PLACE}/news${query}`)).body;
  const own = await news(`?project=${cycle.year}/1`);
  expect([own.project, own.items.map(({ kind }) => kind).sort()]).toEqual([
    title,
    [
      'project_delayed',
      'project_delayed',
      'project_delayed',
      'project_done',
      'project_milestone',
      'project_started',
    ],
  ]);
  expect((await news()).items.some(({ project }) => project !== null)).toBe(false);
});
