import { joinLabels, labelText, regularLabel, type Label } from '#libs/bylaw-document';
import { plainText, tidyRuns, sliceRuns, type LineBlock } from './blocks.js';
import type { FindingCode, FindingList } from './findings.js';
import { isLong, sameSegment, type PrintedLabel, type Segment } from './label.js';
import { draftId, isJoined, type Draft, type Drafts } from './tree.js';

/** Point and three levels of sub-points: `4.1.4.1.` */
const MAX_LEVEL = 4;

/** So many points may be missing before one with a number of four digits. */
const MAX_GAP = 20;

const DELETED = /^\(?(svītrot|izslēgt)[sai]?\b/i;

/** A unit whose content is still being read. */
interface OpenUnit {
  draft: Draft;
  path: readonly Segment[];
  /** The whole number as `numberDocument` will derive it from the fixed labels. */
  number: string;
  lastText: string;
  item: boolean;
  flattened: boolean;
}

/** Reads numbered lines into points and sub-points of one scope (the body or one annex). */
export class UnitBuilder {
  private open: OpenUnit[] = [];
  private lastPoint = 0;
  private byChapter = false;

  constructor(
    private readonly drafts: Drafts,
    private readonly findings: FindingList,
  ) {}

  /** The unit that text without a number belongs to, `null` outside points. */
  get deepest(): OpenUnit | null {
    return this.open.at(-1) ?? null;
  }

  /** The point being read, `null` outside points. */
  get point(): OpenUnit | null {
    return this.open[0] ?? null;
  }

  /** Ends the point being read: a heading follows. */
  close(): void {
    this.open = [];
  }

  /** Ends units deeper than this; gives the one at that depth. */
  closeTo(depth: number): OpenUnit | null {
    this.open.length = Math.min(this.open.length, depth);
    return this.open.at(-1) ?? null;
  }

  /**
   * Adds a numbered line. `container` takes points; `chapter` is the value of the current chapter's number for acts
   * whose points are numbered by chapter. `false` where the line has no number that fits.
   */
  add(
    block: LineBlock,
    candidates: readonly PrintedLabel[],
    container: Draft,
    chapter: number | null,
  ): boolean {
    const label = this.choose(candidates.filter((one) => this.inSequence(one)));
    if (!label) return false;
    if (label.item) return this.addItem(block, label);
    const path = this.repaired(label) ?? label.segments;
    const top = Number(path[0]?.base ?? 0);
    while (this.open.length > 0 && !this.isParent(this.open.at(-1), path)) this.open.pop();
    const parent = this.open.at(-1);
    if (parent) {
      const own = path.slice(parent.path.length);
      if (this.open.length >= MAX_LEVEL) return this.addTooDeep(block, label, path);
      if (own.length > 1) this.report('import.level-skipped', block, label, parent.draft);
      this.begin(block, label, path, 'subpoint', parent, own);
      return true;
    }
    if (path.length === 1) {
      this.lastPoint = top;
      this.openPoint(block, label, path, container, path);
    } else if (path.length === 2 && (chapter === top || block.hint === 'point')) {
      const unit = this.openPoint(block, label, path, container, path);
      if (!this.byChapter) this.report('import.points-by-chapter', block, label, unit);
      this.byChapter = true;
    } else if (top > this.lastPoint && top - this.lastPoint < 100) {
      this.lastPoint = top;
      const first = path.slice(0, 1);
      const supplied = this.supply(block, first, container);
      this.report('import.point-supplied', block, label, supplied.draft);
      this.begin(block, label, path, 'subpoint', supplied, path.slice(1));
    } else {
      const unit = this.openPoint(block, label, path, container, path);
      this.report('import.subpoint-elsewhere', block, label, unit);
    }
    return true;
  }

  /** A number of four digits is a year, unless the points have come that far. */
  private inSequence(label: PrintedLabel): boolean {
    const ahead = Number(label.segments[0]?.base) - this.lastPoint;
    const [, ...below] = label.segments;
    return !isLong(label) || (ahead >= 0 && ahead <= MAX_GAP && below.every(({ base }) => base.length < 4));
  }

  /** The reading that fits what is open: `39.¹ 1.` is a sub-point only inside point 39.¹. */
  private choose(candidates: readonly PrintedLabel[]): PrintedLabel | undefined {
    const [long, ...shorter] = candidates;
    if (!long || shorter.length === 0 || !/ /.test(long.printed)) return long;
    const owner = long.segments.length - 1;
    const fits = this.open.some((unit) => unit.path.length === owner && this.isParent(unit, long.segments));
    return fits ? long : shorter[0];
  }

  private isParent(unit: OpenUnit | undefined, path: readonly Segment[]): boolean {
    if (!unit || unit.item || unit.path.length >= path.length) return false;
    return unit.path.every((segment, index) => {
      const other = path[index];
      return other !== undefined && sameSegment(segment, other);
    });
  }

  /** `4.11.` inside point 4.¹ whose superscript was lost: its first sub-point. */
  private repaired(label: PrintedLabel): readonly Segment[] | null {
    const own = this.point;
    const first = own?.path[0];
    const [base, joined, ...rest] = label.segments;
    if (label.flattened) return this.readAsSubpoint(label);
    if (!own?.flattened || !first || first.sup === '' || own.path.length !== 1 || !base || !joined)
      return null;
    if (base.base !== first.base || base.sup !== '' || !joined.base.startsWith(first.sup)) return null;
    const tail = joined.base.slice(first.sup.length);
    return tail === '' || tail.startsWith('0') ? null : [first, { base: tail, sup: joined.sup }, ...rest];
  }

  /** `14.1 ` right below `14. …:` is a sub-point whose dot was forgotten, not point 14.¹. */
  private readAsSubpoint(label: PrintedLabel): readonly Segment[] | null {
    const parts = label.printed.split('.').map((base) => ({ base, sup: '' }));
    const parent = [...this.open].reverse().find((unit) => this.isParent(unit, parts));
    if (!parent || parts.length !== parent.path.length + 1) return null;
    const siblings = (parent.draft.content ?? []).filter((child) => child.type === 'subpoint').length;
    const next = Number(parts.at(-1)?.base) === siblings + 1;
    return next && (siblings > 0 || /:$/.test(parent.lastText)) ? parts : null;
  }

  private addItem(block: LineBlock, label: PrintedLabel): boolean {
    while (this.open.at(-1)?.item) this.open.pop();
    const parent = this.open.at(-1);
    if (!parent || this.open.length >= MAX_LEVEL) return false;
    const first = !(parent.draft.content ?? []).some((child) => child.type === 'subpoint');
    if (first) this.report('import.item-list', block, label, parent.draft);
    const unit = this.begin(
      block,
      label,
      [...parent.path, ...label.segments],
      'subpoint',
      parent,
      label.segments,
    );
    unit.item = true;
    return true;
  }

  private addTooDeep(block: LineBlock, label: PrintedLabel, path: readonly Segment[]): boolean {
    this.open.length = MAX_LEVEL - 1;
    const parent = this.open.at(-1);
    if (!parent) return false;
    const unit = this.begin(block, label, path, 'subpoint', parent, path.slice(parent.path.length));
    this.report('import.too-deep', block, label, unit.draft);
    return true;
  }

  private openPoint(
    block: LineBlock,
    label: PrintedLabel,
    path: readonly Segment[],
    container: Draft,
    own: readonly Segment[],
  ): Draft {
    this.open = [];
    return this.begin(block, label, path, 'point', { draft: container, number: '' }, own).draft;
  }

  private begin(
    block: LineBlock,
    label: PrintedLabel,
    path: readonly Segment[],
    type: 'point' | 'subpoint',
    parent: { draft: Draft; number: string },
    own: readonly Segment[],
  ): OpenUnit {
    const fixed = fixedLabel(own, label.printed, parent.number);
    const draft = this.drafts.unit(
      type,
      fixed,
      block.line,
      { length: label.length, runs: block.runs },
      { deleted: false },
    );
    const number = joinLabels(parent.number, label.item ? labelText(fixed) : regularLabel(fixed));
    (parent.draft.content ??= []).push(draft);
    const text = this.fill(draft, block, label.length);
    const flattened =
      label.flattened ||
      own.some((part, index) => part.sup !== (label.segments.at(index - own.length)?.sup ?? ''));
    const unit = {
      draft,
      path,
      number,
      lastText: text,
      item: false,
      flattened: flattened && type === 'point',
    };
    this.open.push(unit);
    if (label.flattened && path.at(-1)?.sup !== '')
      this.report('import.superscript-lost', block, label, draft, number);
    else if (label.flattened || (path !== label.segments && !label.item))
      this.report('import.superscript-guessed', block, label, draft, number);
    return unit;
  }

  /** The first text of a unit; a deletion note makes the unit a deleted one. */
  private fill(draft: Draft, block: LineBlock, from: number): string {
    const runs = tidyRuns(sliceRuns(block.runs, from));
    const text = plainText(runs);
    const deleted =
      block.note?.kind === 'deleted' || (DELETED.test(text) && text.startsWith('(') && text.length < 400);
    const joined = isJoined(plainText(block.runs), from);
    const short = !deleted && /^svītrots?[.;]?$/i.test(text);
    if (draft.attrs && (deleted || short)) draft.attrs['deleted'] = true;
    (draft.content ??= []).push(
      this.drafts.text(deleted || short ? 'remark' : 'paragraph', runs, block.line, joined),
    );
    return text;
  }

  private supply(block: LineBlock, path: readonly Segment[], container: Draft): OpenUnit {
    const label = { base: path[0]?.base ?? '', sup: path[0]?.sup ?? '' };
    const draft = this.drafts.unit('point', label, block.line, null, { deleted: false });
    draft.content = [{ type: 'paragraph', attrs: { id: this.drafts.id() }, runs: [] }];
    (container.content ??= []).push(draft);
    const unit = { draft, path, number: regularLabel(label), lastText: '', item: false, flattened: false };
    this.open = [unit];
    return unit;
  }

  private report(
    code: FindingCode,
    block: LineBlock,
    label: PrintedLabel,
    draft: Draft,
    read?: string,
  ): void {
    const params = { printed: label.printed, ...(read === undefined ? {} : { read }) };
    this.findings.add(code, draftId(draft), block.line, params);
  }
}

/** The label of a unit; `printed` is kept where the number derived from it would read otherwise. */
export function fixedLabel(own: readonly Segment[], printed: string, parentNumber: string): Label {
  const base = own
    .map((part) => part.base + (part === own.at(-1) ? '' : part.sup))
    .join('.')
    .slice(0, 16)
    .replace(/\.$/, '');
  const sup = (own.at(-1)?.sup ?? '').slice(0, 4);
  const label: Label = { base, sup };
  const derived = joinLabels(parentNumber, regularLabel(label));
  return squeeze(derived) === squeeze(printed) ? label : { ...label, printed: printed.slice(0, 40) };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
