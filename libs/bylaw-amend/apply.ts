import { bylawSchema, type IdSource } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { addText, appendWords } from './append.js';
import { readFragment, readRestated, textOf } from './fragment.js';
import {
  announcedBy,
  asPoint,
  besides,
  changeInside,
  describe,
  insertUnit,
  pointByChapter,
  countsByChapter,
  withoutNumber,
} from './insert.js';
import { deleteBasis, restateFront } from './restate-front.js';
import { isOfLaw, sectionsOf } from './law.js';
import { LawApplier } from './law-apply.js';
import { NotApplicable } from './not-applicable.js';
import { oneLine } from './lines.js';
import { replaceSentences } from './sentences.js';
import { Notes, type NoteKind } from './notes.js';
import type { Operation, Step, Target } from './operations.js';
import type { ConsolidationOptions } from './consolidate.js';
import { findLoosely, TreeUnit, type FoundUnit } from './tree.js';
import { exactWords, type FoundWords } from './wording.js';
import { inflectedWords } from './inflected.js';

type Search = (text: string) => readonly FoundWords[];

/** Steps that name a part of a unit's own text and no unit. */
const INNER = new Set<Step['kind']>([
  'introduction',
  'heading',
  'sentence',
  'paragraph',
  'text',
  'title',
  'basis',
]);

function inLaw(operation: Operation): boolean {
  if (!('target' in operation)) return false;
  return isOfLaw(operation.target) || (operation.kind === 'add' && isOfLaw(operation.units));
}

/** Applies operations to a tree in place; the caller throws the tree away when one of them fails. */
export class Applier {
  private readonly changed = new Map<TreeUnit, NoteKind>();
  private readonly notes: Notes;
  private readonly newId: IdSource;
  private readonly byChapter: boolean;
  private readonly law: LawApplier;

  constructor(
    private readonly root: TreeUnit,
    options: ConsolidationOptions,
  ) {
    this.newId = options.newId;
    this.byChapter = countsByChapter(root);
    this.law = new LawApplier(root, options.newId);
    this.notes = new Notes(options.act, options.day, options.newId, sectionsOf(root).length > 0);
  }

  /** Applies one operation; throws `NotApplicable`. Repeals and provisions of the act itself change no text. */
  apply(operation: Operation): void {
    const last = 'target' in operation ? operation.target.at(-1) : undefined;
    if (last?.kind === 'sentence') this.sentence(operation);
    else if (inLaw(operation)) this.applyToLaw(operation);
    else this.applyToUnit(operation);
  }

  private applyToUnit(operation: Operation): void {
    switch (operation.kind) {
      case 'delete':
        return this.delete(operation.target);
      case 'add':
        return this.add(operation.target, operation.units, operation.lines);
      case 'restate':
        return this.restate(operation.target, operation.lines);
      case 'replaceWords':
        for (const { from, to } of operation.pairs)
          this.words(operation.target, from, this.search(operation, from, to));
        return;
      case 'deleteWords':
        for (const words of operation.words)
          this.words(operation.target, words, this.search(operation, words, ''));
        return;
      case 'addWords':
        if (operation.where === 'end') return this.append(operation.target, operation.words);
        return this.words(
          operation.target,
          operation.anchor,
          exactWords(operation.anchor, (found) =>
            operation.where === 'after' ? besides(found, operation.words) : `${operation.words} ${found}`,
          ),
        );
      default:
        return;
    }
  }

  private applyToLaw(operation: Operation): void {
    switch (operation.kind) {
      case 'delete':
        return this.mark(this.law.delete(operation.target), 'changed');
      case 'add':
        return this.mark(
          this.law.add(operation.target, operation.units, operation.lines),
          operation.units[0]?.kind === 'section' ? 'restated' : 'changed',
        );
      case 'restate':
        return this.mark(
          this.law.restate(operation.target, operation.lines),
          operation.target.at(-1)?.kind === 'section' ? 'restated' : 'changed',
        );
      default:
        return this.applyToUnit(operation);
    }
  }

  /** Deletes or restates sentences of a unit's own text, or changes words in them. */
  private sentence(operation: Operation): void {
    if (!('target' in operation)) return;
    const { target } = operation;
    const numbers = target.at(-1)?.segments ?? [];
    const within = target.slice(0, -1);
    if (operation.kind !== 'delete' && operation.kind !== 'restate')
      return this.apply({ ...operation, target: within } as Operation);
    const words = operation.kind === 'restate' ? oneLine(operation.lines.join(' ')) : '';
    const search: Search = (text) => replaceSentences(text, numbers, words) ?? [];
    const found = isOfLaw(within)
      ? this.law.words([...within, { kind: 'introduction', segments: [] }], search)
      : this.inBlocks(this.find(within).unit, search, (_block, index) => index === 0, false);
    if (found === 0) throw new NotApplicable('amend.target-not-found', { target: describe(target) });
  }

  /** Writes the notes of every changed unit. */
  note(): void {
    for (const [unit, kind] of this.changed) if (kind !== 'deleted') this.notes.put(unit, kind);
  }

  private find(target: Target): FoundUnit {
    const found = findLoosely(this.root, target);
    if (!found || (target.length > 0 && found.unit.attrs['deleted'] === true))
      throw new NotApplicable('amend.target-not-found', { target: describe(target) });
    return found;
  }

  private delete(target: Target): void {
    if (target.at(-1)?.kind === 'basis') return deleteBasis(this.root);
    if (target.length === 0 || INNER.has(target.at(-1)?.kind ?? 'text'))
      throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
    const { unit, parent } = this.find(target);
    if (unit.type === 'chapter' && unit.label === null) {
      parent.children = parent.children.filter((child) => child !== unit);
      return;
    }
    unit.attrs['deleted'] = true;
    const heading = unit.type === 'chapter' || unit.type === 'annex' ? [bylawSchema.node('heading')] : [];
    unit.children = [...heading, this.notes.remark(unit, 'deleted')];
    this.changed.set(unit, 'deleted');
  }

  private restate(target: Target, lines: readonly string[]): void {
    const last = target.at(-1);
    if (!last) throw new NotApplicable('amend.cannot-apply', { target: '' });
    if (last.kind === 'title' || last.kind === 'basis')
      return restateFront(this.root, last.kind, lines, this.newId);
    if (last.kind === 'introduction' || last.kind === 'heading') {
      const { unit } = this.find(target.slice(0, -1));
      const first = unit.children.findIndex(
        (child) => child instanceof Node && child.type.name !== 'actline',
      );
      const block = unit.children[first];
      if (!(block instanceof Node) || lines.length !== 1)
        throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
      const text = withoutNumber(lines[0] ?? '', target.slice(0, -1));
      unit.children[first] = block.type.create(block.attrs, textOf(text));
      this.mark(unit, 'changed');
      return;
    }
    if (INNER.has(last.kind)) throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
    const found = findLoosely(this.root, target);
    if (!found) throw new NotApplicable('amend.target-not-found', { target: describe(target) });
    const { units, loose } = readRestated(lines, last, this.newId);
    const [written] = units;
    const unit = written && found.unit.type === 'point' ? asPoint(written) : written;
    if (!unit || units.length > 1 || loose.length > 0 || unit.type !== found.unit.type)
      throw new NotApplicable('amend.wrong-number', {
        target: describe(target),
        text: (lines[0] ?? '').slice(0, 80),
      });
    const numbered = found.unit.type === 'annex' && found.unit.label === null ? [] : ['label'];
    for (const name of ['id', 'role', 'numbered', ...numbered])
      if (name in found.unit.attrs) unit.attrs[name] = found.unit.attrs[name];
    found.parent.children[found.parent.children.indexOf(found.unit)] = unit;
    this.changed.delete(found.unit);
    this.mark(unit, 'restated');
  }

  private search(
    { inflected, anyNumber }: { inflected: boolean; anyNumber?: boolean },
    from: string,
    to: string,
  ): Search {
    if (!inflected) return exactWords(from, () => to);
    const forms = inflectedWords(from, to, anyNumber === true);
    return (text) => forms.find(text);
  }

  private words(target: Target, words: string, search: Search): void {
    const last = target.at(-1);
    const inner = last && INNER.has(last.kind) ? last.kind : null;
    let count = 0;
    if (inner === 'title' || inner === 'basis') {
      const front = this.root.units.find((unit) => unit.type === 'front');
      if (front) count = this.inBlocks(front, search, (block) => block.type.name === inner, false);
    } else if (isOfLaw(target)) {
      count = this.law.words(target, search);
    } else {
      const { unit } = this.find(inner ? target.slice(0, -1) : target);
      const whole =
        target.length === 0
          ? this.root.units.filter(({ type }) => type === 'body' || type === 'annex')
          : [unit];
      const only = inner === 'introduction' || inner === 'heading' ? 'first' : 'all';
      for (const part of whole)
        count += this.inBlocks(
          part,
          search,
          (_block, index) => only === 'all' || index === 0,
          only === 'all',
        );
    }
    if (count === 0) throw new NotApplicable('amend.words-not-found', { target: describe(target), words });
  }

  private inBlocks(
    unit: TreeUnit,
    search: Search,
    isMeant: (block: Node, index: number) => boolean,
    deep: boolean,
  ): number {
    let count = 0;
    unit.children = unit.children.map((child, index) => {
      if (child instanceof TreeUnit) {
        if (deep) count += this.inBlocks(child, search, isMeant, deep);
        return child;
      }
      if (child.type.name === 'remark' || !isMeant(child, index)) return child;
      const changed = changeInside(child, search);
      if (changed.count > 0 && unit.type !== 'front') this.mark(unit, 'changed');
      count += changed.count;
      return changed.block;
    });
    return count;
  }

  private append(target: Target, words: string): void {
    const { unit } = this.find(target);
    appendWords(unit, words, target);
    this.mark(unit, 'changed');
  }

  private add(target: Target, steps: readonly Step[], lines: readonly string[]): void {
    const owner = this.find(target).unit;
    if (steps.some((step) => INNER.has(step.kind))) {
      addText(owner, steps, lines, target, this.newId);
      return this.mark(owner, 'changed');
    }
    const numbered = steps.every(
      (step) => step.segments.length > 0 || step.title !== undefined || step.kind === 'annex',
    );
    const announced = numbered ? steps : announcedBy(lines);
    const { units, loose } = readFragment(lines, announced, this.newId);
    if (units.length !== announced.length || loose.length > 0)
      throw new NotApplicable('amend.wrong-number', {
        target: describe(announced),
        text: (lines[0] ?? '').slice(0, 80),
      });
    units.forEach((unit, index) => {
      const step = announced[index];
      if (!step) return;
      const inserted = this.byChapter ? pointByChapter(this.root, unit, step) : unit;
      insertUnit(this.root, owner, inserted, step);
      this.mark(inserted, 'restated');
    });
  }

  private mark(unit: TreeUnit, kind: NoteKind): void {
    if (unit.type === 'body' || unit.type === 'doc' || this.changed.get(unit) === 'restated') return;
    this.changed.set(unit, kind);
  }
}
