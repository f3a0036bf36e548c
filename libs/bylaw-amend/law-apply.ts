import { bylawSchema, type IdSource } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { textOf } from './fragment.js';
import { changeInside, describe } from './insert.js';
import { findInLaw, LAW_MARKS, markOf, sectionNumber, sectionsOf, type LawPlace } from './law.js';
import { numbersOfLine } from './labels.js';
import { NotApplicable } from './not-applicable.js';
import type { Segment, Step, Target } from './operations.js';
import { TreeUnit } from './tree.js';
import type { FoundWords } from './wording.js';

/** Applies changes to units of laws: sections, parts and items. */
export class LawApplier {
  constructor(
    private readonly root: TreeUnit,
    private readonly newId: IdSource,
  ) {}

  delete(target: Target): TreeUnit {
    const place = this.find(target);
    const { container, from, to, kind } = place;
    if (kind === 'section') container.children.splice(1, container.children.length - 1);
    else container.children.splice(from, to - from);
    return container;
  }

  /** Restates a section, part or item, or the heading or text of a section. */
  restate(target: Target, lines: readonly string[]): TreeUnit {
    const last = target.at(-1);
    const inner = last?.kind === 'heading' || last?.kind === 'text' || last?.kind === 'introduction';
    const place = this.find(inner ? target.slice(0, -1) : target);
    const { container, from, to, kind } = place;
    if (last?.kind === 'heading') {
      if (lines.length !== 1) throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
      container.children[0] = bylawSchema.node('heading', null, textOf(lines[0] ?? ''));
      return container;
    }
    if (last?.kind === 'introduction') {
      const block = container.children[from];
      if (!(block instanceof Node) || lines.length !== 1)
        throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
      container.children[from] = block.type.create(block.attrs, textOf(lines[0] ?? ''));
      return container;
    }
    if (kind === 'section' && last?.kind !== 'text') {
      const number = sectionNumber(lines[0] ?? '');
      const own = target.at(-1)?.segments[0];
      if (number?.base !== own?.base || number?.sup !== own?.sup)
        throw new NotApplicable('amend.wrong-number', {
          target: describe(target),
          text: (lines[0] ?? '').slice(0, 80),
        });
      const asPoints = container.children.some((child) => child instanceof TreeUnit);
      container.children.splice(
        0,
        container.children.length,
        bylawSchema.node('heading', null, textOf(lines[0] ?? '')),
        ...this.content(lines.slice(1), asPoints ? 'part' : null),
      );
      return container;
    }
    const asUnits = container.children[from] instanceof TreeUnit;
    container.children.splice(
      from,
      to - from,
      ...this.content(lines, asUnits && kind !== 'section' ? kind : null),
    );
    return container;
  }

  /** Adds sections, parts or items behind the ones before them. */
  add(target: Target, steps: readonly Step[], lines: readonly string[]): TreeUnit {
    const [first] = steps;
    if (!first) throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
    if (first.kind === 'section') return this.addSection(first, lines);
    const kind = first.kind === 'part' ? 'part' : 'item';
    const place = this.find(target);
    for (const step of steps)
      if (findInLaw(this.root, [...target, { ...step, kind }]))
        throw new NotApplicable('amend.unit-exists', { target: describe([...target, step]) });
    const { container, at, asUnits } = this.placeFor(place, kind, first.segments[0]);
    const added = this.content(lines, asUnits ? kind : null);
    const count = asUnits ? added.length : added.filter((child) => markOf(child, LAW_MARKS[kind])).length;
    if (count !== steps.length && !(kind === 'part' && count === 0))
      throw new NotApplicable('amend.wrong-number', {
        target: describe(steps),
        text: (lines[0] ?? '').slice(0, 80),
      });
    if (kind === 'item') closeWith(container, at - 1, ';');
    container.children.splice(at, 0, ...added);
    return container;
  }

  /** Changes words in a place; how many were found. */
  words(target: Target, find: (text: string) => readonly FoundWords[]): number {
    const inner = target.at(-1)?.kind;
    const named = inner === 'heading' || inner === 'introduction' || inner === 'text';
    const { container, from, to, kind } = this.find(named ? target.slice(0, -1) : target);
    let count = 0;
    const inside = (unit: TreeUnit, start: number, end: number): void => {
      for (let at = start; at < end; at += 1) {
        const child = unit.children[at];
        if (child instanceof TreeUnit) inside(child, 0, child.children.length);
        else if (child && child.type.name !== 'remark') {
          const changed = changeInside(child, find);
          unit.children[at] = changed.block;
          count += changed.count;
        }
      }
    };
    if (inner === 'heading') inside(container, 0, 1);
    else
      inside(
        container,
        kind === 'section' && inner !== 'text' ? 0 : from,
        inner === 'introduction' ? from + 1 : to,
      );
    return count;
  }

  private find(target: Target): LawPlace {
    const place = findInLaw(this.root, target);
    if (!place) throw new NotApplicable('amend.target-not-found', { target: describe(target) });
    return place;
  }

  private addSection(step: Step, lines: readonly string[]): TreeUnit {
    const [own] = step.segments;
    const number = sectionNumber(lines[0] ?? '');
    if (!own || number?.base !== own.base || number.sup !== own.sup)
      throw new NotApplicable('amend.wrong-number', {
        target: describe([step]),
        text: (lines[0] ?? '').slice(0, 80),
      });
    const sections = sectionsOf(this.root);
    const before = sections.findLast(({ unit }) => isLess(sectionNumber(headOf(unit)), own));
    if (findInLaw(this.root, [step]))
      throw new NotApplicable('amend.unit-exists', { target: describe([step]) });
    if (!before) throw new NotApplicable('amend.target-not-found', { target: describe([step]) });
    const asPoints = before.unit.children.some((child) => child instanceof TreeUnit);
    const section = new TreeUnit(
      'chapter',
      { id: this.newId(), label: null, deleted: false, role: 'regular', numbered: false },
      [
        bylawSchema.node('heading', null, textOf(lines[0] ?? '')),
        ...this.content(lines.slice(1), asPoints ? 'part' : null),
      ],
    );
    before.parent.children.splice(before.parent.children.indexOf(before.unit) + 1, 0, section);
    return section;
  }

  /** Where a new part or item goes, and whether its siblings are units. */
  private placeFor(
    place: LawPlace,
    kind: 'part' | 'item',
    own: Segment | undefined,
  ): { container: TreeUnit; at: number; asUnits: boolean } {
    const only = place.container.children[place.from];
    const unit = kind === 'item' && place.to === place.from + 1 && only instanceof TreeUnit ? only : null;
    const container = unit ?? place.container;
    const [from, to] = unit ? [0, unit.children.length] : [place.from, place.to];
    const asUnits = container.units.length > 0;
    let at = from;
    for (let child = from; child < to; child += 1) {
      const one = container.children[child];
      const number = one instanceof TreeUnit ? one.label : markOf(one, LAW_MARKS[kind]);
      const later = number !== null && own !== undefined && isLess(own, number);
      if (later) break;
      at = child + 1;
    }
    while (at > from && container.children[at - 1] instanceof Node && isRemarkAt(container, at - 1)) at -= 1;
    return { container, at, asUnits };
  }

  /** The paragraphs of the lines, or the points and sub-points that they number. */
  private content(lines: readonly string[], kind: 'part' | 'item' | null): (TreeUnit | Node)[] {
    const out: (TreeUnit | Node)[] = [];
    let part: TreeUnit | null = null;
    for (const line of lines) {
      const paragraph = (text: string): Node =>
        bylawSchema.node('paragraph', { id: this.newId() }, textOf(text));
      const number = kind === 'part' ? numbersOfLine(line).find(({ bare }) => !bare) : undefined;
      const item = LAW_MARKS.item.exec(line);
      if (number) {
        const [own] = number.segments;
        part = new TreeUnit(
          'point',
          { id: this.newId(), label: { base: own?.base ?? '', sup: own?.sup ?? '' }, deleted: false },
          [paragraph(number.rest)],
        );
        out.push(part);
      } else if (item && kind !== null && (part || kind === 'item')) {
        const label = { base: item[1] ?? '', sup: '', printed: `${item[1] ?? ''})` };
        const unit = new TreeUnit('subpoint', { id: this.newId(), label, deleted: false }, [
          paragraph(line.slice(item[0].length)),
        ]);
        if (part) part.children.push(unit);
        else out.push(unit);
      } else if (part) part.children.push(paragraph(line));
      else out.push(paragraph(line));
    }
    return out;
  }
}

function isLess(left: Segment | null, right: Segment): boolean {
  if (!left) return false;
  const [a, b] = [Number(left.base), Number(right.base)];
  return a < b || (a === b && Number(left.sup) < Number(right.sup));
}

function headOf(unit: TreeUnit): string {
  const [heading] = unit.children;
  return heading instanceof Node ? heading.textContent : '';
}

function isRemarkAt(container: TreeUnit, at: number): boolean {
  const child = container.children[at];
  return child instanceof Node && child.type.name === 'remark';
}

/** The item before a new one no longer ends the list. */
function closeWith(container: TreeUnit, at: number, mark: string): void {
  const child = container.children[at];
  const holder = child instanceof TreeUnit ? child : container;
  const place = child instanceof TreeUnit ? 0 : at;
  const block = holder.children[place];
  if (!(block instanceof Node) || !block.isTextblock || !block.textContent.endsWith('.')) return;
  const text = block.lastChild;
  if (!text?.isText || !(child instanceof TreeUnit || markOf(block, LAW_MARKS.item))) return;
  const cut = block.content.cut(0, block.content.size - 1);
  holder.children[place] = block.copy(
    cut.append(block.type.create(null, text.type.schema.text(mark, text.marks)).content),
  );
}
