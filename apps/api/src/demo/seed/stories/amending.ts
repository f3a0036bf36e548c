import type { Node } from 'prosemirror-model';
import { DataSource } from 'typeorm';
import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { ReadAmendment } from '../../../amendments/amendment-view.query.js';
import { FollowPublication } from '../../../amendments/follow-publication.js';
import { StartAmending } from '../../../amendments/start-amending.js';
import { WriteAmendments } from '../../../amendments/write-amendments.js';
import { buildMemorandum } from './build-texts.js';
import { Cast } from './cast.js';
import { Drafting, type Tale } from './drafting.js';

/** What is changed in an act: words, and a point behind the one that says something. */
export interface EditPlan {
  reworded: [string, string][];
  added?: { behind: string; text: string };
  /** A provision of the amending by-law itself. */
  own?: string;
}

/** What lawyers do in the demo's past to amend acts in force, through the same use cases as in the browser. */
export class Amending {
  private seed = 500;

  constructor(
    private readonly dataSource: DataSource,
    private readonly cast: Cast,
    private readonly drafting: Drafting,
    private readonly start: StartAmending,
    private readonly write: WriteAmendments,
    private readonly read: ReadAmendment,
    private readonly follow: FollowPublication,
  ) {}

  /** Opens the dossier, edits the act's text, has the amendments written and looks at the proof. */
  async draft(tale: Tale, base: Tale, edit: EditPlan): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const [act] = await this.dataSource.query<{ year: number; slug: string }[]>(
      `SELECT year, number_slug AS slug FROM act WHERE municipality_id = $1 AND dossier_id = $2`,
      [place.id, base.id],
    );
    if (!act) throw new Error(`"${base.plan.title}" is no act yet.`);
    const { id } = await this.start.run(actor, place, act, {});
    tale.id = id;
    const newId = idSource(seededRandom(this.seed++));
    const view = await this.read.view(actor, place, id);
    await this.drafting.write(place, actor, view?.workingDocumentId ?? '', (doc) =>
      edited(doc, edit, newId()),
    );
    await this.write.run(actor, place, id, { version: view?.version ?? 1, inForceFrom: null });
    for (const document of (await this.drafting.view(tale)).documents) {
      if (document.kind === 'memorandum') {
        await this.drafting.write(place, actor, document.id, () => buildMemorandum(tale.plan, newId));
      } else if (edit.own) {
        const point = pointOf(edit.own, newId);
        await this.drafting.write(place, actor, document.id, (doc) => withLast(doc, point));
      }
    }
    const checked = await this.read.view(actor, place, id);
    if (!checked?.check.closed) throw new Error(`"${tale.plan.title}" does not prove itself.`);
  }

  /** What the gazette's publication does to the amended act. */
  async followPublication(tale: Tale): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    await this.follow.run(place.id, tale.id);
  }
}

function edited(doc: Node, edit: EditPlan, id: string): Node {
  let json = JSON.stringify(doc.toJSON());
  for (const [from, to] of edit.reworded) {
    if (!json.includes(from)) throw new Error(`The act does not say "${from}".`);
    json = json.replace(from, to);
  }
  const changed = bylawSchema.nodeFromJSON(JSON.parse(json));
  const { added } = edit;
  return added ? withPoint(changed, added, id) : changed;
}

function withPoint(node: Node, added: { behind: string; text: string }, id: string): Node {
  const children = node.children.flatMap((child) => {
    if (child.type.name === 'point' && child.textContent.includes(added.behind))
      return [child, pointOf(added.text, idSource(seededRandom(id.length + added.text.length)), id)];
    return child.isTextblock ? [child] : [withPoint(child, added, id)];
  });
  return node.type.create(node.attrs, children, node.marks);
}

function withLast(doc: Node, point: Node): Node {
  const parts = doc.children.map((part) =>
    part.type.name === 'body' ? part.type.create(part.attrs, [...part.children, point]) : part,
  );
  return doc.type.create(doc.attrs, parts);
}

function pointOf(text: string, newId: () => string, id = newId()): Node {
  const paragraph = bylawSchema.node('paragraph', { id: newId() }, [bylawSchema.text(text)]);
  return bylawSchema.node('point', { id }, [paragraph]);
}
