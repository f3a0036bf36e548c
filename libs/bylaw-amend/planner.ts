import { bylawSchema, isUnit, type IdSource } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { isBefore } from './insert.js';
import { Pairs } from './pairs.js';
import { endsList, endsWithStop, isItem } from './list-ends.js';
import { numberPlan } from './plan-numbers.js';
import { baseOf, type Fate, type Plan } from './plan.js';
import { blockChanges } from './block-changes.js';
import { blocksOf, sameUnits } from './shapes.js';
import { TreeUnit, fixedTree, pointsOf } from './tree.js';

/** Finds the fate of every unit of the edited text, by pairs that are known. */
export class Planner {
  private readonly fates = new Map<TreeUnit, Fate>();
  private readonly removed: TreeUnit[] = [];
  private readonly base: TreeUnit;
  private readonly expected: TreeUnit;
  private readonly ids = new Set<string>();
  private readonly pairs: Pairs;
  private readonly renumbered = new Set<TreeUnit>();

  constructor(
    base: Node,
    edited: Node,
    private readonly newId: IdSource,
    private readonly coarse: boolean | ReadonlySet<string>,
    pairs: Pairs,
  ) {
    this.pairs = new Pairs(pairs);
    this.base = fixedTree(base);
    this.expected = looseTree(edited);
    edited.descendants((node) => {
      const id = node.attrs['id'] as unknown;
      if (typeof id === 'string') this.ids.add(id);
    });
  }

  plan(): Plan {
    const [from, to] = [scopes(this.base), scopes(this.expected)];
    this.pairOnlyAnnex(from, to);
    this.align(this.expected, from, to);
    numberPlan(this.expected, this.fates);
    return { base: this.base, expected: this.expected, fates: this.fates, removed: this.removed };
  }

  /** The only annex has no number; where others join it, it is written anew with one. */
  private pairOnlyAnnex(from: readonly TreeUnit[], to: readonly TreeUnit[]): void {
    const annexes = from.filter(({ type }) => type === 'annex');
    const [only] = annexes;
    const now = to.filter(({ type }) => type === 'annex');
    if (annexes.length !== 1 || !only || only.label || now.length === 0) return;
    const wanted = now.find((annex) => this.pairs.of(annex) === only.attrs['id']);
    const heir = wanted ?? now[0];
    if (!heir || (wanted && now.length === 1)) return;
    if (!wanted) this.pairs.inherit(heir, only);
    if (now.length > 1) this.renumbered.add(only);
  }

  /**
   * Units that cannot keep their numbers because something was inserted before them for which no number is left, such as
   * between 5. and 5.¹: they are deleted and written anew under a later number.
   */
  outOfOrder(): string[] {
    const late = new Set<string>();
    const inOrder = (units: readonly TreeUnit[]): void =>
      units.forEach((unit, at) => {
        if (this.fates.get(unit)?.kind !== 'new' || unit.type === 'annex') return;
        for (const other of units.slice(at + 1)) {
          const kept = this.fates.get(other)?.kind;
          if ((kept === 'kept' || kept === 'restated') && other.type === unit.type && isBefore(other, unit))
            late.add(String(other.attrs['id']));
        }
      });
    const visit = (container: TreeUnit): void => {
      inOrder(container.units.filter(({ type }) => type !== 'point'));
      container.units.forEach(visit);
    };
    visit(this.expected);
    for (const scope of scopes(this.expected)) inOrder(pointsOf(scope).map(({ unit }) => unit));
    return [...late];
  }

  /**
   * New units that would stand before the first number (`0.¹` is used nowhere), with the unit whose number each takes: the
   * first one is restated and its old text follows under a superscript.
   */
  beforeFirst(): { unit: TreeUnit; old: TreeUnit }[] {
    const out: { unit: TreeUnit; old: TreeUnit }[] = [];
    const visit = (container: TreeUnit): void => {
      for (const type of ['chapter', 'point', 'annex'] as const) {
        const units = container.units.filter((unit) => unit.type === type);
        const unit = units.find(({ label }) => /^(?:.*\.)?0$/.test(label?.base ?? ''));
        const old = units.map((one) => baseOf(this.fates.get(one))).find((one) => one !== undefined);
        if (unit && old && old.attrs['deleted'] !== true) out.push({ unit, old });
      }
      if (out.length === 0) container.units.forEach(visit);
    };
    visit(this.expected);
    return out;
  }

  /** Pairs the units of two containers in order and puts the deleted ones of the base among them. */
  private align(edited: TreeUnit, from: readonly TreeUnit[], to: readonly TreeUnit[]): void {
    let last = -1;
    const kept = new Set<TreeUnit>();
    this.pairs.fillGaps(from, to);
    for (const unit of to) {
      if (unit.type === 'body') {
        const other = from.findIndex(({ type }) => type === 'body');
        const found = from[other];
        if (found) this.align(unit, found.units, unit.units);
        if (found) kept.add(found);
        continue;
      }
      const wanted = this.pairs.of(unit);
      const at = wanted === undefined ? -1 : from.findIndex((other) => other.attrs['id'] === wanted);
      const found = at > last ? from[at] : undefined;
      if (
        found?.type !== unit.type ||
        (found.attrs['numbered'] ?? true) !== (unit.attrs['numbered'] ?? true)
      ) {
        this.renew(unit);
        continue;
      }
      last = at;
      kept.add(found);
      this.pair(found, unit);
    }
    let before: TreeUnit | null = null;
    for (const unit of from) {
      if (kept.has(unit)) {
        before = to.find((other) => baseOf(this.fates.get(other)) === unit) ?? before;
      } else if (unit.type === 'chapter' && unit.label === null) this.removed.push(unit);
      else before = this.bury(unit, edited, before);
    }
  }

  private pair(base: TreeUnit, unit: TreeUnit): void {
    if (base.attrs['deleted'] === true && unit.attrs['deleted'] === true) {
      unit.children = base.children;
      this.fates.set(unit, { kind: 'kept', base });
    } else if (unit.attrs['deleted'] === true) {
      unit.children = emptied(unit, this.newId);
      this.fates.set(unit, { kind: 'deleted', base });
    } else if (base.attrs['deleted'] === true || this.mustRestate(base, unit)) {
      this.fates.set(unit, { kind: 'restated', base });
      this.forget(unit, unit.type === 'chapter' ? base : null);
    } else {
      this.fates.set(unit, { kind: 'kept', base });
      this.align(unit, base.units, unit.units);
    }
  }

  /** Inside a unit that is restated as a whole nothing is inserted or deleted; points of a chapter keep their numbers. */
  private forget(unit: TreeUnit, base: TreeUnit | null): void {
    if (unit.type !== 'chapter')
      unit.children = unit.children.filter(
        (child) => !(child instanceof TreeUnit && child.attrs['deleted'] === true),
      );
    for (const child of unit.units) {
      const wanted = this.pairs.of(child);
      const found = base?.units.find((other) => other.attrs['id'] === wanted && other.type === child.type);
      child.attrs['label'] = found?.label ?? null;
      this.forget(child, found && child.type === 'chapter' ? found : null);
    }
  }

  private renew(unit: TreeUnit): void {
    this.fates.set(unit, { kind: 'new' });
    const visit = (one: TreeUnit): void => {
      one.attrs['label'] = null;
      if (one.attrs['id'] === '') one.attrs['id'] = this.newId();
      one.units.forEach(visit);
    };
    visit(unit);
  }

  private mustRestate(base: TreeUnit, unit: TreeUnit): boolean {
    if (
      this.renumbered.has(base) ||
      (unit.type !== 'chapter' && this.pairs.isHeir(unit)) ||
      !this.blocksChangeByWords(base, unit)
    )
      return true;
    if (unit.type !== 'point' && unit.type !== 'subpoint') return false;
    if (this.keepsFullStop(base, unit)) return true;
    if (this.isCoarse(base)) return !sameUnits(base, unit);
    const first = unit.units[0];
    return first !== undefined && base.units[0] !== undefined && this.pairs.of(first) === undefined;
  }

  private isCoarse(base: TreeUnit): boolean {
    return typeof this.coarse === 'boolean' ? this.coarse : this.coarse.has(String(base.attrs['id']));
  }

  /** An item is added to a list whose former last item keeps its full stop, which whoever consolidates would change. */
  private keepsFullStop(base: TreeUnit, unit: TreeUnit): boolean {
    const former = base.units.at(-1);
    if (!former || !endsList(base.units)) return false;
    const at = unit.units.findIndex((item) => this.pairs.of(item) === former.attrs['id']);
    const [item, next] = at < 0 ? [] : unit.units.slice(at);
    return item !== undefined && next !== undefined && isItem(next) && endsWithStop(item);
  }

  /** Whether the blocks below the own line are the same or differ in a few words that can be named. */
  private blocksChangeByWords(base: TreeUnit, unit: TreeUnit): boolean {
    if (blocksOf(base) === blocksOf(unit)) return true;
    if (this.isCoarse(base) || unit.type === 'body' || unit.type === 'chapter') return false;
    return blockChanges(base, unit, []) !== null;
  }

  private bury(unit: TreeUnit, container: TreeUnit, before: TreeUnit | null): TreeUnit {
    const id = this.ids.has(String(unit.attrs['id'])) ? this.newId() : unit.attrs['id'];
    const buried = new TreeUnit(unit.type, { ...unit.attrs, id, deleted: true }, emptied(unit, this.newId));
    const first = container.children.findIndex(
      (child) => child instanceof TreeUnit && child.type !== 'front' && child.type !== 'body',
    );
    const at = before
      ? container.children.indexOf(before) + 1
      : first < 0
        ? container.children.length
        : first;
    container.children.splice(at, 0, buried);
    this.fates.set(
      buried,
      unit.attrs['deleted'] === true ? { kind: 'kept', base: unit } : { kind: 'deleted', base: unit },
    );
    return buried;
  }
}

function looseTree(node: Node): TreeUnit {
  const children = node.children.map((child) =>
    isUnit(child) || ['front', 'body'].includes(child.type.name) ? looseTree(child) : child,
  );
  return new TreeUnit(node.type.name as TreeUnit['type'], { ...node.attrs }, children);
}

function scopes(root: TreeUnit): TreeUnit[] {
  return root.units.filter(({ type }) => type === 'body' || type === 'annex');
}

function emptied(unit: TreeUnit, newId: IdSource): (TreeUnit | Node)[] {
  const heading = unit.type === 'chapter' || unit.type === 'annex' ? [bylawSchema.node('heading')] : [];
  return [...heading, bylawSchema.node('remark', { id: newId() }, [bylawSchema.text('(Svītrots)')])];
}
