import type { Node } from 'prosemirror-model';
import type { ArticleRef } from '#libs/contracts';
import { words } from '#libs/latvian-text';
import { ordinalOf } from './label.js';
import { closingHeading, numberDocument, type Numbering } from './numbering.js';
import { danglingReferences } from './references.js';
import { inlineText, type TextContext } from './text.js';

/**
 * How the source of a rule is known: `read` in the text of the act, `cited` by another document, `observed` in
 * promulgated by-laws. `ref` is present only for a place that somebody read or cited.
 */
export interface FindingSource {
  kind: 'read' | 'cited' | 'observed';
  ref?: ArticleRef;
}

/** Something in a document that the drafter should look at. */
export interface Finding {
  code: FindingCode;
  severity: 'error' | 'warning' | 'info';
  /** The id of the unit or block concerned; empty for the document as a whole. */
  where: string;
  params: Record<string, string | number>;
  source: FindingSource;
}

/** The rules of the linter; the interface translates each code. */
export type FindingCode =
  | 'lint.title-missing'
  | 'lint.basis-missing'
  | 'lint.empty-unit'
  | 'lint.empty-heading'
  | 'lint.empty-chapter'
  | 'lint.dangling-reference'
  | 'lint.duplicate-number'
  | 'lint.number-gap'
  | 'lint.number-order'
  | 'lint.too-deep'
  | 'lint.single-subpoint'
  | 'lint.closing-heading'
  | 'lint.list-item-end'
  | 'lint.list-end'
  | 'lint.memorandum-part-empty';

/** Numbers have at most this many parts: `4.1.4.1.` */
export const MAX_NUMBER_PARTS = 4;

const OBSERVED: FindingSource = { kind: 'observed' };
const MEMORANDUM: FindingSource = { kind: 'read', ref: { act: 'PL', ref: '46(1)' } };
/** A by-law rests on an authorisation (44(1)) or on an autonomous function (44(2)); its form in the text is practice. */
const BASIS: FindingSource = { kind: 'read', ref: { act: 'PL', ref: '44' } };

/**
 * Structural findings of a by-law or a memorandum, in document order: what is missing, empty, repeated, out of order,
 * too deep or points nowhere. Style is not judged here.
 *
 * @param exemptParts parts of the memorandum that may stay empty: part 2 for drafts on municipal fees (PL 46(2))
 */
export function lintDocument(
  doc: Node,
  numbering: Numbering = numberDocument(doc),
  exemptParts: readonly number[] = [],
): Finding[] {
  if (doc.attrs['kind'] === 'memorandum') return lintMemorandum(doc, exemptParts);
  const linter = new Linter(numbering);
  doc.forEach((child) => {
    if (child.type.name === 'front') linter.front(child);
    else if (child.type.name !== 'signature') linter.container(child);
  });
  linter.references(doc);
  return linter.findings;
}

function lintMemorandum(doc: Node, exemptParts: readonly number[]): Finding[] {
  const findings: Finding[] = [];
  doc.forEach((part) => {
    const params = { part: Number(part.attrs['part']) };
    if (exemptParts.includes(params.part) || words(part.textContent).length > 0) return;
    const where = String(part.attrs['id']);
    findings.push({
      code: 'lint.memorandum-part-empty',
      severity: 'error',
      where,
      params,
      source: MEMORANDUM,
    });
  });
  return findings;
}

class Linter {
  readonly findings: Finding[] = [];
  private readonly context: TextContext;

  constructor(private readonly numbering: Numbering) {
    this.context = { numbering, annex: null };
  }

  front(front: Node): void {
    const title = front.children.find((child) => child.type.name === 'title');
    if (!title || this.isEmpty(title))
      this.add('lint.title-missing', 'error', title ? String(title.attrs['id']) : '', {}, OBSERVED);
    const basis = front.children.filter((child) => child.type.name === 'basis');
    const stated = basis.some((line) => words(inlineText(line, this.context)).length > 3);
    if (!stated) this.add('lint.basis-missing', 'error', String(basis[0]?.attrs['id'] ?? ''), {}, BASIS);
  }

  /** The body, an annex or a chapter: what lies in it, and the sequence of its points. */
  container(container: Node): void {
    const points: Node[] = [];
    this.chapters(container, points);
    this.sequence(points);
  }

  references(doc: Node): void {
    for (const site of danglingReferences(doc, this.numbering))
      this.add('lint.dangling-reference', 'error', site.holder, {
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
    if (this.isEmpty(heading)) this.add('lint.empty-heading', 'warning', where, {});
    if (chapter.childCount === 1) this.add('lint.empty-chapter', 'warning', where, {});
    if (chapter.attrs['role'] !== 'closing') return;
    const points = chapter.children.filter((child) => child.type.name === 'point').length;
    const expected = closingHeading(points);
    const known = [closingHeading(1), closingHeading(2)];
    const found = inlineText(heading, this.context).trim();
    if (points > 0 && known.includes(found) && found !== expected)
      this.add('lint.closing-heading', 'warning', where, { expected, points });
  }

  private unit(unit: Node): void {
    const where = String(unit.attrs['id']);
    if (unit.attrs['deleted'] === true) return;
    const subpoints = unit.children.filter((child) => child.type.name === 'subpoint');
    const own = unit.children.filter((child) => child.type.name !== 'subpoint');
    const filled = own.some((block) => (block.isTextblock ? !this.isEmpty(block) : true));
    if (!filled) this.add('lint.empty-unit', 'error', where, { number: this.numberOf(where) });
    if (subpoints.length === 1)
      this.add('lint.single-subpoint', 'info', where, { number: this.numberOf(where) });
    this.sequence(subpoints);
    this.listEnds(unit, subpoints);
    for (const subpoint of subpoints) {
      const number = this.numbering.get(String(subpoint.attrs['id']));
      if (number && number.depth > MAX_NUMBER_PARTS)
        this.add('lint.too-deep', 'warning', number.id, { number: number.text, limit: MAX_NUMBER_PARTS });
      this.unit(subpoint);
    }
  }

  /** In an enumeration introduced by a colon the items end with `;`, the last one with `.` (practice). */
  private listEnds(unit: Node, items: readonly Node[]): void {
    const live = items.filter((item) => item.attrs['deleted'] !== true && item.childCount === 1);
    if (live.length < 2 || live.length !== items.length) return;
    if (!this.lead(unit).endsWith(':')) return;
    live.forEach((item, index) => {
      const end = this.lead(item).slice(-1);
      const where = String(item.attrs['id']);
      if (end === '') return;
      const last = index === live.length - 1;
      if (!last && end !== ';')
        this.add('lint.list-item-end', 'info', where, { number: this.numberOf(where), end });
      if (last && end !== '.' && unit.type.name === 'point')
        this.add('lint.list-end', 'info', where, { number: this.numberOf(where), end });
    });
  }

  /** Repeated numbers, numbers going back and gaps between whole numbers, in one sequence of siblings. */
  private sequence(units: readonly Node[]): void {
    const seen = new Set<string>();
    let last: { value: number; sup: number } | null = null;
    for (const unit of units) {
      const number = this.numbering.get(String(unit.attrs['id']));
      if (!number?.label) continue;
      const params = { number: number.text };
      const key = `${number.label.base}^${number.label.sup}`;
      const repeated = seen.has(key);
      if (repeated) this.add('lint.duplicate-number', 'error', number.id, params);
      seen.add(key);
      const ordinal = ordinalOf(number.label, number.kind);
      if (!ordinal) continue;
      const here: { value: number; sup: number } = {
        value: ordinal.value,
        sup: Number(number.label.sup) || 0,
      };
      if (last && !repeated) {
        if (here.value < last.value || (here.value === last.value && here.sup < last.sup))
          this.add('lint.number-order', 'warning', number.id, params);
        else if (here.value > last.value + 1)
          this.add('lint.number-gap', 'warning', number.id, {
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

  private add(
    code: FindingCode,
    severity: Finding['severity'],
    where: string,
    params: Finding['params'],
    source: FindingSource = OBSERVED,
  ): void {
    this.findings.push({ code, severity, where, params, source });
  }
}
