import { createHash } from 'node:crypto';
import type {
  ContainerCheck,
  ContainerReport,
  CouncilMembers,
  DossierSitting,
  StoredContainer,
} from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import {
  done,
  legalDay,
  moveTo,
  peopleOfVidzale,
  PLACE,
  planSitting,
  prepareSitting,
  readSitting,
  readyForCouncil,
  voteOf,
  type Vidzale,
} from '../../support/council.js';
import { ECDSA, makeContainer, testAuthority, type TestSigner } from '../../support/containers.js';

let test: TestApp;
let people: Vidzale;
let itemId: string;
let sittingId: string;
let dossierId: string;
let day: string;
let signer: TestSigner;

beforeAll(async () => {
  test = await startTestApp();
  signer = await (await testAuthority()).issue('JURIS VĪTOLS', { algorithm: ECDSA });
  people = await peopleOfVidzale(test.url);
  dossierId = (await readyForCouncil(people, 'Par 2027. gada budžetu')).id;
  day = await legalDay(people.secretary, 14);
  sittingId = (await planSitting(people, day)).id;
  itemId = await prepareSitting(people, sittingId, dossierId);
}, 120_000);
afterAll(() => test?.close());

function upload(
  client: TestClient,
  content: Buffer,
  name = 'lēmums.edoc',
  id = itemId,
): Promise<Answer<StoredContainer & ProblemBody>> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), name);
  return client.upload(`/api/m/${PLACE}/agenda-items/${id}/container`, form);
}

const codes = (answer: Answer<ProblemBody>) => answer.body.violations.map((violation) => violation.code);

const sign = (containerDigest: string, id = itemId, on = day) =>
  people.chair.post<ProblemBody & { number: string }>(`/api/m/${PLACE}/agenda-items/${id}/signature`, {
    day: on,
    capacity: 'sitting_chair',
    means: 'container',
    containerDigest,
    paperReference: null,
  });

const containerOf = (files: Record<string, string | Uint8Array>, tamper?: (xml: string) => string) =>
  makeContainer(signer, files, tamper ? { tamper } : {});
const check = (content: Buffer, client = people.lawyer): Promise<Answer<ContainerCheck>> => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), 'pārbaude.asice');
  return client.upload<ContainerCheck>(`/api/m/${PLACE}/signatures/check`, form);
};
const signingFile = async (file: string): Promise<Uint8Array> => {
  const url = `/api/m/${PLACE}/agenda-items/${itemId}/signing/${file}`;
  const { status, bytes } = await people.chair.download(url);
  expect([status, bytes.length > 100]).toEqual([200, true]);
  return bytes;
};

describe('the signed container', () => {
  it('is not taken before anything is adopted', async () => {
    const answer = await upload(people.chair, await containerOf({ 'a.txt': 'a' }));
    expect([answer.status, codes(answer)]).toEqual([409, ['nothing_adopted']]);
  });

  it('is refused when it is broken, and when it holds anything but the adopted text', async () => {
    // A container among the materials is no proof of anything.
    const material = await containerOf({ 'atzinums.txt': 'Atzinums' });
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(material)]), 'atzinums.asice');
    done(await people.secretary.upload(`/api/m/${PLACE}/agenda-items/${itemId}/files`, form));
    const item = { title: 'Par telpu nomu', rapporteur: null, addedAtSitting: null };
    const other = done(
      await people.secretary.post<{ id: string }>(`/api/m/${PLACE}/sittings/${sittingId}/items`, item),
    );
    await moveTo(people.secretary, test, day);
    const sitting = await readSitting(people, sittingId);
    const vote = voteOf(sitting, { for: 12, against: 2, abstain: 1 });
    for (const id of [itemId, other.id])
      done(await people.secretary.post(`/api/m/${PLACE}/agenda-items/${id}/vote`, vote));

    const foreign = await upload(people.chair, await containerOf({ 'cits.docx': 'Cits dokuments' }));
    expect([foreign.status, codes(foreign)]).toEqual([422, ['container.foreign']]);
    expect(foreign.body.violations[0]?.params).toEqual({ files: ['cits.docx'] });
    const broken = await containerOf({ 'a.docx': await signingFile('bylaw.docx') }, (xml) =>
      xml.replace(/<ds:SignatureValue>....../, '<ds:SignatureValue>AAAAAA'),
    );
    expect(codes(await upload(people.chair, broken))).toEqual(['container.signature_broken']);
    const fake = Buffer.concat([
      Buffer.from([0x50, 0x4b, 0x03, 0x04]),
      Buffer.from('signed and sealed here'),
    ]);
    expect(codes(await upload(people.chair, fake))).toEqual(['container.damaged']);
    expect(codes(await sign('0'.repeat(64)))).toEqual(['signature_container_missing']);
    expect(codes(await sign(createHash('sha256').update(material).digest('hex')))).toEqual([
      'signature_container_missing',
    ]);
    // Nor is what was signed for another matter.
    const elsewhere = done(
      await upload(people.chair, await containerOf({ 'noma.txt': 'Noma' }), 'noma.edoc', other.id),
    );
    expect(codes(await sign(elsewhere.digest))).toEqual(['container.foreign']);
    for (const [impossible, code] of [
      ['8999-12-31', 'signature_in_future'],
      ['2000-01-03', 'signature_before_decision'],
    ] as const)
      expect(codes(await sign(elsewhere.digest, other.id, impossible))).toEqual([code]);
    done(await sign(elsewhere.digest, other.id));
  });

  it('is kept, is what the signature is recorded with, and tells who signed and when', async () => {
    const files = {
      'saistošie noteikumi.docx': await signingFile('bylaw.docx'),
      'paskaidrojuma raksts.html': await signingFile('memorandum.html'),
    };
    const content = await containerOf(files);
    expect((await upload(people.secretary, content)).status).toBe(403);
    expect((await upload(people.chair, Buffer.from('%PDF-1.7'), 'x.pdf')).status).toBe(415);
    const kept = done(await upload(people.chair, content));
    expect(kept).toMatchObject({
      name: 'lēmums.edoc',
      size: content.length,
      digest: createHash('sha256').update(content).digest('hex'),
      report: { signatures: [{ signer: { name: 'JURIS VĪTOLS', trust: 'no_trust_list' } }] },
    });
    expect(done(await sign(kept.digest)).number).toMatch(/^\d+\/\d{4}$/);

    const path = `/api/m/${PLACE}/agenda-items/${itemId}/container`;
    const given = await people.lawyer.raw(path);
    expect(given.headers.get('content-disposition')).toContain('l%C4%93mums.edoc');
    const { report } = done(await people.lawyer.get<{ report: ContainerReport | null }>(`${path}/report`));
    expect(report).toEqual(kept.report);
  });
});

describe('checking a container without keeping it', () => {
  it('tells what is in it, or everything that is wrong', async () => {
    const content = await containerOf({ 'vēstule.txt': 'Labdien' });
    expect(done(await check(content))).toMatchObject({
      valid: true,
      name: 'pārbaude.asice',
      report: { files: [{ name: 'vēstule.txt', size: 7 }] },
    });
    const other = await containerOf({ 'a.txt': 'a' }, (xml) => xml.replace('Z</xades', '</xades'));
    expect(done(await check(other))).toMatchObject({
      valid: false,
      violations: [{ code: 'container.properties_changed' }, { code: 'container.time_missing' }],
    });
    expect((await check(content, await TestClient.loggedIn(test.url, 'Anna Zariņa'))).status).toBe(403);
  });
});

describe('the council around its sittings', () => {
  it('names the chairs and the councillors of today', async () => {
    const { chairs, councillors } = done(
      await people.secretary.get<CouncilMembers>(`/api/m/${PLACE}/council/members`),
    );
    expect(chairs.map((chair) => chair.name)).toEqual(['Juris Vītols']);
    expect(councillors).toHaveLength(15);
  });

  it('tells the items about a by-law with the day by which they must be signed', async () => {
    const [found, ...more] = done(
      await people.lawyer.get<DossierSitting[]>(`/api/m/${PLACE}/dossiers/${dossierId}/council`),
    );
    expect(more).toEqual([]);
    expect(found?.sitting.id).toBe(sittingId);
    expect(found?.item).toMatchObject({ id: itemId, outcome: 'adopted' });
    expect(found?.item.signBy?.article).toEqual({ act: 'PL', ref: '37(5)' });
    expect(String(found?.item.signBy?.day) > day).toBe(true);
  });
});
