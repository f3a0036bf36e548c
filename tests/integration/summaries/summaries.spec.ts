import type { ActPage, AssistantSettings, SummaryDraft, SummaryView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, peopleOfVidzale, type Vidzale } from '../../support/council.js';
import { startDossier } from '../../support/dossiers.js';
import { onAgenda } from '../../support/promulgation.js';
import { startLanguageModel, type LanguageModel } from '../../support/language-model.js';

const DRAFT =
  'No marta atkritumus šķirojam mājās. Stiklu un papīru liekam atsevišķi. Par to jāmaksā mazāk nekā līdz šim.';

let test: TestApp;
let model: LanguageModel;
let people: Vidzale;
let admin: TestClient;

beforeAll(async () => {
  model = await startLanguageModel();
  test = await startTestApp({ env: { VIETVARA_ASSISTANT_HOSTS: model.host } });
  people = await peopleOfVidzale(test.url);
  admin = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
}, 120_000);

afterAll(async () => {
  await test.close();
  await model.close();
});

const path = (id: string, place = 'vidzale'): string => `/api/m/${place}/dossiers/${id}/summary`;
const read = async (id: string): Promise<SummaryView> => done(await people.lawyer.get<SummaryView>(path(id)));
const codes = (body: unknown): string[] => (body as ProblemBody).violations.map(({ code }) => code);
const settings = async (): Promise<AssistantSettings> =>
  done(await admin.get<AssistantSettings>('/api/m/vidzale/assistant'));
const configure = async (more: Record<string, unknown> = {}) =>
  admin.put<AssistantSettings>('/api/m/vidzale/assistant', {
    version: (await settings()).version,
    enabled: true,
    baseUrl: model.baseUrl,
    model: 'vieglais-1',
    ...more,
  });

describe('a plain-language summary', () => {
  it('is written version by version, and a stale save loses nothing', async () => {
    const { id } = await startDossier(people.lawyer, 'vidzale');
    expect(await read(id)).toMatchObject({ version: 0, text: '', assistant: null, isPublic: false });
    done(await people.lawyer.put(path(id), { version: 0, text: ' Šķirosim atkritumus. ' }));
    const stale = await people.lawyer.put(path(id), { version: 0, text: 'Cits teksts.' });
    expect([stale.status, codes(stale.body)]).toEqual([409, ['changedMeanwhile']]);
    done(await people.lawyer.put(path(id), { version: 1, text: 'Šķirosim atkritumus no marta.' }));
    const view = await read(id);
    expect(view).toMatchObject({
      version: 2,
      text: 'Šķirosim atkritumus no marta.',
      author: 'Ilze Bērziņa',
      assistedBy: null,
      textChangedSince: false,
    });
    expect(view.history.map(({ version }) => version)).toEqual([2, 1]);
    expect(view.bylawText).toContain('Vispārīgie jautājumi');
  });

  it('lets only one of two saves of the same version in', async () => {
    const { id } = await startDossier(people.lawyer, 'vidzale');
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((text) => people.lawyer.put(path(id), { version: 0, text })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is shown to the public once the dossier is, and taken back when emptied', async () => {
    const { dossier } = await onAgenda(people, 'Par pašvaldības budžetu');
    const anyone = new TestClient(test.url);
    const page = async (): Promise<ActPage> =>
      done(await anyone.get<ActPage>(`/api/public/m/vidzale/acts/${dossier.code}`));
    expect((await page()).plainSummary).toBeNull();
    done(await people.lawyer.put(path(dossier.id), { version: 0, text: 'Īsi un skaidri.' }));
    expect((await page()).plainSummary).toMatchObject({ text: 'Īsi un skaidri.', assistedBy: null });
    done(await people.lawyer.put(path(dossier.id), { version: 1, text: '  ' }));
    expect((await page()).plainSummary).toBeNull();
  });

  it.each([
    [{ version: 0, text: 'a'.repeat(4001) }, 'text'],
    [{ version: -1, text: 'a' }, 'version'],
    [{ version: 0, text: 5 }, 'text'],
    [{ version: 0, text: 'a', checked: 'x' }, 'checked'],
  ])('refuses %#', async (body, where) => {
    const { id } = await startDossier(people.lawyer, 'vidzale');
    const answer = await people.lawyer.put<ProblemBody>(path(id), body);
    expect(answer.status).toBe(422);
    expect(answer.body.violations.map((one) => one.where)).toContain(where);
  });

  it('belongs to its municipality and to those who write', async () => {
    const { id } = await startDossier(people.lawyer, 'vidzale');
    const [other, head] = await Promise.all(
      ['Toms Krastiņš', 'Andris Kalniņš'].map((name) => TestClient.loggedIn(test.url, name)),
    );
    expect((await other?.get(path(id)))?.status).toBe(403);
    expect((await other?.get(path(id, 'ezerkrasti')))?.status).toBe(404);
    expect((await other?.put(path(id, 'ezerkrasti'), { version: 0, text: 'x' }))?.status).toBe(404);
    expect((await head?.get(path(id)))?.status).toBe(200);
    expect((await head?.put(path(id), { version: 0, text: 'x' }))?.status).toBe(403);
    expect((await head?.post(`${path(id)}/drafts`))?.status).toBe(403);
    expect((await new TestClient(test.url).get(path(id))).status).toBe(401);
  });
});

describe('the assistant', () => {
  const ask = (id: string) => people.lawyer.post<SummaryDraft>(`${path(id)}/drafts`);

  it('is off until the administrator switches it on', async () => {
    const { id } = await startDossier(people.lawyer, 'vidzale');
    const answer = await ask(id);
    expect([answer.status, codes(answer.body)]).toEqual([409, ['assistant.off']]);
    expect(await settings()).toMatchObject({ version: 0, enabled: false, hasKey: false });
    expect((await people.lawyer.get('/api/m/vidzale/assistant')).status).toBe(403);
    expect((await people.lawyer.put('/api/m/vidzale/assistant', {})).status).toBe(403);
  });

  it('drafts from the texts, and its draft counts only when a person takes it over', async () => {
    done(await configure({ key: 'sk-noslepums' }));
    const { dossier } = await onAgenda(people, 'Par budžeta grozījumiem');
    const { id, code } = dossier;
    model.answers(`## Kopsavilkums\n**${DRAFT}**\n`);
    const draft = done(await ask(id));
    expect(draft.text).toBe(`Kopsavilkums\n${DRAFT}`);
    const asked = model.asked.at(-1);
    expect(asked?.path).toBe('/v1/chat/completions');
    expect(asked?.headers.authorization).toBe('Bearer sk-noslepums');
    expect(asked?.body.model).toBe('vieglais-1');
    expect(asked?.body.messages[1]?.content).toContain('Par budžeta grozījumiem');

    const anyone = new TestClient(test.url);
    const shown = async () =>
      done(await anyone.get<ActPage>(`/api/public/m/vidzale/acts/${code}`)).plainSummary;
    expect(await shown()).toBeNull();
    expect(await read(id)).toMatchObject({
      text: '',
      drafts: [{ id: draft.id, requestedBy: 'Ilze Bērziņa' }],
    });

    const unchecked = await people.lawyer.put(path(id), { version: 0, text: DRAFT });
    expect([unchecked.status, codes(unchecked.body)]).toEqual([422, ['summary.unchecked']]);
    expect(await shown()).toBeNull();
    done(await people.lawyer.put(path(id), { version: 0, text: DRAFT, checked: true }));
    expect(await shown()).toMatchObject({ assistedBy: 'vieglais-1' });
    // Half rewritten it still is the model's, wholly rewritten it is not.
    done(
      await people.lawyer.put(path(id), {
        version: 1,
        text: `Jaunumi! ${DRAFT.slice(0, 60)}`,
        checked: true,
      }),
    );
    expect(await shown()).toMatchObject({ assistedBy: 'vieglais-1' });
    done(await people.lawyer.put(path(id), { version: 2, text: 'Cilvēks to uzrakstīja pats.' }));
    expect(await shown()).toMatchObject({ assistedBy: null });
  });

  it('asks nobody about the drafts of another dossier', async () => {
    done(await configure());
    const [mine, other] = [
      await startDossier(people.lawyer, 'vidzale'),
      await startDossier(people.lawyer, 'vidzale'),
    ];
    model.answers(DRAFT);
    done(await ask(other.id));
    done(await people.lawyer.put(path(mine.id), { version: 0, text: DRAFT }));
    expect(await read(mine.id)).toMatchObject({ version: 1, assistedBy: null, drafts: [] });
  });

  it.each([
    [{ status: 500, body: 'oops' }, 'assistant.refused'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, 'assistant.refused'],
    [{ status: 200, body: '{"choices":' }, 'assistant.unreadable'],
    [{ status: 200, body: '{"choices":[]}' }, 'assistant.unreadable'],
    [{ status: 200, body: 'null' }, 'assistant.unreadable'],
    [
      { status: 200, body: JSON.stringify({ choices: [{ message: { content: ' ' } }] }) },
      'assistant.unreadable',
    ],
    [{ status: 200, body: 'x'.repeat(1_100_000) }, 'assistant.unreadable'],
  ])('tells what went wrong: %#', async (reply, code) => {
    done(await configure());
    const { id } = await startDossier(people.lawyer, 'vidzale');
    model.answers(reply);
    const answer = await ask(id);
    expect([answer.status, codes(answer.body)]).toEqual([409, [code]]);
    expect((await read(id)).drafts).toEqual([]);
  });

  it('tells when nobody answers', async () => {
    const gone = await startLanguageModel();
    await gone.close();
    const { id } = await startDossier(people.lawyer, 'vidzale');
    // https to our own machine: the host is not among those that the operator named.
    done(await configure({ baseUrl: `https://localhost:${gone.host.split(':')[1]}/v1` }));
    expect(codes((await ask(id)).body)).toEqual(['assistant.addressNotAllowed']);
    done(await configure({ baseUrl: 'https://127.0.0.1/v1' }));
    expect(codes((await ask(id)).body)).toEqual(['assistant.addressNotAllowed']);
    done(await configure({ baseUrl: 'https://[::ffff:10.0.0.1]/v1' }));
    expect(codes((await ask(id)).body)).toEqual(['assistant.addressNotAllowed']);
  });

  it('keeps the key unreadable in the database and only for the address it was entered for', async () => {
    done(await configure({ key: 'sk-tikai-seit' }));
    expect(await settings()).not.toHaveProperty('key');
    const [row] = await test.dataSource.query<{ key_sealed: Buffer }[]>(
      `SELECT key_sealed FROM assistant_setting`,
    );
    expect(row?.key_sealed.toString('latin1')).not.toContain('sk-tikai');
    done(await configure({ model: 'cits' }));
    expect(await settings()).toMatchObject({ hasKey: true, model: 'cits' });
    done(await configure({ baseUrl: 'https://cits.example/v1' }));
    expect(await settings()).toMatchObject({ hasKey: false });
  });

  it.each([
    [{ baseUrl: '' }, 'assistant.addressMissing'],
    [{ model: '' }, 'assistant.modelMissing'],
    [{ baseUrl: 'ftp://x.example' }, 'assistant.addressInvalid'],
    [{ baseUrl: 'https://u:p@x.example' }, 'assistant.addressInvalid'],
    [{ baseUrl: 'http://x.example/v1' }, 'assistant.addressNotAllowed'],
    [{ baseUrl: 'http://127.0.0.1:5432' }, 'assistant.addressNotAllowed'],
  ])('refuses settings %#', async (more, code) => {
    const answer = await configure(more);
    expect(answer.status).toBe(422);
    expect(codes(answer.body)).toContain(code);
  });

  it('refuses stale settings', async () => {
    done(await configure());
    const answer = await admin.put('/api/m/vidzale/assistant', {
      version: 0,
      enabled: false,
      baseUrl: '',
      model: '',
    });
    expect([answer.status, codes(answer.body)]).toEqual([409, ['changedMeanwhile']]);
  });
});
