import type { DeskOpinion, OwnOpinion, PublicStageTexts } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { arrivedMails } from '../../support/mail.js';
import {
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
const opinionOf = async (receipt: string): Promise<DeskOpinion> => {
  const found = (await desk(team.lawyer, stage.dossierId)).opinions.find(
    (opinion) => opinion.receipt === receipt,
  );
  if (!found) throw new Error(`No opinion ${receipt}.`);
  return found;
};
const look = (receipt: string, key?: string) =>
  new TestClient(test.url).raw(`/api/public/m/vidzale/opinions/${receipt}`, {
    ...(key ? { headers: { 'x-opinion-key': key } } : {}),
  });

it('shows an anonymous opinion only after a lawyer has looked', async () => {
  const { status, body } = await submit(test, team.stranger, stage);
  expect(status).toBe(201);
  expect(body).toMatchObject({ state: 'pending', lastDay: stage.lastDay });
  expect(body.receipt).toMatch(/^VO-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(await publicOpinions(test, stage.code)).toMatchObject({
    items: [],
    counts: { received: 1, pending: 1 },
  });
  await publishOpinion(team, stage.dossierId, body.receipt);
  expect((await publicOpinions(test, stage.code)).items).toMatchObject([
    { text: 'Lūdzu novietot konteinerus arī ciemos.', author: null, channel: 'web', late: false },
  ]);
});

it('shows at once what a logged-in person wrote, unnamed unless they choose', async () => {
  expect((await submit(test, team.resident, stage)).body.state).toBe('published');
  await submit(test, team.resident, stage, { named: true, authorName: 'Kāds Cits', text: 'Ar vārdu.' });
  await submit(test, team.resident, stage, { named: true, text: 'Vārds nāk no pieslēgšanās.' });
  const { items } = await publicOpinions(test, stage.code);
  expect(items.map(({ text, author }) => [text, author])).toEqual([
    ['Lūdzu novietot konteinerus arī ciemos.', null],
    ['Ar vārdu.', 'Anna Zariņa'],
    ['Vārds nāk no pieslēgšanās.', 'Anna Zariņa'],
  ]);
});

it('lets nobody speak for an organisation before a lawyer has looked', async () => {
  const named = { named: true, organisation: 'Valsts kontrole', text: 'Iebilstam.' };
  const { body } = await submit(test, team.resident, stage, named);
  expect(body.state).toBe('pending');
  const own = await submit(test, team.resident, stage, { named: true, text: 'Iebilstu.' });
  expect(own.body.state).toBe('published');
  const path = `/api/public/m/vidzale/opinions/${own.body.receipt}`;
  const edited = await team.resident.put(path, { kind: 'objection', version: 1, ...named });
  expect(edited.body).toMatchObject({ state: 'pending' });
  expect((await publicOpinions(test, stage.code)).raw).not.toContain('Valsts kontrole');
  await publishOpinion(team, stage.dossierId, body.receipt);
  expect((await publicOpinions(test, stage.code)).items).toMatchObject([{ author: 'Valsts kontrole' }]);
});

it('shows nobody a personal code or an account that an author wrote before a lawyer has looked', async () => {
  // Made up; the check digits fit.
  for (const secret of ['010190-12349', '320101-12345', 'LV97HABA0012345678910']) {
    const text = `Mans kods ir ${secret}.`;
    expect((await submit(test, team.resident, stage, { text })).body.state).toBe('pending');
    expect((await submit(test, team.resident, stage, { wording: text })).body.state).toBe('pending');
    const plain = await submit(test, team.resident, stage, { text: 'Tikai vārdi.' });
    expect(plain.body.state).toBe('published');
    const path = `/api/public/m/vidzale/opinions/${plain.body.receipt}`;
    const edited = await team.resident.put(path, { kind: 'objection', version: 1, named: false, text });
    expect(edited.body).toMatchObject({ state: 'pending' });
    expect((await publicOpinions(test, stage.code)).raw).not.toContain(secret);
  }
});

it('never names a minor, logged in or not', async () => {
  const form = await team.minor.get(`/api/public/m/vidzale/stages/${stage.stageId}/form`);
  expect(form.body).toMatchObject({ loggedIn: true, minor: true });
  const { token } = form.body as { token: string };
  const tooFast = await team.minor.post(`/api/public/m/vidzale/stages/${stage.stageId}/opinions`, {
    kind: 'support',
    text: 'Atbalstu.',
    token,
  });
  expect(codes(tooFast.body)).toEqual(['opinion.sent_too_fast']);
  const { filledForm } = await import('./stage-support.js');
  const sent = await team.minor.post(`/api/public/m/vidzale/stages/${stage.stageId}/opinions`, {
    kind: 'support',
    text: 'Atbalstu.',
    token: await filledForm(test, stage.stageId),
  });
  expect(sent.status).toBe(201);
  const named = await submit(test, team.minor, stage, { named: true, adult: true });
  expect([named.status, codes(named.body)]).toEqual([422, ['opinion.adult_unconfirmed']]);
  const stranger = { named: true, authorName: 'Velga Ķirsone', adult: false };
  const refused = await submit(test, team.stranger, stage, stranger);
  expect([refused.status, codes(refused.body)]).toEqual([422, ['opinion.adult_unconfirmed']]);
  expect((await publicOpinions(test, stage.code)).raw).not.toContain('Roberts');
});

it('never lets name or address of an unnamed author out', async () => {
  const secret = {
    authorName: 'Velga Slepenā',
    authorEmail: 'velga@slepens.example',
    organisation: 'SIA Slepens',
  };
  const { body } = await submit(test, team.stranger, stage, secret);
  await publishOpinion(team, stage.dossierId, body.receipt);
  const paths = ['opinions', 'opinion-stage', 'opinion-stage/texts'].map(
    (path) => `/api/public/m/vidzale/dossiers/${stage.code}/${path}`,
  );
  for (const path of [...paths, '/api/public/m/vidzale/stages', '/api/public/stages']) {
    const answer = await new TestClient(test.url).get(path);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/velga|slepen/i);
  }
  const seen = await opinionOf(body.receipt);
  expect(seen.original).toMatchObject({ authorName: 'Velga Slepenā' });
  const head = await desk(team.endorsers.head, stage.dossierId);
  expect(JSON.stringify(head)).not.toMatch(/velga|slepen/i);
});

it('keeps the original and publishes what the lawyer approves, with a reason', async () => {
  const text = 'Kaimiņš Jānis Kociņš neko nešķiro. Vajag konteineru.';
  const { body } = await submit(test, team.stranger, stage, { text });
  const { id, version } = await opinionOf(body.receipt);
  const path = `/api/m/vidzale/opinions/${id}/moderation`;
  const changed = { version, decision: 'publish', text: 'Kaimiņš […] neko nešķiro. Vajag konteineru.' };
  const bare = await team.lawyer.post(path, changed);
  expect(bare.status).toBe(422);
  expect(new Set(codes(bare.body))).toEqual(new Set(['opinion.redaction_reason_missing']));
  const redaction = { redactionCode: 'third_party', redactionReason: 'Nosaukta cita persona' };
  expect((await team.lawyer.post(path, { ...changed, ...redaction })).status).toBe(200);
  const { items, raw } = await publicOpinions(test, stage.code);
  expect(items).toMatchObject([{ text: changed.text, redacted: 'third_party' }]);
  expect(raw).not.toContain('Kociņš');
  expect(await opinionOf(body.receipt)).toMatchObject({ original: { text }, publishedText: changed.text });
  const again = await team.lawyer.post(path, { ...changed, ...redaction });
  expect([again.status, codes(again.body)]).toEqual([409, ['changedMeanwhile']]);
});

it('refuses publication with a reason that the author sees and is sent', async () => {
  const authorEmail = 'rupjais@majas.example';
  const { body } = await submit(test, team.stranger, stage, { text: 'Rupjības.', authorEmail });
  const { id, version } = await opinionOf(body.receipt);
  const refused = await team.lawyer.post(`/api/m/vidzale/opinions/${id}/moderation`, {
    version,
    decision: 'refuse',
    refusalCode: 'offensive',
    refusalReason: 'Aizskaroši izteicieni',
  });
  expect(refused.status).toBe(200);
  expect((await publicOpinions(test, stage.code)).items).toEqual([]);
  const own = JSON.parse((await look(body.receipt, body.key)).text) as OwnOpinion;
  expect(own).toMatchObject({
    state: 'refused',
    refusal: { code: 'offensive', reason: 'Aizskaroši izteicieni' },
  });
  const told = (await arrivedMails(test)).filter(
    ({ to, subject }) => to.includes(authorEmail) && subject.includes('netiek izskatīts'),
  );
  expect(told.map(({ subject }) => subject)).toEqual([`Jūsu viedoklis ${body.receipt} netiek izskatīts`]);
  expect(told[0]?.body).toContain('klaji aizskarošs');
  expect(told[0]?.body).toContain('Aizskaroši izteicieni');
});

it('opens an opinion only with its key, and lets it be changed until the end of the stage', async () => {
  const { body } = await submit(test, team.stranger, stage, { authorEmail: 'es@majas.example' });
  expect((await look(body.receipt)).status).toBe(404);
  expect((await look(body.receipt, 'x'.repeat(24))).status).toBe(404);
  const path = `/api/public/m/vidzale/opinions/${body.receipt}`;
  const edit = async (version: number, text: string, client = team.stranger) =>
    client.raw(path, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': await client.token(),
        'x-opinion-key': body.key,
      },
      body: JSON.stringify({ kind: 'objection', text, named: false, version }),
    });
  await publishOpinion(team, stage.dossierId, body.receipt);
  expect((await edit(2, 'Pārdomāju.')).status).toBe(200);
  expect((await edit(2, 'Vēlreiz.')).status).toBe(409);
  expect(await opinionOf(body.receipt)).toMatchObject({
    state: 'pending',
    kind: 'objection',
    original: { revision: 2, text: 'Pārdomāju.' },
  });
  expect((await publicOpinions(test, stage.code)).items).toEqual([]);
  await team.lawyer.post('/api/demo/clock', { toDay: addUnits(stage.lastDay, 1, 'day') });
  await test.settled();
  expect((await edit(3, 'Par vēlu.')).status).toBe(409);
  const late = await submit(test, team.stranger, stage);
  expect([late.status, codes(late.body)]).toEqual([409, ['stage.not_open']]);
});

it('shows a logged-in person what they submitted', async () => {
  const { body } = await submit(test, team.resident, stage);
  const mine = await team.resident.get<OwnOpinion[]>('/api/mine/opinions');
  expect(mine.body.map(({ receipt }) => receipt)).toContain(body.receipt);
  expect((await team.minor.get<OwnOpinion[]>('/api/mine/opinions')).text).not.toContain(body.receipt);
  expect((await team.stranger.get('/api/mine/opinions')).status).toBe(401);
});

it('hangs an opinion on a unit of the frozen text, and on nothing else', async () => {
  const texts = await team.stranger.get<PublicStageTexts>(
    `/api/public/m/vidzale/dossiers/${stage.code}/opinion-stage/texts`,
  );
  const unitId = /"type":"point","attrs":\{"id":"([a-z0-9]{12})"/.exec(texts.text)?.[1];
  expect((await submit(test, team.resident, stage, { ...(unitId ? { unitId } : {}) })).status).toBe(201);
  expect((await publicOpinions(test, stage.code)).items).toMatchObject([{ unitId }]);
  const wrong = await submit(test, team.resident, stage, { unitId: 'zzzzzzzzzzzz' });
  expect([wrong.status, codes(wrong.body)]).toEqual([422, ['opinion.unit_unknown']]);
});

it('refuses what programs send', async () => {
  const filled = await submit(test, team.stranger, stage, { website: 'https://spam.example' });
  expect([filled.status, codes(filled.body)]).toEqual([422, ['opinion.sent_by_program']]);
  const forged = await submit(test, team.stranger, stage, { token: 'abc.def' });
  expect([forged.status, codes(forged.body)]).toEqual([422, ['opinion.form_unknown']]);
  expect((await publicOpinions(test, stage.code)).counts.received).toBe(0);
});

it('belongs to its municipality', async () => {
  const { filledForm } = await import('./stage-support.js');
  const sent = await team.stranger.post(`/api/public/m/ezerkrasti/stages/${stage.stageId}/opinions`, {
    kind: 'support',
    text: 'Atbalstu.',
    named: false,
    token: await filledForm(test, stage.stageId),
  });
  expect(sent.status).toBe(404);
  const { body } = await submit(test, team.stranger, stage);
  const elsewhere = await new TestClient(test.url).raw(`/api/public/m/ezerkrasti/opinions/${body.receipt}`, {
    headers: { 'x-opinion-key': body.key },
  });
  expect(elsewhere.status).toBe(404);
});

it('records what came on paper by its postmark, and marks what came late', async () => {
  const path = `/api/m/vidzale/opinion-stages/${stage.stageId}/recorded-opinions`;
  const paper = { kind: 'objection', text: 'Iebilstu pret maksu.', named: false, channel: 'post' };
  const { legalToday } = await team.clerk.session();
  const inTime = await team.clerk.post(path, { ...paper, receivedDay: legalToday });
  expect([inTime.status, inTime.body]).toEqual([201, expect.objectContaining({ late: false })]);
  const tomorrow = addUnits(legalToday, 1, 'day');
  expect(codes((await team.clerk.post(path, { ...paper, receivedDay: tomorrow })).body)).toEqual([
    'opinion.received_in_future',
  ]);
  await team.lawyer.post('/api/demo/clock', { toDay: addUnits(stage.lastDay, 3, 'day') });
  await test.settled();
  const postmarked = await team.clerk.post(path, { ...paper, receivedDay: stage.lastDay });
  expect(postmarked.body).toMatchObject({ late: false });
  const late = await team.clerk.post(path, { ...paper, receivedDay: addUnits(stage.lastDay, 1, 'day') });
  expect(late.body).toMatchObject({ late: true });
  expect((await team.resident.post(path, { ...paper, receivedDay: legalToday })).status).toBe(403);
  const { counts } = await desk(team.lawyer, stage.dossierId);
  expect(counts).toMatchObject({ received: 3, late: 1, pending: 3, unanswered: 2, byChannel: { post: 3 } });
});
