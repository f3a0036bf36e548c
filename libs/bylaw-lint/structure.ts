import type { Node } from 'prosemirror-model';
import { words } from '#libs/latvian-text';
import {
  closingHeading,
  danglingReferences,
  inlineText,
  isBudgetExplanations,
  MAX_NUMBER_PARTS,
  ordinalOf,
  placeholdersIn,
  saysSomething,
  type Numbering,
  type TextContext,
  isOwnText,
} from '#libs/bylaw-document';
import { recogniseCitations } from '#libs/citations';
import type { LintFinding } from './finding.js';
import type { Linted } from './linted.js';
import type { LintCode } from './rules.js';

/** What is missing, empty, repeated, out of order, too deep or points nowhere in a by-law. */
export function structure(linted: Linted): void {
  const linter = new Linter(linted);
  linted.doc.forEach((child) => {
    if (child.type.name === 'front') linter.front(child);
    else if (child.type.name !== 'signature') linter.container(child);
  });
  linter.references(linted.doc);
}

/** What a template left to the drafter and nobody has written yet. */
export function placeholders(linted: Linted): void {
  for (const block of linted.blocks)
    for (const { from, to, asks } of placeholdersIn(block.text))
      // A footnote is shown in brackets too.
      if (isOwnText(block, from, to))
        linted.in('lint.placeholder', block, from, to, { asks: asks.replace(/[.:;]+$/u, '') });
}

/** @param exemptParts parts of the memorandum that may stay empty: part 2 for drafts on municipal fees (PL 46(2)) */
export function emptyParts(linted: Linted, exemptParts: readonly number[]): void {
  // The parts of a budget's explanations are practice, not those of article 46 (PL 46(4)).
  if (isBudgetExplanations(linted.doc)) return;
  linted.doc.forEach((part) => {
    const params = { part: Number(part.attrs['part']) };
    if (exemptParts.includes(params.part) || saysSomething(part)) return;
    linted.at('lint.memorandum-part-empty', String(part.attrs['id']), params);
  });
}

class Linter {
  private readonly numbering: Numbering;
  private readonly context: TextContext;

  constructor(private readonly linted: Linted) {
    this.numbering = linted.numbering;
    this.context = { numbering: this.numbering, annex: null };
  }

  front(front: Node): void {
    const title = front.children.find((child) => child.type.name === 'title');
    if (!title || this.isEmpty(title)) this.add('lint.title-missing', title ? String(title.attrs['id']) : '');
    const basis = front.children.filter((child) => child.type.name === 'basis');
    const stated = basis.some((line) => words(inlineText(line, this.context)).length > 3);
    if (!stated) this.add('lint.basis-missing', String(basis[0]?.attrs['id'] ?? ''));
    else this.basis(basis);
  }

  /** A legal basis names the law and the article that empower the council (PL 44). */
  private basis(lines: readonly Node[]): void {
    const text = lines.map((line) => inlineText(line, this.context)).join(' ');
    // Where a template asks for the authorisation, the finding of the placeholder says so already.
    if (placeholdersIn(text).length > 0 && /izdot[isa]*\s/iu.test(text)) return;
    const cites = recogniseCitations(text).citations.some(({ steps }) => steps.length > 0);
    if (!cites || !/izdot[isa]*\s/iu.test(text))
      this.add('lint.basis-unclear', String(lines[0]?.attrs['id'] ?? ''));
  }

  /** The body, an annex or a chapter: what lies in it, and the sequence of its points. */
  container(container: Node): void {
    const points: Node[] = [];
    this.chapters(container, points);
    this.sequence(points);
  }

  references(doc: Node): void {
    for (const site of danglingReferences(doc, this.numbering))
      this.add('lint.dangling-reference', site.holder, {
        printed: String(site.node.attrs['printed']),
      });
  }

  private chapters(container: Node, points: Node[]): void {
    const chapters = container.children.filter((child) => child.type.name === 'chapter');
    this.sequence(chapters.filter((chapter) => chapter.attrs['numbered'] === true));
    container.forEach((child) => {
      if (child.type.name === 'point') {
        points.push(child);
        this.unit(child);
      } else if (child.type.name === 'chapter') {
        this.chapter(child);
        this.chapters(child, points);
      }
    });
  }

  private chapter(chapter: Node): void {
    const where = String(chapter.attrs['id']);
    if (chapter.attrs['deleted'] === true) return;
    const heading = chapter.child(0);
    if (this.isEmpty(heading)) this.add('lint.empty-heading', where, {});
    if (chapter.childCount === 1) this.add('lint.empty-chapter', where, {});
    if (chapter.attrs['role'] !== 'closing') return;
    const points = chapter.children.filter((child) => child.type.name === 'point').length;
    const expected = closingHeading(points);
    const known = [closingHeading(1), closingHeading(2)];
    const found = inlineText(heading, this.context).trim();
    if (points === 0 || !known.includes(found) || found === expected) return;
    const block = this.linted.block(where);
    const at = block?.text.indexOf(found) ?? -1;
    if (block && at >= 0)
      this.linted.in('lint.closing-heading', block, at, at + found.length, { expected, points }, expected);
    else this.add('lint.closing-heading', where, { expected, points });
  }

  private unit(unit: Node): void {
    const where = String(unit.attrs['id']);
    if (unit.attrs['deleted'] === true) return;
    const subpoints = unit.children.filter((child) => child.type.name === 'subpoint');
    const own = unit.children.filter((child) => child.type.name !== 'subpoint');
    const filled = own.some((block) => (block.isTextblock ? !this.isEmpty(block) : true));
    if (!filled) this.add('lint.empty-unit', where, { number: this.numberOf(where) });
    if (subpoints.length === 1) this.add('lint.single-subpoint', where, { number: this.numberOf(where) });
    this.sequence(subpoints);
    this.listEnds(unit, subpoints);
    for (const subpoint of subpoints) {
      const number = this.numbering.get(String(subpoint.attrs['id']));
      if (number && number.depth > MAX_NUMBER_PARTS)
        this.add('lint.too-deep', number.id, { number: number.text, limit: MAX_NUMBER_PARTS });
      this.unit(subpoint);
    }
  }

  /** In an enumeration introduced by a colon the items end with `;`, the last one with `.` (practice). */
  private listEnds(unit: Node, items: readonly Node[]): void {
    const live = items.filter((item) => item.attrs['deleted'] !== true && item.childCount === 1);
    if (live.length < 2 || live.length !== items.length) return;
    if (!this.lead(unit).endsWith(':')) return;
    live.forEach((item, index) => {
      const last = index === live.length - 1;
      if (!last || unit.type.name === 'point') this.listEnd(item, last);
    });
  }

  private listEnd(item: Node, last: boolean): void {
    const block = this.linted.block(String(item.firstChild?.attrs['id'] ?? ''));
    const text = block?.text.trimEnd() ?? '';
    const end = text.slice(-1);
    const expected = last ? '.' : ';';
    if (!block || end === '' || end === expected) return;
    // A colon or a question opens something; only the sign of a list item may be exchanged or added.
    const sign = /[.,;]$/.test(text);
    const from = sign ? text.length - 1 : text.length;
    const insert = sign ? expected : /[\p{L}\d)"”%]$/u.test(text) ? expected : undefined;
    const params = { number: this.numberOf(String(item.attrs['id'])), end };
    const finding = this.linted.in(
      last ? 'lint.list-end' : 'lint.list-item-end',
      block,
      text.length - 1,
      text.length,
      params,
    );
    if (insert === undefined || (!last && end === '.')) return;
    this.linted.fix(finding, block, [{ from, to: text.length, insert }]);
  }

  /** Repeated numbers, numbers going back and gaps between whole numbers, in one sequence of siblings. */
  private sequence(units: readonly Node[]): void {
    const seen = new Set<string>();
    let last: { prefix: string; value: number; sup: number } | null = null;
    for (const unit of units) {
      const number = this.numbering.get(String(unit.attrs['id']));
      if (!number?.label) continue;
      const params = { number: number.text };
      const key = `${number.label.base}^${number.label.sup}`;
      const repeated = seen.has(key);
      if (repeated) this.add('lint.duplicate-number', number.id, params);
      seen.add(key);
      if (number.label.sup !== '' && !seen.has(`${number.label.base}^`))
        this.add('lint.superscript-alone', number.id, params);
      const ordinal = ordinalOf(number.label, number.kind);
      if (!ordinal) continue;
      const here: { prefix: string; value: number; sup: number } = {
        prefix: ordinal.prefix,
        value: ordinal.value,
        sup: Number(number.label.sup) || 0,
      };
      // Points numbered by chapter begin anew in every one.
      if (last && last.prefix === here.prefix && !repeated) {
        if (here.value < last.value || (here.value === last.value && here.sup < last.sup))
          this.add('lint.number-order', number.id, params);
        else if (here.value > last.value + 1)
          this.add('lint.number-gap', number.id, {
            ...params,
            missing: here.value - last.value - 1,
          });
      }
      last = here;
    }
  }

  private lead(unit: Node): string {
    const first = unit.firstChild;
    return first?.isTextblock ? inlineText(first, this.context).trim() : '';
  }

  private numberOf(id: string): string {
    return this.numbering.get(id)?.text ?? '';
  }

  /** A reference whose target is gone and was never printed still is no empty text. */
  private isEmpty(block: Node): boolean {
    const refers = block.children.some((child) => child.type.name === 'reference');
    return !refers && inlineText(block, this.context).trim() === '';
  }

  private add(code: LintCode, where: string, params: LintFinding['params'] = {}): void {
    this.linted.at(code, where, params);
  }
}
