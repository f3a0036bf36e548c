import type { DossierView, StageListItem, StageTerm, Violation } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { peopleOfVidzale, readyForCouncil } from '../../support/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { ProblemBody } from '../../support/client.js';
import { advanceDossier, showDossier } from '../../support/dossiers.js';
import {
  ANNOUNCEMENT,
  desk,
  endorsedDossier,
  logInTeam,
  open,
  preparedStage,
  publicStage,
  publish,
  runningStage,
  type Team,
} from './stage-support.js';

let test: TestApp;
let team: Team;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());

const found = (body: unknown, code: string): Violation | undefined =>
  (body as ProblemBody).violations.find((violation) => violation.code === code);

describe('preparing', () => {
  it('says what is missing with the list of the checklist', async () => {
    const { id } = await endorsedDossier(team);
    const prepared = await team.lawyer.put(`/api/m/vidzale/dossiers/${id}/opinion-stage`, {
      ...ANNOUNCEMENT,
      question: '',
      responsible: { name: '', phone: '', email: '' },
    });
    expect(prepared.status).toBe(200);
    const refused = await open(team, id);
    expect(refused.status).toBe(409);
    const codes = ['opinion_publication_missing', 'opinion_question_missing', 'responsible_person_missing'];
    for (const code of codes) expect(found(refused.body, code)).toBeDefined();
    expect(found(refused.body, 'opinion_publication_missing')?.article).toEqual({ act: 'PL', ref: '46(3)' });
    const view = await desk(team.lawyer, id);
    expect((refused.body as unknown as ProblemBody).violations).toEqual(view.toOpen?.violations);
    const offered = (await showDossier(team.lawyer, 'vidzale', id)).availableEvents;
    expect(offered.find(({ event }) => event === 'openOpinionStage')?.violations).toEqual(
      view.toOpen?.violations,
    );
  });

  it('refuses an address of somebody else, with the article', async () => {
    const { id } = await endorsedDossier(team);
    await team.lawyer.put(`/api/m/vidzale/dossiers/${id}/opinion-stage`, ANNOUNCEMENT);
    for (const url of [
      'https://www.vidzale.example.evil.test/26',
      'https://vietvara.example/vidzale/26',
      'https://www.ezerkrasti.example/26',
      'https://www.vidzale.example@evil.test/26',
    ]) {
      const refused = await publish(team, id, 21, url);
      expect(refused.status).toBe(422);
      expect(found(refused.body, 'publication_outside_official_site')?.article).toEqual({
        act: 'PL',
        ref: '46(3)',
      });
    }
    expect((await desk(team.lawyer, id)).publications).toEqual([]);
  });

  it('refuses a term one day shorter than two weeks by any count, and warns of one counted inclusively', async () => {
    const { id } = await preparedStage(team, 12);
    const refused = await open(team, id);
    expect(refused.status).toBe(409);
    expect(found(refused.body, 'opinion_term_too_short')?.article).toEqual({ act: 'PL', ref: '46(3)' });
    const inclusive = await preparedStage(team, 13);
    const opened = await open(team, inclusive.id);
    expect(opened.status).toBe(200);
    expect(opened.body).toMatchObject({ warnings: [{ code: 'opinion_term_counted_inclusively' }] });
  });

  it('counts the earliest lawful end strictly', async () => {
    const { id } = await endorsedDossier(team);
    const path = `/api/m/vidzale/dossiers/${id}/opinion-stage/term`;
    const { body } = await team.lawyer.get<StageTerm>(`${path}?from=2027-03-01&to=2027-03-14`);
    expect(body).toMatchObject({
      earliestEnd: '2027-03-15',
      verdict: 'inclusive',
      article: { act: 'PL', ref: '46(3)' },
    });
  });

  it('is not public, belongs to one municipality and to the lawyer', async () => {
    const { id, code } = await preparedStage(team, 21);
    expect((await publicStage(test, code)).status).toBe(404);
    const notice = `opinion-stage/notice.html`;
    const shown = await team.clerk.raw(`/api/m/vidzale/dossiers/${id}/${notice}`);
    expect(shown.text).toContain('(visa administratīvā teritorija)');
    expect((await team.stranger.raw(`/api/public/m/vidzale/dossiers/${code}/${notice}`)).status).toBe(404);
    expect((await team.lawyer.get(`/api/m/ezerkrasti/dossiers/${id}/opinion-stage`)).status).toBe(403);
    const version = { version: 2 };
    expect((await team.clerk.post(`/api/m/vidzale/dossiers/${id}/opinion-stage/open`, version)).status).toBe(
      403,
    );
    expect((await team.resident.get(`/api/m/vidzale/dossiers/${id}/opinion-stage`)).status).toBe(403);
  });

  it('refuses who saw an older announcement', async () => {
    const { id } = await preparedStage(team, 21);
    const path = `/api/m/vidzale/dossiers/${id}/opinion-stage`;
    const version = (await desk(team.lawyer, id)).stage?.version;
    expect((await team.lawyer.put(path, { ...ANNOUNCEMENT, version })).status).toBe(200);
    const stale = await team.lawyer.put(path, { ...ANNOUNCEMENT, version });
    expect(stale.status).toBe(409);
    expect(found(stale.body, 'changedMeanwhile')).toBeDefined();
  });
});

describe('a running stage', () => {
  it('is public with its question, its end, the responsible person and the publication', async () => {
    const stage = await runningStage(team, 'Kalnmuižas pagasts');
    const { body } = await publicStage(test, stage.code);
    expect(body.stage).toMatchObject({
      territory: 'Kalnmuižas pagasts',
      id: stage.stageId,
      state: 'open',
      acceptsOpinions: true,
      question: ANNOUNCEMENT.question,
      responsible: ANNOUNCEMENT.responsible,
      lastDay: stage.lastDay,
      publication: { article: { act: 'PL', ref: '46(3)' }, url: expect.stringContaining('vidzale.example') },
    });
    const view = await showDossier(team.lawyer, 'vidzale', stage.dossierId);
    expect(view.state).toBe('opinion_stage');
    const opened = view.timeline.find(({ event }) => event === 'openOpinionStage');
    expect(opened?.documents.map(({ kind }) => kind)).toEqual(['bylaw', 'memorandum']);
    expect(view.timeline.find(({ event }) => event === 'recordPublication')).toMatchObject({
      isPublic: true,
    });
    const list = await team.clerk.get<StageListItem[]>('/api/m/vidzale/opinion-stages');
    expect(list.body.find(({ code }) => code === stage.code)).toMatchObject({
      state: 'open',
      lastDay: stage.lastDay,
      counts: { received: 0, pending: 0, unanswered: 0 },
    });
    const texts = await team.stranger.get(`/api/public/m/vidzale/dossiers/${stage.code}/opinion-stage/texts`);
    expect(texts.text).toContain('Saistošie noteikumi');
    expect((await team.stranger.get(`/api/public/m/ezerkrasti/dossiers/${stage.code}/opinions`)).status).toBe(
      404,
    );
    const form = `/api/public/m/vidzale/dossiers/${stage.code}/opinion-stage/notice`;
    const notice = await team.stranger.raw(`${form}.html`);
    for (const words of [
      'Paziņojums par līdzdalības iespējām',
      ANNOUNCEMENT.question,
      'Kalnmuižas pagasts',
    ]) {
      expect(notice.text).toContain(words);
    }
    expect((await team.stranger.download(`${form}.docx`)).status).toBe(200);
    expect((await team.stranger.raw(`${form}.exe`)).status).toBe(422);
  });

  it('grows with a reason, never shrinks', async () => {
    const stage = await runningStage(team);
    const view = await desk(team.lawyer, stage.dossierId);
    const path = `/api/m/vidzale/dossiers/${stage.dossierId}/opinion-stage/extend`;
    const closes = view.stage?.closes ?? '';
    const body = { version: view.stage?.version, reason: 'Daudz jautājumu' };
    const shorter = await team.lawyer.post(path, { ...body, to: addUnits(closes, -1, 'day') });
    expect(shorter.status).toBe(422);
    expect(found(shorter.body, 'stage.only_longer')).toBeDefined();
    const to = addUnits(closes, 7, 'day');
    expect((await team.lawyer.post(path, { ...body, to })).status).toBe(200);
    const longer = await desk(team.lawyer, stage.dossierId);
    expect(longer.stage?.closes).toBe(to);
    expect(longer.publications.map(({ withdrawn }) => withdrawn?.reason ?? null)).toEqual([
      'Daudz jautājumu',
      null,
    ]);
  });

  it('can be interrupted with a reason and then does not count', async () => {
    const stage = await runningStage(team);
    const path = `/api/m/vidzale/dossiers/${stage.dossierId}/opinion-stage/interrupt`;
    expect((await team.lawyer.post(path, { reason: '' })).status).toBe(422);
    expect((await team.lawyer.post(path, { reason: 'Kļūda pielikumā' })).status).toBe(204);
    expect((await showDossier(team.lawyer, 'vidzale', stage.dossierId)).state).toBe('draft');
    expect((await publicStage(test, stage.code)).body.stage).toMatchObject({
      state: 'interrupted',
      acceptsOpinions: false,
    });
    await advanceDossier(team.lawyer, 'vidzale', stage.dossierId, 'sendForEndorsement');
    const again = await team.lawyer.put(
      `/api/m/vidzale/dossiers/${stage.dossierId}/opinion-stage`,
      ANNOUNCEMENT,
    );
    expect(again.status).toBe(200);
    const view = await desk(team.lawyer, stage.dossierId);
    expect(view.stage).toMatchObject({ number: 2, state: 'preparing' });
    expect(view.toOpen?.violations.map(({ code }) => code)).toContain('opinion_publication_missing');
  });

  it('does not count while it was only announced, even for a term that is over', async () => {
    const { id } = await endorsedDossier(team);
    const path = `/api/m/vidzale/dossiers/${id}`;
    await team.lawyer.put(`${path}/opinion-stage`, ANNOUNCEMENT);
    const { legalToday } = await team.lawyer.session();
    const published = await team.lawyer.post(`${path}/publications`, {
      article: 'PL 46(3)',
      url: 'https://www.vidzale.example/sabiedribas-lidzdaliba/26',
      from: addUnits(legalToday, -40, 'day'),
      to: addUnits(legalToday, -2, 'day'),
      means: 'own_domain',
    });
    expect(published.status).toBe(201);
    const { version } = await showDossier(team.lawyer, 'vidzale', id);
    const refused = await team.lawyer.post(`${path}/advance`, { event: 'submitToCouncil', version });
    expect([refused.status, found(refused.body, 'opinion_stage_missing')?.article?.ref]).toEqual([
      409,
      '46(3)',
    ]);
  });

  it('cannot be prepared anew once the draft waits for the council', async () => {
    const people = await peopleOfVidzale(test.url);
    const { id, state } = await readyForCouncil(people);
    expect(state).toBe('council_ready');
    const again = await team.lawyer.put(`/api/m/vidzale/dossiers/${id}/opinion-stage`, ANNOUNCEMENT);
    expect([again.status, found(again.body, 'wrong_state')?.params?.['state']]).toEqual([
      409,
      'council_ready',
    ]);
  });

  it('closes by itself after its last day, when legal time has come there', async () => {
    const stage = await runningStage(team);
    const { legalToday } = await team.lawyer.session();
    expect(stage.lastDay >= legalToday).toBe(true);
    await team.lawyer.post('/api/demo/clock', { toDay: stage.lastDay });
    expect((await showDossier(team.lawyer, 'vidzale', stage.dossierId)).state).toBe('opinion_stage');
    await team.lawyer.post('/api/demo/clock', { advanceDays: 1 });
    await test.settled();
    const view: DossierView = await showDossier(team.lawyer, 'vidzale', stage.dossierId);
    expect(view.state).toBe('opinion_summary');
    const closed = view.timeline.find(({ event }) => event === 'closeOpinionStage');
    expect(closed).toMatchObject({ day: addUnits(stage.lastDay, 1, 'day'), actor: null });
    expect((await publicStage(test, stage.code)).body.stage).toMatchObject({ state: 'closed' });
  });
});
