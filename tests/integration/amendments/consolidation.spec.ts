import { strFromU8, unzipSync } from 'fflate';
import { exportText } from '#libs/bylaw-exchange';
import { parseDocument } from '#libs/bylaw-document';
import type {
  ActAtDate,
  ActListItem,
  ActPage,
  ConsolidationView,
  DossierView,
  InboxItem,
  PromulgationView,
} from '#libs/contracts';
import {
  actInForce,
  amendingBylaw,
  amendmentPath,
  editText,
  publishDossier,
  readAmendment,
  startAmending,
  withPoint,
  withWords,
  writeAmendments,
} from '../../support/amendments.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { ProblemBody, TestClient } from '../../support/client.js';
import { done, legalDay, moveTo, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';
import { draftDossier, readDocument, writeDocument, showDossier } from '../../support/dossiers.js';
import { promulgationPath } from '../../support/promulgation.js';

let test: TestApp;
let people: Vidzale;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
}, 120_000);
afterAll(() => test?.close());

const codes = (answer: { body: ProblemBody }) => answer.body.violations.map(({ code }) => code);
const onDay = async (act: ActListItem, day = '') =>
  done(
    await people.lawyer.get<ActAtDate>(
      `/api/public/m/${PLACE}/sn/${act.year}/${act.slug}${day ? `?date=${day}` : ''}`,
    ),
  );
const page = async (dossier: DossierView) =>
  done(await people.lawyer.get<ActPage>(`/api/public/m/${PLACE}/acts/${dossier.code}`));
const said = (content: unknown): string => {
  const parsed = parseDocument(content);
  if (!parsed.allowed) throw new Error('No document.');
  return exportText(parsed.doc);
};
const bylawOf = (dossier: DossierView) => dossier.documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';

/** An amending by-law of these points, linked to the act and published. */
async function publishAmending(act: ActListItem, gazette: string, ...points: string[]) {
  const dossier = await draftDossier(people.lawyer, PLACE, { kind: 'budget', title: `Grozījumi ${gazette}` });
  await writeDocument(people.lawyer, PLACE, bylawOf(dossier), amendingBylaw('Grozījumi', ...points));
  done(await people.lawyer.put(amendmentPath(dossier.id), { year: act.year, slug: act.slug }));
  const entryDay = await publishDossier(people, test, dossier.id, gazette);
  return { dossier, entryDay };
}

describe('the publication of an amending by-law', () => {
  it('gives the act its new text from the day of entry into force, with notes', async () => {
    const { act, dossier: base } = await actInForce(people, test, 'Par budžetu un rezervēm');
    const dossier = await startAmending(people, act);
    await editText(people, await readAmendment(people, dossier.id), (doc) =>
      withPoint(withWords(doc, 'kārtību', 'kārtību un termiņus'), 'Jauns punkts.'),
    );
    await writeAmendments(people, dossier.id);
    const entryDay = await publishDossier(people, test, dossier.id, '240.1');

    const before = await onDay(act);
    expect(before.texts.map(({ from, to }) => [from, to])).toEqual([
      [act.fromDay, expect.any(String)],
      [entryDay, null],
    ]);
    expect(before.texts[1]?.amendedBy).toEqual([expect.objectContaining({ code: dossier.code })]);
    expect(said(before.content)).not.toContain('Jauns punkts.');
    const after = await onDay(act, entryDay);
    expect(said(after.content)).toContain('Jauns punkts.');
    expect(said(after.content)).toMatch(
      /\(Grozīts ar Vidzāles novada domes .* saistošajiem noteikumiem Nr\. .*\)/,
    );
    expect(after.preparing).toEqual([]);

    const path = promulgationPath(dossier.id);
    const { promulgation } = done(await people.lawyer.get<{ promulgation: PromulgationView }>(path));
    expect(promulgation.consolidated).toEqual({
      number: act.number,
      title: act.title,
      included: true,
      possible: true,
    });
    const files = unzipSync((await people.lawyer.download(`${path}/package.zip`)).bytes);
    expect(Object.keys(files).sort()).toEqual([...promulgation.files].sort());
    const docx = unzipSync(files['konsolidetie-noteikumi.docx'] ?? new Uint8Array());
    expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain('Jauns punkts.');

    await moveTo(people.lawyer, test, entryDay);
    const shown = await page(base);
    expect(said(shown.text.content)).toContain('Jauns punkts.');
    expect(shown.text.lastEvent).toBe('consolidate');
    expect(shown.wordings.map(({ from }) => from)).toEqual([act.fromDay, entryDay]);
    expect(shown.versions.map(({ id }) => id)).toContain(shown.wordings[1]?.versionId);
    expect((await page(dossier)).amends).toMatchObject({ code: base.code, number: act.number });
    const compared = await people.lawyer.get(
      `/api/public/m/${PLACE}/acts/${base.code}/compare?from=${shown.versions[0]?.id}&to=${shown.text.id}`,
    );
    expect(compared.status).toBe(200);
    const view = await readAmendment(people, dossier.id);
    expect(view.consolidations).toEqual([
      expect.objectContaining({ from: entryDay, state: 'done', findings: [] }),
    ]);
  }, 60_000);

  it('follows parts that come into force later, and texts that are to come already', async () => {
    const { act } = await actInForce(people, test, 'Par budžetu un nodevām');
    const first = await publishAmending(
      act,
      '241.1',
      'Aizstāt 1. punktā vārdu "kārtību" ar vārdu "termiņus".',
      'Papildināt 1. punktu aiz vārda "nosaka" ar vārdu "arī".',
      'Saistošo noteikumu 2. punkts stājas spēkā 2031. gada 1. janvārī.',
    );
    expect((await onDay(act)).texts.map(({ from }) => from)).toEqual([
      act.fromDay,
      first.entryDay,
      '2031-01-01',
    ]);
    const second = await publishAmending(
      act,
      '242.1',
      'Papildināt 1. punktu aiz vārda "termiņus" ar vārdiem "un vietu".',
    );
    const day = async (date: string) => said((await onDay(act, date)).content);
    expect(await day(first.entryDay)).toContain('nosaka termiņus.');
    expect(await day(second.entryDay)).toContain('nosaka termiņus un vietu.');
    expect(await day('2031-01-01')).toContain('nosaka arī termiņus un vietu.');
    const { texts } = await onDay(act);
    expect(texts.map(({ from, amendedBy }) => [from, amendedBy.map(({ code }) => code)])).toEqual([
      [act.fromDay, []],
      [first.entryDay, [first.dossier.code]],
      [second.entryDay, [second.dossier.code]],
      ['2031-01-01', [first.dossier.code]],
    ]);
  }, 60_000);

  it('ends the act that a by-law repeals, and leaves others alone', async () => {
    const { act, dossier: repealed } = await actInForce(people, test, 'Par atceļamo budžetu');
    const { dossier } = {
      dossier: await draftDossier(people.lawyer, PLACE, { kind: 'budget', title: 'Jaunais' }),
    };
    await writeDocument(
      people.lawyer,
      PLACE,
      bylawOf(dossier),
      amendingBylaw(
        'Jaunais',
        'Saistošie noteikumi nosaka budžetu.',
        `Atzīt par spēku zaudējušiem Vidzāles novada domes saistošos noteikumus Nr. ${act.number} "Par atceļamo budžetu" un saistošos noteikumus Nr. 999/1999.`,
      ),
    );
    const entryDay = await publishDossier(people, test, dossier.id, '243.1');
    const before = await page(repealed);
    expect(before.act).toMatchObject({
      inForce: true,
      repealed: { from: entryDay, by: { code: dossier.code } },
    });
    await moveTo(people.lawyer, test, entryDay);
    expect((await page(repealed)).act?.inForce).toBe(false);
    const ended = await showDossier(people.lawyer, PLACE, repealed.id);
    expect([ended.state, ended.life.end]).toEqual([
      'repealed',
      { cause: 'repealed', from: entryDay, by: expect.any(String) },
    ]);
    const { acts } = done(
      await people.lawyer.get<{ acts: ActListItem[] }>(`/api/public/m/${PLACE}/acts?q=Par%20atce%C4%BCamo`),
    );
    expect(acts.find(({ slug }) => slug === act.slug)).toMatchObject({
      inForce: false,
      repealedFrom: entryDay,
    });
    const start = await people.lawyer.post<ProblemBody>(
      `/api/m/${PLACE}/acts/${act.year}/${act.slug}/amending`,
      {},
    );
    expect(codes(start)).toEqual(['amend.act-not-in-force']);
  }, 60_000);
});

describe('amendments that cannot be applied by themselves', () => {
  const step = (client: TestClient, id: string, what: string, row: ConsolidationView) =>
    client.post<ProblemBody>(amendmentPath(id, `/consolidation/${what}`), {
      from: row.from,
      version: row.version,
    });
  const inbox = async (client: TestClient, code: string) =>
    done(await client.get<InboxItem[]>('/api/inbox')).filter(
      (item) => item.dossier.code === code && item.path?.endsWith('/grozijumi'),
    );

  it('are consolidated by hand and confirmed by a second person; the next ones wait', async () => {
    const { act } = await actInForce(people, test, 'Par budžetu ar roku');
    const { dossier, entryDay } = await publishAmending(
      act,
      '244.1',
      'Aizstāt 1. punktā vārdu "kārtību" ar vārdu "termiņus".',
      'Svītrot 99. punktu.',
    );
    const later = await publishAmending(
      act,
      '245.1',
      'Papildināt 1. punktu aiz vārda "nosaka" ar vārdu "arī".',
    );
    await moveTo(people.lawyer, test, later.entryDay);
    const public1 = await onDay(act);
    expect(public1.preparing).toEqual([entryDay]);
    expect(public1.texts).toHaveLength(1);
    const rowOf = async () => {
      const row = (await readAmendment(people, dossier.id)).consolidations[0];
      if (!row) throw new Error('Nothing to consolidate.');
      return row;
    };
    let row = await rowOf();
    expect(row).toMatchObject({ from: entryDay, state: 'by_hand', mayConfirm: false });
    expect(row.findings.map(({ code }) => code)).toEqual(['amend.target-not-found']);
    const start = await people.lawyer.post<ProblemBody>(
      `/api/m/${PLACE}/acts/${act.year}/${act.slug}/amending`,
      {},
    );
    expect(codes(start)).toEqual(['amend.consolidation-open']);
    expect((await inbox(people.lawyer, dossier.code)).map(({ event }) => event)).toEqual(['consolidateText']);

    const documentId = row.documentId ?? '';
    const { doc } = await readDocument(people.lawyer, PLACE, documentId);
    expect(exportText(doc)).toContain('nosaka termiņus');
    await writeDocument(people.lawyer, PLACE, documentId, withWords(doc, 'termiņus', 'termiņus ar roku'));
    expect(codes(await step(people.secretary, dossier.id, 'confirmation', row))).toEqual([
      'consolidation.not-now',
    ]);
    expect((await step(people.head, dossier.id, 'offer', row)).status).toBe(403);
    expect((await step(people.lawyer, dossier.id, 'offer', row)).status).toBe(204);
    expect(codes(await step(people.lawyer, dossier.id, 'offer', row))).toEqual(['changedMeanwhile']);
    await expect(
      writeDocument(people.lawyer, PLACE, documentId, withWords(doc, 'termiņus', 'vēlāk')),
    ).rejects.toThrow('consolidation.not-in-work');
    row = await rowOf();
    expect(row).toMatchObject({ state: 'offered', offeredBy: 'Ilze Bērziņa', mayConfirm: false });
    expect(codes(await step(people.lawyer, dossier.id, 'confirmation', row))).toEqual([
      'consolidation.same-person',
    ]);
    expect((await step(people.secretary, dossier.id, 'return', row)).status).toBe(204);
    row = await rowOf();
    expect(row.state).toBe('by_hand');
    done(await step(people.lawyer, dossier.id, 'offer', row));
    expect((await inbox(people.secretary, dossier.code)).map(({ event }) => event)).toEqual([
      'confirmConsolidation',
    ]);
    expect(await inbox(people.lawyer, dossier.code)).toEqual([]);
    done(await step(people.secretary, dossier.id, 'confirmation', await rowOf()));
    await test.settled();

    const public2 = await onDay(act);
    expect(public2.preparing).toEqual([]);
    expect(public2.texts.map(({ from }) => from)).toEqual([act.fromDay, entryDay, later.entryDay]);
    expect(said((await onDay(act, entryDay)).content)).toContain('nosaka termiņus ar roku');
    expect(said(public2.content)).toContain('nosaka arī termiņus ar roku');
    expect(await rowOf()).toMatchObject({ state: 'done', confirmedBy: 'Kristīne Liepa' });
    expect(await legalDay(people.lawyer)).toBe(later.entryDay);
  }, 60_000);
});
