import { compareDocuments } from '#libs/bylaw-diff';
import {
  bylawSchema,
  chapterPrefix,
  isUnit,
  numberSequence,
  type IdSource,
  type Label,
  type UnitKind,
} from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { isBefore } from './insert.js';
import { blocksOf, sameUnits } from './shapes.js';
import { TreeUnit, fixedTree, pointsOf, type FoundUnit } from './tree.js';

/** What becomes of a unit of the edited text. */
export type Fate =
  /** It is the same unit as one of the base; what differs is said inside it. */
  | { kind: 'kept'; base: TreeUnit }
  /** The whole unit is written anew under its number. */
  | { kind: 'restated'; base: TreeUnit }
  | { kind: 'new' }
  /** It is gone from the text and stays as its number. */
  | { kind: 'deleted'; base: TreeUnit };

/** The edited text with the numbers that the amended act will have, and what became of every unit. */
export interface Plan {
  base: TreeUnit;
  expected: TreeUnit;
  fates: Map<TreeUnit, Fate>;
  /** Chapters without a number that are gone without a trace. */
  removed: TreeUnit[];
}

/**
 * Finds out which units of the edited text are units of the base, gives new ones their numbers and deleted ones their
 * place. Moved units count as deleted and new. With `coarse` every point that differs is restated as a whole.
 */
export function planAmendments(base: Node, edited: Node, newId: IdSource, coarse: boolean): Plan {
  const partners = new Map<string, string>();
  for (const row of compareDocuments(base, edited).rows)
    if (row.idBefore !== '' && !AWAY.has(row.status)) partners.set(row.id, row.idBefore);
  for (let round = 1; ; round += 1) {
    const planner = new Planner(base, edited, newId, coarse, partners);
    const plan = planner.plan();
    const late = planner.outOfOrder();
    if (late.length === 0 || round === MOST_ROUNDS) return plan;
    for (const id of late) partners.delete(id);
  }
}

const AWAY: ReadonlySet<string> = new Set(['inserted', 'moved', 'movedAndChanged', 'movedAway']);
const MOST_ROUNDS = 12;

class Planner {
  private readonly fates = new Map<TreeUnit, Fate>();
  private readonly removed: TreeUnit[] = [];
  private readonly base: TreeUnit;
  private readonly expected: TreeUnit;
  private readonly ids = new Set<string>();
  private readonly partner: Map<string, string>;
  private readonly renumbered = new Set<TreeUnit>();

  constructor(
    base: Node,
    edited: Node,
    private readonly newId: IdSource,
    private readonly coarse: boolean,
    partner: ReadonlyMap<string, string>,
  ) {
    this.partner = new Map(partner);
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
    for (const scope of this.expected.units)
      if (scope.type === 'body' || scope.type === 'annex') this.numberScope(scope);
    return { base: this.base, expected: this.expected, fates: this.fates, removed: this.removed };
  }

  /** The only annex has no number; where others join it, it is written anew with one. */
  private pairOnlyAnnex(from: readonly TreeUnit[], to: readonly TreeUnit[]): void {
    const annexes = from.filter(({ type }) => type === 'annex');
    const [only] = annexes;
    const now = to.filter(({ type }) => type === 'annex');
    if (annexes.length !== 1 || !only || only.label || now.length === 0) return;
    const wanted = now.find((annex) => this.partner.get(String(annex.attrs['id'])) === only.attrs['id']);
    const heir = wanted ?? now[0];
    if (!heir || (wanted && now.length === 1)) return;
    if (!wanted) this.partner.set(String(heir.attrs['id']), String(only.attrs['id']));
    if (now.length > 1) this.renumbered.add(only);
  }

  /**
   * Units that cannot keep their numbers because something was inserted before them for which no number is left, such as
   * between 5. and 5.¹: they are deleted and written anew under a later number.
   */
  outOfOrder(): string[] {
    const late: string[] = [];
    const visit = (container: TreeUnit): void => {
      const { units } = container;
      units.forEach((unit, at) => {
        visit(unit);
        if (this.fates.get(unit)?.kind !== 'new' || unit.type === 'annex') return;
        for (const other of units.slice(at + 1)) {
          const kept = this.fates.get(other)?.kind;
          if ((kept === 'kept' || kept === 'restated') && other.type === unit.type && isBefore(other, unit))
            late.push(String(other.attrs['id']));
        }
      });
    };
    visit(this.expected);
    return late;
  }

  /** Pairs the units of two containers in order and puts the deleted ones of the base among them. */
  private align(edited: TreeUnit, from: readonly TreeUnit[], to: readonly TreeUnit[]): void {
    let last = -1;
    const kept = new Set<TreeUnit>();
    for (const unit of to) {
      if (unit.type === 'body') {
        const other = from.findIndex(({ type }) => type === 'body');
        const found = from[other];
        if (found) this.align(unit, found.units, unit.units);
        if (found) kept.add(found);
        continue;
      }
      const wanted = this.partner.get(String(unit.attrs['id']));
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
      const wanted = this.partner.get(String(child.attrs['id']));
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
    if (this.renumbered.has(base) || blocksOf(base) !== blocksOf(unit)) return true;
    if (unit.type !== 'point' && unit.type !== 'subpoint') return false;
    if (this.coarse) return !sameUnits(base, unit);
    const first = unit.units[0];
    return first !== undefined && base.units[0] !== undefined && !this.partner.has(String(first.attrs['id']));
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

  /** Fixes the numbers of everything in the body or an annex. */
  private numberScope(scope: TreeUnit): void {
    const points: TreeUnit[] = [];
    const collect = (container: TreeUnit, prefix: string): void => {
      const chapters = container.units.filter(
        ({ type, attrs }) => type === 'chapter' && attrs['numbered'] !== false,
      );
      this.number(chapters, 'chapter', prefix);
      for (const unit of container.units) {
        if (unit.type === 'point') points.push(unit);
        else if (unit.type === 'chapter') collect(unit, unit.label ? chapterPrefix(unit.label) : prefix);
        const gone = unit.attrs['deleted'] === true ? baseOf(this.fates.get(unit)) : undefined;
        if (gone?.type === 'chapter') points.push(...pointsOf(gone).map(takenNumber));
      }
    };
    collect(scope, '');
    this.number(points, 'point');
    const below = (unit: TreeUnit): void => {
      this.number(unit.units, 'subpoint');
      unit.units.forEach(below);
    };
    points.forEach(below);
    if (scope.type !== 'body') return;
    const annexes = this.expected.units.filter(({ type }) => type === 'annex');
    if (annexes.length > 1 || annexes[0]?.label) this.number(annexes, 'annex');
  }

  private number(units: readonly TreeUnit[], kind: UnitKind, prefix = ''): void {
    const labels = numberSequence(
      units.map((unit) => this.keptLabel(unit)),
      kind,
      prefix,
    );
    units.forEach((unit, at) => (unit.attrs['label'] = labels[at] ?? null));
  }

  private keptLabel(unit: TreeUnit): Label | null {
    return baseOf(this.fates.get(unit))?.label ?? (this.fates.has(unit) ? null : unit.label);
  }
}

/** A point of a chapter that is deleted as a whole: its number is not given again. */
function takenNumber({ unit }: FoundUnit): TreeUnit {
  return new TreeUnit(unit.type, { ...unit.attrs }, []);
}

/** The unit of the base that a fate speaks of. */
export function baseOf(fate: Fate | undefined): TreeUnit | undefined {
  return fate && fate.kind !== 'new' ? fate.base : undefined;
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
