import { bylawSchema, isUnit, numberDocument, withoutDot, type Label } from '#libs/bylaw-document';
import { Fragment as Content, type Node } from 'prosemirror-model';
import { oneLine } from './lines.js';
import type { Segment, Step, Target } from './operations.js';

/** A part of a document that can be changed in place: the root, front, body and every unit; blocks stay nodes. */
export class TreeUnit {
  constructor(
    readonly type: 'doc' | 'front' | 'body' | 'chapter' | 'point' | 'subpoint' | 'annex',
    readonly attrs: Record<string, unknown>,
    public children: (TreeUnit | Node)[],
  ) {}

  get label(): Label | null {
    return (this.attrs['label'] as Label | null | undefined) ?? null;
  }

  get units(): TreeUnit[] {
    return this.children.filter((child): child is TreeUnit => child instanceof TreeUnit);
  }

  /** The document again; throws where it does not fit the schema. */
  toNode(): Node {
    const children = this.children.map((child) => (child instanceof TreeUnit ? child.toNode() : child));
    return bylawSchema.nodes[this.type]?.createChecked(this.attrs, Content.from(children)) as Node;
  }
}

/** A document as a tree, every unit with its number fixed as it is now. */
export function fixedTree(doc: Node): TreeUnit {
  const numbering = numberDocument(doc);
  const build = (node: Node): TreeUnit => {
    const children = node.children.map((child) =>
      isUnit(child) || ['front', 'body'].includes(child.type.name) ? build(child) : child,
    );
    const attrs = { ...node.attrs };
    if (isUnit(node) && attrs['label'] === null) {
      const label = numbering.get(String(attrs['id']))?.label;
      if (label) attrs['label'] = { base: label.base, sup: label.sup };
    }
    return new TreeUnit(node.type.name as TreeUnit['type'], attrs, children);
  };
  return build(doc);
}

/** A found unit with the one around it. */
export interface FoundUnit {
  unit: TreeUnit;
  parent: TreeUnit;
}

/** All points of the body or of one annex, chapters looked into, with what holds each of them. */
export function pointsOf(scope: TreeUnit): FoundUnit[] {
  return scope.units.flatMap((unit) =>
    unit.type === 'point' ? [{ unit, parent: scope }] : unit.type === 'chapter' ? pointsOf(unit) : [],
  );
}

/** All chapters of the body or of one annex in order. */
export function chaptersOf(scope: TreeUnit): FoundUnit[] {
  return scope.units.flatMap((unit) =>
    unit.type === 'chapter' ? [{ unit, parent: scope }, ...chaptersOf(unit)] : [],
  );
}

/** The unit at the end of the path, `null` where there is none; steps below units (`ievaddaļa`) must be cut off. */
export function findUnit(root: TreeUnit, target: Target): FoundUnit | null {
  let scope = body(root);
  let parent = root;
  for (const step of target) {
    const found = step.kind === 'annex' ? annexOf(root, step) : within(scope, step);
    if (!found) return null;
    ({ unit: scope, parent } = found);
  }
  return { unit: scope, parent };
}

/** The same where `5.1` was read as 5.¹: where there is no such unit the sub-point 5.1. is meant. */
export function findLoosely(root: TreeUnit, target: Target): FoundUnit | null {
  return findUnit(root, target) ?? findUnit(root, withoutSuperscript(target));
}

function withoutSuperscript(target: Target): Target {
  const last = target.at(-1);
  const own = last?.segments.at(-1);
  if (!last || !own || own.sup === '' || (last.kind !== 'point' && last.kind !== 'subpoint')) return target;
  const segments = [...last.segments.slice(0, -1), { base: own.base, sup: '' }, { base: own.sup, sup: '' }];
  return [...target.slice(0, -1), { kind: 'subpoint', segments }];
}

/** The body of the act. */
export function body(root: TreeUnit): TreeUnit {
  const found = root.units.find((unit) => unit.type === 'body');
  if (!found) throw new RangeError('a by-law has a body');
  return found;
}

function annexOf(root: TreeUnit, step: Step): FoundUnit | null {
  const annexes = root.units.filter((unit) => unit.type === 'annex');
  const [own] = step.segments;
  const only = annexes.length === 1 ? annexes : annexes.filter(({ label }) => label === null);
  const unit = own ? annexes.find((annex) => isOwn(annex, own)) : only.length === 1 ? only[0] : undefined;
  return unit ? { unit, parent: root } : null;
}

function within(scope: TreeUnit, step: Step): FoundUnit | null {
  if (step.kind === 'chapter') return chapterIn(scope, step);
  const { segments } = step;
  if (segments.length === 0 || (step.kind !== 'point' && step.kind !== 'subpoint')) return null;
  if (scope.type === 'point' || scope.type === 'subpoint')
    return below({ unit: scope, parent: scope }, segments.slice(1));
  for (let length = 1; length <= segments.length; length += 1) {
    const top = pointNumber(segments.slice(0, length));
    const point = top && pointIn(scope, top);
    const found = point ? below(point, segments.slice(length)) : null;
    if (found) return found;
  }
  return null;
}

/** The point with this number, chapters looked into; nothing is gathered, acts are long. */
function pointIn(scope: TreeUnit, own: Segment): FoundUnit | null {
  for (const unit of scope.children) {
    if (!(unit instanceof TreeUnit)) continue;
    if (unit.type === 'point' && isOwn(unit, own)) return { unit, parent: scope };
    const inside = unit.type === 'chapter' ? pointIn(unit, own) : null;
    if (inside) return inside;
  }
  return null;
}

function below(from: FoundUnit, segments: readonly Segment[]): FoundUnit | null {
  let found: FoundUnit = from;
  for (const segment of segments) {
    const parent = found.unit;
    const unit = parent.units.find((child) => isOwn(child, segment));
    if (!unit) return null;
    found = { unit, parent };
  }
  return found;
}

/** The own number of a point that is counted by chapters, `2.13.`, from its parts; `null` where it is none. */
export function pointNumber(segments: readonly Segment[]): Segment | null {
  const last = segments.at(-1);
  if (!last || segments.slice(0, -1).some(({ sup }) => sup !== '')) return null;
  return { base: segments.map(({ base }) => base).join('.'), sup: last.sup };
}

function chapterIn(scope: TreeUnit, step: Step): FoundUnit | null {
  const own = pointNumber(step.segments);
  return (
    chaptersOf(scope).find(({ unit }) => {
      if (own)
        return unit.label !== null && withoutDot(unit.label.base) === own.base && unit.label.sup === own.sup;
      const heading = unit.children[0];
      const text = heading instanceof TreeUnit ? '' : (heading?.textContent ?? '');
      return step.title !== undefined && fold(text) === fold(step.title);
    }) ?? null
  );
}

function fold(text: string): string {
  return oneLine(text.toLowerCase()).replace(/[si]$/, '');
}

/** The unit around another one. */
export function parentOf(root: TreeUnit, unit: TreeUnit): TreeUnit | null {
  for (const child of root.units) {
    if (child === unit) return root;
    const found = parentOf(child, unit);
    if (found) return found;
  }
  return null;
}

/** Whether the unit's own number is this. */
export function isOwn(unit: TreeUnit, segment: Segment): boolean {
  return unit.label?.base === segment.base && unit.label.sup === segment.sup;
}
