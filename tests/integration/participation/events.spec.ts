import { randomUUID } from 'node:crypto';
import type {
  AdvisoryCouncilPage,
  CouncilDecisionChoice,
  EventListItem,
  InboxItem,
  MeetingPage,
  NewsPage,
  OwnOpinion,
  PublicationProof,
  PublicSurvey,
  OpinionReceipt,
  Violation,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { STANDARD_QUESTIONS } from '#libs/participation-rules';
import { CheckPublications } from '../../../apps/api/src/participation/checks/check-publications.js';
import { FormTokens } from '../../../apps/api/src/participation/form-tokens.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Answer, ProblemBody } from '../../support/client.js';
import { draftDossier } from '../../support/dossiers.js';
import { arrivedMails } from '../../support/mail.js';
import {
  announcedDiscussion,
  discussionPlan,
  eventDesk,
  publicEvent,
  publishNotice,
  startEvent,
  step,
  submitForm,
  withKey,
} from './events-support.js';
import { logInTeam, type Team } from './stage-support.js';

let test: TestApp;
let team: Team;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());

const PUBLIC = '/api/public/m/vidzale';
const codes = ({ body }: Answer<unknown>): string[] =>
  (body as ProblemBody).violations.map(({ code }: Violation) => code);
const today = async (): Promise<string> => (await team.lawyer.session()).legalToday;
const moveTo = async (day: string): Promise<void> => {
  await team.lawyer.post('/api/demo/clock', { toDay: day });
  await test.settled();
};
/** A token as of a form that was opened a while ago. */
const token = (id: string): string =>
  test.app.get(FormTokens, { strict: false }).issue(id, new Date(Date.now() - 60_000));

describe('a public discussion without a by-law', () => {
  let event: { id: string; code: string };
  let meeting: string;
  let survey: string;
  let own: OpinionReceipt;

  it('is refused with the whole list and the articles, and announced when nothing is missing', async () => {
    const day = await today();
    const plan = discussionPlan(day);
    event = await startEvent(team.lawyer, {
      ...plan,
      closes: addUnits(day, 30, 'day'),
      discussion: { ...plan.discussion, excluded: ['budget'], gazetteSent: null, decisionNo: '' } as never,
    });
    expect(event.code).toMatch(/^\d\d-LD-VID-\d+$/);
    const desk = await eventDesk(team.lawyer, event.id);
    const refused = await step(team.lawyer, event.id, 'announce');
    expect(refused.status).toBe(409);
    expect((refused.body as ProblemBody).violations).toEqual(desk.toAnnounce.violations);
    expect(codes(refused)).toEqual([
      'event.term_too_short',
      'event.decision_missing',
      'event.subject_excluded',
      'event.gazette_not_sent',
      'event.publication_missing',
    ]);
    expect(desk.term?.strictest).toEqual({ code: 'PA.MIN', article: { act: 'PL', ref: '55(1)' } });
    expect((await publicEvent(team.stranger, event.code)).status).toBe(404);
    const changed = await team.lawyer.put(`/api/m/vidzale/participation/${event.id}`, {
      ...plan,
      version: desk.version,
    });
    expect(changed.status).toBe(200);
    const elsewhere = await team.lawyer.post(`/api/m/vidzale/participation/${event.id}/publications`, {
      what: 'notice',
      url: 'https://www.evil.test/parks',
      from: plan.opens,
      means: 'own_domain',
    });
    expect(codes(elsewhere)).toEqual(['publication_outside_official_site']);
    expect((await publishNotice(team.lawyer, event.id)).status).toBe(201);
    const path = `/api/m/vidzale/participation/${event.id}/meetings`;
    const soon = {
      kind: 'meeting',
      topic: 'Parka nākotne',
      day: addUnits(day, 10, 'day'),
      begins: '18:00',
      ends: '20:00',
      format: 'in_person',
      place: 'Vidzāles kultūras nams',
      capacity: 2,
    };
    expect(codes(await team.lawyer.post(path, soon))).toEqual(['meeting.announced_too_late']);
    const planned = await team.lawyer.post<{ id: string }>(path, { ...soon, day: addUnits(day, 20, 'day') });
    expect(planned.status).toBe(201);
    meeting = planned.body.id;
    const stale = await team.lawyer.post(`/api/m/vidzale/participation/${event.id}/announce`, { version: 1 });
    expect(codes(stale)).toEqual(['changedMeanwhile']);
    expect((await step(team.lawyer, event.id, 'announce')).status).toBe(200);
  });

  it('is public with its notice, in the list, the frame and the feed, and closed to others', async () => {
    const { body } = await publicEvent(team.stranger, event.code);
    expect(body).toMatchObject({
      question: 'Ko Jūs parkā gribētu redzēt pēc pieciem gadiem?',
      acceptsOpinions: false,
      publication: { article: { act: 'PL', ref: '55(3)' } },
      discussion: { initiator: 'residents', decisionNo: '12' },
      meetings: [{ id: meeting, registered: 0, acceptsRegistrations: true }],
    });
    const list = await team.stranger.get<{ events: EventListItem[] }>(`${PUBLIC}/participation`);
    expect(list.body.events.map(({ code }) => code)).toContain(event.code);
    const frame = await team.stranger.raw(`${PUBLIC}/participation.html`);
    expect(frame.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(frame.headers.get('x-frame-options')).toBeNull();
    expect(frame.text).toContain('Ko Jūs parkā gribētu redzēt');
    expect(frame.text).not.toMatch(/<script|javascript:/i);
    const feed = await team.stranger.raw(`${PUBLIC}/participation.atom`);
    expect(feed.text).toContain(`/vidzale/lidzdaliba/${event.code}</id>`);
    expect((await team.stranger.get('/api/public/m/ezerkrasti/participation')).text).not.toContain(
      event.code,
    );
    expect(
      (await team.clerk.post(`/api/m/vidzale/participation/${event.id}/announce`, { version: 9 })).status,
    ).toBe(403);
    expect((await team.resident.get(`/api/m/vidzale/participation/${event.id}`)).status).toBe(403);
    expect((await team.lawyer.get(`/api/m/ezerkrasti/participation/${event.id}`)).status).toBe(403);
    const word = await team.stranger.download(`${PUBLIC}/participation/${event.code}/notice.docx`);
    expect([word.status, Buffer.from(word.bytes.slice(0, 2)).toString()]).toEqual([200, 'PK']);
    const page = await team.stranger.raw(`${PUBLIC}/participation/${event.code}/notice.html`);
    expect(page.text).toContain('Paziņojums par līdzdalības iespējām');
    expect(page.text).toContain('Ilze Bērziņa, 64000001');
    expect((await team.stranger.raw(`${PUBLIC}/participation/${event.code}/summary.html`)).status).toBe(404);
    expect((await team.stranger.raw(`${PUBLIC}/participation/${event.code}/notice.exe`)).status).toBe(422);
  });

  it('takes registrations without an account until the room is full, and back with the key alone', async () => {
    const page = await team.stranger.get<MeetingPage>(`${PUBLIC}/meetings/${meeting}`);
    const group = page.body.groups[0]?.id;
    const path = `${PUBLIC}/meetings/${meeting}/registrations`;
    const person = { name: 'Austra Krūmiņa', named: false, token: token(meeting) };
    const first = await team.stranger.post<{ receipt: string; key: string }>(path, {
      ...person,
      email: 'austra@example.test',
      groupId: group,
      needs: 'Vajadzīgs zīmju valodas tulks.',
    });
    expect(first.status).toBe(201);
    expect((await team.stranger.post(path, { ...person, name: 'Otrs' })).status).toBe(201);
    expect(codes(await team.stranger.post(path, { ...person, name: 'Trešais' }))).toEqual(['meeting.full']);
    expect(codes(await team.stranger.post(path, { ...person, name: ' ' }))).toEqual(['meeting.name_missing']);
    expect(codes(await team.stranger.post(path, { ...person, website: 'x' }))).toEqual([
      'opinion.sent_by_program',
    ]);
    const back = `${PUBLIC}/registrations/${first.body.receipt}/withdraw`;
    expect((await team.stranger.post(back, { key: 'wrong-key' })).status).toBe(404);
    const desk = await eventDesk(team.lawyer, event.id);
    expect(desk.groups[0]).toMatchObject({ invitedCount: 120, registered: 1 });
    expect(desk.requests).toMatchObject([{ text: 'Vajadzīgs zīmju valodas tulks.', state: 'open' }]);
    const answered = await team.clerk.post(`/api/m/vidzale/access-requests/${desk.requests[0]?.id}/answer`, {
      state: 'provided',
      answer: 'Tulks ir pieaicināts.',
    });
    expect(answered.status).toBe(204);
    expect((await team.stranger.post(back, { key: first.body.key })).status).toBe(204);
    expect((await publicEvent(team.stranger, event.code)).body.meetings[0]?.registered).toBe(1);
    expect((await publicEvent(team.stranger, event.code)).text).not.toContain('Otrs');
  });

  it('asks by the standard questions and shows counts only when it is over', async () => {
    const base = `/api/m/vidzale/participation/${event.id}/surveys`;
    const made = await team.lawyer.post<{ id: string }>(base, {
      title: 'Kāds parks Jums vajadzīgs?',
      questions: STANDARD_QUESTIONS,
    });
    survey = made.body.id;
    expect((await team.stranger.get(`${PUBLIC}/surveys/${survey}`)).status).toBe(404);
    const day = await today();
    const closes = addUnits(day, 40, 'day');
    const opened = await team.lawyer.post(`/api/m/vidzale/surveys/${survey}/open`, {
      version: 1,
      opens: day,
      closes,
    });
    expect(opened.status).toBe(204);
    const answers = { 'std.clear': 4, 'std.agree': 5, 'std.affected': 0, 'std.change': 'Vairāk koku.' };
    const path = `${PUBLIC}/surveys/${survey}/answers`;
    const given = await team.stranger.post(path, { token: token(survey), answers });
    expect(given.status).toBe(204);
    const wrong = await team.stranger.post(path, { token: token(survey), answers: { 'std.clear': 9 } });
    expect(codes(wrong)).toEqual([
      'survey.answer_unreadable',
      'survey.answer_missing',
      'survey.answer_missing',
    ]);
    const paper = `/api/m/vidzale/surveys/${survey}/paper`;
    expect((await team.clerk.post(paper, { answers })).status).toBe(204);
    for (const [receivedDay, code] of [
      [addUnits(day, 1, 'day'), 'event.day_in_future'],
      [addUnits(day, -1, 'day'), 'survey.not_open'],
    ]) {
      expect(codes(await team.clerk.post(paper, { answers, receivedDay }))).toEqual([code]);
    }
    const running = await team.stranger.get<PublicSurvey>(`${PUBLIC}/surveys/${survey}`);
    expect(running.body).toMatchObject({ answers: 2, results: null });
    expect((await team.lawyer.post(`/api/m/vidzale/surveys/${survey}/close`, { version: 2 })).status).toBe(
      204,
    );
    const over = await team.stranger.get<PublicSurvey>(`${PUBLIC}/surveys/${survey}`);
    expect(over.body.results?.find(({ id }) => id === 'std.agree')).toMatchObject({ answered: 2, mean: 5 });
    expect(over.text).not.toContain('Vairāk koku.');
    const desk = await eventDesk(team.lawyer, event.id);
    expect(desk.surveys[0]?.texts['std.change']).toEqual(['Vairāk koku.', 'Vairāk koku.']);
  });

  it('takes views while it runs, spoken and on paper too, and shows them after somebody has looked', async () => {
    const path = `${PUBLIC}/participation/${event.code}/opinions`;
    const kind = 'proposal';
    const view = {
      kind,
      text: 'Vajag apgaismojumu.',
      named: false,
      authorName: 'Austra',
      token: token(event.id),
    };
    expect(codes(await team.stranger.post(path, view))).toEqual(['event.not_open']);
    await moveTo(addUnits(await today(), 20, 'day'));
    view.token = token(event.id);
    const given = await team.stranger.post<OpinionReceipt>(path, {
      ...view,
      authorEmail: 'austra@example.test',
    });
    expect(given.status).toBe(201);
    own = given.body;
    expect(codes(await team.stranger.post(path, { ...view, text: ' ' }))).toEqual(['opinion.text_missing']);
    expect(codes(await team.stranger.post(path, { ...view, wording: 'Gaisma.' }))).toEqual([
      'opinion.event_has_no_text',
    ]);
    const child = { ...view, named: true, authorName: 'Pēteris' };
    expect(codes(await team.stranger.post(path, child))).toEqual(['opinion.adult_unconfirmed']);
    const spoken = await team.clerk.post(`/api/m/vidzale/participation/${event.id}/recorded-opinions`, {
      kind,
      text: 'Soliņus pie upes.',
      named: true,
      organisation: 'Biedrība „Parks”',
      channel: 'meeting',
      meetingId: meeting,
      receivedDay: await today(),
    });
    expect(spoken.body).toMatchObject({ late: false });
    const paper = async (id: string, client = team.clerk): Promise<Answer<{ id: string }>> => {
      const form = new FormData();
      form.append('file', new Blob(['%PDF-1.4\n%%EOF\n']), 'vēstule.pdf');
      return client.upload(`/api/m/vidzale/opinions/${id}/scans`, form);
    };
    const { id: viewId } = spoken.body as { id: string };
    const scanned = await paper(viewId);
    expect(scanned.status).toBe(201);
    expect((await paper(viewId, team.endorsers.head)).status).toBe(403);
    const desk = await eventDesk(team.lawyer, event.id);
    expect(desk.opinions.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([
      [],
      ['vēstule.pdf'],
    ]);
    expect(codes(await paper(desk.opinions[0]?.id ?? ''))).toEqual(['opinion.no_paper']);
    const scan = `/api/m/vidzale/opinion-attachments/${scanned.body.id}`;
    expect((await team.clerk.download(scan)).status).toBe(200);
    expect((await team.endorsers.head.download(scan)).status).toBe(403);
    expect((await publicEvent(team.stranger, event.code)).text).not.toContain('vēstule.pdf');
    expect((await publicEvent(team.stranger, event.code)).body.opinions).toEqual([]);
    const at = async (index: number): Promise<{ id: string; version: number }> => {
      const one = (await eventDesk(team.lawyer, event.id)).opinions[index];
      return { id: one?.id ?? '', version: one?.version ?? 0 };
    };
    const answer = async (): Promise<Answer<unknown>> =>
      team.lawyer.post(`/api/m/vidzale/participation/${event.id}/answers`, {
        opinions: [await at(0)],
        outcome: 'accepted',
        gist: 'Vajag gaismu.',
        reason: 'Būs gaisma.',
      });
    const waiting = async (): Promise<string[] | undefined> => {
      const inbox = (await team.lawyer.get<InboxItem[]>('/api/inbox')).body;
      return inbox.find(({ dossier }) => dossier.code === event.code)?.waitsFor;
    };
    expect(await waiting()).toEqual(['opinionsModerated']);
    expect(codes(await answer())).toEqual(['opinion.pending_has_no_answer']);
    for (const index of [0, 1]) {
      const { id, version } = await at(index);
      const done = await team.lawyer.post(`/api/m/vidzale/opinions/${id}/moderation`, {
        version,
        decision: 'publish',
      });
      expect(done.status).toBe(200);
    }
    expect(await waiting()).toEqual(['opinionsAnswered']);
    expect((await answer()).status).toBe(201);
    const { body, text } = await publicEvent(team.stranger, event.code);
    expect(body.opinions).toMatchObject([
      { author: null, text: 'Vajag apgaismojumu.', answer: { outcome: 'accepted' } },
      { author: 'Biedrība „Parks”', channel: 'meeting', answer: null },
    ]);
    expect(text).not.toContain('Austra');
    const [first] = body.opinions;
    const support = `${PUBLIC}/opinions/${first?.id}/support`;
    expect((await team.resident.put(support, {})).body).toEqual({ supports: 1, mine: true });
    expect((await team.resident.get(`${PUBLIC}/participation/${event.code}/supported`)).body).toEqual({
      opinions: [first?.id],
    });
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.4\n%%EOF\n']), 'Austras plāns.pdf');
    const files = `${PUBLIC}/opinions/${own.receipt}/attachments`;
    expect((await team.stranger.upload(files, form)).status).toBe(404);
    const attached = await team.stranger.raw(files, {
      method: 'POST',
      body: form,
      headers: { 'x-opinion-key': own.key, 'x-csrf-token': await team.stranger.token() },
    });
    expect(attached.status).toBe(201);
    const { id: fileId } = JSON.parse(attached.text) as { id: string };
    const shared = async (): Promise<unknown> => {
      const { opinions } = (await publicEvent(team.stranger, event.code)).body;
      return { supports: opinions[0]?.supports, files: opinions[0]?.attachments.map(({ name }) => name) };
    };
    expect(await shared()).toEqual({ supports: 1, files: [] });
    const release = `/api/m/vidzale/opinion-attachments/${fileId}/release`;
    expect((await team.lawyer.put(release, { released: true })).status).toBe(204);
    expect(await shared()).toEqual({ supports: 1, files: ['pielikums-1.pdf'] });
    const mails = await arrivedMails(test);
    expect(mails.map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^Atbilde uz Jūsu viedokli LD-/),
    );
  });

  it('gives the author a receipt that opens the view and changes it until the last day; a program needs no scripts', async () => {
    const path = `${PUBLIC}/opinions/${own.receipt}`;
    expect((await team.stranger.get(path)).status).toBe(404);
    const mine = await withKey<OwnOpinion>(team.stranger, 'GET', path, own.key);
    expect(mine.body).toMatchObject({
      about: { what: 'event', path: `lidzdaliba/${event.code}` },
      answer: { outcome: 'accepted', reason: 'Būs gaisma.' },
      editable: true,
    });
    const { version } = mine.body;
    const kind = 'proposal';
    const changed = { version, kind, text: 'Vajag apgaismojumu, arī pie upes.', named: false };
    expect((await team.stranger.put(path, changed)).status).toBe(404);
    const write = (body: object): Promise<Answer<unknown>> =>
      withKey(team.stranger, 'PUT', path, own.key, body);
    expect(codes(await write({ ...changed, text: ' ' }))).toEqual(['opinion.text_missing']);
    // Known to be a minor when it was given: the key alone makes nobody older, nor somebody else.
    const views = `${PUBLIC}/participation/${event.code}/opinions`;
    const young = (
      await team.minor.post<OpinionReceipt>(views, {
        kind,
        text: 'Slidotavu.',
        named: false,
        token: token(event.id),
      })
    ).body;
    const grown = { version: 1, kind, text: 'Slidotavu.', named: true, adult: true, authorName: 'Kāds Cits' };
    const named = await withKey(
      team.stranger,
      'PUT',
      `${PUBLIC}/opinions/${young.receipt}`,
      young.key,
      grown,
    );
    expect(codes(named)).toEqual(['opinion.adult_unconfirmed']);
    for (const table of ['opinion_original WHERE opinion_id IN (SELECT id FROM opinion', 'opinion']) {
      const end = table === 'opinion' ? '' : ')';
      await test.dataSource.query(`DELETE FROM ${table} WHERE receipt = $1${end}`, [young.receipt]);
    }
    expect((await write(changed)).status).toBe(200);
    expect((await write(changed)).status).toBe(409);
    expect((await publicEvent(team.stranger, event.code)).text).not.toContain('apgaismojumu');
    const [view] = (await eventDesk(team.lawyer, event.id)).opinions;
    const decision = `/api/m/vidzale/opinions/${view?.id}/moderation`;
    const cut = { version: view?.version, decision: 'publish', text: 'Vajag apgaismojumu.' };
    expect(codes(await team.lawyer.post(decision, cut))).toEqual([
      'opinion.redaction_reason_missing',
      'opinion.redaction_reason_missing',
    ]);
    const reason = { redactionCode: 'third_party', redactionReason: 'Minēta kaimiņa māja.' };
    expect((await team.lawyer.post(decision, { ...cut, ...reason })).status).toBe(200);
    const { version: next } = (await eventDesk(team.lawyer, event.id)).opinions[0] ?? {};
    const answer = await team.lawyer.post(`/api/m/vidzale/participation/${event.id}/answers`, {
      opinions: [{ id: view?.id, version: next }],
      outcome: 'accepted',
      gist: 'Vajag gaismu.',
      reason: 'Būs gaisma arī pie upes.',
    });
    expect(answer.status).toBe(201);
    const desk = await eventDesk(team.lawyer, event.id);
    expect(desk.opinions[0]).toMatchObject({
      original: { revision: 2, text: 'Vajag apgaismojumu, arī pie upes.' },
      moderation: [
        { revision: 1, redaction: null },
        { revision: 2, redaction: { code: 'third_party' } },
      ],
    });
    const { head } = team.endorsers;
    const [seen] = (await eventDesk(head, event.id)).opinions;
    expect(seen).toMatchObject({ original: null, moderation: [] });
    const form = `/forma/vidzale/lidzdaliba/${event.code}`;
    expect((await team.stranger.raw(form)).text).toContain('name="text"');
    const refused = await submitForm(team.stranger, form, {
      kind,
      named: 'no',
      text: 'Bez skriptiem.',
      token: 'x',
    });
    expect([refused.status, refused.text.includes('Bez skriptiem.')]).toEqual([422, true]);
    const kept = await submitForm(team.stranger, form, {
      kind,
      named: 'no',
      text: 'Lūdzu, ēnu!',
      groupId: '',
      token: token(event.id),
    });
    expect(kept.status).toBe(201);
    expect(kept.text).toMatch(/LD-[A-Z0-9]{4}-[A-Z0-9]{4}<\/strong>/);
    const plain = (await eventDesk(team.lawyer, event.id)).opinions.find(
      ({ original }) => original?.text === 'Lūdzu, ēnu!',
    );
    const refusal = { version: plain?.version, decision: 'refuse', refusalCode: 'unrelated' };
    const where = `/api/m/vidzale/opinions/${plain?.id}/moderation`;
    expect((await team.lawyer.post(where, refusal)).status).toBe(422);
    expect((await team.lawyer.post(where, { ...refusal, refusalReason: 'Nav par parku.' })).status).toBe(200);
    const logged = await team.resident.post<OpinionReceipt>(
      `${PUBLIC}/participation/${event.code}/opinions`,
      {
        kind,
        text: 'Rotaļu laukumu.',
        named: true,
        token: token(event.id),
      },
    );
    expect(logged.status).toBe(201);
    const said = await team.resident.get<OwnOpinion[]>('/api/mine/opinions');
    expect(said.body).toMatchObject([
      { receipt: logged.body.receipt, named: true, authorName: 'Anna Zariņa' },
    ]);
    expect((await team.resident.get(`${PUBLIC}/opinions/${logged.body.receipt}`)).status).toBe(200);
    const last = (await eventDesk(team.lawyer, event.id)).opinions.at(-1);
    await team.lawyer.post(`/api/m/vidzale/opinions/${last?.id}/moderation`, {
      version: last?.version,
      decision: 'refuse',
      refusalCode: 'unrelated',
      refusalReason: 'Pārbaudei.',
    });
  });

  it('keeps the minutes, and the proof that the notice was there', async () => {
    const { meetings } = await eventDesk(team.lawyer, event.id);
    const body = {
      version: meetings[0]?.version,
      attended: [meetings[0]?.registrations[0]?.id],
      participants: 14,
    };
    const path = `/api/m/vidzale/meetings/${meeting}/minutes`;
    expect(codes(await team.lawyer.post(path, body))).toEqual(['meeting.minutes_missing']);
    expect((await team.lawyer.post(path, { ...body, minutes: 'Runāja par soliņiem.' })).status).toBe(204);
    const shown = (await publicEvent(team.stranger, event.code)).body.meetings[0];
    expect(shown).toMatchObject({ state: 'held', minutes: 'Runāja par soliņiem.', participants: 14 });
    const { publications } = await eventDesk(team.lawyer, event.id);
    const place = await test.dataSource.query<{ id: string }[]>(
      `SELECT id FROM municipality WHERE slug = 'vidzale'`,
    );
    const checks = test.app.get(CheckPublications, { strict: false });
    expect(await checks.sweep()).toBeGreaterThan(0);
    expect(await checks.check(place[0]?.id ?? '', publications[0]?.id ?? '')).toBe('reached');
    const proofs = await team.lawyer.get<PublicationProof[]>('/api/m/vidzale/publications');
    const proof = proofs.body.find(({ id }) => id === publications[0]?.id);
    expect(proof).toMatchObject({ subject: { title: 'Par Vidzāles parka nākotni' } });
    expect(proof?.checks[0]).toMatchObject({ day: await today(), outcome: 'reached', status: 200 });
    expect(proof?.days).toBeGreaterThanOrEqual(proof?.reachedDays ?? Number.NaN);
  });

  it('is summed up after its end with every view answered, published, decided about, and repeated after a year', async () => {
    const { lastDay } = await eventDesk(team.lawyer, event.id);
    const summary = { summary: 'Vairums grib gaismu un soliņus.', approvedBy: 'Vidzāles novada dome' };
    const early = await step(team.lawyer, event.id, 'summarise', { ...summary, approvedDay: await today() });
    expect(codes(early)).toEqual(['event.term_running', 'event.views_waiting']);
    await moveTo(addUnits(lastDay ?? '', 5, 'day'));
    const { opinions } = await eventDesk(team.lawyer, event.id);
    const shown = opinions
      .filter(({ state }) => state === 'published')
      .map(({ id, version }) => ({ id, version }));
    expect(shown).toHaveLength(2);
    const together = (list: object[]) =>
      team.lawyer.post(`/api/m/vidzale/participation/${event.id}/answers`, {
        opinions: list,
        outcome: 'partly',
        gist: 'Gaismu un soliņus.',
        reason: 'Soliņi būs pie ieejas.',
      });
    const [first, last] = shown;
    expect((await together([first ?? {}, first ?? {}])).status).toBe(422);
    expect((await together([first ?? {}, { ...last, version: (last?.version ?? 0) + 1 }])).status).toBe(409);
    const refusedView = opinions.find(({ state }) => state === 'refused');
    expect(codes(await together([...shown, { id: refusedView?.id, version: refusedView?.version }]))).toEqual(
      ['opinion.refused_has_no_answer'],
    );
    // All or none: nothing of the refused attempts is left.
    expect((await eventDesk(team.lawyer, event.id)).opinions).toEqual(opinions);
    expect((await together(shown)).status).toBe(201);
    const answered = (await arrivedMails(test)).filter(({ body }) => body.includes('Soliņi būs pie ieejas.'));
    expect(answered.map(({ to }) => to)).toEqual([['austra@example.test']]);
    const approvedDay = await today();
    expect((await step(team.lawyer, event.id, 'summarise', { ...summary, approvedDay })).status).toBe(200);
    const told = (await arrivedMails(test)).filter(({ subject }) =>
      subject.startsWith('Viedokļu kopsavilkums'),
    );
    expect(told.flatMap(({ to }) => to)).toEqual(['austra@example.test']);
    const { body: news } = await team.stranger.get<NewsPage>(`${PUBLIC}/news`);
    expect(news.items.filter(({ path }) => path.endsWith(event.code)).map(({ kind }) => kind)).toEqual([
      'participation_result',
      'participation',
    ]);
    const late = await withKey(team.stranger, 'PUT', `${PUBLIC}/opinions/${own.receipt}`, own.key, {
      version: 9,
      kind: 'proposal',
      text: 'Par vēlu.',
      named: false,
    });
    expect(codes(late)).toEqual(['event.not_open']);
    const published = await team.lawyer.post(`/api/m/vidzale/participation/${event.id}/publications`, {
      what: 'summary',
      url: 'https://www.vidzale.example/sabiedribas-lidzdaliba/parks/kopsavilkums',
      from: approvedDay,
      means: 'manual',
    });
    expect(published.status).toBe(201);
    const desk = await eventDesk(team.lawyer, event.id);
    expect(desk.duties.map(({ code, doneDay, late }) => [code, doneDay, late])).toEqual([
      ['PA.NOTICE', expect.any(String), false],
      ['PA.SUMMARY_PUB', approvedDay, false],
      ['PA.DECIDE', null, false],
      ['PA.KEEP', null, false],
      ['PA.REPEAT', null, false],
    ]);
    const form = await team.stranger.raw(`${PUBLIC}/participation/${event.code}/summary.html`);
    for (const words of [
      'fiziska persona',
      'Biedrība „Parks”',
      'Ņemts vērā daļēji',
      'Soliņi būs pie ieejas.',
    ]) {
      expect(form.text).toContain(words);
    }
    expect(form.text).not.toContain('Austra');
    const decided = await step(team.lawyer, event.id, 'conclude', {
      decisionNo: '31',
      decidedDay: approvedDay,
      result: 'Iecere apstiprināta ar labojumiem.',
    });
    expect(decided.status).toBe(200);
    expect((await publicEvent(team.stranger, event.code)).body).toMatchObject({
      state: 'concluded',
      outcome: { decisionNo: '31' },
    });
    const day = await today();
    const plan = discussionPlan(day);
    const again = await startEvent(team.lawyer, {
      ...plan,
      discussion: { ...plan.discussion, repeats: event.id } as never,
    });
    const refused = await step(team.lawyer, again.id, 'announce');
    expect(codes(refused)).toContain('event.repeated_too_early');
  });
});

describe('an event of a by-law', () => {
  it('takes part from the earliest stage, under the code of its dossier, without telling of an internal draft', async () => {
    const dossier = await draftDossier(team.lawyer, 'vidzale');
    const plan = discussionPlan(await today());
    const event = await startEvent(team.lawyer, {
      ...plan,
      bases: ['participation'],
      discussion: null,
      dossierId: dossier.id,
    });
    await publishNotice(team.lawyer, event.id);
    expect((await step(team.lawyer, event.id, 'announce')).status).toBe(200);
    expect((await eventDesk(team.lawyer, event.id)).dossier?.code).toBe(dossier.code);
    expect((await publicEvent(team.stranger, event.code)).body).toMatchObject({
      stage: 'initiation',
      dossier: null,
    });
    const of = await team.lawyer.get<EventListItem[]>(`/api/m/vidzale/participation?dossier=${dossier.id}`);
    expect(of.body.map(({ code }) => code)).toEqual([event.code]);
    const timeline = await team.lawyer.get(`/api/m/vidzale/dossiers/${dossier.id}`);
    expect(timeline.text).toContain('participationEventAnnounced');
  });

  it('is called off with a reason that everybody reads, and is prolonged, never shortened', async () => {
    const event = await announcedDiscussion(team);
    const { closes } = await eventDesk(team.lawyer, event.id);
    const to = (count: number): object => ({ to: addUnits(closes ?? '', count, 'day') });
    expect(codes(await step(team.lawyer, event.id, 'extend', to(-1)))).toEqual(['stage.only_longer']);
    expect((await step(team.lawyer, event.id, 'extend', to(7))).status).toBe(200);
    const reason = 'Ieceri atsauca tās ierosinātājs.';
    expect((await step(team.lawyer, event.id, 'cancel', { reason })).status).toBe(200);
    expect((await publicEvent(team.stranger, event.code)).body).toMatchObject({
      state: 'cancelled',
      cancelledReason: reason,
      acceptsOpinions: false,
    });
  });
});

it('rests a public discussion on a decision of the council that is chosen, or typed where it was taken elsewhere', async () => {
  const day = await today();
  const [sitting, item] = [randomUUID(), randomUUID()];
  await test.dataSource.query(
    `INSERT INTO sitting (municipality_id, id, kind, day, starts_at, place, state, chair_id)
     SELECT m.id, $1, 'regular', $2, now(), 'Vidzāle', 'closed', p.id
       FROM municipality m, person p WHERE m.slug = 'vidzale' AND p.name = 'Juris Vītols'`,
    [sitting, day],
  );
  for (const [id, number, ground] of [
    [item, '77', null],
    [randomUUID(), '78', 'private_life'],
  ]) {
    await test.dataSource.query(
      `INSERT INTO agenda_item (municipality_id, id, sitting_id, position, title, outcome, decision_number, decision_day,
         closed_ground, essence, created_at)
       SELECT municipality_id, $1, id, $2, 'Par publiskās apspriešanas rīkošanu', 'adopted', $3, day, $4, $4, now()
         FROM sitting WHERE id = $5`,
      [id, Number(number), number, ground, sitting],
    );
  }
  const choices = '/api/m/vidzale/participation-decisions';
  expect((await team.clerk.get(choices)).status).toBe(403);
  const { body } = await team.lawyer.get<CouncilDecisionChoice[]>(choices);
  expect(body).toEqual([{ number: '77', day, title: 'Par publiskās apspriešanas rīkošanu' }]);
  const announce = async (decisionNo: string): Promise<string | null | undefined> => {
    const plan = discussionPlan(day);
    const event = await startEvent(team.lawyer, {
      ...plan,
      discussion: { ...plan.discussion, decisionNo } as never,
    });
    await publishNotice(team.lawyer, event.id);
    expect((await step(team.lawyer, event.id, 'announce')).status).toBe(200);
    return (await publicEvent(team.stranger, event.code)).body.discussion?.decisionPath;
  };
  expect(await announce('77')).toBe(`/vidzale/dome/${sitting}`);
  expect(await announce('12')).toBeNull();
  // What was decided in private is not shown by its number.
  expect(await announce('78')).toBeNull();
});

describe('an advisory council of an event', () => {
  it('is called for with the notice, takes applications from anybody, and tells everybody what was decided', async () => {
    const day = await today();
    const event = await startEvent(team.lawyer, discussionPlan(day));
    const path = `/api/m/vidzale/participation/${event.id}/advisory-council`;
    const call = {
      kind: 'advisory',
      name: 'Vidzāles parka padome',
      purpose: 'Ieteikt domei, kā parku veidot.',
      criteria: 'Dzīvo vai strādā parka apkaimē.',
      othersHeard: 'Pārējos aicina uz divām atklātām sēdēm gadā.',
      seats: 1,
      applyBy: addUnits(day, 20, 'day'),
    };
    const wrong = await team.lawyer.put(path, { ...call, criteria: '', othersHeard: '' });
    expect([wrong.status, ...codes(wrong)]).toEqual([
      409,
      'advisory.criteria_missing',
      'advisory.others_unheard',
    ]);
    expect((await team.clerk.put(path, call)).status).toBe(403);
    expect((await team.lawyer.put(path, call)).status).toBe(200);
    const planned = (await eventDesk(team.lawyer, event.id)).council;
    const page = `${PUBLIC}/advisory-councils/${planned?.id}`;
    expect((await team.stranger.get(page)).status).toBe(404);
    await publishNotice(team.lawyer, event.id);
    expect((await step(team.lawyer, event.id, 'announce')).status).toBe(200);

    const shown = await publicEvent(team.stranger, event.code);
    expect(shown.body.council).toEqual({
      id: planned?.id,
      name: call.name,
      applyBy: call.applyBy,
      composed: false,
    });
    const notice = await team.stranger.raw(`${PUBLIC}/participation/${event.code}/notice.html`);
    expect(notice.text).toContain(call.criteria);
    const reworded = await team.lawyer.put(path, { ...call, purpose: 'Cits.', version: 1 });
    expect(codes(reworded)).toEqual(['advisory.called_already']);

    const apply = (person: object) =>
      team.stranger.post<{ receipt: string; key: string }>(`${page}/applications`, {
        motivation: 'Dzīvoju blakus.',
        adult: true,
        token: token(planned?.id ?? ''),
        ...person,
      });
    const anna = await apply({
      name: 'Anna Priede',
      email: 'anna.priede@example.test',
      organisation: 'Parka draugi',
    });
    expect(anna.status).toBe(201);
    const berta = await apply({ name: 'Berta Egle', email: 'berta.egle@example.test', adult: false });
    // Without scripts, as a stranger, with what was typed given back where something is missing.
    const form = `/forma/vidzale/padomes/${planned?.id}`;
    expect((await team.stranger.raw(form)).text).toContain('name="motivation"');
    const fields = { name: 'Cits Cilvēks', motivation: 'Gribu.', token: token(planned?.id ?? '') };
    const bad = await submitForm(team.stranger, form, { ...fields, name: ' ' });
    expect([bad.status, bad.text.includes('Ierakstiet vārdu.'), bad.text.includes('Gribu.')]).toEqual([
      422,
      true,
      true,
    ]);
    const sent = await submitForm(team.stranger, `${form}?valoda=en`, fields);
    expect(sent.status).toBe(201);
    const [, receipt = '', key = ''] = /pieteikums=(KP-[\w-]+)#([\w-]+)"/.exec(sent.text) ?? [];
    const left = { body: { receipt, key } };
    expect(codes(await apply({ name: ' ', motivation: '' }))).toEqual([
      'meeting.name_missing',
      'advisory.motivation_missing',
    ]);
    const back = `${PUBLIC}/council-applications/${left.body.receipt}/withdraw`;
    expect((await team.stranger.post(back, { key: berta.body.key })).status).toBe(404);
    expect((await team.stranger.post(back, { key: left.body.key })).status).toBe(204);
    await moveTo(addUnits(day, 21, 'day'));
    expect(codes(await apply({ name: 'Vēlais' }))).toEqual(['advisory.closed']);
    const paper = await team.clerk.post(`/api/m/vidzale/advisory-councils/${planned?.id}/paper`, {
      name: 'Dzidra Osis',
      motivation: 'Vadu nūjotājus.',
      adult: true,
      appliedDay: addUnits(day, 21, 'day'),
    });
    expect(paper.status).toBe(201);

    const desk = (await eventDesk(team.lawyer, event.id)).council;
    expect(desk?.candidates.map(({ name, late, state }) => [name, late, state])).toEqual([
      ['Anna Priede', false, 'applied'],
      ['Berta Egle', false, 'applied'],
      ['Cits Cilvēks', false, 'withdrawn'],
      ['Dzidra Osis', true, 'applied'],
    ]);
    const compose = (included: string[], version: number | undefined, reason = 'Vieta ir tikai viena.') =>
      team.lawyer.post(`/api/m/vidzale/advisory-councils/${desk?.id}/composition`, {
        version,
        decisions: desk?.candidates
          .filter(({ state }) => state !== 'withdrawn')
          .map(({ id, name }) => ({
            id,
            included: included.includes(name),
            reason: included.includes(name) ? '' : reason,
          })),
      });
    expect(codes(await compose(['Anna Priede', 'Berta Egle'], desk?.version))).toEqual(['advisory.too_many']);
    expect((await compose(['Berta Egle'], desk?.version)).status).toBe(200);
    expect((await compose(['Anna Priede'], desk?.version)).status).toBe(409);
    const young = (await team.stranger.get<AdvisoryCouncilPage>(page)).body;
    expect(young.members).toEqual([{ name: null, organisation: null }]);
    expect(JSON.stringify(young)).not.toContain('Berta');
    expect((await compose(['Anna Priede'], (desk?.version ?? 0) + 1)).status).toBe(200);
    const chosen = (await team.stranger.get<AdvisoryCouncilPage>(page)).body;
    expect(chosen.members).toEqual([{ name: 'Anna Priede', organisation: 'Parka draugi' }]);
    expect([chosen.applied, chosen.acceptsApplications]).toEqual([3, false]);
    const mails = (await arrivedMails(test)).filter(({ to }) => to.includes('berta.egle@example.test'));
    expect(mails.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Jūsu pieteikums ir saņemts'),
        expect.stringContaining('Jūsu pieteikums padomei ir apstiprināts'),
        expect.stringContaining('Atbilde uz Jūsu pieteikumu'),
      ]),
    );
  });
});
