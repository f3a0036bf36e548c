import sharp from 'sharp';
import type { KeptImageView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { showDossier, startDossier } from '../../support/dossiers.js';

const PLACE = 'vidzale';

describe('images put into a text', () => {
  let test: TestApp;
  let lawyer: TestClient;
  let bylaw: string;

  beforeAll(async () => {
    test = await startTestApp();
    lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
    const { id } = await startDossier(lawyer, PLACE);
    bylaw = (await showDossier(lawyer, PLACE, id)).documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
  }, 120_000);

  afterAll(() => test.close());

  const picture = (): Promise<Buffer> =>
    sharp({ create: { width: 30, height: 20, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Copyright: 'Noslēpums' } })
      .jpeg()
      .toBuffer();
  const send = <T>(client: TestClient, bytes: Buffer, document = bylaw) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'attēls.jpg');
    return client.upload<T>(`/api/m/${PLACE}/documents/${document}/images`, form);
  };

  it('are drawn anew, kept under their digest, and the same one only once', async () => {
    const first = await send<KeptImageView>(lawyer, await picture());
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ mediaType: 'image/jpeg', width: 30 });
    const again = await send<KeptImageView>(lawyer, await picture());
    expect(again.body.digest).toBe(first.body.digest);
    const kept = await lawyer.download(`/api/m/${PLACE}/images/${first.body.digest}`);
    expect(kept.status).toBe(200);
    expect(Buffer.from(kept.bytes).includes('Noslēpums')).toBe(false);
  });

  it('are refused when they are no picture, whatever their name says', async () => {
    const answer = await send<ProblemBody>(lawyer, Buffer.from('<svg onload="x"/>'));
    expect(answer.status).toBe(415);
    expect(answer.body.violations.map(({ code }) => code)).toEqual(['imageUnreadable']);
  });

  it('are taken of those only who may write the text, and for a text that is there', async () => {
    const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    expect((await send(clerk, await picture())).status).toBe(403);
    const other = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect([403, 404]).toContain((await send(other, await picture())).status);
    expect((await send(lawyer, await picture(), '00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
