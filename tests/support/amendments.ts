import { bylawSchema, idSource, parseDocument, seededRandom } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import type { ActListItem, AmendmentAnswer, AmendmentView, DossierView } from '#libs/contracts';
import type { TestApp } from './app.js';
import {
  done,
  legalDay,
  moveTo,
  PLACE,
  planSitting,
  prepareSitting,
  readSitting,
  voteOf,
  type Vidzale,
} from './council.js';
import { advanceDossier, endorseDossier, showDossier, writeDocument } from './dossiers.js';
import { promulgationPath, publishedBylaw, sendPackage, takeTrackA, workingDayIn } from './promulgation.js';

/** A by-law in force today, with how the public lists it. */
export async function actInForce(
  people: Vidzale,
  test: Pick<TestApp, 'settled'>,
  title: string,
): Promise<{ dossier: DossierView; act: ActListItem }> {
  const { dossier, entryDay } = await publishedBylaw(people, test, title);
  await moveTo(people.lawyer, test, entryDay);
  const { acts } = done(
    await people.lawyer.get<{ acts: ActListItem[] }>(
      `/api/public/m/${PLACE}/acts?q=${encodeURIComponent(title)}`,
    ),
  );
  const act = acts.find((one) => one.code === dossier.code);
  if (!act) throw new Error('The act is not listed.');
  return { dossier, act };
}

/** Begins to amend an act. */
export async function startAmending(people: Vidzale, act: ActListItem): Promise<DossierView> {
  const { id } = done(
    await people.lawyer.post<{ id: string }>(`/api/m/${PLACE}/acts/${act.year}/${act.slug}/amending`, {}),
  );
  return showDossier(people.lawyer, PLACE, id);
}

/** The address of what a dossier amends. */
export const amendmentPath = (id: string, rest = ''): string =>
  `/api/m/${PLACE}/dossiers/${id}/amendment${rest}`;

/** What a dossier amends. */
export async function readAmendment(people: Vidzale, id: string): Promise<AmendmentView> {
  const { amendment } = done(await people.lawyer.get<AmendmentAnswer>(amendmentPath(id)));
  if (!amendment) throw new Error('The dossier amends nothing.');
  return amendment;
}

/** Replaces words in the edited text of an act and adds a point behind the one that holds them. */
export async function editText(
  people: Vidzale,
  view: AmendmentView,
  change: (doc: Node) => Node,
): Promise<void> {
  const id = view.workingDocumentId ?? '';
  const { content } = done(await people.lawyer.get<{ content: unknown }>(`/api/m/${PLACE}/documents/${id}`));
  const parsed = parseDocument(content);
  if (!parsed.allowed) throw new Error('The edited text does not fit its schema.');
  await writeDocument(people.lawyer, PLACE, id, change(parsed.doc));
}

/** The document with these words in the place of others, in every text. */
export function withWords(doc: Node, from: string, to: string): Node {
  if (!JSON.stringify(doc.toJSON()).includes(from)) throw new Error(`The text does not say "${from}".`);
  return bylawSchema.nodeFromJSON(JSON.parse(JSON.stringify(doc.toJSON()).replaceAll(from, to)));
}

/** The document with a new point behind the first one. */
export function withPoint(doc: Node, text: string, seed = 77): Node {
  const newId = idSource(seededRandom(seed));
  const point = bylawSchema.node('point', { id: newId() }, [
    bylawSchema.node('paragraph', { id: newId() }, [bylawSchema.text(text)]),
  ]);
  let added = false;
  const visit = (node: Node): Node => {
    if (node.isTextblock || node.isLeaf) return node;
    const children: Node[] = [];
    node.forEach((child) => {
      children.push(visit(child));
      if (!added && child.type.name === 'point') {
        added = true;
        children.push(point);
      }
    });
    return node.type.create(node.attrs, children, node.marks);
  };
  return visit(doc);
}

/** Writes the amending by-law from the edited text. */
export async function writeAmendments(
  people: Vidzale,
  id: string,
  inForceFrom: string | null = null,
): Promise<AmendmentView> {
  const { version } = await readAmendment(people, id);
  done(await people.lawyer.post(amendmentPath(id, '/writing'), { version, inForceFrom }));
  return readAmendment(people, id);
}

/** Brings a drafted by-law about the budget through the council to its publication today; returns its first day. */
export async function publishDossier(
  people: Vidzale,
  test: Pick<TestApp, 'settled'>,
  id: string,
  gazetteNumber: string,
): Promise<string> {
  await advanceDossier(people.lawyer, PLACE, id, 'sendForEndorsement');
  await endorseDossier(people, PLACE, id);
  await advanceDossier(people.lawyer, PLACE, id, 'submitToCouncil');
  const { id: sittingId } = await planSitting(people, await workingDayIn(people, 12));
  const itemId = await prepareSitting(people, sittingId, id);
  const sitting = await readSitting(people, sittingId);
  await moveTo(people.secretary, test, sitting.day);
  done(
    await people.secretary.post(
      `/api/m/${PLACE}/agenda-items/${itemId}/vote`,
      voteOf(sitting, { for: 10, against: 3 }),
    ),
  );
  done(
    await people.chair.post(`/api/m/${PLACE}/agenda-items/${itemId}/signature`, {
      day: sitting.day,
      capacity: 'sitting_chair',
      means: 'paper',
      containerDigest: null,
      paperReference: 'Lieta 1-6, 14. lp.',
    }),
  );
  await takeTrackA(people, id);
  await sendPackage(people, id);
  const day = await legalDay(people.lawyer);
  const { entryDay } = done(
    await people.lawyer.post<{ entryDay: string }>(promulgationPath(id, '/publication'), {
      number: `${day.slice(0, 4)}/${gazetteNumber}`,
      day,
    }),
  );
  await test.settled();
  return entryDay;
}

/** An amending by-law written elsewhere: a point for each of these texts. */
export function amendingBylaw(title: string, ...points: string[]): Node {
  const newId = idSource(seededRandom(points.join().length));
  const line = (name: string, text: string): Node =>
    bylawSchema.node(name, { id: newId() }, [bylawSchema.text(text)]);
  return bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [
      line('issuer', 'Vidzāles novada dome'),
      line('title', title),
      line('basis', 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu'),
    ]),
    bylawSchema.node(
      'body',
      null,
      points.map((text) => bylawSchema.node('point', { id: newId() }, [line('paragraph', text)])),
    ),
  ]);
}
