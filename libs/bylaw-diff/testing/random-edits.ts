import type { Node } from 'prosemirror-model';
import { idSource, schemaOf, seededRandom, type DocumentKind, type IdSource } from '#libs/bylaw-document';
import { Dice } from '../../bylaw-document/testing/index.js';
import { editTable, type Json } from './table-edits.js';

/** What an edit script did, by unit id: the truth that a comparison is measured against. */
export interface KnownEdits {
  inserted: string[];
  deleted: string[];
  /** Units whose words were changed, tables among them. */
  changed: string[];
  moved: string[];
  /** Units that became two. */
  split: string[];
  /** Units that took in the next one. */
  joined: string[];
}

/** A document after known edits. */
export interface EditedDocument {
  doc: Node;
  edits: KnownEdits;
}

/**
 * Applies up to `count` edits to different points of a by-law: words changed, points and sub-points inserted and
 * deleted, points split in two and joined with the next one, cells and rows of tables edited, and at most one point
 * moved far enough that nothing else can be said to have moved, possibly edited too.
 */
export function editRandomly(doc: Node, seed: number, count: number): EditedDocument {
  return new Editor(doc, new Dice(seed)).edit(count);
}

/** The same document with other ids, as if imported anew, and the way back from new ids to old ones. */
export function withOtherIds(doc: Node, seed: number): { doc: Node; original: ReadonlyMap<string, string> } {
  const newId = idSource(seededRandom(seed ^ 0x5bd1e995));
  const renamed = new Map<string, string>();
  const rename = (id: unknown): string => {
    const known = renamed.get(String(id));
    if (known !== undefined) return known;
    const fresh = newId();
    renamed.set(String(id), fresh);
    return fresh;
  };
  const walk = (node: Json): Json => ({
    ...node,
    ...(node.attrs
      ? {
          attrs: {
            ...node.attrs,
            ...('id' in node.attrs ? { id: rename(node.attrs['id']) } : {}),
            ...('target' in node.attrs ? { target: rename(node.attrs['target']) } : {}),
          },
        }
      : {}),
    ...(node.content ? { content: node.content.map(walk) } : {}),
  });
  const made = read(walk(doc.toJSON() as Json));
  return { doc: made, original: new Map([...renamed].map(([before, after]) => [after, before])) };
}

function read(json: Json): Node {
  const doc = schemaOf(json.attrs?.['kind'] as DocumentKind).nodeFromJSON(json);
  doc.check();
  return doc;
}

const idOf = (node: Json): string => String(node.attrs?.['id']);
/** Points with fewer words are not split: their halves would say too little. */
const SPLIT_WORDS = 8;

interface Place {
  parent: Json;
  node: Json;
}

class Editor {
  private readonly json: Json;
  private readonly newId: IdSource;
  private readonly edits: KnownEdits = {
    inserted: [],
    deleted: [],
    changed: [],
    moved: [],
    split: [],
    joined: [],
  };

  constructor(
    doc: Node,
    private readonly dice: Dice,
  ) {
    this.json = JSON.parse(JSON.stringify(doc.toJSON())) as Json;
    this.newId = idSource(dice.random);
  }

  edit(count: number): EditedDocument {
    const points = this.points(this.json.content?.[1] ?? { type: 'body' });
    const free = [...points];
    if (points.length > 8 && this.dice.chance(0.6)) this.move(points, free);
    for (let done = 0; done < count && free.length > 0; done += 1) {
      const [place] = free.splice(this.dice.between(0, free.length - 1), 1);
      if (place) this.editPoint(place, free);
    }
    return { doc: read(this.json), edits: this.edits };
  }

  private editPoint(place: Place, free: Place[]): void {
    const children = place.node.content ?? [];
    const subpoints = children.filter((child) => child.type === 'subpoint');
    const table = children.find((child) => child.type === 'table');
    const next = this.following(place, free);
    const kinds = [
      'change',
      'change',
      'delete',
      'insert',
      'insertSub',
      ...(subpoints.length > 1 ? ['deleteSub'] : []),
      ...(wordsOf(place.node).length >= SPLIT_WORDS && isPlain(place.node) ? ['split', 'split'] : []),
      ...(next && joinable(place.node) && isPlain(next.node) && joinable(next.node) ? ['join', 'join'] : []),
      ...(table ? ['table', 'table', 'table'] : []),
    ];
    const kind = this.dice.pick(kinds);
    if (kind === 'change') this.changeWords(place.node);
    else if (kind === 'delete') this.remove(place);
    else if (kind === 'insert') this.insert(place.parent, this.indexOf(place) + 1, 'point');
    else if (kind === 'insertSub') this.insert(place.node, children.length, 'subpoint');
    else if (kind === 'split') this.split(place);
    else if (kind === 'join' && next) this.join(place, next, free);
    else if (kind === 'table' && table) {
      editTable(table, this.dice, this.newId);
      this.edits.changed.push(idOf(table));
    } else this.remove({ parent: place.node, node: this.dice.pick(subpoints) });
  }

  /** The next point, where it stands right behind and the script leaves it alone. */
  private following(place: Place, free: readonly Place[]): Place | undefined {
    const node = place.parent.content?.[this.indexOf(place) + 1];
    return free.find((one) => one.node === node);
  }

  /** The words of one point on two, with or without one of them changed. */
  private split(place: Place): void {
    const text = place.node.content?.[0]?.content?.[0];
    if (!text?.text) return;
    const words = text.text.split(' ');
    const at = this.dice.between(3, words.length - 3);
    text.text = words.slice(0, at).join(' ');
    const rest: Json = { type: 'text', text: words.slice(at).join(' ') };
    const paragraph: Json = { type: 'paragraph', attrs: { id: this.newId() }, content: [rest] };
    const part: Json = { type: 'point', attrs: { id: this.newId() }, content: [paragraph] };
    place.parent.content?.splice(this.indexOf(place) + 1, 0, part);
    this.edits.split.push(idOf(place.node));
  }

  private join(place: Place, next: Place, free: Place[]): void {
    const [text, rest] = [place, next].map(({ node }) => node.content?.[0]?.content?.[0]);
    if (!text?.text || !rest?.text) return;
    text.text = `${text.text} ${rest.text}`;
    next.parent.content?.splice(this.indexOf(next), 1);
    free.splice(free.indexOf(next), 1);
    this.edits.joined.push(idOf(place.node));
  }

  /** Moves one point past at least three others, on either side, that the rest of the script leaves alone. */
  private move(points: readonly Place[], free: Place[]): void {
    const from = this.dice.between(0, points.length - 1);
    const to =
      from < points.length / 2
        ? this.dice.between(from + 4, points.length - 1)
        : this.dice.between(0, from - 4);
    const [place, target] = [points[from], points[to]];
    if (!place || !target) return;
    const between = points.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const used of between) free.splice(free.indexOf(used), 1);
    this.edits.moved.push(idOf(place.node));
    place.parent.content?.splice(this.indexOf(place), 1);
    target.parent.content?.splice(this.indexOf(target) + (to > from ? 1 : 0), 0, place.node);
    if (this.dice.chance(0.5)) this.changeWords(place.node);
  }

  private changeWords(point: Json): void {
    const text = point.content?.[0]?.content?.[0];
    if (!text?.text) return;
    const words = text.text.split(' ');
    const at = this.dice.between(0, words.length - 1);
    words[at] = `jauns${this.dice.word()}`;
    if (this.dice.chance(0.3))
      words.splice(this.dice.between(0, words.length - 1), 0, `papildu${this.dice.word()}`);
    text.text = words.join(' ');
    this.edits.changed.push(idOf(point));
  }

  private insert(parent: Json, index: number, type: 'point' | 'subpoint'): void {
    const id = this.newId();
    const text: Json = { type: 'text', text: this.dice.sentence(10, 20) };
    const paragraph: Json = { type: 'paragraph', attrs: { id: this.newId() }, content: [text] };
    parent.content?.splice(index, 0, { type, attrs: { id }, content: [paragraph] });
    this.edits.inserted.push(id);
  }

  private remove(place: Place): void {
    const units = (node: Json): string[] => [
      ...(node.type === 'point' || node.type === 'subpoint' ? [idOf(node)] : []),
      ...(node.content ?? []).flatMap(units),
    ];
    this.edits.deleted.push(...units(place.node));
    place.parent.content?.splice(this.indexOf(place), 1);
  }

  private indexOf(place: Place): number {
    return place.parent.content?.indexOf(place.node) ?? -1;
  }

  private points(container: Json): Place[] {
    return (container.content ?? []).flatMap((node) => {
      if (node.type === 'point') return [{ parent: container, node }];
      return node.type === 'chapter' ? this.points(node) : [];
    });
  }
}

function wordsOf(point: Json): string[] {
  return point.content?.[0]?.content?.[0]?.text?.split(' ') ?? [];
}

/** A point of one paragraph of words alone. */
function isPlain(point: Json): boolean {
  return point.content?.length === 1 && joinable(point);
}

function joinable(point: Json): boolean {
  const inline = point.content?.[0]?.content ?? [];
  return inline.length === 1 && inline[0]?.type === 'text' && wordsOf(point).length >= 4;
}
