import type { DemoMailMessage, InboxItem } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { advanceDossier, readDocument } from '../../support/dossiers.js';
import {
  cutPoint,
  draft,
  edit,
  mailsTo,
  path,
  personId,
  putBehind,
  rangeOf,
  start,
  threads,
  words,
  wordsOf,
} from './comments-support.js';

const FIRST = 'nosaka kārtību';

let test: TestApp;
let lawyer: TestClient;
let head: TestClient;
let secretary: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  head = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
  secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
}, 120_000);
afterAll(() => test?.close());

const begun = async (
  documentId: string,
  quote = FIRST,
  text = 'Vai kārtība ir skaidra?',
): Promise<string> => {
  const answer = await start(lawyer, documentId, quote, text);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.body.threadId;
};

describe('a thread', () => {
  it('stands on its words without changing text, version or digest', async () => {
    const { bylaw } = await draft(lawyer);
    const before = await lawyer.get(`/api/m/vidzale/documents/${bylaw}`);
    const id = await begun(bylaw, FIRST, '  Vai kārtība ir skaidra?  ');
    expect((await lawyer.get(`/api/m/vidzale/documents/${bylaw}`)).body).toEqual(before.body);
    const [thread] = await threads(head, bylaw);
    expect(thread).toMatchObject({
      id,
      origin: 'person',
      quote: FIRST,
      resolved: null,
      notice: null,
      mine: false,
      comments: [{ author: 'Ilze Bērziņa', own: false, text: 'Vai kārtība ir skaidra?', deleted: false }],
    });
    expect(await wordsOf(head, bylaw, id)).toBe(FIRST);
    expect((await threads(lawyer, bylaw))[0]).toMatchObject({ mine: true, comments: [{ own: true }] });
  }, 20_000);

  it('stays on its words through edits, splits, moves, deletion and undo', async () => {
    const { bylaw } = await draft(lawyer);
    const id = await begun(bylaw);
    await edit(lawyer, bylaw, (tr) => {
      const { from } = rangeOf(tr.doc, FIRST);
      tr.insert(from, words('šeit '));
      tr.split(from + 5 + FIRST.length, 1);
      const [, after] = [tr.doc.resolve(from), tr.doc.resolve(from + 5 + FIRST.length + 2)];
      tr.setNodeMarkup(after.before(), null, { ...after.parent.attrs, id: 'atdalits0001' });
    });
    expect(await wordsOf(head, bylaw, id)).toBe(FIRST);
    const { doc } = await readDocument(lawyer, 'vidzale', bylaw);
    const last: string[] = [];
    doc.descendants((node) => {
      if (node.type.name === 'point') last.push(String(node.attrs['id']));
    });
    await edit(lawyer, bylaw, (tr) => putBehind(tr, cutPoint(tr, FIRST), last.at(-1) ?? ''));
    expect(await wordsOf(head, bylaw, id)).toBe(FIRST);
    const [step] = await edit(lawyer, bylaw, (tr) => void cutPoint(tr, FIRST));
    expect(await wordsOf(head, bylaw, id)).toBe('gone');
    expect((await threads(head, bylaw))[0]).toMatchObject({ quote: FIRST, place: { kind: 'gone' } });
    const { version } = await readDocument(lawyer, 'vidzale', bylaw);
    const { body } = await lawyer.get<{ content: unknown }>(
      `/api/m/vidzale/documents/${bylaw}/at/${version - 1}`,
    );
    await edit(lawyer, bylaw, (tr) => {
      const before = tr.doc.type.schema.nodeFromJSON(body.content);
      if (step) tr.step(step.invert(before));
    });
    expect(await wordsOf(head, bylaw, id)).toBe(FIRST);
  });

  it('is found at every version, and far behind the text without reading the whole log again', async () => {
    const { bylaw } = await draft(lawyer);
    const id = await begun(bylaw);
    const { version } = await readDocument(lawyer, 'vidzale', bylaw);
    await edit(lawyer, bylaw, (tr) => {
      for (let round = 0; round < 80; round += 1) tr.insert(rangeOf(tr.doc, FIRST).from, words('x'));
    });
    expect(await wordsOf(head, bylaw, id)).toBe(FIRST);
    const [row] = await test.dataSource.query<{ at_version: number }[]>(
      `SELECT at_version FROM comment_thread WHERE id = $1`,
      [id],
    );
    expect(row?.at_version).toBe(version + 80);
    const [now] = await threads(head, bylaw);
    const [then] = await threads(head, bylaw, version);
    const [between] = await threads(head, bylaw, version + 30);
    const from = (place = now?.place): number => (place?.kind === 'words' ? place.from : Number.NaN);
    expect(from(then?.place)).toBe(from() - 80);
    expect(from(between?.place)).toBe(from() - 50);
    expect((await head.get(`${path(bylaw)}?version=${version + 9999}`)).status).toBe(404);
  });

  it('can begin on a unit or block, and on the memorandum', async () => {
    const { bylaw, memorandum } = await draft(lawyer);
    const { doc, version } = await readDocument(lawyer, 'vidzale', bylaw);
    const point: string[] = [];
    doc.descendants((node) => {
      if (node.type.name === 'point') point.push(String(node.attrs['id']));
    });
    const body = { version, nodeId: point[0], text: 'Par visu punktu', mentions: [] };
    expect((await head.post(path(bylaw), body)).status).toBe(201);
    expect((await threads(head, bylaw))[0]).toMatchObject({ place: { kind: 'words' }, nodeId: point[0] });
    expect((await start(head, memorandum, 'Skaidrojums 2', 'Cik tas maksās?')).status).toBe(201);
    expect((await threads(head, memorandum))[0]).toMatchObject({ quote: 'Skaidrojums 2' });
  });

  it.each([
    ['a place outside of the text', { from: 3, to: 99_999 }, 'comment.place_unknown'],
    ['a range that ends before it begins', { from: 9, to: 3 }, 'comment.place_unknown'],
    ['no place', {}, 'comment.place_unknown'],
    ['an unknown block', { nodeId: 'nekas0000000' }, 'comment.place_unknown'],
    ['a version that is not yet', { version: 4000, from: 3, to: 9 }, 'comment.place_unknown'],
    ['blanks only', { from: 3, to: 9, text: '  \n ' }, 'field.matches'],
    ['a text without end', { from: 3, to: 9, text: 'a'.repeat(4001) }, 'field.maxLength'],
  ])('is refused with %s', async (_what, change, code) => {
    const { bylaw } = await draft(lawyer);
    const { version } = await readDocument(lawyer, 'vidzale', bylaw);
    const answer = await lawyer.post(path(bylaw), { version, text: 'Kāpēc?', mentions: [], ...change });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toContain(code);
    expect(await threads(lawyer, bylaw)).toEqual([]);
  });

  it('works while the text is locked', async () => {
    const { dossierId, bylaw } = await draft(lawyer);
    await advanceDossier(lawyer, 'vidzale', dossierId, 'sendForEndorsement');
    await advanceDossier(lawyer, 'vidzale', dossierId, 'withdraw', 'Vairs nav vajadzīgs');
    const { body } = await lawyer.get<{ locked: unknown[] }>(`/api/m/vidzale/documents/${bylaw}`);
    expect(body.locked).not.toEqual([]);
    const id = await begun(bylaw);
    expect((await head.post(path(bylaw, id), { text: 'Skaidra.', mentions: [] })).status).toBe(201);
    expect((await secretary.post(path(bylaw, id, 'resolve'))).status).toBe(204);
  });
});

describe('going on in a thread', () => {
  it('answers, edits and takes back what is one’s own, nothing else', async () => {
    const { bylaw } = await draft(lawyer);
    const id = await begun(bylaw);
    const answer = await head.post<{ commentId: string }>(path(bylaw, id), { text: 'Nav.', mentions: [] });
    const { commentId } = answer.body;
    const [first] = (await threads(head, bylaw))[0]?.comments ?? [];
    const change = { text: 'Nav gan.', mentions: [], version: 1 };
    expect((await lawyer.patch(path(bylaw, id, commentId), change)).text).toContain('comment.not_own');
    expect((await head.delete(path(bylaw, id, first?.id ?? ''))).status).toBe(403);
    expect((await head.patch(path(bylaw, id, commentId), change)).body).toEqual({ version: 2 });
    expect((await head.patch(path(bylaw, id, commentId), change)).status).toBe(409);
    expect((await threads(head, bylaw))[0]?.comments[1]).toMatchObject({
      text: 'Nav gan.',
      editedAt: expect.any(String),
    });
    expect((await head.delete(path(bylaw, id, commentId))).status).toBe(204);
    expect((await head.delete(path(bylaw, id, commentId))).text).toContain('comment.deleted');
    expect((await threads(lawyer, bylaw))[0]?.comments[1]).toMatchObject({
      deleted: true,
      text: '',
      author: 'Andris Kalniņš',
    });
    const kept = await test.dataSource.query(`SELECT 1 FROM comment WHERE text LIKE '%Nav gan%'`);
    expect(kept).toEqual([]);
  });

  it('disappears from the margin when everything in it was taken back', async () => {
    const { bylaw } = await draft(lawyer);
    const { body } = await start(lawyer, bylaw, FIRST, 'Kļūda');
    expect((await lawyer.delete(path(bylaw, body.threadId, body.commentId))).status).toBe(204);
    expect(await threads(head, bylaw)).toEqual([]);
  });

  it('is settled and opened again by anybody who may comment', async () => {
    const { bylaw } = await draft(lawyer);
    const id = await begun(bylaw);
    expect((await head.post(path(bylaw, id, 'resolve'))).status).toBe(204);
    expect((await secretary.post(path(bylaw, id, 'resolve'))).status).toBe(204);
    expect((await threads(lawyer, bylaw))[0]?.resolved).toMatchObject({ by: 'Andris Kalniņš' });
    const late = await lawyer.post(path(bylaw, id), { text: 'Un vēl', mentions: [] });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('comment.thread_resolved')]);
    expect((await lawyer.post(path(bylaw, id, 'reopen'))).status).toBe(204);
    expect((await threads(lawyer, bylaw))[0]?.resolved).toBeNull();
    expect((await lawyer.post(path(bylaw, id), { text: 'Un vēl', mentions: [] })).status).toBe(201);
  });

  it('is audited without a word of it', async () => {
    const { bylaw } = await draft(lawyer);
    const id = await begun(bylaw, FIRST, 'Noslēpums nekam');
    const records = await test.dataSource.query<{ action: string; details: unknown }[]>(
      `SELECT action, details FROM audit_record WHERE subject_id = $1`,
      [id],
    );
    expect(records.map(({ action }) => action)).toEqual(['comment.start']);
    expect(JSON.stringify(records)).not.toMatch(/Noslēpums|kārtīb/);
  });
});

describe('whom it calls', () => {
  const inbox = async (client: TestClient, threadId: string): Promise<InboxItem[]> =>
    (await client.get<InboxItem[]>('/api/inbox')).body.filter(({ path: at }) => at?.includes(threadId));

  it('hears of it in the inbox and by e-mail, with a link that opens the thread', async () => {
    const { bylaw, code } = await draft(lawyer);
    const andris = await personId(lawyer, bylaw, 'Andris Kalniņš');
    const began = await start(lawyer, bylaw, FIRST, '@Andris Kalniņš, vai tā ir labi?', [andris]);
    const id = began.body.threadId;
    expect(await inbox(head, id)).toEqual([
      expect.objectContaining({
        event: 'answerMention',
        actor: 'head_of_department',
        path: `darbs/vidzale/akti/${code}/teksts#komentars-${id}`,
      }),
    ]);
    expect(await inbox(lawyer, id)).toEqual([]);
    const [mail] = await mailsTo(test, lawyer, 'andris.kalnins@vidzale.example');
    expect(mail?.subject).toContain('Ilze Bērziņa komentārā vēršas pie Jums');
    const { body } = await lawyer.get<DemoMailMessage>(`/api/demo/mail/${mail?.id}`);
    expect(body.text).toContain(`/darbs/vidzale/akti/${code}/teksts#komentars-${id}`);
    expect(body.text).toContain('vai tā ir labi?');
    expect((await threads(head, bylaw))[0]).toMatchObject({
      notice: 'mention',
      mentionsMe: true,
      comments: [{ mentions: [{ id: andris, name: 'Andris Kalniņš' }] }],
    });
    expect((await head.post(path(bylaw, id), { text: 'Ir labi.', mentions: [] })).status).toBe(201);
    expect(await inbox(head, id)).toEqual([]);
    expect(await inbox(lawyer, id)).toEqual([expect.objectContaining({ event: 'readCommentAnswer' })]);
    const answers = await mailsTo(test, lawyer, 'ilze.berzina@vidzale.example');
    expect(answers.map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('Andris Kalniņš atbildēja komentāru pavedienā'),
    );
    expect((await lawyer.post(path(bylaw, id, 'seen'))).status).toBe(204);
    expect(await inbox(lawyer, id)).toEqual([]);
  }, 30_000);

  it('is not told twice, not of one’s own words, and not when the thread is settled', async () => {
    const { bylaw } = await draft(lawyer);
    const [andris, ilze] = [
      await personId(lawyer, bylaw, 'Andris Kalniņš'),
      await personId(lawyer, bylaw, 'Ilze Bērziņa'),
    ];
    const before = (await mailsTo(test, lawyer, 'andris.kalnins@vidzale.example')).length;
    const { body } = await start(lawyer, bylaw, FIRST, 'Sev', [ilze]);
    expect(await inbox(lawyer, body.threadId)).toEqual([]);
    const change = { text: 'Sev un @Andris Kalniņš', mentions: [ilze, andris] };
    const edited = path(bylaw, body.threadId, body.commentId);
    expect((await lawyer.patch(edited, { ...change, version: 1 })).status).toBe(200);
    expect((await lawyer.patch(edited, { ...change, version: 2 })).status).toBe(200);
    expect(await mailsTo(test, lawyer, 'andris.kalnins@vidzale.example')).toHaveLength(before + 1);
    expect(await inbox(head, body.threadId)).toHaveLength(1);
    expect((await secretary.post(path(bylaw, body.threadId, 'resolve'))).status).toBe(204);
    expect(await inbox(head, body.threadId)).toEqual([]);
  }, 30_000);
});
