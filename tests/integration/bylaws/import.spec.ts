import sharp from 'sharp';
import { createHash } from 'node:crypto';
import { withSuggestions } from '#libs/bylaw-diff';
import {
  bylawSchema,
  countSuggestions,
  idSource,
  parseDocumentOfKind,
  seededRandom,
} from '#libs/bylaw-document';
import { exportAkn, exportDocx, importBylaw } from '#libs/bylaw-exchange';
import type { DocumentView, ImportPreview, Violation } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer } from '../../support/client.js';
import { showDossier, startDossier } from '../../support/dossiers.js';
import { mirrored } from '../../support/takeover.js';

const PLACE = 'vidzale';
const newId = idSource(seededRandom(4));

function bylaw(change: (text: string) => string = (text) => text): Node {
  const read = importBylaw({ name: 'a.md', text: change(mirrored(8)) }, { newId });
  if (!read.allowed) throw new Error('The by-law was not read.');
  return bylawSchema.nodeFromJSON(read.document);
}

/** The document with a comment on the text that says `words`, and an image at the end of its point. */
function commented(doc: Node, words: string, digest: string): Node {
  const mark = bylawSchema.mark('comment', { id: 'komentars001' });
  const figure = bylawSchema.node('figure', {
    id: newId(),
    digest,
    alt: 'Laukuma plāns',
    mediaType: 'image/jpeg',
  });
  const visit = (node: Node): Node => {
    if (node.isText) return node.text === words ? node.mark([...node.marks, mark]) : node;
    const illustrated = node.type.name === 'point' && node.textContent.includes(words);
    const children = [...node.children.map(visit), ...(illustrated ? [figure] : [])];
    return node.type.create(node.attrs, children, node.marks);
  };
  return visit(doc);
}

describe('reading files of word processors and Akoma Ntoso', () => {
  let test: TestApp;
  let lawyer: TestClient;

  beforeAll(async () => {
    test = await startTestApp();
    lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  }, 120_000);

  afterAll(() => test.close());

  const send = (
    name: string,
    content: Uint8Array | string,
  ): Promise<Answer<ImportPreview & { violations?: Violation[] }>> => {
    const form = new FormData();
    form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
    return lawyer.upload(`/api/m/${PLACE}/imports`, form);
  };
  const textOf = async (importId: string, more: object): Promise<Node> => {
    const { id } = await startDossier(lawyer, PLACE, {
      title: 'Par laukumu',
      topic: 'trade',
      from: { importId, ...more },
    });
    const document = (await showDossier(lawyer, PLACE, id)).documents.find((one) => one.kind === 'bylaw');
    const { body } = await lawyer.get<DocumentView>(`/api/m/${PLACE}/documents/${document?.id}`);
    const parsed = parseDocumentOfKind(body.content, 'bylaw');
    if (!parsed.allowed) throw new Error('The text does not fit its schema.');
    return parsed.doc;
  };
  const tracked = async (): Promise<string> => {
    const after = bylaw((text) => text.replace('tirdzniecības vietas', 'tirgotāju vietas'));
    const file = await exportDocx(withSuggestions(bylaw(), after, { newId, author: 'Juriste' }));
    const { status, body, text } = await send('labots.docx', file);
    if (status !== 201) throw new Error(text);
    return body.id;
  };

  it('reads texts that are cut in the middle of a character', async () => {
    const alt = `${'a'.repeat(1999)}\u{1f600}`;
    const paragraph = `<num>1.</num><content><p>Plāns <img src="a.png" alt="${alt}"/></p></content>`;
    const file = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="noteikumi"><meta/><body><paragraph>${paragraph}</paragraph></body></act></akomaNtoso>`;
    const { status, body, text } = await send('plāns.akn', file);
    expect([status, text]).toEqual([201, expect.not.stringMatching(/\\ud83d/i)]);
    expect(JSON.stringify(body.bylaw)).toContain(`${'a'.repeat(1999)}\ufffd`);
  });

  it('reads Word with its comments and images, kept without what cameras write', async () => {
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#0a0' } })
      .withExifMerge({ IFD0: { Artist: 'Kāds' } })
      .jpeg()
      .toBuffer();
    const digest = createHash('sha256').update(bytes).digest('hex');
    const doc = commented(bylaw(), 'Laukumā ir:', digest);
    const file = await exportDocx(doc, {
      assets: new Map([[digest, { digest, mediaType: 'image/jpeg', bytes }]]),
      threads: [
        {
          id: 'komentars001',
          resolved: false,
          comments: [{ author: 'Anna Ozola', at: '2026-11-02T10:00:00Z', text: 'Vai pietiek?' }],
        },
      ],
    });
    const { status, body } = await send('projekts.docx', file);
    expect(status).toBe(201);
    expect(body).toMatchObject({ format: 'docx', encoding: 'binary' });
    expect(body.recognised.counts['keptWords']).toBe(body.recognised.counts['sourceWords']);
    expect(body.threads).toEqual([
      expect.objectContaining({
        quote: 'Laukumā ir:',
        comments: [expect.objectContaining({ author: 'Anna Ozola', text: 'Vai pietiek?' })],
      }),
    ]);
    expect(body.threads[0]?.node).toMatch(/^[a-z0-9]{12}$/);
    const shown = /"digest":"([0-9a-f]{64})"/.exec(JSON.stringify(body.bylaw))?.[1] ?? '';
    expect(shown).not.toBe(digest);
    const image = await lawyer.download(`/api/m/${PLACE}/images/${shown}`);
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(createHash('sha256').update(image.bytes).digest('hex')).toBe(shown);
    expect(Buffer.from(image.bytes).includes('Artist')).toBe(false);
    const text = await textOf(body.id, {});
    expect(JSON.stringify(text.toJSON())).not.toContain('"comment"');
    expect(JSON.stringify(text.toJSON())).toContain(shown);
    const kept = await lawyer.get<ImportPreview>(`/api/m/${PLACE}/imports/${body.id}`);
    expect(kept.body.threads).toHaveLength(1);
    const head = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
    const origin = await head.get(`/api/m/${PLACE}/imports/${body.id}/origin`);
    expect([origin.status, origin.body]).toEqual([200, { fileName: 'projekts.docx' }]);
    const stranger = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await stranger.get(`/api/m/ezerkrasti/imports/${body.id}/origin`)).status).toBe(404);
  });

  it.each([
    ['keep', 'tirdzniecības', true],
    ['accept', 'tirgotāju', false],
    ['reject', 'tirdzniecības', false],
  ])('tracked changes: %s', async (suggestions, word, left) => {
    const text = await textOf(await tracked(), { suggestions });
    expect(text.textContent).toContain(word);
    expect(countSuggestions(text) > 0).toBe(left);
  });

  it('keeps printed numbers, and numbers anew only when asked', async () => {
    const gap = mirrored(8).replace('##### 3.', '##### 7.');
    const labels = async (more: object): Promise<string> => {
      const { body } = await send('numuri.md', gap);
      return JSON.stringify((await textOf(body.id, more)).toJSON());
    };
    expect(await labels({})).toContain('"base":"7"');
    expect(await labels({ renumber: true })).not.toContain('"base":"7"');
  });

  it('reads Akoma Ntoso', async () => {
    const xml = exportAkn(bylaw(), { status: 'adopted', number: '8/2024', adopted: '2024-03-14' });
    const { status, body } = await send('akts.akn.xml', xml);
    expect([status, body.format]).toEqual([201, 'akn']);
    expect(JSON.stringify(body.bylaw)).toContain('tirdzniecības vietas');
  });

  it('refuses what it cannot read, with the field', async () => {
    const refusal = async (name: string, content: Uint8Array | string) => {
      const { status, body } = await send(name, content);
      return [status, body.violations?.[0]?.code];
    };
    expect(await refusal('tabula.xlsx', 'x')).toEqual([415, 'import.unknownFormat']);
    expect(await refusal('nav.docx', 'nav Word')).toEqual([415, 'import.notWord']);
    expect(await refusal('tukšs.md', '')).toEqual([422, 'fileEmpty']);
    expect(await refusal('garš.txt', 'a'.repeat(3_000_001))).toEqual([413, 'fileTooLarge']);
    const broken = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]);
    expect((await refusal('bojāts.docx', broken))[0]).toBe(422);
    const unknown = await lawyer.post<{ violations: Violation[] }>(`/api/m/${PLACE}/dossiers`, {
      kind: 'normal',
      title: 'Par laukumu',
      topic: 'trade',
      from: { importId: await tracked(), suggestions: 'maybe' },
    });
    expect([unknown.status, unknown.body.violations[0]?.where]).toEqual([422, 'from.suggestions']);
  });
});
