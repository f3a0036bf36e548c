import { RULE_DEFAULTS } from '#libs/contracts';
import type {
  BallotPaper,
  CycleCount,
  CycleInput,
  CycleView,
  DemoClockView,
  DeskProject,
  EvaluateProject,
  InboxItem,
  MyProjectView,
  ProjectInput,
} from '#libs/contracts';
import { addUnits, createCalendar, proposeHolidays, workingDayOnOrAfter } from '#libs/legal-calendar';
import type { Answer, TestClient } from './client.js';

const expectStatus = <T>(answer: Answer<T>, ...statuses: number[]): T => {
  if (statuses.includes(answer.status)) return answer.body;
  throw new Error(
    `Answered ${answer.status} instead of ${statuses.join('/')}: ${answer.text.slice(0, 1000)}`,
  );
};

/** The legal day at which the demo's clock stands. */
export async function legalDay(client: TestClient): Promise<string> {
  return expectStatus(await client.get<DemoClockView>('/api/demo'), 200).legalToday;
}

/** Moves the demo's clock forward to the day; nothing happens on the day itself. */
export async function moveClockTo(client: TestClient, toDay: string): Promise<void> {
  if ((await legalDay(client)) < toDay) {
    expectStatus(await client.post('/api/demo/clock', { toDay }), 200);
  }
}

/** A lawful cycle whose submission begins on the given day: one unit, up to three choices, terms that end on working days. */
export function lawfulCycle(from: string, overrides: Partial<CycleInput> = {}): CycleInput {
  const year = overrides.year ?? Number(from.slice(0, 4)) + 2;
  const calendar = createCalendar(
    [0, 1, 2].flatMap((more) => proposeHolidays(Number(from.slice(0, 4)) + more)),
  );
  const later = (day: string, days: number): string =>
    workingDayOnOrAfter(addUnits(day, days, 'day'), calendar);
  const submission = { from, to: later(from, 31) };
  const evaluationUntil = later(submission.to, 14);
  const votingFrom = later(evaluationUntil, 3);
  return {
    year,
    title: `Līdzdalības budžets ${year}`,
    statutes: { number: '7/2026', title: 'Līdzdalības budžeta nolikums', url: null },
    programmeRef: 'Attīstības programmas 5.2. nodaļa',
    budgetLine: '08.620 Līdzdalības budžets',
    revenues: [3, 2, 1].map((ago) => ({
      year: year - ago,
      incomeTaxCents: 900_000_000,
      propertyTaxCents: 100_000_000,
    })),
    amountCents: 6_000_000,
    units: [{ id: null, name: 'Vidzāles novads', amountCents: 6_000_000 }],
    submission,
    evaluationUntil,
    voting: { from: votingFrom, to: later(votingFrom, 15) },
    rules: {
      ...RULE_DEFAULTS,
      submitters: 'law',
      submittersReason: null,
      maxPerSubmitter: 3,
      projectMaxCents: 3_000_000,
      ballot: { kind: 'up_to', max: 3 },
      eligibilityDay: votingFrom,
      whenNotFitting: 'take_next',
      ties: 'earlier_submission',
      correctionDays: 10,
    },
    ...overrides,
  };
}

/** Sets a cycle up; returns its id. */
export async function createCycle(
  coordinator: TestClient,
  place: string,
  input: CycleInput,
): Promise<{ id: string }> {
  return expectStatus(await coordinator.post<{ id: string }>(`/api/m/${place}/budget/cycles`, input), 201);
}

/** The cycle as the workspace shows it. */
export async function showCycle(client: TestClient, place: string, id: string): Promise<CycleView> {
  return expectStatus(await client.get<CycleView>(`/api/m/${place}/budget/cycles/${id}`), 200);
}

/** Takes an event of the cycle that brings no data of its own. */
export async function advanceCycle(
  coordinator: TestClient,
  place: string,
  id: string,
  event: string,
): Promise<void> {
  const { version } = await showCycle(coordinator, place, id);
  expectStatus(
    await coordinator.post(`/api/m/${place}/budget/cycles/${id}/advance`, { event, version }),
    200,
  );
}

/** A complete project on municipal land. */
export function completeProject(unitId: string, overrides: Partial<ProjectInput> = {}): ProjectInput {
  return {
    unitId,
    title: 'Soliņi gar Vidzāles ezeru',
    summary: 'Seši soliņi takā, kur senioriem atpūsties.',
    description: 'Taka ir divus kilometrus gara, un uz tās nav, kur apsēsties.',
    benefit: 'Taku izmanto visi, un soliņi ir pieejami vienmēr.',
    upkeepCents: 10_000,
    upkeepNote: 'Labiekārtošanas nodaļa: krāsošana reizi divos gados.',
    costLines: [{ name: 'Soliņš ar uzstādīšanu', quantity: 6, unit: 'gab.', unitCents: 50_000 }],
    point: [25.4289, 57.2109],
    shape: null,
    partAllowed: false,
    partNote: '',
    placeNote: 'Taka gar ezeru',
    ownership: 'municipal',
    submitter: { kind: 'person' },
    namePublic: false,
    phone: '',
    email: '',
    ...overrides,
  };
}

/** Starts, fills in and submits a project; returns it as its author sees it. */
export async function submitProject(
  author: TestClient,
  place: string,
  year: number,
  input: ProjectInput,
): Promise<MyProjectView> {
  const base = `/api/m/${place}/budget`;
  const draft = expectStatus(await author.post<MyProjectView>(`${base}/${year}/my-projects`), 200, 201);
  const mine = `${base}/my-projects/${draft.id}`;
  const saved = expectStatus(
    await author.put<MyProjectView>(mine, { ...input, version: draft.version }),
    200,
  );
  return expectStatus(await author.post<MyProjectView>(`${mine}/submit`, { version: saved.version }), 200);
}

/** The verdict "compliant" at the submitted cost, or what is given. */
export async function evaluateProject(
  evaluator: TestClient,
  place: string,
  projectId: string,
  verdict: Partial<EvaluateProject> = {},
): Promise<void> {
  const path = `/api/m/${place}/budget/projects/${projectId}`;
  const project = expectStatus(await evaluator.get<DeskProject>(path), 200);
  const body: EvaluateProject = {
    verdict: 'compliant',
    reason: 'Pašvaldības īpašumā, izmaksas pamatotas, pieejams ikvienam.',
    article: null,
    statutesPoint: null,
    verifiedCents: project.submittedCents,
    costNote: '',
    noInterest: true,
    checklist: [],
    appeal: 'Pašvaldībā mēneša laikā.',
    version: project.version,
    ...verdict,
  };
  expectStatus(await evaluator.post(`${path}/evaluation`, body), 200, 201);
}

/** The ballot paper as a voter gets it. */
export async function ballotPaper(voter: TestClient, place: string, year: number): Promise<BallotPaper> {
  return expectStatus(await voter.get<BallotPaper>(`/api/m/${place}/budget/${year}/ballot`), 200);
}

/** Sends a vote for the numbers in the first unit; the answer may be a refusal. */
export async function sendVote(
  voter: TestClient,
  place: string,
  paper: BallotPaper,
  choices: number[],
): Promise<Answer<unknown>> {
  return voter.post(`/api/m/${place}/budget/${paper.year}/vote`, {
    unitId: paper.units[0]?.id,
    choices,
    rulesDigest: paper.rulesDigest,
  });
}

/** Two people count the votes: the secretary begins, the coordinator carries it out. */
export async function countVotes(
  secretary: TestClient,
  coordinator: TestClient,
  place: string,
  id: string,
  word = '',
): Promise<Answer<CycleCount>> {
  const path = `/api/m/${place}/budget/cycles/${id}/count`;
  await secretary.post(`${path}/start`, { word });
  return coordinator.post<CycleCount>(path, { word });
}

/** What waits for somebody in a cycle, by the events of their inbox. */
export async function waitingFor(client: TestClient, cycleId: string): Promise<string[]> {
  const { body } = await client.get<InboxItem[]>('/api/inbox');
  return body.filter(({ dossier }) => dossier.id === cycleId).map(({ event }) => event);
}
