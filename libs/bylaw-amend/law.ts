import { fromSuperscript } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import type { Segment, Step, Target } from './operations.js';
import { body, chaptersOf, isOwn, TreeUnit } from './tree.js';
import { isNote } from './lines.js';

/**
 * Where a unit of a law stands. Laws have no units of their own in the model: a section (*pants*) is a chapter without a
 * number whose heading begins `9. pants.`, its parts and items are points and sub-points where the source numbers them like
 * such, else paragraphs that begin `(1)` and `1)`.
 */
export interface LawPlace {
  container: TreeUnit;
  /** The first child and the one after the last. */
  from: number;
  to: number;
  kind: 'section' | 'part' | 'item';
}

const SECTION = /^(\d+)\.?\s?([⁰¹²³⁴-⁹]*)\.?\s*pants(?!\p{L})\.?\s*/u;
const PART = /^\((\d+)([⁰¹²³⁴-⁹]*)\)\s*/;
const ITEM = /^(\d+)([⁰¹²³⁴-⁹]*)\)\s*/;

/** Whether a target names a unit that only laws have. */
export function isOfLaw(target: Target): boolean {
  return target.some(({ kind }) => kind === 'section' || kind === 'part' || kind === 'item');
}

/** The number at the beginning of a section's heading, `9. pants.` */
export function sectionNumber(heading: string): Segment | null {
  const match = SECTION.exec(heading.trim());
  return match ? { base: match[1] ?? '', sup: fromSuperscript(match[2] ?? '') } : null;
}

/** All sections of a law in order. */
export function sectionsOf(root: TreeUnit): { unit: TreeUnit; parent: TreeUnit }[] {
  return chaptersOf(body(root)).filter(({ unit }) => sectionNumber(headingText(unit)) !== null);
}

/** The place that the path names, `null` where there is none; steps inside a unit's text must be cut off. */
export function findInLaw(root: TreeUnit, target: Target): LawPlace | null {
  let place: LawPlace | null = null;
  for (const step of target) {
    if (step.kind === 'section') place = sectionPlace(root, step);
    else if (!place) return null;
    else if (step.kind === 'part') place = partPlace(place, step.segments[0]);
    else if (step.kind === 'item' || step.kind === 'point') place = itemPlace(place, step.segments[0]);
    else return null;
  }
  return place;
}

function sectionPlace(root: TreeUnit, step: Step): LawPlace | null {
  const [own] = step.segments;
  const found = sectionsOf(root).find(({ unit }) => {
    const number = sectionNumber(headingText(unit));
    return number?.base === own?.base && number?.sup === own?.sup;
  });
  return found ? { container: found.unit, from: 1, to: endOfText(found.unit), kind: 'section' } : null;
}

/** The children of a section without the notes at its end. */
function endOfText(section: TreeUnit): number {
  let end = section.children.length;
  while (end > 1 && isRemark(section.children[end - 1])) end -= 1;
  return end;
}

function partPlace(section: LawPlace, own: Segment | undefined): LawPlace | null {
  if (!own) return null;
  const { container } = section;
  const at = container.children.findIndex((child) => child instanceof TreeUnit && isOwn(child, own));
  if (at >= 0) return { container, from: at, to: at + 1, kind: 'part' };
  const marked = markedRange(section, PART, own, 'part');
  if (marked) return marked;
  const none = !container.children.some((child) => child instanceof TreeUnit || PART.test(child.textContent));
  return none && own.base === '1' && own.sup === '' ? { ...section, kind: 'part' } : null;
}

function itemPlace(around: LawPlace, own: Segment | undefined): LawPlace | null {
  if (!own) return null;
  const only = around.container.children[around.from];
  if (around.to === around.from + 1 && only instanceof TreeUnit) {
    const at = only.children.findIndex((child) => child instanceof TreeUnit && isOwn(child, own));
    return at < 0 ? null : { container: only, from: at, to: at + 1, kind: 'item' };
  }
  return markedRange(around, ITEM, own, 'item');
}

/** The paragraphs from the one with this mark to the next one with a mark of the same or a higher kind. */
function markedRange(around: LawPlace, mark: RegExp, own: Segment, kind: 'part' | 'item'): LawPlace | null {
  const { container } = around;
  for (let from = around.from; from < around.to; from += 1) {
    const found = markOf(container.children[from], mark);
    if (found?.base !== own.base || found.sup !== own.sup) continue;
    let to = from + 1;
    while (
      to < around.to &&
      !markOf(container.children[to], mark) &&
      !markOf(container.children[to], PART) &&
      !isRemark(container.children[to])
    )
      to += 1;
    return { container, from, to, kind };
  }
  return null;
}

/** The mark at the beginning of a paragraph. */
export function markOf(child: TreeUnit | Node | undefined, mark: RegExp): Segment | null {
  if (!child || child instanceof TreeUnit || !child.isTextblock) return null;
  const match = mark.exec(child.textContent);
  return match ? { base: match[1] ?? '', sup: fromSuperscript(match[2] ?? '') } : null;
}

/** The patterns of marks by the kind of unit. */
export const LAW_MARKS = { part: PART, item: ITEM } as const;

function isRemark(child: TreeUnit | Node | undefined): boolean {
  return child instanceof Node && (child.type.name === 'remark' || isNote(child));
}

/** The heading of a chapter. */
export function headingText(unit: TreeUnit): string {
  const [heading] = unit.children;
  return heading instanceof Node ? heading.textContent : '';
}
