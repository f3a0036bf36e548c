import { strFromU8, unzipSync } from 'fflate';
import { exportText } from '#libs/bylaw-exchange';
import { documentDigest, parseDocumentOfKind } from '#libs/bylaw-document';
import type {
  BasisChangeView,
  InboxItem,
  DocumentJson,
  DossierDocumentKind,
  DossierView,
  PromulgationView,
} from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, legalDay, moveTo, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';
import { showDossier } from '../../support/dossiers.js';
import {
  onAgenda,
  promulgationPath,
  publishedBylaw,
  sendPackage,
  signedBylaw,
  takeTrackA,
} from '../../support/promulgation.js';

let test: TestApp;
let people: Vidzale;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
}, 120_000);
afterAll(() => test?.close());

const codes = (answer: { body: ProblemBody }) => answer.body.violations.map((violation) => violation.code);
const plus = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const view = async (id: string) =>
  done(await people.lawyer.get<{ promulgation: PromulgationView | null }>(promulgationPath(id))).promulgation;
const prepare = (id: string, body: object) => people.lawyer.put<ProblemBody>(promulgationPath(id), body);
const send = (id: string, body: object) =>
  people.lawyer.post<ProblemBody>(promulgationPath(id, '/sending'), {
    means: 'email',
    ministryInformedOn: null,
    ...body,
  });
const publish = (id: string, body: object) =>
  people.lawyer.post<ProblemBody & { entryDay: string }>(promulgationPath(id, '/publication'), body);
const PLAIN = { personalDataChecked: true, ownEntryDay: null, ownEntryPoint: null };

async function readyToSend(title: string): Promise<DossierView> {
  const { id } = await signedBylaw(people, test, title);
  return takeTrackA(people, id);
}

describe('promulgation', () => {
  it('packs exactly the texts that the council adopted', async () => {
    const dossier = await readyToSend('Par 2027. gada budžetu');
    done(await prepare(dossier.id, PLAIN));
    const shown = await view(dossier.id);
    const adopted = dossier.timeline.find((entry) => entry.event === 'recordAdoption')?.documents ?? [];
    expect(shown?.bylawVersionId).toBe(adopted.find((one) => one.kind === 'bylaw')?.versionId);

    const response = await people.lawyer.raw(promulgationPath(dossier.id, '/package.zip'));
    expect(response.headers.get('content-type')).toBe('application/zip');
    const files = await unzipped(dossier.id);
    expect(Object.keys(files).sort()).toEqual([...(shown?.files ?? [])].sort());
    const bylaw = await frozen(adopted, 'bylaw');
    const explanations = await frozen(adopted, 'memorandum');
    expect(documentDigest(bylaw)).toBe(shown?.digest);
    expect(files['saistosie-noteikumi.txt']).toBe(exportText(bylaw, explanations));
    expect(files['saistosie-noteikumi.html']).toContain('Par 2027. gada budžetu');
    expect(files['saistosie-noteikumi.docx']).toMatch(/^PK/);
    expect(JSON.parse(files['metadati.json'] ?? '')).toMatchObject({
      issuer: 'Vidzāles novada dome',
      title: 'Par 2027. gada budžetu',
      number: expect.stringMatching(/^\d+\/\d{4}$/),
      decision: '101',
      minutes: 'prot. Nr. 7, 12. p.',
      signedBy: 'Juris Vītols',
      digests: { bylaw: shown?.digest, memorandum: documentDigest(explanations) },
    });
  });

  it('gives the same bytes for the same texts', async () => {
    const dossier = await readyToSend('Par apstādījumiem');
    done(await prepare(dossier.id, PLAIN));
    expect(await bytes(dossier.id)).toEqual(await bytes(dossier.id));
  });

  it('refuses everything before the by-law is signed', async () => {
    const { dossier } = await onAgenda(people, 'Par ūdeni');
    const early = await prepare(dossier.id, PLAIN);
    expect(early.status).toBe(409);
    expect(codes(early)).toEqual(['wrong_state']);
    expect(codes(await send(dossier.id, { sentOn: await legalDay(people.lawyer) }))).toEqual([
      'package_missing',
    ]);
    expect((await people.lawyer.get(promulgationPath(dossier.id, '/package.zip'))).status).toBe(404);
    expect(await view(dossier.id)).toBeNull();
  });

  it('does not send before the track is taken', async () => {
    const dossier = await signedBylaw(people, test, 'Par ceļiem');
    done(await prepare(dossier.id, PLAIN));
    expect(codes(await send(dossier.id, { sentOn: await legalDay(people.lawyer) }))).toEqual(['wrong_state']);
    expect((await view(dossier.id))?.sentOn).toBeNull();
  });

  it('names everything that stands against sending at once', async () => {
    const dossier = await readyToSend('Par tirdzniecību');
    const signed = dossier.stateSince;
    done(await prepare(dossier.id, { ...PLAIN, personalDataChecked: false }));
    const answer = await send(dossier.id, { sentOn: plus(signed, -30) });
    expect(answer.status).toBe(409);
    expect(answer.body.violations).toMatchObject([
      { code: 'personal_data_unchecked', article: { act: 'OPL', ref: '11(1)' } },
      { code: 'sending_before_signature', article: { act: 'PL', ref: '47(1)' } },
    ]);
    expect((await view(dossier.id))?.sentOn).toBeNull();
  });

  it('refuses a day of entry into force that has passed', async () => {
    const dossier = await readyToSend('Par atlaidēm');
    const today = await legalDay(people.lawyer);
    expect(codes(await prepare(dossier.id, { ...PLAIN, ownEntryDay: today }))).toEqual([
      'own_entry_day_missing',
    ]);
    done(await prepare(dossier.id, { ...PLAIN, ownEntryDay: plus(today, -1), ownEntryPoint: '12.' }));
    const answer = await send(dossier.id, { sentOn: today });
    expect(answer.body.violations).toMatchObject([
      { code: 'retroactive', article: { act: 'OPL', ref: '9(4)' } },
    ]);
  });

  it('lets a late sending through and says that it was late', async () => {
    const dossier = await readyToSend('Par kapsētām');
    done(await prepare(dossier.id, PLAIN));
    const { sendBy } = (await view(dossier.id)) ?? {};
    expect(sendBy).toEqual(expect.any(String));
    const late = plus(String(sendBy), 1);
    await moveTo(people.secretary, test, late);
    done(await send(dossier.id, { sentOn: late }));
    const sent = await showDossier(people.lawyer, PLACE, dossier.id);
    expect(sent.state).toBe('promulgation_sent');
    expect(JSON.stringify(sent.timeline.at(-1)?.details)).toContain('sending_late');
    expect(codes(await prepare(dossier.id, PLAIN))).toEqual(['package_sent']);
  });

  it.each(['2026-225.13', '26/225.13', '2026/225', '2026/2250.13', ' 2026/225.13', '2026/225.13.1'])(
    'refuses the publication number %j',
    async (number) => {
      const answer = await publish(await sentOnce(), { number, day: await legalDay(people.lawyer) });
      expect(answer.status).toBe(422);
      expect(answer.body.violations).toMatchObject([{ code: 'field.matches', where: 'number' }]);
    },
  );

  it('refuses a number of another year and a day that cannot be', async () => {
    const id = await sentOnce();
    const today = await legalDay(people.lawyer);
    const year = Number(today.slice(0, 4));
    expect(codes(await publish(id, { number: `${year - 1}/1.1`, day: today }))).toEqual([
      'official_number_invalid',
    ]);
    const tomorrow = plus(today, 1);
    expect(codes(await publish(id, { number: `${tomorrow.slice(0, 4)}/1.1`, day: tomorrow }))).toEqual([
      'official_day_impossible',
    ]);
    expect((await view(id))?.official).toBeNull();
  });

  it('brings a published by-law into force when legal time reaches the day', async () => {
    const dossier = await readyToSend('Par sniegu');
    await sendPackage(people, dossier.id);
    const day = await legalDay(people.lawyer);
    const number = `${day.slice(0, 4)}/230.4`;
    const { entryDay } = done(await publish(dossier.id, { number, day }));
    expect(entryDay).toBe(plus(day, 1));
    expect(await view(dossier.id)).toMatchObject({
      official: { number, day, url: `https://www.vestnesis.lv/op/${number}` },
      entryDay,
    });
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('promulgated');
    await moveTo(people.secretary, test, entryDay);
    const inForce = await showDossier(people.lawyer, PLACE, dossier.id);
    expect(inForce).toMatchObject({ state: 'in_force', stateSince: entryDay });
    expect(inForce.timeline.at(-1)).toMatchObject({
      event: 'enterIntoForce',
      actor: null,
      article: { act: 'PL', ref: '47(1)' },
    });
  });

  it('waits for the day that the by-law sets itself', async () => {
    const dossier = await readyToSend('Par skolām');
    const day = await legalDay(people.lawyer);
    const own = plus(day, 20);
    await sendPackage(people, dossier.id, { day: own, point: '14.' });
    const { entryDay } = done(await publish(dossier.id, { number: `${day.slice(0, 4)}/232.1`, day }));
    expect(entryDay).toBe(own);
    await moveTo(people.secretary, test, plus(own, -1));
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('promulgated');
    await moveTo(people.secretary, test, own);
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('in_force');
  });

  it('is closed to other roles and other municipalities', async () => {
    const id = await sentOnce();
    expect((await people.head.put(promulgationPath(id), PLAIN)).status).toBe(403);
    const elsewhere = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await elsewhere.get(promulgationPath(id, '/package.zip'))).status).toBe(403);
    expect((await elsewhere.get(`/api/m/ezerkrasti/dossiers/${id}/promulgation/package.zip`)).status).toBe(
      404,
    );
    expect((await new TestClient(test.url).get(promulgationPath(id))).status).toBe(401);
  });
});

let sentId: Promise<string> | null = null;

/** One by-law that was sent and never published, for everything that is refused. */
function sentOnce(): Promise<string> {
  sentId ??= (async () => {
    const { id } = await readyToSend('Par pludmalēm');
    await sendPackage(people, id);
    return id;
  })();
  return sentId;
}

async function bytes(id: string): Promise<Uint8Array> {
  const cookie = ['vv', '__Host-vv']
    .map((name) => [name, people.lawyer.cookie(name)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`);
  const response = await fetch(new URL(promulgationPath(id, '/package.zip'), test.url), {
    headers: { cookie: cookie.join('; ') },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function unzipped(id: string): Promise<Record<string, string>> {
  const files = unzipSync(await bytes(id));
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
}

async function frozen(of: DossierView['timeline'][number]['documents'], kind: DossierDocumentKind) {
  const [row] = await test.dataSource.query<{ content: DocumentJson }[]>(
    `SELECT content FROM named_version WHERE id = $1`,
    [of.find((one) => one.kind === kind)?.versionId],
  );
  const parsed = parseDocumentOfKind(row?.content, kind);
  if (!parsed.allowed) throw new Error('The frozen text does not fit its schema.');
  return parsed.doc;
}

describe('a change of a law that by-laws cite', () => {
  const path = `/api/m/${PLACE}/basis-changes`;
  const list = async () => done(await people.lawyer.get<{ items: BasisChangeView[] }>(path)).items;
  const change = (place: string, over: object = {}) => ({
    place,
    kind: 'amended',
    from: '2026-12-01',
    sourceUrl: 'https://likumi.lv/ta/id/336956',
    ...over,
  });

  it('asks for a look at every act in force that cites the place, until somebody says what was found', async () => {
    const { dossier } = await publishedBylaw(people, test, 'Par maksas pakalpojumiem');
    const { id, acts } = done(
      await people.lawyer.post<{ id: string; acts: number }>(path, change('Pašvaldību likuma 44. pants')),
    );
    expect(acts).toBeGreaterThan(0);
    const found = (await list()).find((one) => one.id === id);
    const check = found?.acts.find(({ act }) => act.code === dossier.code);
    expect(check).toMatchObject({ citations: ['Pašvaldību likuma 44. panta otro daļu'], decision: null });
    const waiting = async () =>
      done(await people.lawyer.get<InboxItem[]>('/api/inbox')).filter(
        (item) => item.event === 'reviewBasis' && item.dossier.code === dossier.code,
      );
    expect(await waiting()).toMatchObject([{ path: `darbs/${PLACE}/pamati` }]);

    const decide = (client: TestClient, body: object) =>
      client.post<ProblemBody>(`${path}/${id}/acts/${check?.actId}`, body);
    const decision = { outcome: 'holds', reason: 'Pilnvarojums nav mainījies.' };
    expect((await decide(people.head, decision)).status).toBe(403);
    expect((await decide(people.lawyer, { ...decision, reason: '' })).status).toBe(422);
    done(await decide(people.lawyer, decision));
    expect(codes(await decide(people.lawyer, decision))).toEqual(['basis.decided']);
    const after = (await list()).find((one) => one.id === id);
    expect(after?.acts.find(({ act }) => act.code === dossier.code)?.decision).toMatchObject({
      ...decision,
      by: 'Ilze Bērziņa',
    });
    expect(await waiting()).toEqual([]);
  });

  it('concerns no act that cites something else, and is refused where it names no act', async () => {
    const other = done(
      await people.lawyer.post<{ acts: number }>(path, change('Pašvaldību likuma 61. panta 5. punkts')),
    );
    expect(other.acts).toBe(0);
    expect(codes(await people.lawyer.post<ProblemBody>(path, change('kāds likums')))).toEqual([
      'basis.not_recognised',
    ]);
    expect((await people.head.post(path, change('Pašvaldību likuma 44. pants'))).status).toBe(403);
  });
});
