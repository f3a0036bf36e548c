import sharp from 'sharp';
import { unzipSync, strFromU8 } from 'fflate';
import { fileFormats } from '#libs/contracts';
import { DocumentImages } from '../../../apps/api/src/documents/document-images.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { mirrored, sendFiles, startTakeover, whenRead } from '../../support/takeover.js';

const PLACE = 'vidzale';

describe('acts as files', () => {
  let test: TestApp;
  let visitor: TestClient;
  let lawyer: TestClient;

  beforeAll(async () => {
    test = await startTestApp();
    visitor = new TestClient(test.url);
    lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
    const batch = await startTakeover(lawyer, PLACE);
    await sendFiles(lawyer, PLACE, batch, [['12.md', mirrored(12)]]);
    const [item] = (await whenRead(lawyer, PLACE, batch)).items;
    await lawyer.post(`/api/m/${PLACE}/takeovers/${batch}/sample`);
    await lawyer.post(`/api/m/${PLACE}/takeover-items/${item?.id}/look`, {
      version: (item?.version ?? 0) + 1,
    });
    const confirmed = await lawyer.post(`/api/m/${PLACE}/takeovers/${batch}/confirmation`);
    if (confirmed.status !== 200) throw new Error(confirmed.text);
  }, 120_000);

  afterAll(() => test.close());

  it('are there for every wording in every form', async () => {
    for (const format of fileFormats('bylaw')) {
      const answer = await visitor.download(
        `/api/public/m/${PLACE}/sn/2024/12-2024/2024-03-20/file.${format}`,
      );
      expect([format, answer.status]).toEqual([format, 200]);
      const ending = format === 'akn' ? 'akn.xml' : format;
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename=SN-12-2024_2024-03-20.${ending}`,
      );
      expect(answer.headers.get('cache-control')).toContain('public');
      if (format === 'pdf') {
        expect(strFromU8(answer.bytes.slice(0, 5))).toBe('%PDF-');
        continue;
      }
      const text =
        format === 'docx'
          ? strFromU8(unzipSync(answer.bytes)['word/document.xml'] ?? new Uint8Array())
          : strFromU8(answer.bytes);
      expect(text).toContain('tirdzniecības vietas');
    }
  });

  it('tell who has them that nothing changed', async () => {
    const path = `/api/public/m/${PLACE}/sn/2024/12-2024/2024-03-20/file.txt`;
    const first = await visitor.download(path);
    const again = await fetch(test.url + path, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('are not there for other days, forms, acts and municipalities', async () => {
    const status = async (path: string): Promise<number> =>
      (await visitor.download(`/api/public/m/${path}`)).status;
    expect(await status(`${PLACE}/sn/2024/12-2024/2024-03-21/file.txt`)).toBe(404);
    expect(await status(`${PLACE}/sn/2024/12-2024/2024-03-20/file.exe`)).toBe(404);
    expect(await status(`${PLACE}/sn/2024/13-2024/2024-03-20/file.txt`)).toBe(404);
    expect(await status('ezerkrasti/sn/2024/12-2024/2024-03-20/file.txt')).toBe(404);
  });

  it('show images to the staff, and to everybody once a public text shows them', async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } })
      .withExifMerge({ IFD0: { Artist: 'Kāds' } })
      .png()
      .toBuffer();
    const images = test.app.get(DocumentImages, { strict: false });
    const [place] = await test.dataSource.query<{ id: string }[]>(
      `SELECT id FROM municipality WHERE slug = $1`,
      [PLACE],
    );
    const municipalityId = place?.id ?? '';
    const asset = { digest: 'a'.repeat(64), mediaType: 'image/png', bytes };
    const broken = { digest: 'b'.repeat(64), mediaType: 'image/emf', bytes: new Uint8Array(40) };
    const prepared = await images.prepare(test.dataSource.manager, municipalityId, [asset, broken]);
    expect(prepared.unreadable).toEqual([broken.digest]);
    await test.app
      .get(UnitOfWork, { strict: false })
      .run({ kind: 'system' }, (tx) => images.keep(tx, municipalityId, prepared));
    const digest = prepared.byDigest.get(asset.digest)?.digest ?? '';
    const shown = await lawyer.download(`/api/m/${PLACE}/images/${digest}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(strFromU8(shown.bytes, true)).not.toContain('Artist');
    expect((await visitor.download(`/api/m/${PLACE}/images/${digest}`)).status).toBe(401);
    expect((await visitor.download(`/api/public/m/${PLACE}/images/${digest}`)).status).toBe(404);
    const figure = { type: 'figure', attrs: { digest: asset.digest, mediaType: 'image/png' } };
    expect(images.rewrite({ type: 'doc', content: [figure] }, prepared)).toEqual({
      type: 'doc',
      content: [{ type: 'figure', attrs: { digest, mediaType: 'image/png' } }],
    });
    await test.dataSource.query(
      `INSERT INTO named_version_image (municipality_id, digest, version_id)
       SELECT municipality_id, $2, bylaw_version_id FROM act_text WHERE municipality_id = $1`,
      [municipalityId, digest],
    );
    const everybodys = await visitor.download(`/api/public/m/${PLACE}/images/${digest}`);
    expect([everybodys.status, everybodys.bytes]).toEqual([200, shown.bytes]);
    expect((await visitor.download(`/api/public/m/ezerkrasti/images/${digest}`)).status).toBe(404);
  });
});
