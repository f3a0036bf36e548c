import type { CoordinationSettingsView, InboxItem, Violation } from '#libs/contracts';
import { addWorkingDays } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Answer, ProblemBody, TestClient } from '../../support/client.js';
import { showDossier } from '../../support/dossiers.js';
import { arrivedMails } from '../../support/mail.js';
import {
  ASSOCIATION,
  desk,
  DEVELOPMENT,
  end,
  give,
  lastRound,
  logInTeam,
  objecting,
  objection,
  opinion,
  party,
  passTerm,
  path,
  readyDossier,
  requestId,
  runningRound,
  start,
  type Team,
} from './coordination-support.js';

let test: TestApp;
let team: Team;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());
afterEach(async () => {
  const { Clock } = await import('../../../apps/api/src/platform/clock/clock.js');
  test.app.get(Clock, { strict: false }).setOffset(0);
});

const codes = (answer: Answer<unknown>): string[] =>
  (answer.body as ProblemBody).violations.map(({ code }: Violation) => code);

/** The day so many working days after today in Vidzāle. */
async function workingDaysAhead(days: number): Promise<string> {
  const { WorkingCalendar } = await import('../../../apps/api/src/directory/index.js');
  const { legalToday } = await team.lawyer.session();
  const [row] = await test.dataSource.query<{ id: string }[]>(
    `SELECT id FROM municipality WHERE slug = 'vidzale'`,
  );
  const calendar = await test.app.get(WorkingCalendar, { strict: false }).calendarFor(null, row?.id ?? '');
  return addWorkingDays(legalToday, days, calendar);
}

describe('terms of the municipality', () => {
  const settingsPath = '/api/m/vidzale/coordination-settings';

  it('may be prolonged once, for everybody, with a reason', async () => {
    const { dossierId, round } = await runningRound(team);
    const ask = (workingDays: number, reason: string, version = round.version) =>
      team.lawyer.post<{ dueDay: string }>(path(dossierId, `/rounds/${round.id}/extend`), {
        workingDays,
        reason,
        version,
      });
    expect(codes(await ask(4, 'Lūdza'))).toEqual(['coordination.extension_too_long']);
    expect(codes(await ask(2, ''))).toEqual(['coordination.extension_reason_missing']);
    expect(codes(await ask(2, 'Lūdza', round.version + 5))).toEqual(['changedMeanwhile']);
    const longer = await ask(3, 'Lūdza divas institūcijas');
    expect(longer.body.dueDay).toBe(await workingDaysAhead(13));
    expect(codes(await ask(1, 'Vēl', round.version + 1))).toEqual(['coordination.extended_already']);
    const after = await desk(team.lawyer, dossierId);
    expect(after.rounds[0]?.extension).toEqual({
      from: round.dueDay,
      workingDays: 3,
      reason: 'Lūdza divas institūcijas',
    });
    expect(after.longestExtension).toBeNull();
  });

  it('are its own: changed by the administrator, kept by version, and able to make coordination a duty', async () => {
    const before = (await team.administrator.get<CoordinationSettingsView>(settingsPath)).body;
    expect(before).toMatchObject({ normalWorkingDays: 10, requiredBeforeOpinionStage: false, version: 0 });
    const put = (changes: Partial<CoordinationSettingsView>) =>
      team.administrator.put<{ version: number }>(settingsPath, { ...before, ...changes });
    expect(codes(await put({ normalWorkingDays: 0 }))).toEqual(['coordination.term_out_of_range']);
    const saved = await put({ normalWorkingDays: 7, requiredBeforeOpinionStage: true });
    expect([saved.status, saved.body.version]).toEqual([200, 1]);
    expect(codes(await put({ normalWorkingDays: 8 }))).toEqual(['changedMeanwhile']);
    const dossierId = await readyDossier(team);
    expect((await desk(team.lawyer, dossierId)).terms.normal).toBe(await workingDaysAhead(7));
    const { availableEvents } = await showDossier(team.lawyer, 'vidzale', dossierId);
    const opening = availableEvents.find(({ event }) => event === 'openOpinionStage');
    expect(opening?.violations.map(({ code }) => code)).toContain('coordination_missing');
    const back = await put({ version: 1 });
    expect(back.status).toBe(200);
  });
});

describe('after the opinion stage', () => {
  it('leads back to the summary of opinions', async () => {
    const { logInTeam: logInStageTeam, runningStage } = await import('../participation/stage-support.js');
    const { Clock } = await import('../../../apps/api/src/platform/clock/clock.js');
    const { DueEvents } = await import('../../../apps/api/src/platform/clock/due-events.js');
    const { dossierId } = await runningStage(await logInStageTeam(test));
    test.app.get(Clock, { strict: false }).setOffset(40 * 86_400);
    await test.app.get(DueEvents, { strict: false }).fire();
    await test.settled();
    expect((await showDossier(team.lawyer, 'vidzale', dossierId)).state).toBe('opinion_summary');
    await start(team, dossierId, [await party(team, dossierId, DEVELOPMENT)]);
    await give(team.head, await lastRound(team.lawyer, dossierId), opinion());
    await end(team, dossierId);
    expect((await team.lawyer.post(path(dossierId, '/close'), { outcome: 'agreed' })).status).toBe(204);
    expect((await showDossier(team.lawyer, 'vidzale', dossierId)).state).toBe('opinion_summary');
  });
});

describe('what waits', () => {
  const inbox = async (client: TestClient, dossierId: string): Promise<InboxItem[]> =>
    (await client.get<InboxItem[]>('/api/inbox')).body.filter(({ dossier }) => dossier.id === dossierId);

  it('an opinion for whoever may give it, the end of the round for its lawyer', async () => {
    const { dossierId, round } = await runningRound(team);
    const request = await requestId(team.head, round);
    const [asked] = await inbox(team.head, dossierId);
    expect(asked).toMatchObject({
      event: 'giveCoordinationOpinion',
      path: `darbs/saskanosana/${request}`,
      deadline: { day: round.dueDay, sense: 'due', overdue: false },
    });
    const events = async (): Promise<string[]> =>
      (await inbox(team.lawyer, dossierId)).map(({ event }) => event);
    expect(await events()).not.toContain('confirmCoordinationSilence');
    await give(team.head, round, objecting());
    expect(await inbox(team.head, dossierId)).toEqual([]);
    await passTerm(test, team, dossierId);
    expect(await events()).toContain('confirmCoordinationSilence');
    await end(team, dossierId);
    expect(await events()).not.toContain('confirmCoordinationSilence');
  });
});

describe('institutions of the directory', () => {
  it('one that was asked is not deleted; without anybody who answers here it gets the texts', async () => {
    const input = { kind: 'other', name: 'Vidzāles dzirnavas', registrationNo: null };
    const email = 'dzirnavas@vidzale.example';
    const added = await team.administrator.post<{ id: string; version: number }>(
      '/api/m/vidzale/institutions',
      { ...input, email },
    );
    const dossierId = await readyDossier(team);
    await start(team, dossierId, [{ institutionId: added.body.id }]);
    const { id, parties } = await lastRound(team.lawyer, dossierId);
    expect(parties[0]).toMatchObject({ name: 'Vidzāles dzirnavas', email, answersHere: false });
    const mails = (await arrivedMails(test)).filter(({ to }) => to.includes(email));
    expect(mails.map(({ body }) => body.includes('Noteikumi stājas spēkā'))).toEqual([true]);
    const papers = await team.clerk.raw(path(dossierId, `/rounds/${id}/papers`));
    expect([papers.status, papers.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('attachment'),
    ]);
    expect(papers.text).toContain('Noteikumi stājas spēkā');
    const deleted = await team.administrator.delete(
      `/api/m/vidzale/institutions/${added.body.id}?version=${added.body.version}`,
    );
    expect([deleted.status, codes(deleted)]).toEqual([409, ['institutionInUse']]);
  });

  it('an association answers for itself', async () => {
    const dossierId = await readyDossier(team);
    await start(team, dossierId, [await party(team, dossierId, ASSOCIATION)]);
    const round = await lastRound(team.lawyer, dossierId);
    const proposal = objection({ kind: 'proposal', grounds: '' });
    const given = await give(team.association, round, opinion({ verdict: 'proposals', items: [proposal] }));
    expect(given.status).toBe(201);
    expect((await lastRound(team.lawyer, dossierId)).parties[0]?.state).toBe('agreed');
  });
});
