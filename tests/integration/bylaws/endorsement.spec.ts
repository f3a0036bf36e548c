import type { DossierView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';
import {
  advanceDossier,
  completeBylaw,
  draftDossier,
  endorseDossier,
  showDossier,
  startDossier,
  writeDocument,
} from '../../support/dossiers.js';

let test: TestApp;
let people: Vidzale;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
}, 120_000);
afterAll(() => test?.close());

const url = (id: string, rest: string) => `/api/m/${PLACE}/dossiers/${id}/${rest}`;
const offered = async (): Promise<DossierView> => {
  const { id } = await draftDossier(people.lawyer, PLACE);
  return advanceDossier(people.lawyer, PLACE, id, 'sendForEndorsement');
};
const bodyOf = (view: DossierView, role: 'legal' | 'head') => ({
  role,
  bylawVersionId: view.toEndorse?.bylawVersionId,
  memorandumVersionId: view.toEndorse?.memorandumVersionId,
});
const codes = (body: ProblemBody) => body.violations.map((violation) => violation.code);

describe('endorsement', () => {
  it('is bound to the frozen texts the endorsers saw, and shows who gave it', async () => {
    const view = await endorseDossier(people, PLACE, (await offered()).id);
    expect(view.endorsements.map(({ role, by, current }) => [role, by.name, current])).toEqual([
      ['legal', 'Laima Ozola', true],
      ['head', 'Andris Kalniņš', true],
    ]);
  });

  it('no longer counts when the text was changed, and a stale one is refused', async () => {
    const view = await offered();
    done(await people.legal.post(url(view.id, 'endorse'), bodyOf(view, 'legal')));
    const bylaw = view.documents.find((document) => document.kind === 'bylaw');
    await writeDocument(people.lawyer, PLACE, bylaw?.id ?? '', completeBylaw(view.title, 'citu kārtību'));
    const stale = await people.head.post<ProblemBody>(url(view.id, 'endorse'), bodyOf(view, 'head'));
    expect(stale.status).toBe(409);
    const after = await showDossier(people.lawyer, PLACE, view.id);
    expect(after.endorsements.map(({ role, current }) => [role, current])).toEqual([['legal', false]]);
    expect(after.toEndorse?.current).toBe(false);
  });

  it('is given in the role that holds it, once', async () => {
    const view = await offered();
    const wrong = await people.head.post<ProblemBody>(url(view.id, 'endorse'), bodyOf(view, 'legal'));
    expect(wrong.status).toBe(403);
    done(await people.legal.post(url(view.id, 'endorse'), bodyOf(view, 'legal')));
    const again = await people.legal.post<ProblemBody>(url(view.id, 'endorse'), bodyOf(view, 'legal'));
    expect(again.status).toBe(409);
    expect(codes(again.body)).toContain('endorsement.already');
  });
});

describe('an illegal step', () => {
  it('is refused with the very list that the page shows', async () => {
    const { id } = await startDossier(people.lawyer, PLACE);
    const view = await showDossier(people.lawyer, PLACE, id);
    const offer = view.availableEvents.find(({ event }) => event === 'sendForEndorsement');
    expect(offer?.violations.length).toBeGreaterThan(1);
    const body = { event: 'sendForEndorsement', version: view.version };
    const answer = await people.lawyer.post<ProblemBody>(url(id, 'advance'), body);
    expect(answer.status).toBe(409);
    expect(answer.body.violations).toEqual(offer?.violations);
    expect((await showDossier(people.lawyer, PLACE, id)).state).toBe('draft');
  });

  it('is refused when somebody else moved the dossier first', async () => {
    const { id, version } = await draftDossier(people.lawyer, PLACE);
    const body = { event: 'sendForEndorsement', version };
    const answers = await Promise.all([1, 2].map(() => people.lawyer.post(url(id, 'advance'), body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const { timeline } = await showDossier(people.lawyer, PLACE, id);
    expect(timeline.filter(({ event }) => event === 'sendForEndorsement')).toHaveLength(1);
  });

  it('stays hidden behind "not found" in another municipality', async () => {
    const { id, version } = await draftDossier(people.lawyer, PLACE);
    const elsewhere = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await elsewhere.get(url(id, ''))).status).toBe(403);
    expect((await elsewhere.get(`/api/m/ezerkrasti/dossiers/${id}`)).status).toBe(404);
    const moved = await elsewhere.post(`/api/m/ezerkrasti/dossiers/${id}/advance`, {
      event: 'withdraw',
      version,
    });
    expect(moved.status).toBe(404);
  });
});
