import type { Comparison } from '#libs/bylaw-diff';
import type { DocumentComparison, DossierView } from '#libs/contracts';
import { EditorState } from 'prosemirror-state';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { done, PLACE } from '../../support/council.js';
import { draftDossier, readDocument } from '../../support/dossiers.js';

type Answer = DocumentComparison<Comparison>;

let test: TestApp;
let lawyer: TestClient;
let dossier: DossierView;
let id: string;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  dossier = await draftDossier(lawyer, PLACE);
  id = dossier.documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
}, 120_000);
afterAll(() => test?.close());

const compare = (from: string, to: string) =>
  lawyer.get<Answer>(`/api/m/${PLACE}/documents/${id}/compare?from=${from}&to=${encodeURIComponent(to)}`);

describe('comparing versions', () => {
  it('takes numbers, the text now and moments', async () => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    let at = 0;
    doc.descendants((node, position) => {
      if (at === 0 && node.type.name === 'paragraph' && node.content.size > 0) at = position + 1;
    });
    const step = EditorState.create({ doc }).tr.insertText('Turklāt ', at).steps[0]?.toJSON() as object;
    done(
      await lawyer.post(`/api/m/${PLACE}/documents/${id}/steps`, { version, clientId: 'a', steps: [step] }),
    );
    const now = done(await compare(String(version), 'head'));
    expect(now.comparison.summary.changed).toBe(1);
    expect(now.to.version).toBe(version + 1);
    const later = new Date(Date.now() + 3_600_000_000).toISOString();
    expect(done(await compare(String(version), later)).to.version).toBe(version + 1);
    expect(done(await compare('head', 'head')).comparison.changes).toEqual([]);
  });

  it('refuses what names no version', async () => {
    expect((await compare('0', '1999-01-01T00:00:00Z')).status).toBe(404);
    expect((await compare('0', '2026-13-45T99:00:00Z')).status).toBe(404);
    expect((await compare('0', '999999')).status).toBe(404);
    expect((await compare('0', 'yesterday')).status).toBe(422);
  });
});
