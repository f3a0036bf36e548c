import type { CouncilMembers, DossierSitting, StoredContainer } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Answer, ProblemBody, TestClient } from '../../support/client.js';
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

/** The first bytes of every zip, and so of a signed container. */
const CONTAINER = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from('signed')]);

let test: TestApp;
let people: Vidzale;
let itemId: string;
let sittingId: string;
let dossierId: string;
let day: string;

beforeAll(async () => {
  test = await startTestApp();
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
): Promise<Answer<StoredContainer & ProblemBody>> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), name);
  return client.upload(`/api/m/${PLACE}/agenda-items/${itemId}/container`, form);
}

const codes = (answer: Answer<ProblemBody>) => answer.body.violations.map((violation) => violation.code);

const sign = (containerDigest: string) =>
  people.chair.post<ProblemBody & { number: string }>(`/api/m/${PLACE}/agenda-items/${itemId}/signature`, {
    day,
    capacity: 'sitting_chair',
    means: 'container',
    containerDigest,
    paperReference: null,
  });

describe('the signed container', () => {
  it('is not taken before anything is adopted', async () => {
    const answer = await upload(people.chair, CONTAINER);
    expect([answer.status, codes(answer)]).toEqual([409, ['nothing_adopted']]);
  });

  it('is kept, is what the signature is recorded with, and can be had back', async () => {
    await moveTo(people.secretary, test, day);
    const sitting = await readSitting(people, sittingId);
    const vote = voteOf(sitting, { for: 12, against: 2, abstain: 1 });
    done(await people.secretary.post(`/api/m/${PLACE}/agenda-items/${itemId}/vote`, vote));

    expect((await upload(people.secretary, CONTAINER)).status).toBe(403);
    expect((await upload(people.chair, Buffer.from('%PDF-1.7'), 'x.pdf')).status).toBe(415);
    expect(codes(await sign('0'.repeat(64)))).toEqual(['signature_container_missing']);

    const kept = done(await upload(people.chair, CONTAINER));
    expect(kept).toMatchObject({ name: 'lēmums.edoc', size: CONTAINER.length });
    expect(done(await sign(kept.digest)).number).toMatch(/^\d+\/\d{4}$/);

    const given = await people.lawyer.raw(`/api/m/${PLACE}/agenda-items/${itemId}/container`);
    expect(given.text).toContain('signed');
    expect(given.headers.get('content-disposition')).toContain('l%C4%93mums.edoc');
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
