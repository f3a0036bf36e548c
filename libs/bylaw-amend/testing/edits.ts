import { bylawSchema, idSource, seededRandom, type IdSource } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { TreeUnit, chaptersOf, body, pointsOf } from '../tree.js';
import { moreEdits } from './more-edits.js';

const WORDS =
  'suni pavadā parkā mežā saimnieks īpašnieks drīkst aizliegts atkritumus savāc pašvaldība dome kārtība nodeva maksa 5 10 25 euro "Upes" gada laikā un vai ja tad (turpmāk) kopšana'.split(
    ' ',
  );

/** Everything random about one example, from one seed. */
export class Dice {
  readonly random: () => number;
  readonly newId: IdSource;

  constructor(seed: number) {
    this.random = seededRandom(seed);
    this.newId = idSource(seededRandom(seed + 1));
  }

  upTo(count: number): number {
    return Math.floor(this.random() * count);
  }

  one<T>(list: readonly T[]): T | undefined {
    return list[this.upTo(list.length)];
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.one(WORDS) ?? '').join(' ');
  }

  sentence(): string {
    return `Teksts ${this.words(2 + this.upTo(10))}.`;
  }

  text(content = this.sentence(), name = 'paragraph'): Node {
    return bylawSchema.node(name, { id: this.newId() }, [bylawSchema.text(content)]);
  }

  unit(type: 'point' | 'subpoint', depth: number): TreeUnit {
    const children: (TreeUnit | Node)[] = [this.text()];
    if (depth < 3 && this.random() < 0.3)
      for (let count = 1 + this.upTo(4); count > 0; count -= 1)
        children.push(this.unit('subpoint', depth + 1));
    if (this.random() < 0.06) children.push(this.table());
    if (this.random() < 0.06) children.push(this.text());
    return new TreeUnit(type, { id: this.newId(), label: null, deleted: false }, children);
  }

  chapter(points: number): TreeUnit {
    const heading = bylawSchema.node('heading', null, [bylawSchema.text(`Nodaļa ${this.words(2)}`)]);
    const children = Array.from({ length: points }, () => this.unit('point', 1));
    return new TreeUnit(
      'chapter',
      { id: this.newId(), label: null, deleted: false, role: 'regular', numbered: true },
      [heading, ...children],
    );
  }

  table(): Node {
    const row = () =>
      bylawSchema.node(
        'table_row',
        null,
        [0, 1].map(() => bylawSchema.node('table_cell', null, [this.text(this.words(2))])),
      );
    return bylawSchema.node('table', { id: this.newId() }, [row(), row(), row()]);
  }

  annex(): TreeUnit {
    const heading = bylawSchema.node('heading', null, [bylawSchema.text(`Veidlapa ${this.words(2)}`)]);
    const points = Array.from({ length: 1 + this.upTo(4) }, () => this.unit('point', 1));
    return new TreeUnit('annex', { id: this.newId(), label: null, deleted: false }, [
      heading,
      this.table(),
      ...points,
    ]);
  }

  document(): TreeUnit {
    const front = new TreeUnit('front', {}, [
      this.text('Priežu novada dome', 'issuer'),
      this.text('Par suņu pastaigām', 'title'),
      this.text('Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu', 'basis'),
    ]);
    const chapters = Array.from({ length: 1 + this.upTo(4) }, () => this.chapter(1 + this.upTo(6)));
    const flat = this.random() < 0.2;
    const root = new TreeUnit(
      'body',
      {},
      flat ? Array.from({ length: 2 + this.upTo(8) }, () => this.unit('point', 1)) : chapters,
    );
    const annexes = Array.from({ length: this.upTo(3) }, () => this.annex());
    return new TreeUnit('doc', { kind: 'bylaw' }, [
      front,
      root,
      this.text('Domes priekšsēdētājs A. Priede', 'signature'),
      ...annexes,
    ]);
  }

  /** Makes that many random edits and names them. */
  edit(root: TreeUnit, count: number): string[] {
    return Array.from({ length: count }, () => this.oneEdit(root));
  }

  private oneEdit(root: TreeUnit): string {
    const kind = this.upTo(10);
    if (this.random() < 0.3) return moreEdits(this, root);
    const scope =
      this.one([body(root), body(root), ...root.units.filter(({ type }) => type === 'annex')]) ?? body(root);
    const points = pointsOf(scope).filter(({ unit }) => unit.attrs['deleted'] !== true);
    const found = this.one(points);
    const all = points
      .flatMap(({ unit, parent }) => [{ unit, parent }, ...below(unit)])
      .filter(({ unit }) => unit.attrs['deleted'] !== true);
    const any = this.one(all);
    if (!found || !any || kind === 0) {
      const container = this.one([scope, ...chaptersOf(scope).map(({ unit }) => unit)]) ?? scope;
      if (container.type === 'body' && chaptersOf(scope).length > 0)
        container.children.splice(this.upTo(container.children.length + 1), 0, this.chapter(2));
      else container.children.push(this.unit('point', 1));
      return 'insert a chapter or a last point';
    }
    const at = (unit: TreeUnit, parent: TreeUnit): number => parent.children.indexOf(unit);
    if (kind <= 2) {
      any.parent.children.splice(
        at(any.unit, any.parent) + this.upTo(2),
        0,
        this.unit(any.unit.type as 'point', 2),
      );
      return 'insert';
    }
    if (kind === 3) {
      any.parent.children.splice(at(any.unit, any.parent), 1);
      return 'delete';
    }
    if (kind === 4) {
      found.parent.children.splice(at(found.unit, found.parent), 1);
      const other = this.one(pointsOf(scope));
      if (other) other.parent.children.splice(at(other.unit, other.parent) + 1, 0, found.unit);
      else found.parent.children.push(found.unit);
      return 'move';
    }
    const [first] = any.unit.children;
    if (!first || first instanceof TreeUnit) return 'nothing';
    const words = first.textContent.split(' ');
    if (kind === 5 && words.length > 4) {
      const half = Math.ceil(words.length / 2);
      any.unit.children[0] = this.text(`${words.slice(0, half).join(' ')}.`);
      const rest = new TreeUnit(any.unit.type, { id: this.newId(), label: null, deleted: false }, [
        this.text(`Un ${words.slice(half).join(' ')}`),
      ]);
      any.parent.children.splice(at(any.unit, any.parent) + 1, 0, rest);
      return 'split';
    }
    if (kind === 6) {
      const next = any.parent.children[at(any.unit, any.parent) + 1];
      if (
        next instanceof TreeUnit &&
        next.units.length === 0 &&
        next.children[0] &&
        !(next.children[0] instanceof TreeUnit)
      ) {
        any.unit.children[0] = this.withText(first, `${first.textContent} ${next.children[0].textContent}`);
        any.parent.children.splice(at(next, any.parent), 1);
        return 'join';
      }
    }
    if (kind === 7) {
      const block = any.unit.children.findIndex(
        (child) => !(child instanceof TreeUnit) && child.type.name === 'table',
      );
      if (block > 0) any.unit.children[block] = this.table();
      else any.unit.children.splice(1, 0, this.table());
      return 'table';
    }
    const place = 1 + this.upTo(words.length - 1);
    words.splice(
      place,
      this.upTo(3),
      ...this.words(this.upTo(3))
        .split(' ')
        .filter((word) => word !== ''),
    );
    any.unit.children[0] = this.withText(first, words.join(' '));
    return 'words';
  }

  private withText(block: Node, text: string): Node {
    return bylawSchema.node('paragraph', block.attrs, text === '' ? [] : [bylawSchema.text(text)]);
  }
}

/** All units inside a unit with what holds each. */
export function below(unit: TreeUnit): { unit: TreeUnit; parent: TreeUnit }[] {
  return unit.units.flatMap((child) => [{ unit: child, parent: unit }, ...below(child)]);
}

/** The same document with other ids everywhere, as if it had been imported anew. */
export function withNewIds(doc: Node, newId: IdSource): Node {
  const copy = (node: Node): Node => {
    if (node.isText) return node;
    const attrs = typeof node.attrs['id'] === 'string' ? { ...node.attrs, id: newId() } : node.attrs;
    return node.type.create(attrs, node.children.map(copy), node.marks);
  };
  return copy(doc);
}
