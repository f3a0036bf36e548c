import type { ActListItem, AmendmentTexts, AmendmentView, DossierView } from '#libs/contracts';
import { exportText } from '#libs/bylaw-exchange';
import { parseDocument } from '#libs/bylaw-document';
import {
  actInForce,
  amendingBylaw,
  amendmentPath,
  editText,
  readAmendment,
  startAmending,
  withPoint,
  withWords,
  writeAmendments,
} from '../../support/amendments.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, legalDay, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';
import {
  advanceDossier,
  draftDossier,
  endorseDossier,
  readDocument,
  showDossier,
  startDossier,
  writeDocument,
} from '../../support/dossiers.js';

let test: TestApp;
let people: Vidzale;
let act: ActListItem;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  ({ act } = await actInForce(people, test, 'Par pašvaldības budžetu'));
}, 120_000);
afterAll(() => test?.close());

const codes = (answer: { body: ProblemBody }) => answer.body.violations.map(({ code }) => code);
const start = (client: TestClient, year: number, slug: string) =>
  client.post<ProblemBody>(`/api/m/${PLACE}/acts/${year}/${slug}/amending`, {});
const bylawOf = (dossier: DossierView) => dossier.documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
const textOf = async (dossier: DossierView) =>
  exportText((await readDocument(people.lawyer, PLACE, bylawOf(dossier))).doc);
const insert = (view: AmendmentView) =>
  editText(people, view, (doc) =>
    withPoint(withWords(doc, 'kārtību', 'kārtību un termiņus'), 'Jauns punkts.'),
  );

async function toCouncil({ id }: DossierView): Promise<void> {
  await advanceDossier(people.lawyer, PLACE, id, 'sendForEndorsement');
  await endorseDossier(people, PLACE, id);
  await advanceDossier(people.lawyer, PLACE, id, 'submitToCouncil');
}

describe('starting to amend an act in force', () => {
  it('opens a dossier with the act and its text of today, numbers fixed', async () => {
    const dossier = await startAmending(people, act);
    expect(dossier.title).toMatch(
      /^Grozījumi Vidzāles novada domes \d{4}\. gada .* saistošajos noteikumos Nr\. .* "Par pašvaldības budžetu"$/,
    );
    expect(dossier.documents.map(({ kind }) => kind)).toEqual(['bylaw', 'memorandum']);
    const view = await readAmendment(people, dossier.id);
    expect(view).toMatchObject({
      act: { code: act.code, number: act.number, slug: act.slug },
      baseDay: await legalDay(people.lawyer),
      baseOutdated: false,
      unchanged: true,
      written: null,
      locked: [],
      consolidations: [],
    });
    const { doc } = await readDocument(people.lawyer, PLACE, view.workingDocumentId ?? '');
    const labels: unknown[] = [];
    doc.descendants((node) => void (node.type.name === 'point' && labels.push(node.attrs['label'])));
    expect(labels).not.toHaveLength(0);
    expect(labels).not.toContain(null);
    expect(dossier.timeline.map(({ event }) => event)).toContain('linkAmendedAct');
  }, 60_000);

  it('needs an act in force and the permission to start a dossier', async () => {
    expect((await start(people.lawyer, act.year, 'nav')).status).toBe(404);
    expect((await start(people.head, act.year, act.slug)).status).toBe(403);
    const stranger = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await start(stranger, act.year, act.slug)).status).toBe(403);
    expect(
      (await new TestClient(test.url).post(`/api/m/${PLACE}/acts/${act.year}/${act.slug}/amending`, {}))
        .status,
    ).toBe(401);
  }, 60_000);
});

describe('writing the amending by-law', () => {
  it('writes it from the edited text, keeps the earlier text and proves itself', async () => {
    const dossier = await startAmending(people, act);
    await writeDocument(
      people.lawyer,
      PLACE,
      bylawOf(dossier),
      withWords((await readDocument(people.lawyer, PLACE, bylawOf(dossier))).doc, 'Izdoti', 'IZDOTI'),
    );
    await insert(await readAmendment(people, dossier.id));
    const view = await writeAmendments(people, dossier.id);
    expect(view.check).toMatchObject({ kind: 'proof', closed: true, differences: [], findings: [] });
    expect(view.check.instructions).toBe(2);
    expect(view.check.day).toBe(await legalDay(people.lawyer));
    expect(view.written).toMatchObject({ outdated: false, editedByHand: false, by: 'Ilze Bērziņa' });
    const text = await textOf(dossier);
    expect(text).toContain('Izdarīt Vidzāles novada domes');
    expect(text).toMatch(/papildināt noteikumus ar 1\.¹ punktu šādā redakcijā/i);
    const after = await showDossier(people.lawyer, PLACE, dossier.id);
    expect(after.versions.map(({ name }) => name)).toContain('Pirms grozījumu uzrakstīšanas');
    expect(after.timeline.map(({ event }) => event)).toContain('writeAmendments');
  }, 60_000);

  it('takes a day of its own into the text', async () => {
    const dossier = await startAmending(people, act);
    await insert(await readAmendment(people, dossier.id));
    const view = await writeAmendments(people, dossier.id, '2030-01-01');
    expect(await textOf(dossier)).toContain('stājas spēkā 2030. gada 1. janvārī');
    expect(view.check.closed).toBe(true);
  }, 60_000);

  it('says when the edited text was changed afterwards, and can be written again', async () => {
    const dossier = await startAmending(people, act);
    await insert(await readAmendment(people, dossier.id));
    await writeAmendments(people, dossier.id);
    await editText(people, await readAmendment(people, dossier.id), (doc) =>
      withWords(doc, 'Jauns', 'Vēl jauns'),
    );
    const stale = await readAmendment(people, dossier.id);
    expect(stale.written).toMatchObject({ outdated: true, editedByHand: false });
    expect(stale.check.closed).toBe(false);
    const again = await writeAmendments(people, dossier.id);
    expect(again.written?.outdated).toBe(false);
    expect(again.check.closed).toBe(true);
  }, 60_000);

  it('proves a by-law that was changed by hand anew, and names the line that differs', async () => {
    const dossier = await startAmending(people, act);
    await insert(await readAmendment(people, dossier.id));
    await writeAmendments(people, dossier.id);
    const { doc } = await readDocument(people.lawyer, PLACE, bylawOf(dossier));
    await writeDocument(
      people.lawyer,
      PLACE,
      bylawOf(dossier),
      withWords(doc, 'Jauns punkts', 'Cits punkts'),
    );
    const view = await readAmendment(people, dossier.id);
    expect(view.written).toMatchObject({ outdated: false, editedByHand: true });
    expect(view.check.closed).toBe(false);
    expect(view.check.differences).toEqual([{ expected: '1.¹ Jauns punkts.', reached: '1.¹ Cits punkts.' }]);
    await writeDocument(people.lawyer, PLACE, bylawOf(dossier), doc);
    expect((await readAmendment(people, dossier.id)).check.closed).toBe(true);
  }, 60_000);

  it('tells the checklist on the way to the council, as a warning, whether it is proven', async () => {
    const dossier = await startAmending(people, act);
    await insert(await readAmendment(people, dossier.id));
    await writeAmendments(people, dossier.id);
    await advanceDossier(people.lawyer, PLACE, dossier.id, 'sendForEndorsement');
    const proof = async () => {
      const view = await showDossier(people.lawyer, PLACE, dossier.id);
      const entry = view.checklist.find(({ code }) => code === 'amendmentProven');
      return [view.amends, entry?.met, entry?.violations.map(({ code }) => code)];
    };
    expect(await proof()).toEqual([true, true, []]);
    const { doc } = await readDocument(people.lawyer, PLACE, bylawOf(dossier));
    await writeDocument(
      people.lawyer,
      PLACE,
      bylawOf(dossier),
      withWords(doc, 'Jauns punkts', 'Cits punkts'),
    );
    expect(await proof()).toEqual([true, true, ['amendment_unchecked']]);
    await readAmendment(people, dossier.id);
    expect(await proof()).toEqual([true, true, ['amendment_not_proven']]);
    const plain = await startDossier(people.lawyer, PLACE);
    expect((await showDossier(people.lawyer, PLACE, plain.id)).amends).toBe(false);
  }, 60_000);

  it('is nobody else’s business', async () => {
    const dossier = await startAmending(people, act);
    const stranger = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    for (const path of ['', '/texts', '/changes'])
      expect((await stranger.get(amendmentPath(dossier.id, path))).status).toBe(403);
    const elsewhere = amendmentPath(dossier.id, '/texts').replace(PLACE, 'ezerkrasti');
    expect((await stranger.get(elsewhere)).status).toBe(404);
  }, 60_000);

  it('refuses without changes, without an edited text, from an older state and after drafting', async () => {
    const write = (id: string, version: number) =>
      people.lawyer.post<ProblemBody>(amendmentPath(id, '/writing'), { version, inForceFrom: null });
    const dossier = await startAmending(people, act);
    const nothing = await write(dossier.id, 1);
    expect(nothing.status).toBe(409);
    expect(codes(nothing)).toEqual(['amend.nothing-changed']);
    await insert(await readAmendment(people, dossier.id));
    expect(
      (await people.head.post(amendmentPath(dossier.id, '/writing'), { version: 1, inForceFrom: null }))
        .status,
    ).toBe(403);
    const { version } = await writeAmendments(people, dossier.id);
    expect(codes(await write(dossier.id, version - 1))).toEqual(['changedMeanwhile']);
    await toCouncil(dossier);
    expect((await readAmendment(people, dossier.id)).locked.map(({ code }) => code)).toEqual([
      'document.locked',
    ]);
    expect(codes(await write(dossier.id, version))).toContain('document.locked');
    const plain = await startDossier(people.lawyer, PLACE);
    expect((await write(plain.id, 1)).status).toBe(404);
  }, 60_000);
});

describe('an amending by-law that was written elsewhere', () => {
  const link = (id: string, client = people.lawyer) =>
    client.put<ProblemBody>(amendmentPath(id), { year: act.year, slug: act.slug });

  async function imported(...points: string[]): Promise<DossierView> {
    const dossier = await draftDossier(people.lawyer, PLACE, { kind: 'budget', title: 'Grozījumi citur' });
    await writeDocument(people.lawyer, PLACE, bylawOf(dossier), amendingBylaw('Grozījumi', ...points));
    return dossier;
  }

  it('is read and applied to the act it names', async () => {
    const dossier = await imported(
      'Aizstāt saistošo noteikumu 1. punktā vārdu "kārtību" ar vārdu "termiņus".',
      'Saistošie noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.',
    );
    expect((await link(dossier.id, people.head)).status).toBe(403);
    expect((await link(dossier.id)).status).toBe(204);
    expect(codes(await link(dossier.id))).toEqual(['amend.act-linked']);
    const view = await readAmendment(people, dossier.id);
    expect(view.workingDocumentId).toBeNull();
    expect(view.check).toMatchObject({ kind: 'application', closed: true, instructions: 1 });
    const texts = done(await people.lawyer.get<AmendmentTexts>(amendmentPath(dossier.id, '/texts')));
    expect(said(texts.before)).toContain('nosaka kārtību');
    expect(said(texts.after)).toContain('nosaka termiņus');
    const refused = await people.lawyer.post<ProblemBody>(amendmentPath(dossier.id, '/writing'), {
      version: view.version,
      inForceFrom: null,
    });
    expect(codes(refused)).toEqual(['amend.no-edited-text']);
  }, 60_000);

  it('says what cannot be applied', async () => {
    const dossier = await imported('Svītrot 99. punktu.');
    done(await link(dossier.id));
    const { check } = await readAmendment(people, dossier.id);
    expect(check.closed).toBe(false);
    expect(check.findings.map(({ code }) => code)).toEqual(['amend.target-not-found']);
  }, 60_000);

  it('is linked to its act while it is drafted', async () => {
    const dossier = await imported('Svītrot 99. punktu.');
    await toCouncil(dossier);
    expect(codes(await link(dossier.id))).toEqual(['document.locked']);
  }, 60_000);
});

function said(content: unknown): string {
  const parsed = parseDocument(content);
  if (!parsed.allowed) throw new Error('No document.');
  return exportText(parsed.doc);
}
