import { fromRoman } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { isBelow, numbersOfLine, printNumber } from './labels.js';
import type { Segment, Step, Target } from './operations.js';
import { headingText, sectionsOf } from './law.js';
import { continueList, isItem } from './list-ends.js';
import { NotApplicable } from './not-applicable.js';
import { body, chaptersOf, findUnit, pointNumber, pointsOf, TreeUnit } from './tree.js';
import { changeWords, type FoundWords } from './wording.js';

const NAMES: Record<Step['kind'], string> = {
  annex: 'pielikums',
  chapter: 'nodaļa',
  section: 'pants',
  point: 'punkts',
  subpoint: 'apakšpunkts',
  part: 'daļa',
  item: 'punkts',
  paragraph: 'rindkopa',
  sentence: 'teikums',
  introduction: 'ievaddaļa',
  heading: 'nosaukums',
  text: 'teksts',
  title: 'nosaukums',
  basis: 'norāde uz likumu',
};

/** A target in words for findings: `2. pielikums > 5.¹ punkts`. */
export function describe(target: Target): string {
  return target
    .map(({ kind, segments, title }) =>
      [printNumber(segments), NAMES[kind], title === undefined ? '' : `"${title}"`]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join(' > ');
}

/** Whether the number of one unit stands before that of the other in their sequence. */
export function isBefore(unit: TreeUnit, other: TreeUnit): boolean {
  const [left, right] = [unit.label, other.label];
  if (!left || !right) return false;
  const [a, b] = [valuesOf(left), valuesOf(right)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [one = 0, two = 0] = [a[at], b[at]];
    if (one !== two) return one < two;
  }
  return false;
}

/** The parts of a number (`2.13` of points numbered by chapter has two) and its superscript, for comparing. */
function valuesOf({ base, sup }: Segment): number[] {
  const parts = base.split('.').map((part) => fromRoman(part) ?? Number(part));
  return [...parts, Number(sup) || 0];
}

/** Puts a unit among its siblings by its number. */
function placeAmong(parent: TreeUnit, unit: TreeUnit, siblings: readonly TreeUnit[]): void {
  const before = siblings.filter((sibling) => isBefore(sibling, unit)).at(-1);
  const [first] = siblings;
  const at = before
    ? parent.children.indexOf(before) + 1
    : first
      ? parent.children.indexOf(first)
      : parent.children.length;
  parent.children.splice(at, 0, unit);
}

/** The number that an introduction or heading repeats is no part of its text. */
export function withoutNumber(line: string, owner: Target): string {
  const step = owner.at(-1);
  const own = step?.segments ?? [];
  if (own.length === 0) return line;
  if (step?.kind === 'chapter') {
    const match = /^([IVXLC]+|\d+)\.?[⁰¹²³⁴-⁹]*\.?(?: nodaļa\.?)?\s+(.*)$/.exec(line);
    return match && isSame(match[1] ?? '', own[0]) ? (match[2] ?? '') : line;
  }
  const found = numbersOfLine(line).find(({ segments }) => printNumber(segments) === printNumber(own));
  return found ? found.rest : line;
}

function isSame(base: string, segment: Segment | undefined): boolean {
  return segment?.base === base;
}

/** Changes words in a text block, or in every one inside a table. */
export function changeInside(
  block: Node,
  find: (text: string) => readonly FoundWords[],
): { block: Node; count: number } {
  if (block.isTextblock) return changeWords(block, find);
  if (block.isLeaf) return { block, count: 0 };
  let count = 0;
  const children = block.children.map((child) => {
    const inner = changeInside(child, find);
    count += inner.count;
    return inner.block;
  });
  return count === 0
    ? { block, count }
    : { block: block.type.create(block.attrs, children, block.marks), count };
}

/** The units that begin in these lines, for instructions that do not number them (`ar šādiem punktiem`). */
export function announcedBy(lines: readonly string[]): Step[] {
  const steps: Step[] = [];
  for (const line of lines) {
    const [number] = numbersOfLine(line);
    const last = steps.at(-1);
    if (!number || (last && isBelow(number.segments, last.segments))) continue;
    steps.push({ kind: number.segments.length > 1 ? 'subpoint' : 'point', segments: number.segments });
  }
  return steps;
}

/** The way to an annex, empty for everything else. */
export function annexStep(unit: TreeUnit): Step[] {
  if (unit.type !== 'annex') return [];
  return [{ kind: 'annex', segments: unit.label ? [{ base: unit.label.base, sup: unit.label.sup }] : [] }];
}

/** The way to a chapter, by its number or its heading. */
function ownPath(chapter: TreeUnit): Step[] {
  const { label } = chapter;
  const heading = label ? {} : { title: headingText(chapter) };
  return [{ kind: 'chapter', segments: label ? [{ base: label.base, sup: label.sup }] : [], ...heading }];
}

/** Words put behind others, with a space unless they begin with a punctuation mark. */
export function besides(found: string, words: string): string {
  return /^[,.;:)]/.test(words) ? found + words : `${found} ${words}`;
}

/** Puts a new unit where its number belongs; throws where the number is taken. */
export function insertUnit(root: TreeUnit, owner: TreeUnit, unit: TreeUnit, step: Step): void {
  const scope = sectionsOf(root).length > 0 && owner.type === 'chapter' ? ownPath(owner) : annexStep(owner);
  const inScope = step.segments.length > 1 || owner.type === 'body' ? [step] : [...scope, step];
  if (findUnit(root, inScope)) throw new NotApplicable('amend.unit-exists', { target: describe([step]) });
  if (unit.type === 'annex') {
    numberOnlyAnnex(root, unit);
    const last = root.units.filter((other) => other.type === 'annex' && isBefore(other, unit)).at(-1);
    const first = root.children.findIndex((child) => child instanceof TreeUnit && child.type === 'annex');
    const at = last ? root.children.indexOf(last) + 1 : first < 0 ? root.children.length : first;
    root.children.splice(at, 0, unit);
    return;
  }
  if (unit.type === 'chapter') {
    const siblings = chaptersOf(owner)
      .filter(({ parent }) => parent === owner)
      .map((found) => found.unit);
    if (unit.label) placeAmong(owner, unit, siblings);
    else placeByPoints(owner, unit, siblings);
    return afterLoosePoints(owner, unit);
  }
  if (unit.type === 'subpoint') {
    const holder = findUnit(root, [
      ...annexStep(owner),
      { kind: 'point', segments: step.segments.slice(0, -1) },
    ]);
    const parent = owner.type === 'point' || owner.type === 'subpoint' ? owner : holder?.unit;
    if (!parent) throw new NotApplicable('amend.target-not-found', { target: describe([step]) });
    const siblings = parent.units;
    if (isItem(unit) && siblings.every((other) => isBefore(other, unit))) continueList(siblings);
    return placeAmong(parent, unit, siblings);
  }
  if (owner.type === 'chapter')
    return placeAmong(
      owner,
      unit,
      owner.units.filter(({ type }) => type === 'point'),
    );
  const points = pointsOf(owner);
  const last = points.filter((found) => isBefore(found.unit, unit)).at(-1);
  const holder = last?.parent ?? points[0]?.parent ?? owner;
  placeAmong(
    holder,
    unit,
    holder.units.filter(({ type }) => type === 'point'),
  );
}

/** Whether points of the act are counted by chapters, `2.13.` */
export function countsByChapter(root: TreeUnit): boolean {
  return pointsOf(body(root)).some(({ unit }) => unit.label?.base.includes('.') === true);
}

/** A chapter without a number stands where its first point belongs; one without points at the end. */
function placeByPoints(owner: TreeUnit, chapter: TreeUnit, siblings: readonly TreeUnit[]): void {
  const [first] = pointsOf(chapter);
  const before = first
    ? siblings.findLast((other) => pointsOf(other).some(({ unit }) => isBefore(unit, first.unit)))
    : siblings.at(-1);
  const at = before
    ? owner.children.indexOf(before) + 1
    : siblings[0]
      ? owner.children.indexOf(siblings[0])
      : owner.children.length;
  owner.children.splice(first ? at : owner.children.length, 0, chapter);
}

/** Points that stand beside chapters come before a chapter whose points follow them. */
function afterLoosePoints(owner: TreeUnit, chapter: TreeUnit): void {
  const [first] = pointsOf(chapter);
  const at = owner.children.indexOf(chapter);
  let end = at + 1;
  for (; first; end += 1) {
    const next = owner.children[end];
    if (!(next instanceof TreeUnit) || next.type !== 'point' || !isBefore(next, first.unit)) break;
  }
  owner.children.splice(end, 0, chapter);
  owner.children.splice(at, 1);
}

/** The only annex has no number until another one joins it. */
function numberOnlyAnnex(root: TreeUnit, joining: TreeUnit): void {
  const annexes = root.units.filter(({ type }) => type === 'annex');
  const [only] = annexes;
  if (annexes.length === 1 && only?.label === null && joining.label)
    only.attrs['label'] = { base: joining.label.base === '1' ? '2' : '1', sup: '' };
}

/** In an act whose points are counted by chapters `2.13.` is a point and no sub-point. */
export function pointByChapter(root: TreeUnit, unit: TreeUnit, step: Step): TreeUnit {
  const own = unit.type === 'subpoint' ? pointNumber(step.segments) : null;
  if (!own || findUnit(root, [{ kind: 'point', segments: step.segments.slice(0, -1) }])) return unit;
  return asPoint(unit, own);
}

/** A unit that was read as a sub-point, as the point that it is where points are counted by chapters. */
export function asPoint(unit: TreeUnit, label: Segment | null = unit.label): TreeUnit {
  return unit.type === 'subpoint' ? new TreeUnit('point', { ...unit.attrs, label }, unit.children) : unit;
}
