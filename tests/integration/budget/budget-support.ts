import sharp from 'sharp';
import type { CycleInput, MyProjectView, ProjectFileView, ProjectInput } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { TestApp } from '../../support/app.js';
import {
  advanceCycle,
  countVotes,
  createCycle,
  lawfulCycle,
  legalDay,
  moveClockTo,
  showCycle,
} from '../../support/budget.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';

export const PLACE = 'vidzale';
export const BUDGET = `/api/m/${PLACE}/budget`;

/** The people of a participatory budget in Vidzāle. */
export interface BudgetTeam {
  coordinator: TestClient;
  evaluator: TestClient;
  clerk: TestClient;
  anna: TestClient;
  /** Sixteen. */
  roberts: TestClient;
  /** Declared in another municipality. */
  marta: TestClient;
  anybody: TestClient;
}

/** Logs everybody in. */
export async function logInTeam(test: TestApp): Promise<BudgetTeam> {
  const login = (name: string): Promise<TestClient> => TestClient.loggedIn(test.url, name);
  return {
    coordinator: await login('Sanita Lapsa'),
    evaluator: await login('Jānis Ozoliņš'),
    clerk: await login('Mārtiņš Egle'),
    anna: await login('Anna Zariņa'),
    roberts: await login('Roberts Zariņš'),
    marta: await login('Marta Upīte'),
    anybody: new TestClient(test.url),
  };
}

/** A cycle that takes projects. */
export interface OpenCycle {
  id: string;
  year: number;
  unitId: string;
  input: CycleInput;
}

/** Opens a lawful cycle; `startsIn` days from today. */
export async function openCycle(
  team: BudgetTeam,
  year: number,
  overrides: Partial<CycleInput> = {},
  startsIn = 0,
): Promise<OpenCycle> {
  const from = addUnits(await legalDay(team.coordinator), startsIn, 'day');
  const input = lawfulCycle(from, { year, ...overrides });
  const { id } = await createCycle(team.coordinator, PLACE, input);
  await advanceCycle(team.coordinator, PLACE, id, 'openSubmission');
  const { units } = await showCycle(team.coordinator, PLACE, id);
  return { id, year, unitId: units[0]?.id ?? '', input };
}

/** Lets the term of submission pass. */
export async function endSubmission(test: TestApp, team: BudgetTeam, cycle: OpenCycle): Promise<void> {
  await moveClockTo(team.coordinator, addUnits(cycle.input.submission.to, 1, 'day'));
  await test.settled();
}

/** A draft with the given content, not submitted. */
export async function draftProject(
  author: TestClient,
  year: number,
  input: ProjectInput,
): Promise<MyProjectView> {
  const { body: draft } = await author.post<MyProjectView>(`${BUDGET}/${year}/my-projects`);
  const saved = await author.put<MyProjectView>(`${BUDGET}/my-projects/${draft.id}`, {
    ...input,
    version: draft.version,
  });
  if (saved.status !== 200) throw new Error(saved.text);
  return saved.body;
}

/** Tries to submit a draft. */
export function submitDraft(author: TestClient, draft: MyProjectView): Promise<Answer<MyProjectView>> {
  return author.post(`${BUDGET}/my-projects/${draft.id}/submit`, { version: draft.version });
}

/** Sends a file to a draft. */
export function addFile(
  author: TestClient,
  projectId: string,
  file: { kind: string; name: string; content: Buffer; alt?: string },
): Promise<Answer<ProjectFileView>> {
  const form = new FormData();
  form.set('kind', file.kind);
  form.set('alt', file.alt ?? '');
  form.set('file', new Blob([new Uint8Array(file.content)]), file.name);
  return author.upload(`${BUDGET}/my-projects/${projectId}/files`, form);
}

/** A photograph as telephones take them: with the place in it, and lying on its side. */
export function photograph(width = 3000, height = 2000): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3a7d44' } })
    .withExif({
      IFD0: { Model: 'Telefons 9' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '57/1 12/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** The smallest thing that is a PDF by its first bytes. */
export const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 'latin1');

/** Codes of a refusal. */
export const codesOf = (answer: Answer<unknown>): string[] =>
  (answer.body as ProblemBody).violations.map(({ code }) => code);

/** Lets the first day of voting come. */
export async function reachVoting(test: TestApp, team: BudgetTeam, cycle: OpenCycle): Promise<void> {
  await moveClockTo(team.coordinator, cycle.input.voting.from);
  await test.settled();
}

/** Lets the last day of voting pass, counts and announces. */
export async function announceResult(test: TestApp, team: BudgetTeam, cycle: OpenCycle): Promise<void> {
  await moveClockTo(team.coordinator, addUnits(cycle.input.voting.to, 1, 'day'));
  await test.settled();
  const base = `${BUDGET}/cycles/${cycle.id}`;
  const counted = await countVotes(
    await TestClient.loggedIn(test.url, 'Kristīne Liepa'),
    team.coordinator,
    PLACE,
    cycle.id,
  );
  if (counted.status !== 200) throw new Error(counted.text);
  const form = new FormData();
  form.set('minutesRef', 'Komisijas protokols Nr. 3');
  const announced = await team.coordinator.upload(`${base}/announce`, form);
  if (announced.status !== 200) throw new Error(announced.text);
  await test.settled();
}
