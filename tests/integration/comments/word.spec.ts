import { strFromU8, unzipSync } from 'fflate';
import { Transform } from 'prosemirror-transform';
import { exportDocx } from '#libs/bylaw-exchange';
import { bylawSchema } from '#libs/bylaw-document';
import type { ImportPreview } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { completeBylaw, readDocument, showDossier, startDossier } from '../../support/dossiers.js';
import { draft, edit, path, PLACE, rangeOf, start, threads, words, wordsOf } from './comments-support.js';

let test: TestApp;
let lawyer: TestClient;
let head: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  head = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
}, 120_000);
afterAll(() => test?.close());

/** A Word file whose words "kārtību" and "stājas spēkā" are commented; the second time the words stand is meant. */
async function commentedFile(): Promise<Uint8Array> {
  const doc = completeBylaw('Par suņiem', 'kārtību, un šo kārtību ievēro');
  const tr = new Transform(doc);
  const mark = (id: string, from: number, to: number): void =>
    void tr.addMark(from, to, bylawSchema.mark('comment', { id }));
  const first = rangeOf(doc, 'kārtību ievēro');
  mark('komentars001', first.from, first.from + 'kārtību'.length);
  const second = rangeOf(doc, 'stājas spēkā');
  mark('komentars002', second.from, second.to);
  return exportDocx(tr.doc, {
    threads: [
      {
        id: 'komentars001',
        resolved: false,
        comments: [
          { author: 'Anna Ozola', at: '2026-11-02T10:00:00Z', text: 'Kuru kārtību?' },
          { author: 'Jānis Bērzs', at: '2026-11-03T10:00:00Z', text: 'Otro.' },
        ],
      },
      {
        id: 'komentars002',
        resolved: true,
        comments: [{ author: 'Anna Ozola', at: '2026-11-02T11:00:00Z', text: 'Kad?' }],
      },
    ],
  });
}

async function imported(): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await commentedFile())]), 'suni.docx');
  const { status, body, text } = await lawyer.upload<ImportPreview>(`/api/m/${PLACE}/imports`, form);
  if (status !== 201) throw new Error(text);
  expect(body.threads).toHaveLength(2);
  const { id } = await startDossier(lawyer, PLACE, { title: 'Par suņiem', from: { importId: body.id } });
  await test.settled();
  return (await showDossier(lawyer, PLACE, id)).documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
}

it('comments of a Word file live on as threads on their words', async () => {
  const bylaw = await imported();
  const [open, settled] = await threads(head, bylaw);
  expect(open).toMatchObject({
    origin: 'word',
    quote: 'kārtību',
    resolved: null,
    mine: false,
    comments: [
      {
        author: 'Anna Ozola',
        outside: true,
        own: false,
        at: '2026-11-02T10:00:00.000Z',
        text: 'Kuru kārtību?',
      },
      { author: 'Jānis Bērzs', outside: true, text: 'Otro.' },
    ],
  });
  expect(settled).toMatchObject({ quote: 'stājas spēkā', resolved: { by: null } });
  const place = open?.place;
  const { doc } = await readDocument(head, PLACE, bylaw);
  expect(place).toMatchObject({ kind: 'words', from: rangeOf(doc, 'kārtību ievēro').from });
  const id = open?.id ?? '';
  await edit(lawyer, bylaw, (tr) => tr.insert(rangeOf(tr.doc, 'nosaka').from, words('skaidri ')));
  expect(await wordsOf(head, bylaw, id)).toBe('kārtību');
  expect((await head.post(path(bylaw, id), { text: 'Otro, jā.', mentions: [] })).status).toBe(201);
  expect(
    (
      await lawyer.patch(path(bylaw, id, open?.comments[0]?.id ?? ''), {
        text: 'x',
        mentions: [],
        version: 1,
      })
    ).status,
  ).toBe(403);
  expect((await lawyer.post(path(bylaw, id, 'resolve'))).status).toBe(204);
  expect((await lawyer.post(path(bylaw, settled?.id ?? '', 'reopen'))).status).toBe(204);
});

it('are adopted once, however often they are asked for', async () => {
  const bylaw = await imported();
  const [row] = await test.dataSource.query<{ municipality_id: string; dossier_id: string }[]>(
    `SELECT municipality_id, dossier_id FROM document WHERE id = $1`,
    [bylaw],
  );
  await test.dataSource.query(`INSERT INTO outbox_message (topic, payload) VALUES ('comments.adopt', $1)`, [
    { municipalityId: row?.municipality_id, dossierId: row?.dossier_id },
  ]);
  await test.settled();
  const found = await threads(head, bylaw);
  expect(found.map(({ comments }) => comments.length)).toEqual([2, 1]);
});

describe('a Word file of a version', () => {
  const download = async (bylaw: string, query: string): Promise<Record<string, Uint8Array>> => {
    const at = `/api/m/${PLACE}/documents/${bylaw}/export?format=docx&${query}`;
    const { status, bytes } = await lawyer.download(at);
    expect(status).toBe(200);
    return unzipSync(bytes);
  };

  it('carries the open threads on their words, and the text is not touched by them', async () => {
    const { bylaw } = await draft(lawyer);
    const { body } = await start(lawyer, bylaw, 'nosaka kārtību', 'Vai skaidri?');
    await head.post(path(bylaw, body.threadId), { text: 'Skaidri.', mentions: [] });
    const done = await start(lawyer, bylaw, 'stājas spēkā', 'Nokārtots');
    await lawyer.post(path(bylaw, done.body.threadId, 'resolve'));
    await edit(lawyer, bylaw, (tr) => tr.insert(rangeOf(tr.doc, 'nosaka').from, words('šeit ')));
    const files = await download(bylaw, 'version=head');
    const comments = strFromU8(files['word/comments.xml'] ?? new Uint8Array());
    expect(comments).toContain('Vai skaidri?');
    expect(comments).toContain('w:author="Andris Kalniņš"');
    expect(comments).not.toContain('Nokārtots');
    const text = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    const marked = /<w:commentRangeStart[^>]*\/>(.*?)<w:commentRangeEnd/su.exec(text)?.[1] ?? '';
    expect(marked.replaceAll(/<[^>]+>/g, '')).toBe('nosaka kārtību');
    const form = new FormData();
    const back = new Blob([
      new Uint8Array(
        (await lawyer.download(`/api/m/${PLACE}/documents/${bylaw}/export?format=docx&version=head`)).bytes,
      ),
    ]);
    form.set('file', back, 'atpakal.docx');
    const read = await lawyer.upload<ImportPreview>(`/api/m/${PLACE}/imports`, form);
    expect(read.body.threads).toMatchObject([
      { quote: 'nosaka kārtību', comments: [{ text: 'Vai skaidri?' }, { text: 'Skaidri.' }] },
    ]);
  });

  it.each(['html', 'md', 'txt', 'json', 'akn'])('says nothing of them as %s', async (format) => {
    const { bylaw } = await draft(lawyer);
    await start(lawyer, bylaw, 'nosaka kārtību', 'Klusumu!');
    const { status, bytes } = await lawyer.download(
      `/api/m/${PLACE}/documents/${bylaw}/export?format=${format}&version=head`,
    );
    expect(status).toBe(200);
    expect(new TextDecoder().decode(bytes)).not.toMatch(/Klusumu|"comment"/);
  });
});
