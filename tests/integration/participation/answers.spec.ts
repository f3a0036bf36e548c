import fc from 'fast-check';
import type { DemoMailItem, DemoMailMessage, DocumentView, Part8Preview } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { ProblemBody } from '../../support/client.js';
import { showDossier } from '../../support/dossiers.js';
import { mailsSent } from '../../support/mail.js';
import {
  answerAll,
  desk,
  logInTeam,
  publicOpinions,
  publishOpinion,
  runningStage,
  submit,
  type RunningStage,
  type Team,
} from './stage-support.js';

let test: TestApp;
let team: Team;
let stage: RunningStage;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());
beforeEach(async () => {
  stage = await runningStage(team);
});

const codes = (body: unknown): string[] => (body as ProblemBody).violations.map(({ code }) => code);
const path = (rest: string): string => `/api/m/vidzale/dossiers/${stage.dossierId}/${rest}`;
const close = async (): Promise<void> => {
  await team.lawyer.post('/api/demo/clock', { toDay: addUnits(stage.lastDay, 1, 'day') });
  await test.settled();
};
const preview = async (): Promise<Part8Preview> =>
  (await team.lawyer.get<Part8Preview>(path('opinion-summary'))).body;

/** What has arrived in the demo's mailbox when nothing is queued any more. */
async function mailsTo(address: string): Promise<DemoMailItem[]> {
  await mailsSent(test);
  const { body } = await team.lawyer.get<DemoMailItem[]>('/api/demo/mail');
  return body.filter(({ to }) => to.includes(address));
}

it('answers equal opinions together, shows the answer and tells the authors', async () => {
  const first = await submit(test, team.stranger, stage, { authorEmail: 'viens@majas.example' });
  await submit(test, team.resident, stage);
  await publishOpinion(team, stage.dossierId, first.body.receipt);
  expect((await answerAll(team, stage.dossierId)).status).toBe(201);
  const { items } = await publicOpinions(test, stage.code);
  expect(items.map(({ answer }) => answer?.outcome)).toEqual(['partly', 'partly']);
  expect(items[0]?.answer).toMatchObject({ reason: 'Papildināts 5. punkts', opinions: 2 });
  const mails = await mailsTo('viens@majas.example');
  expect(mails.map(({ subject }) => subject).sort()).toEqual([
    `Atbilde uz Jūsu viedokli ${first.body.receipt}`,
    `Jūsu viedoklis ir saņemts: ${first.body.receipt}`,
  ]);
  const answer = mails.find(({ subject }) => subject.startsWith('Atbilde'));
  const { body } = await team.lawyer.get<DemoMailMessage>(`/api/demo/mail/${answer?.id}`);
  expect(body.text).toContain('ņemts vērā daļēji');
});

it('refuses the slower of two answers, and an answer to what nobody has looked at', async () => {
  const waiting = await submit(test, team.stranger, stage);
  await submit(test, team.resident, stage);
  const { opinions } = await desk(team.lawyer, stage.dossierId);
  const text = { outcome: 'accepted', gist: 'Vairāk konteineru', reason: 'Papildināts' };
  const pending = opinions.find(({ receipt }) => receipt === waiting.body.receipt);
  const early = await team.lawyer.post(path('answers'), {
    ...text,
    opinions: [{ id: pending?.id, version: pending?.version }],
  });
  expect([early.status, codes(early.body)]).toEqual([409, ['opinion.pending_has_no_answer']]);
  const seen = opinions
    .filter(({ state }) => state === 'published')
    .map(({ id, version }) => ({ id, version }));
  const both = await Promise.all(
    [1, 2].map(() => team.lawyer.post(path('answers'), { ...text, opinions: seen })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const answered = (await desk(team.lawyer, stage.dossierId)).opinions.find(({ answer }) => answer);
  const revision = { ...text, reason: 'Papildināts arī 6. punkts', version: answered?.answerVersion };
  const revise = () => team.lawyer.put(`/api/m/vidzale/answers/${answered?.answer?.id}`, revision);
  const revised = await Promise.all([revise(), revise()]);
  expect(revised.map(({ status }) => status).sort()).toEqual([200, 409]);
});

it('is asked for by the next step: looked at, answered, summed up, with the list of the checklist', async () => {
  const waiting = await submit(test, team.stranger, stage);
  await submit(test, team.resident, stage);
  await close();
  const blocked = async (): Promise<string[]> => {
    const view = await showDossier(team.lawyer, 'vidzale', stage.dossierId);
    const refused = await team.lawyer.post(path('advance'), {
      event: 'submitToCouncil',
      version: view.version,
    });
    expect(refused.status).toBe(409);
    const offered = view.availableEvents.find(({ event }) => event === 'submitToCouncil');
    expect((refused.body as ProblemBody).violations).toEqual(offered?.violations);
    return codes(refused.body);
  };
  expect(await blocked()).toEqual(
    expect.arrayContaining(['opinions_unmoderated', 'opinions_unanswered', 'part8_outdated']),
  );
  await publishOpinion(team, stage.dossierId, waiting.body.receipt);
  expect((await answerAll(team, stage.dossierId)).status).toBe(201);
  expect(await blocked()).toEqual(expect.arrayContaining(['part8_outdated']));
  expect((await team.lawyer.post(path('opinion-summary'))).status).toBe(200);
  const codesAfter = await blocked();
  expect(codesAfter).not.toEqual(expect.arrayContaining(['part8_outdated']));
  expect(codesAfter).not.toEqual(expect.arrayContaining(['opinions_unanswered']));
});

it('writes part 8 as a step of the lawyer, again in the same place, and goes stale with a changed answer', async () => {
  const { body } = await submit(test, team.resident, stage);
  await close();
  await answerAll(team, stage.dossierId);
  expect((await preview()).current).toBe(false);
  const inserted = await team.lawyer.post<{ documentId: string; version: number }>(path('opinion-summary'));
  expect(inserted.status).toBe(200);
  expect((await preview()).current).toBe(true);
  const read = async () =>
    (await team.lawyer.get<DocumentView>(`/api/m/vidzale/documents/${inserted.body.documentId}`)).text;
  expect(await read()).toContain(
    'Vairāk konteineru ciemos. (1 viedoklis) Ņemts vērā daļēji: Papildināts 5. punkts.',
  );
  const steps = await team.lawyer.get(
    `/api/m/vidzale/documents/${inserted.body.documentId}/steps?since=${inserted.body.version - 1}`,
  );
  expect(steps.body).toMatchObject({ steps: [{ author: 'Ilze Bērziņa' }] });
  const opinion = (await desk(team.lawyer, stage.dossierId)).opinions.find(
    ({ receipt }) => receipt === body.receipt,
  );
  const revised = await team.lawyer.put(`/api/m/vidzale/answers/${opinion?.answer?.id}`, {
    version: opinion?.answerVersion,
    outcome: 'accepted',
    gist: 'Vairāk konteineru ciemos',
    reason: 'Papildināts 6. punkts',
  });
  expect(revised.status).toBe(200);
  expect((await desk(team.lawyer, stage.dossierId)).part8Current).toBe(false);
  expect((await team.lawyer.post(path('opinion-summary'))).status).toBe(200);
  const text = await read();
  expect(text).toContain('Ņemts vērā: Papildināts 6. punkts.');
  expect(text).not.toContain('Papildināts 5. punkts');
  expect(text.split('Saskaņā ar Pašvaldību likuma 46. panta trešo daļu')).toHaveLength(2);
});

it('refuses an answer that names an author, so that no name gets into part 8', async () => {
  const people = fc.sample(
    fc.tuple(
      fc.constantFrom('Velga Ķirsone', 'Uldis Ābele-Kārkls', 'Žanna Šķēle', 'Anna Zariņa'),
      fc.stringMatching(/^[a-z]{4,8}@[a-z]{4,8}\.lv$/),
    ),
    { numRuns: 6, seed: 3 },
  );
  for (const [authorName, authorEmail] of people) {
    const { body } = await submit(test, team.stranger, stage, { authorName, authorEmail, named: true });
    await publishOpinion(team, stage.dossierId, body.receipt);
  }
  const [someone] = people;
  for (const gist of [`${someone?.[0]} lūdz konteineru`, `Raksta ${someone?.[1]}`, 'Annas Zariņas lūgums']) {
    const refused = await answerAll(team, stage.dossierId, { gist, reason: 'Nav vajadzīgs' });
    expect([refused.status, codes(refused.body)]).toEqual([422, ['part8.names_a_person']]);
  }
  expect((await answerAll(team, stage.dossierId)).status).toBe(201);
  await close();
  const inserted = await team.lawyer.post<{ documentId: string }>(path('opinion-summary'));
  expect(inserted.status).toBe(200);
  const memorandum = await team.lawyer.get(`/api/m/vidzale/documents/${inserted.body.documentId}`);
  for (const [name, email] of people) {
    expect(memorandum.text).not.toContain(name);
    expect(memorandum.text).not.toContain(email);
    expect(JSON.stringify(await preview())).not.toContain(name);
  }
});

it('says in part 8 that nobody gave an opinion', async () => {
  await close();
  expect((await team.lawyer.post(path('opinion-summary'))).status).toBe(200);
  expect(JSON.stringify((await preview()).blocks)).toContain('Viedokļi nav saņemti.');
});
