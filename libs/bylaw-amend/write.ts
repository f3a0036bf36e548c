import { numberDocument } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { blockChanges } from './block-changes.js';
import { LineWriter, oneLine } from './lines.js';
import type { Change, Segment, Step, Target } from './operations.js';
import type { Plan } from './plan.js';
import { isBefore } from './insert.js';
import { endsList, isItem } from './list-ends.js';
import { parentOf, pointsOf, TreeUnit, type FoundUnit } from './tree.js';
import { wordChanges } from './word-changes.js';

/** The operations that turn the base of a plan into its expected text, in the order of the text. */
export function writeOperations(plan: Plan): Change[] {
  return new OperationWriter(plan).all();
}

class OperationWriter {
  private readonly out: Change[] = [];
  private readonly before: Side;
  private readonly after: Side;

  /** The points of the body and of every annex with what holds them. */
  private readonly points: FoundUnit[][];

  constructor(private readonly plan: Plan) {
    this.points = plan.expected.units
      .filter(({ type }) => type === 'body' || type === 'annex')
      .map((scope) => pointsWithGone(scope, plan.fates));
    this.before = new Side(plan.base.toNode());
    this.after = new Side(plan.expected.toNode());
  }

  all(): Change[] {
    this.front();
    for (const chapter of this.plan.removed)
      this.out.push({ kind: 'delete', target: [chapterStep(chapter)] });
    for (const unit of this.plan.expected.units) {
      if (unit.type === 'body') this.inside(unit, []);
      else if (unit.type === 'annex') this.unit(unit, []);
    }
    return this.out;
  }

  private front(): void {
    for (const kind of ['title', 'basis'] as const) {
      const [old, now] = [this.before.front(kind), this.after.front(kind)];
      if (old.join('\n') === now.join('\n')) continue;
      const target: Target = [{ kind, segments: [] }];
      if (now.length === 0) this.out.push({ kind: 'delete', target });
      else this.out.push({ kind: 'restate', target, lines: now });
    }
  }

  private inside(container: TreeUnit, path: Target): void {
    for (const unit of container.units) this.unit(unit, path);
  }

  /** @param path the annex the unit stands in, or nothing, and the numbers above a sub-point */
  private unit(unit: TreeUnit, path: Target): void {
    const fate = this.plan.fates.get(unit);
    if (!fate) return;
    const step = this.stepOf(unit, path);
    const annex = path.filter(({ kind }) => kind === 'annex');
    const target = [...annex, step];
    if (fate.kind === 'deleted') this.out.push({ kind: 'delete', target });
    else if (fate.kind === 'restated')
      this.out.push({ kind: 'restate', target: formerly(fate.base, target), lines: this.after.lines(unit) });
    else if (fate.kind === 'new')
      this.out.push({
        kind: 'add',
        target: this.ownerOf(unit, path),
        units: [step],
        lines: this.after.lines(unit),
      });
    else if (unit.attrs['deleted'] !== true) {
      if (this.ownText(fate.base, unit, target))
        this.out.push(...(blockChanges(fate.base, unit, target) ?? []));
      this.inside(unit, unit.type === 'chapter' ? path : unit.type === 'annex' ? [step] : target);
    }
  }

  /** @returns whether the rest of the unit still has to be looked at */
  private ownText(base: TreeUnit, unit: TreeUnit, target: Target): boolean {
    const [old, now] = [this.before.own(base), this.after.own(unit)];
    if (old === now || this.becomesInnerItem(base, unit, old, now)) return true;
    if (unit.type === 'chapter' || unit.type === 'annex') {
      const heading: Step = { kind: 'heading', segments: [] };
      const number = unit.type === 'chapter' ? this.after.number(unit) : '';
      this.out.push({
        kind: 'restate',
        target: [...formerly(base, target), heading],
        lines: [`${number} ${now}`.trim()],
      });
      return true;
    }
    const below = unit.units.length > 0;
    const introduction: Target = below ? [...target, { kind: 'introduction', segments: [] }] : target;
    const whole = below ? old : this.before.text(base);
    const changes = wordChanges(old, now, whole, introduction);
    if (changes) this.out.push(...changes);
    else if (below)
      this.out.push({ kind: 'restate', target: introduction, lines: [`${this.after.number(unit)} ${now}`] });
    else this.out.push({ kind: 'restate', target, lines: this.after.lines(unit) });
    return changes !== null || below;
  }

  /** The last item of a list ends with `;` once another one follows; whoever consolidates sees to it. */
  private becomesInnerItem(base: TreeUnit, unit: TreeUnit, old: string, now: string): boolean {
    if (unit.type !== 'subpoint' || old.slice(0, -1) !== now.slice(0, -1)) return false;
    const siblings = parentOf(this.plan.expected, unit)?.units ?? [];
    const next = siblings[siblings.indexOf(unit) + 1];
    const former = parentOf(this.plan.base, base)?.units ?? [];
    return (
      next !== undefined &&
      this.plan.fates.get(next)?.kind === 'new' &&
      former.at(-1) === base &&
      now.endsWith(';') &&
      endsList(former) &&
      isItem(next)
    );
  }

  /** New points are added to the act where their number says where they belong, else to their chapter. */
  private ownerOf(unit: TreeUnit, path: Target): Target {
    if (unit.type === 'subpoint') return path;
    const annex = path.filter(({ kind }) => kind === 'annex');
    if (unit.type !== 'point') return annex;
    const chapter = chapterToName(unit, this.points);
    if (!chapter) return annex;
    return [...annex, chapterStep(chapter)];
  }

  private stepOf(unit: TreeUnit, path: Target): Step {
    if (unit.type === 'chapter') return chapterStep(unit);
    const own: Segment[] = unit.label ? [{ base: unit.label.base, sup: unit.label.sup }] : [];
    if (unit.type === 'annex') return { kind: 'annex', segments: own };
    if (unit.type === 'point') return { kind: 'point', segments: own };
    const above = path.at(-1)?.segments ?? [];
    return { kind: 'subpoint', segments: [...above, ...own] };
  }
}

/** A chapter without a number is known by its heading until that is restated, the only annex by having none. */
function formerly(base: TreeUnit, target: Target): Target {
  if (base.type === 'annex' && !base.label) return [{ kind: 'annex', segments: [] }];
  return base.type === 'chapter' ? [...target.slice(0, -1), chapterStep(base)] : target;
}

function chapterStep(chapter: TreeUnit): Step {
  const { label } = chapter;
  if (label) return { kind: 'chapter', segments: [{ base: label.base, sup: label.sup }] };
  const heading = chapter.children[0];
  return {
    kind: 'chapter',
    segments: [],
    title: heading instanceof Node ? oneLine(heading.textContent) : '',
  };
}

/** One of the two documents as text. */
class Side {
  private readonly nodes = new Map<string, Node>();
  private readonly writer: LineWriter;

  constructor(private readonly doc: Node) {
    this.writer = new LineWriter(numberDocument(doc));
    doc.descendants((node) => {
      const id = node.attrs['id'] as unknown;
      if (typeof id === 'string' && id !== '') this.nodes.set(id, node);
      return !node.isTextblock;
    });
  }

  private node(unit: TreeUnit): Node {
    const node = this.nodes.get(String(unit.attrs['id']));
    if (!node) throw new RangeError('a unit has no id');
    return node;
  }

  lines(unit: TreeUnit): string[] {
    return this.writer.lines(this.node(unit));
  }

  text(unit: TreeUnit): string {
    return this.lines(unit).join(' ');
  }

  number(unit: TreeUnit): string {
    return this.writer.number(this.node(unit));
  }

  /** The first line of a unit without its number, or its heading. */
  own(unit: TreeUnit): string {
    const node = this.node(unit);
    const block =
      unit.type === 'annex' ? node.children.find(({ type }) => type.name === 'heading') : node.firstChild;
    return block ? (this.writer.block(block)[0] ?? '') : '';
  }

  front(kind: 'title' | 'basis'): string[] {
    const lines: string[] = [];
    this.doc.firstChild?.forEach((block) => {
      if (block.type.name === kind) lines.push(...this.writer.block(block));
    });
    return lines;
  }
}

/**
 * The chapter of a new point where its number alone would not put it there: the point before it in the text stands in
 * another chapter, or one after it has a smaller number.
 */
function chapterToName(point: TreeUnit, scopes: readonly FoundUnit[][]): TreeUnit | null {
  for (const points of scopes) {
    const at = points.findIndex((found) => found.unit === point);
    const holder = points[at]?.parent;
    if (holder === undefined) continue;
    if (holder.type !== 'chapter') return null;
    const leads =
      points[at - 1]?.parent === holder && !points.slice(at + 1).some(({ unit }) => isBefore(unit, point));
    return leads ? null : holder;
  }
  return null;
}

/** All points with those of chapters that are deleted as a whole, which stand there until they are. */
function pointsWithGone(scope: TreeUnit, fates: Plan['fates']): FoundUnit[] {
  return scope.units.flatMap((unit): FoundUnit[] => {
    if (unit.type === 'point') return [{ unit, parent: scope }];
    if (unit.type !== 'chapter') return [];
    const fate = fates.get(unit);
    return fate?.kind === 'deleted'
      ? pointsOf(fate.base).map((gone) => ({ ...gone, parent: unit }))
      : pointsWithGone(unit, fates);
  });
}
