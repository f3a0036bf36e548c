import { Fragment, type Node } from 'prosemirror-model';
import {
  acceptedText,
  idSource,
  regularLabel,
  seededRandom,
  type IdSource,
  type Label,
} from '#libs/bylaw-document';
import { matchUnits } from './match.js';
import { movedUnits } from './moves.js';
import { heaviestIncreasing } from './order.js';
import { suggestRows } from './suggest-table.js';
import { suggestWords } from './suggest-words.js';
import { Suggested, type Side, type Suggester } from './suggested.js';
import { flatten } from './units.js';

/** How differences become suggestions. */
export interface SuggestOptions extends Partial<Suggester> {
  /** Ids of the suggestions and of second copies; without it the same documents give the same ids. */
  newId?: IdSource;
}

/**
 * The later version of a document with its differences from the earlier one as suggestions: words inside blocks, whole
 * blocks and rows inserted and deleted, and moves with both ends. Accepting everything gives `after`, rejecting everything
 * `before`; only what moved has other ids at the place it left, and versions without common ids keep those of `after`.
 *
 * Suggestions that the versions hold already count as accepted.
 *
 * @throws RangeError for a by-law and a memorandum
 */
export function withSuggestions(before: Node, after: Node, options: SuggestOptions = {}): Node {
  if (before.type.schema !== after.type.schema) throw new RangeError('two kinds of documents');
  const [earlier, later] = [acceptedText(before), acceptedText(after)];
  // The first pass finds which moves have both ends in view, the second one names them.
  const seen = new Set<Node>();
  new Suggesting(earlier, later, options, (node) => void seen.add(node)).document();
  return new Suggesting(earlier, later, options, () => undefined, seen).document();
}

/** What one version has between two blocks that stay. */
interface Gap {
  gone: Node[];
  came: Node[];
}

class Suggesting {
  private readonly suggested: Suggested;
  private readonly earlier = new Map<Node, Node>();
  private readonly later = new Map<Node, Node>();
  private readonly moved = new Set<Node>();
  private readonly moves = new Map<Node, string>();
  private readonly units: ReadonlySet<Node>;

  constructor(
    private readonly before: Node,
    private readonly after: Node,
    options: SuggestOptions,
    private readonly see: (node: Node) => void,
    private readonly inView: ReadonlySet<Node> | null = null,
  ) {
    const [a, b] = [flatten(before), flatten(after)];
    const matching = matchUnits(a, b);
    const moved = movedUnits(matching);
    this.units = new Set([...a.units, ...b.units].map(({ node }) => node));
    const names = new Map<string, string>();
    matching.toB.forEach((other, index) => {
      const [from, to] = [a.units[index], b.units[other]];
      if (!from || !to) return;
      this.earlier.set(to.node, from.node);
      this.later.set(from.node, to.node);
      if (moved[other]) this.moved.add(to.node);
      names.set(from.id, to.id);
    });
    const { author = 'Vietvara', at = '', newId = idSource(seededRandom(before.content.size)) } = options;
    this.suggested = new Suggested({ author, at }, newId, after, (id) => names.get(id) ?? id);
  }

  document(): Node {
    const { before, after } = this;
    const kinds = ['front', 'body', 'signature', 'annex', 'memorandum_part'];
    const children = kinds.flatMap((kind) => {
      const of = (doc: Node): Node[] => doc.children.filter((child) => child.type.name === kind);
      return this.sequence(of(before), of(after));
    });
    return after.copy(Fragment.fromArray(children));
  }

  /** Two lists of siblings as one. */
  private sequence(a: readonly Node[], b: readonly Node[]): Node[] {
    const partners = this.partners(a, b);
    const out: Node[] = [];
    let gap: Gap = { gone: [], came: [] };
    let next = 0;
    b.forEach((node, index) => {
      const partner = partners[index] ?? -1;
      if (partner < 0) return void gap.came.push(node);
      gap.gone.push(...a.slice(next, partner));
      out.push(...this.gap(gap), ...this.kept(a[partner] as Node, node));
      gap = { gone: [], came: [] };
      next = partner + 1;
    });
    gap.gone.push(...a.slice(next));
    return [...out, ...this.gap(gap)];
  }

  /** For every node of `b` the index of the one it was in `a`, where it kept its place; -1 elsewhere. */
  private partners(a: readonly Node[], b: readonly Node[]): number[] {
    const index = new Map(a.map((node, at) => [node, at]));
    const found = b.map((node, at) => {
      const earlier = this.earlierOf(node, a[at]);
      return earlier && this.canStay(earlier, node) ? (index.get(earlier) ?? -1) : -1;
    });
    const inPlace = found.flatMap((partner) => (partner < 0 ? [] : [partner]));
    const kept = heaviestIncreasing(
      inPlace,
      inPlace.map(() => 1),
    );
    let at = 0;
    return found.map((partner) => (partner < 0 ? -1 : kept[at++] ? partner : -1));
  }

  private earlierOf(node: Node, sameIndex: Node | undefined): Node | undefined {
    const matched = this.earlier.get(node);
    if (matched) return this.moved.has(node) ? undefined : matched;
    return this.isUnit(node) || !sameIndex || this.isUnit(sameIndex) ? undefined : sameIndex;
  }

  /** Whether matching looks at the node itself; headings and first lines belong to their units. */
  private isUnit(node: Node): boolean {
    return this.units.has(node);
  }

  private canStay(a: Node, b: Node): boolean {
    if (a.type !== b.type) return false;
    return Object.keys(b.attrs).every((key) => {
      if (key === 'id' || key === 'role') return true;
      const [left, right] = [a.attrs[key] as unknown, b.attrs[key] as unknown];
      if (key === 'label' && left && right)
        return regularLabel(left as Label) === regularLabel(right as Label);
      return left === right || JSON.stringify(left) === JSON.stringify(right);
    });
  }

  /** What is gone before what came, a unit and what took its place side by side. */
  private gap({ gone, came }: Gap): Node[] {
    const out: Node[] = [];
    let next = 0;
    const lose = (until: number): void => {
      for (; next < until; next += 1) {
        const node = gone[next] as Node;
        out.push(this.whole(this.suggested.copy(node), node, 'deletion'));
      }
    };
    const replaced = came.map((node) => gone.indexOf(this.earlier.get(node) as Node));
    if (replaced.every((at) => at < 0)) lose(gone.length);
    came.forEach((node, index) => {
      lose((replaced[index] ?? -1) + 1);
      out.push(this.whole(node, node, 'insertion'));
    });
    lose(gone.length);
    return out;
  }

  /** A block that is only in one version; `original` is the node as that version has it. */
  private whole(node: Node, original: Node, side: Side): Node {
    this.see(original);
    return this.suggested.marked(node, side, this.suggested.id(), this.moveOf(original, side));
  }

  /** The id that the two ends of a move share; `null` where only one end is suggested by itself. */
  private moveOf(node: Node, side: Side): string | null {
    const later = side === 'insertion' ? node : this.later.get(node);
    const earlier = side === 'deletion' ? node : this.earlier.get(node);
    if (!later || !earlier || !this.inView?.has(later) || !this.inView.has(earlier)) return null;
    const id = this.moves.get(later) ?? this.suggested.id();
    this.moves.set(later, id);
    return id;
  }

  /** A node of both versions, with what differs inside. */
  private kept(a: Node, b: Node): Node[] {
    if (a === b || a.eq(b)) return [b];
    if (b.isTextblock) return [b.copy(Fragment.fromArray(suggestWords(a, b, this.suggested)))];
    if (b.type.name === 'table') {
      const rows = suggestRows(a, b, this.suggested);
      return rows ? [b.copy(Fragment.fromArray(rows))] : this.gap({ gone: [a], came: [b] });
    }
    if (b.isLeaf || b.type.name === 'bullet_list')
      return sameLeaf(a, b) ? [b] : this.gap({ gone: [a], came: [b] });
    return [b.copy(Fragment.fromArray(this.inside(a, b)))];
  }

  /** The children of a container, apart what belongs to the unit itself: a heading, the first line of a point. */
  private inside(a: Node, b: Node): Node[] {
    const [left, right] = [ownEnd(a), ownEnd(b)];
    return [
      ...this.sequence(a.children.slice(0, left), b.children.slice(0, right)),
      ...this.sequence(a.children.slice(left), b.children.slice(right)),
    ];
  }
}

/** How many of its first children are a unit's own words. */
function ownEnd(node: Node): number {
  const { name } = node.type;
  if (name === 'point' || name === 'subpoint') return 1;
  return node.children.findIndex((child) => child.type.name === 'heading') + 1;
}

function sameLeaf(a: Node, b: Node): boolean {
  const { id: _left, ...left } = a.attrs;
  const { id: _right, ...right } = b.attrs;
  return a.isLeaf && b.isLeaf && JSON.stringify(left) === JSON.stringify(right);
}
