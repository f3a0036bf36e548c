import { unzipSync, strFromU8 } from 'fflate';
import { fileFormats, type Violation } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { completeBylaw, showDossier, startDossier, writeDocument } from '../../support/dossiers.js';

const PLACE = 'vidzale';

describe('downloading versions of a text', () => {
  let test: TestApp;
  let lawyer: TestClient;
  let bylaw: string;
  let memorandum: string;
  let first: string;

  beforeAll(async () => {
    test = await startTestApp();
    lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
    const { id } = await startDossier(lawyer, PLACE);
    const view = await showDossier(lawyer, PLACE, id);
    const documentOf = (kind: string) => view.documents.find((one) => one.kind === kind)?.id ?? '';
    bylaw = documentOf('bylaw');
    memorandum = documentOf('memorandum');
    await writeDocument(lawyer, PLACE, bylaw, completeBylaw());
    const named = await lawyer.post<{ id: string }>(`/api/m/${PLACE}/documents/${bylaw}/versions`, {
      name: 'Pirmā',
    });
    first = named.body.id;
    await writeDocument(lawyer, PLACE, bylaw, completeBylaw(undefined, 'jauno kārtību'));
  }, 120_000);

  afterAll(() => test.close());

  const download = (document: string, query: string): ReturnType<TestClient['download']> =>
    lawyer.download(`/api/m/${PLACE}/documents/${document}/export?${query}`);

  it('gives the by-law in every form, with a name and a type that fit', async () => {
    for (const format of fileFormats('bylaw')) {
      const answer = await download(bylaw, `format=${format}`);
      const ending = format === 'akn' ? 'akn.xml' : format;
      expect([format, answer.status]).toEqual([format, 200]);
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename=par-atkritumu-dalitu-vaksanu_v2.${ending}`,
      );
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toContain('no-store');
      if (format === 'pdf') {
        expect(strFromU8(answer.bytes.slice(0, 5))).toBe('%PDF-');
        continue;
      }
      const text = format === 'docx' ? wordText(answer.bytes) : strFromU8(answer.bytes);
      expect(text).toContain('jauno kārtību');
    }
  });

  it('gives older versions by number and by name', async () => {
    for (const version of ['1', first]) {
      const answer = await download(bylaw, `format=txt&version=${version}`);
      expect(strFromU8(answer.bytes)).toContain('nosaka kārtību');
      expect(answer.headers.get('content-disposition')).toContain('_v1.txt');
    }
  });

  it('tracks in Word what differs from another version', async () => {
    const answer = await download(bylaw, `format=docx&version=head&against=${first}`);
    expect(answer.headers.get('content-disposition')).toContain('_v2_pret-v1.docx');
    const document = strFromU8(unzipSync(answer.bytes)['word/document.xml'] ?? new Uint8Array());
    expect(document).toMatch(/<w:ins /);
    expect(document.replaceAll(/<[^>]*>/g, '')).toContain('jauno');
  });

  it('gives the memorandum to be read', async () => {
    const answer = await download(memorandum, 'format=html');
    expect(answer.status).toBe(200);
    expect(strFromU8(answer.bytes)).toContain('Paskaidrojuma raksts');
    expect((await download(memorandum, 'format=akn')).status).toBe(422);
  });

  it('refuses forms and versions that do not exist', async () => {
    const codes = async (query: string) => {
      const answer = await download(bylaw, query);
      const body = JSON.parse(strFromU8(answer.bytes)) as { violations: Violation[] };
      return [answer.status, body.violations[0]?.code];
    };
    expect(await codes('format=exe')).toEqual([422, 'export.format']);
    expect(await codes(`format=html&against=${first}`)).toEqual([422, 'export.against_word_only']);
    expect(await codes('format=txt&version=99')).toEqual([404, 'notFound']);
    expect(await codes('format=txt&version=%27')).toEqual([422, 'field.matches']);
  });

  it('is for the staff of the municipality only', async () => {
    const path = `/api/m/${PLACE}/documents/${bylaw}/export?format=txt`;
    expect((await new TestClient(test.url).get(path)).status).toBe(401);
    const stranger = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await stranger.get(path)).status).toBe(403);
    expect((await stranger.get(path.replace(PLACE, 'ezerkrasti'))).status).toBe(404);
    const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    expect((await clerk.get(path)).status).toBe(403);
  });
});

function wordText(bytes: Uint8Array): string {
  const document = unzipSync(bytes)['word/document.xml'];
  return strFromU8(document ?? new Uint8Array()).replaceAll(/<[^>]*>/g, '');
}
