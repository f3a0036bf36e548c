import sharp from 'sharp';
import { bylawSchema, type Numbering, numberDocument } from '#libs/bylaw-document';
import type {
  Collation,
  CollationDesk,
  DemoMailItem,
  DemoMailMessage,
  OpinionDesk,
  OpinionReceipt,
  OwnOpinion,
  StageDifferences,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import { readDocument, showDossier, writeDocument } from '../../support/dossiers.js';
import { mailsSent } from '../../support/mail.js';
import {
  answerAll,
  desk,
  filledForm,
  logInTeam,
  publicOpinions,
  publishOpinion,
  runningStage,
  submit,
  type RunningStage,
  type Team,
} from './stage-support.js';

/** A machine with other work takes its time. */
const LONG = 60_000;

let test: TestApp;
let team: Team;
let stage: RunningStage;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close(), LONG);
beforeEach(async () => {
  stage = await runningStage(team);
}, LONG);

const codes = (body: unknown): string[] => (body as ProblemBody).violations.map(({ code }) => code);
const open = '/api/public/m/vidzale';
const work = '/api/m/vidzale';
const close = async (): Promise<void> => {
  await team.lawyer.post('/api/demo/clock', { toDay: addUnits(stage.lastDay, 1, 'day') });
  await test.settled();
};
/** Somebody attaches a file, with the key of the receipt or without. */
async function attach(
  client: TestClient,
  { receipt, key }: { receipt: string; key: string | null },
  bytes: Uint8Array,
  name: string,
): Promise<Answer<undefined>> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return client.raw(`${open}/opinions/${receipt}/attachments`, {
    method: 'POST',
    body: form,
    headers: { 'x-csrf-token': await client.token(), ...(key ? { 'x-opinion-key': key } : {}) },
  });
}

/** A photograph that tells where it was taken. */
const photograph = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a5' } })
    .withExif({
      IFD0: { Copyright: 'Velga Slepena' },
      IFD3: { GPSLatitude: '56/1 57/1 0/1', GPSLatitudeRef: 'N' },
    })
    .jpeg()
    .toBuffer();

/** Replaces words in the by-law, as a drafter does. */
async function rewrite(from: RegExp, to: string): Promise<void> {
  const { documents } = await showDossier(team.lawyer, 'vidzale', stage.dossierId);
  const id = documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
  const { doc } = await readDocument(team.lawyer, 'vidzale', id);
  const json: unknown = JSON.parse(
    JSON.stringify(doc.toJSON(), (key, value: unknown) =>
      key === 'text' && typeof value === 'string' ? value.replace(from, to) : value,
    ),
  );
  await writeDocument(team.lawyer, 'vidzale', id, bylawSchema.nodeFromJSON(json));
}

/** Words and ids of the points of the text as it is. */
async function points(): Promise<{ id: string; text: string; number: string }[]> {
  const { documents } = await showDossier(team.lawyer, 'vidzale', stage.dossierId);
  const id = documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
  const { doc } = await readDocument(team.lawyer, 'vidzale', id);
  const numbering: Numbering = numberDocument(doc);
  const found: { id: string; text: string; number: string }[] = [];
  doc.descendants((node) => {
    const unit = numbering.get(String(node.attrs['id'] ?? ''));
    if (unit && node.type.name === 'point')
      found.push({ id: unit.id, text: node.firstChild?.textContent ?? '', number: unit.text });
    return true;
  });
  return found;
}

const differences = async (): Promise<StageDifferences> =>
  (await team.lawyer.get<StageDifferences>(`${work}/dossiers/${stage.dossierId}/opinion-differences`)).body;

const mails = async (address: string): Promise<DemoMailItem[]> => {
  await mailsSent(test);
  return (await team.lawyer.get<DemoMailItem[]>('/api/demo/mail')).body.filter(({ to }) =>
    to.includes(address),
  );
};

const opinionOf = async (receipt: string): Promise<OpinionDesk['opinions'][number]> => {
  const found = (await desk(team.lawyer, stage.dossierId)).opinions.find((one) => one.receipt === receipt);
  if (!found) throw new Error(`No ${receipt}.`);
  return found;
};

it(
  'counts who supports an opinion, once each, and takes support back',
  async () => {
    const { body } = await submit(test, team.resident, stage);
    const { id } = await opinionOf(body.receipt);
    const path = `${open}/opinions/${id}/support`;
    const [one, other] = [new TestClient(test.url), new TestClient(test.url)];
    expect((await one.put(path)).body).toEqual({ supports: 1, mine: true });
    expect((await one.put(path)).body).toEqual({ supports: 1, mine: true });
    expect((await other.put(path)).body).toEqual({ supports: 2, mine: true });
    expect((await team.minor.put(path)).body).toEqual({ supports: 3, mine: true });
    expect((await one.get(`${open}/dossiers/${stage.code}/supported`)).body).toEqual({ opinions: [id] });
    expect((await new TestClient(test.url).get(`${open}/dossiers/${stage.code}/supported`)).body).toEqual({
      opinions: [],
    });
    expect((await one.delete(path)).body).toEqual({ supports: 2, mine: false });
    expect((await publicOpinions(test, stage.code)).items).toMatchObject([{ supports: 2 }]);
    const own = await team.resident.put(path);
    expect([own.status, codes(own.body)]).toEqual([409, ['opinion.own_not_supported']]);
    const waiting = await submit(test, team.stranger, stage);
    const pending = await opinionOf(waiting.body.receipt);
    expect((await one.put(`${open}/opinions/${pending.id}/support`)).status).toBe(404);
  },
  LONG,
);

it(
  'does not let support for one text count for another, nor after the end',
  async () => {
    const { body } = await submit(test, team.resident, stage);
    const { id } = await opinionOf(body.receipt);
    const path = `${open}/opinions/${id}/support`;
    await team.minor.put(path);
    await team.resident.put(`${open}/opinions/${body.receipt}`, {
      kind: 'proposal',
      text: 'Pavisam cits teksts.',
      named: false,
      version: 1,
    });
    expect((await publicOpinions(test, stage.code)).items).toMatchObject([{ supports: 0 }]);
    await close();
    const late = await team.minor.put(path);
    expect([late.status, codes(late.body)]).toEqual([409, ['stage.not_open']]);
  },
  LONG,
);

it(
  'keeps files from the public until released, strips photographs, and hides what names tell',
  async () => {
    const { body } = await submit(test, team.stranger, stage);
    const photo = await photograph();
    expect(photo.includes('Velga')).toBe(true);
    const added = await attach(team.stranger, body, photo, 'Velgas Slepenās māja.jpg');
    expect([added.status, added.text]).toEqual([201, expect.stringContaining('id')]);
    await publishOpinion(team, stage.dossierId, body.receipt);
    const hidden = await publicOpinions(test, stage.code);
    expect([hidden.items[0]?.attachments, hidden.raw]).toEqual([[], expect.not.stringContaining('Velg')]);
    const [file] = (await opinionOf(body.receipt)).attachments;
    const path = `opinion-attachments/${file?.id}`;
    expect((await new TestClient(test.url).get(`${open}/${path}`)).status).toBe(404);
    expect((await team.resident.get(`${work}/${path}`)).status).toBe(403);
    const seen = await team.lawyer.download(`${work}/${path}`);
    const kept = Buffer.from(seen.bytes);
    expect([seen.status, kept.includes('Velga'), kept.includes('Exif')]).toEqual([200, false, false]);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    expect((await team.lawyer.put(`${work}/${path}/release`, { released: true })).status).toBe(204);
    const shown = await publicOpinions(test, stage.code);
    expect(shown.items[0]?.attachments).toMatchObject([{ name: 'pielikums-1.jpg', released: true }]);
    const sent = await new TestClient(test.url).download(`${open}/${path}`);
    expect([sent.status, sent.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename=pielikums-1.jpg',
    ]);
    await team.lawyer.put(`${work}/${path}/release`, { released: false });
    expect((await new TestClient(test.url).get(`${open}/${path}`)).status).toBe(404);
  },
  LONG,
);

it(
  'takes files from the author alone, of known kinds, not too many, while the opinion may be changed',
  async () => {
    const { body } = await submit(test, team.stranger, stage);
    const text = Buffer.from('Aprēķins pa ciemiem.');
    expect((await attach(team.stranger, { ...body, key: null }, text, 'a.txt')).status).toBe(404);
    expect((await attach(team.stranger, body, Buffer.from([0, 1, 2, 3]), 'a.exe')).status).toBe(415);
    expect((await attach(team.stranger, body, Buffer.from('nav attēls'), 'a.jpg')).status).toBe(415);
    for (const name of ['1', '2', '3', '4', '5'])
      expect((await attach(team.stranger, body, text, `${name}.txt`)).status).toBe(201);
    const sixth = await attach(team.stranger, body, text, '6.txt');
    expect([sixth.status, sixth.text]).toEqual([409, expect.stringContaining('opinion.too_many_files')]);
    const headers = { 'x-opinion-key': body.key, 'x-csrf-token': await team.stranger.token() };
    const own = async (): Promise<OwnOpinion> =>
      JSON.parse(
        (await team.stranger.raw(`${open}/opinions/${body.receipt}`, { headers })).text,
      ) as OwnOpinion;
    const { attachments } = await own();
    const removed = await team.stranger.raw(
      `${open}/opinions/${body.receipt}/attachments/${attachments[0]?.id}`,
      { method: 'DELETE', headers },
    );
    expect([removed.status, (await own()).attachments.length]).toEqual([204, 4]);
    await close();
    expect((await attach(team.stranger, body, text, '6.txt')).status).toBe(409);
  },
  LONG,
);

it(
  'never publishes the scan of a paper',
  async () => {
    const { legalToday } = await team.clerk.session();
    const posted = await team.clerk.post<{ id: string; receipt: string }>(
      `${work}/opinion-stages/${stage.stageId}/recorded-opinions`,
      { kind: 'objection', text: 'Pa pastu.', channel: 'post', receivedDay: legalToday, named: false },
    );
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await photograph())]), 'vēstule.jpg');
    const scanned = await team.clerk.upload<{ id: string }>(`${work}/opinions/${posted.body.id}/scans`, form);
    expect(scanned.status).toBe(201);
    await publishOpinion(team, stage.dossierId, posted.body.receipt);
    const refused = await team.lawyer.put(`${work}/opinion-attachments/${scanned.body.id}/release`, {
      released: true,
    });
    expect([refused.status, codes(refused.body)]).toEqual([409, ['opinion.scan_is_restricted']]);
    expect((await publicOpinions(test, stage.code)).items).toMatchObject([
      { attachments: [], channel: 'post' },
    ]);
    expect(
      (await new TestClient(test.url).get(`${open}/opinion-attachments/${scanned.body.id}`)).status,
    ).toBe(404);
    expect((await team.clerk.download(`${work}/opinion-attachments/${scanned.body.id}`)).status).toBe(200);
  },
  LONG,
);

it(
  'traces an answer to the changed words, on the page and by e-mail, and says when to ask again',
  async () => {
    const [first] = await points();
    const { body } = await submit(test, team.stranger, stage, {
      authorEmail: 'pedas@majas.example',
      unitId: first?.id ?? '',
      wording: `${first?.text} Arī ciemos.`,
    });
    await close();
    await publishOpinion(team, stage.dossierId, body.receipt);
    expect(await differences()).toMatchObject({ changes: [], advice: 'same' });
    const early = await team.lawyer.post(`${work}/dossiers/${stage.dossierId}/answers`, {
      opinions: [{ id: (await opinionOf(body.receipt)).id, version: 2 }],
      outcome: 'accepted',
      gist: 'Konteineri ciemos',
      reason: 'Papildināts',
      changedUnits: [first?.id],
    });
    expect([early.status, codes(early.body)]).toEqual([409, ['opinion.unit_unchanged']]);
    await rewrite(
      new RegExp(`^${(first?.text ?? '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
      `${first?.text} Arī ciemos.`,
    );
    expect(await differences()).toMatchObject({
      advice: 'new_matter',
      changes: [{ unitId: first?.id, taken: [body.receipt], answers: [], words: true }],
    });
    const { id, version } = await opinionOf(body.receipt);
    const answered = await team.lawyer.post(`${work}/dossiers/${stage.dossierId}/answers`, {
      opinions: [{ id, version }],
      outcome: 'accepted',
      gist: 'Konteineri ciemos',
      reason: 'Punkts papildināts ar ciemiem.',
      changedUnits: [first?.id],
    });
    expect(answered.status).toBe(201);
    expect((await differences()).advice).toBe('follows_opinions');
    const [shown] = (await publicOpinions(test, stage.code)).items;
    expect(shown?.answer?.changes).toMatchObject([
      { unitId: first?.id, before: first?.text, after: `${first?.text} Arī ciemos.` },
    ]);
    const answer = (await mails('pedas@majas.example')).find(({ subject }) => subject.startsWith('Atbilde'));
    const mail = await team.lawyer.get<DemoMailMessage>(`/api/demo/mail/${answer?.id}`);
    expect(mail.body.text).toContain(`tagad: ${first?.text} Arī ciemos.`);
    const again = `${work}/dossiers/${stage.dossierId}/opinion-stage/restart`;
    const { question } = (await desk(team.lawyer, stage.dossierId)).stage ?? {};
    expect((await team.clerk.post(again)).status).toBe(403);
    expect((await team.lawyer.post(again)).status).toBe(201);
    const next = await desk(team.lawyer, stage.dossierId);
    expect(next.stage).toMatchObject({ number: 2, state: 'preparing', question });
    expect(next.dossier.state).toBe('draft');
    expect(codes((await team.lawyer.post(again)).body)).toEqual(['stage.not_closed']);
    expect((await publicOpinions(test, stage.code)).items).toMatchObject([
      { answer: { outcome: 'accepted' } },
    ]);
  },
  LONG,
);

it(
  'publishes form 2 from the answers, without names, and sends it to everybody once',
  async () => {
    const people: Answer<OpinionReceipt>[] = [];
    for (const name of ['Velga Ķirsone', 'Uldis Ābele'])
      people.push(
        await submit(test, new TestClient(test.url), stage, {
          authorName: name,
          authorEmail: `${name.split(' ')[0]?.toLowerCase()}@majas.example`,
          named: true,
        }),
      );
    people.push(
      await submit(test, team.stranger, stage, {
        named: true,
        organisation: 'Biedrība "Tīra upe"',
        registrationNo: '40008000001',
      }),
    );
    const path = `${work}/dossiers/${stage.dossierId}/collation`;
    expect(codes((await team.lawyer.post(path)).body)).toEqual([
      'collation.term_running',
      'opinions_unmoderated',
      'opinions_unanswered',
    ]);
    for (const { body } of people) await publishOpinion(team, stage.dossierId, body.receipt);
    await close();
    expect((await new TestClient(test.url).get(`${open}/dossiers/${stage.code}/collation`)).body).toEqual({
      collation: null,
    });
    await answerAll(team, stage.dossierId);
    expect((await team.lawyer.post(path)).body).toEqual({ number: 1, told: 2 });
    const again = await team.lawyer.post(path);
    expect([again.status, codes(again.body)]).toEqual([409, ['collation.unchanged']]);
    expect((await team.lawyer.get<CollationDesk>(path)).body.published).toMatchObject({
      told: 2,
      current: true,
    });
    const read = await new TestClient(test.url).get<{ collation: Collation }>(
      `${open}/dossiers/${stage.code}/collation`,
    );
    expect(read.body.collation.rows).toMatchObject([
      { submitters: 'Biedrība "Tīra upe"; 2 fiziskas personas', opinions: 3, outcome: 'partly' },
    ]);
    const csv = await new TestClient(test.url).download(`${open}/dossiers/${stage.code}/collation/csv`);
    const docx = await new TestClient(test.url).download(`${open}/dossiers/${stage.code}/collation/docx`);
    expect([csv.status, docx.status, Buffer.from(docx.bytes).subarray(0, 2).toString()]).toEqual([
      200,
      200,
      'PK',
    ]);
    for (const text of [read.text, Buffer.from(csv.bytes).toString('utf8')])
      expect(text).not.toMatch(/Velga|Ķirsone|Uldis|Ābele|majas\.example/);
    expect((await new TestClient(test.url).get(`${open}/dossiers/${stage.code}/collation/exe`)).status).toBe(
      422,
    );
    expect((await mails('velga@majas.example')).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Viedokļu apkopojums/)]),
    );

    // The association is no longer named at its opinion, so it is not in what was published before either.
    const { id } = await opinionOf(people[2]?.body.receipt ?? '');
    await test.dataSource.query(
      `UPDATE opinion SET named = false, published_author = NULL, version = version + 1 WHERE id = $1`,
      [id],
    );
    const later = await new TestClient(test.url).get<{ collation: Collation }>(
      `${open}/dossiers/${stage.code}/collation`,
    );
    expect(later.body.collation.rows).toMatchObject([
      { submitters: 'juridiska persona; 2 fiziskas personas', opinions: 3, outcome: 'partly' },
    ]);
    const laterCsv = await new TestClient(test.url).download(`${open}/dossiers/${stage.code}/collation/csv`);
    expect(Buffer.from(laterCsv.bytes).toString('utf8')).not.toContain('Tīra upe');
    const [record] = await test.dataSource.query<{ content: Collation }[]>(
      `SELECT content FROM opinion_collation WHERE dossier_id = $1`,
      [stage.dossierId],
    );
    expect(record?.content.rows[0]?.submitters).toContain('Tīra upe');
  },
  LONG,
);

it(
  'publishes many at once as they were submitted, all or none',
  async () => {
    const sent = [await submit(test, team.stranger, stage), await submit(test, team.stranger, stage)];
    const [first, second] = await Promise.all(sent.map(({ body }) => opinionOf(body.receipt)));
    const asked = [first, second].map((one) => ({ id: one?.id, version: one?.version }));
    const path = `${work}/published-opinions`;
    expect((await team.clerk.post(path, { opinions: asked })).status).toBe(403);
    await publishOpinion(team, stage.dossierId, sent[0]?.body.receipt ?? '');
    const refused = await team.lawyer.post(path, { opinions: asked });
    expect([refused.status, codes(refused.body)]).toEqual([409, ['opinion.looked_at_already']]);
    expect((await publicOpinions(test, stage.code)).items).toHaveLength(1);
    expect((await team.lawyer.post(path, { opinions: asked.slice(1) })).body).toEqual({ published: 1 });
    expect((await publicOpinions(test, stage.code)).items).toHaveLength(2);
  },
  LONG,
);

it(
  'takes an opinion from a form without scripts, and loses nothing that was typed',
  async () => {
    const stranger = new TestClient(test.url);
    const path = `/forma/vidzale/${stage.code}`;
    const shown = await stranger.raw(path);
    expect([shown.status, shown.text.includes('enctype="multipart/form-data"')]).toEqual([200, true]);
    const token = await filledForm(test, stage.stageId);
    const send = async (fields: Record<string, string>, file?: Blob): Promise<Answer<undefined>> => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ token, kind: 'proposal', named: 'no', ...fields }))
        form.append(name, value);
      if (file) form.append('files', file, 'Velgas plāns.txt');
      return stranger.raw(path, { method: 'POST', body: form });
    };
    const wrong = await send({ text: 'Vajag <b>soliņu</b>.', named: 'yes', authorName: 'Velga "V" Ķirsone' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Apstipriniet, ka Jums ir 18 gadu');
    expect(wrong.text).toContain('Vajag &#60;b&#62;soliņu&#60;/b&#62;.');
    expect(wrong.text).not.toContain('<b>soliņu');
    const sent = await send({ text: 'Vajag soliņu.' }, new Blob(['Plāns']));
    expect(sent.status).toBe(201);
    const receipt = /VO-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent.text)?.[0] ?? '';
    expect(await opinionOf(receipt)).toMatchObject({
      state: 'pending',
      original: { text: 'Vajag soliņu.' },
      attachments: [{ name: 'Velgas plāns.txt', released: false }],
    });
    expect((await send({ text: 'x', token: 'x.y' })).status).toBe(422);
    await close();
    expect((await stranger.raw(path)).status).toBe(410);
  },
  LONG,
);

it(
  'keeps every decision about publishing for those who see the original',
  async () => {
    const { body } = await submit(test, team.stranger, stage);
    const decide = async (decision: object): Promise<void> => {
      const { id, version } = await opinionOf(body.receipt);
      expect(
        (await team.lawyer.post(`${work}/opinions/${id}/moderation`, { version, ...decision })).status,
      ).toBe(200);
    };
    await decide({ decision: 'refuse', refusalCode: 'unrelated', refusalReason: 'Par citu tēmu' });
    await decide({
      decision: 'publish',
      text: 'Lūdzu […].',
      redactionCode: 'third_party',
      redactionReason: 'Kaimiņš',
    });
    expect((await opinionOf(body.receipt)).moderation).toMatchObject([
      { decision: 'refuse', by: 'Ilze Bērziņa', refusal: { code: 'unrelated', reason: 'Par citu tēmu' } },
      {
        decision: 'publish',
        redaction: { code: 'third_party', reason: 'Kaimiņš' },
        refusal: null,
        revision: 1,
      },
    ]);
    const head = (await desk(team.endorsers.head, stage.dossierId)).opinions[0];
    expect([head?.moderation, head?.original]).toEqual([[], null]);
  },
  LONG,
);
