import type { Node } from 'prosemirror-model';
import type { Label } from './attributes.js';
import { joinLabels, labelText, ordinalOf, regularLabel, withoutDot } from './label.js';
import { isUnit, type UnitKind } from './schema.js';
import { numberSequence } from './sequence.js';

/** The number of one unit, derived or fixed. */
export interface UnitNumber {
  id: string;
  kind: UnitKind;
  /** The unit's own part of the number. An unnumbered chapter and the only annex have none. */
  label: Label | null;
  /**
   * The whole number as references name it: `5.`, `5.¹`, `7.2.`, `IV`, `III¹`, `1. pielikums`, `Pielikums`; empty for
   * an unnumbered chapter.
   */
  text: string;
  /** The number as it stands before the unit's text: `5.`, `IV.`, `III.¹`, `a)`; empty where there is none. */
  printed: string;
  /** Ids of the units around this one, outermost first. */
  path: readonly string[];
  /** 1 for chapters outside chapters, for points and annexes; sub-points from 2 (`7.2.`). */
  depth: number;
  /** Whether the number is fixed on the unit. */
  fixed: boolean;
  deleted: boolean;
}

/** All numbers of a document, by unit id, in document order. */
export type Numbering = ReadonlyMap<string, UnitNumber>;

/** Numbers have at most this many parts: `4.1.4.1.` */
export const MAX_NUMBER_PARTS = 4;

interface Sequence {
  kind: UnitKind;
  units: Node[];
}

/**
 * Derives every number of a by-law in one pass: chapters in Roman numerals, sub-chapters `2.1`, points continuous
 * across chapters, sub-points below them, annexes; points and chapters start anew in every annex. Fixed labels are
 * respected and deleted units keep their numbers. Units without an id take part in the count but are not listed.
 * Text blocks and tables are not descended into.
 */
export function numberDocument(doc: Node): Numbering {
  const numbering = new Map<string, UnitNumber>();
  const annexes: Node[] = [];
  doc.forEach((child) => {
    if (child.type.name === 'body') numberScope(child, [], numbering);
    else if (child.type.name === 'annex') annexes.push(child);
  });
  const labels = numberSequence(annexes.map(fixedLabel), 'annex');
  annexes.forEach((annex, index) => {
    const alone = annexes.length === 1 && fixedLabel(annex) === null;
    const label = alone ? null : (labels[index] ?? null);
    add(numbering, annex, 'annex', label, label ? `${regularLabel(label)} pielikums` : 'Pielikums', [], 1);
    numberScope(annex, pathWith([], annex), numbering);
  });
  return numbering;
}

/** The number printed before a unit's text: `5.`, `7.2.`, `IV.`, `III.¹`; empty where there is none. */
export function printedNumber(unit: UnitNumber): string {
  return unit.printed;
}

/** The heading of a closing chapter with that many points: singular for one, else plural. */
export function closingHeading(points: number): string {
  return points === 1 ? 'Noslēguma jautājums' : 'Noslēguma jautājumi';
}

/** Points and chapters of the body or of one annex. */
function numberScope(scope: Node, path: readonly string[], numbering: Map<string, UnitNumber>): void {
  const points: Node[] = [];
  collectPoints(scope, points);
  const labels = numberSequence(points.map(fixedLabel), 'point').values();
  numberChildren(scope, path, '', 1, numbering, labels);
}

function collectPoints(container: Node, points: Node[]): void {
  container.forEach((child) => {
    if (child.type.name === 'point') points.push(child);
    else if (child.type.name === 'chapter') collectPoints(child, points);
  });
}

function numberChildren(
  container: Node,
  path: readonly string[],
  prefix: string,
  chapterDepth: number,
  numbering: Map<string, UnitNumber>,
  /** The labels of the points, in the order in which they are met here. */
  pointLabels: Iterator<Label>,
): void {
  const chapters: Sequence = { kind: 'chapter', units: [] };
  container.forEach((child) => {
    if (child.type.name === 'chapter' && child.attrs['numbered'] === true) chapters.units.push(child);
  });
  const labels = numberSequence(chapters.units.map(fixedLabel), 'chapter', prefix);
  let next = 0;
  container.forEach((child) => {
    if (child.type.name === 'point') {
      const given = pointLabels.next();
      const label = given.done ? null : given.value;
      const text = label ? ownText(label, 'point') : '';
      add(numbering, child, 'point', label, text, path, 1);
      numberSubpoints(child, text, path, 2, numbering);
    } else if (child.type.name === 'chapter') {
      const label = child.attrs['numbered'] === true ? (labels[next++] ?? null) : null;
      const text = label ? withoutDot(regularLabel(label)) : '';
      add(numbering, child, 'chapter', label, text, path, chapterDepth);
      const inner = label ? chapterPrefix(label) : prefix;
      numberChildren(child, pathWith(path, child), inner, chapterDepth + 1, numbering, pointLabels);
    }
  });
}

function numberSubpoints(
  parent: Node,
  parentText: string,
  around: readonly string[],
  depth: number,
  numbering: Map<string, UnitNumber>,
): void {
  const units: Node[] = [];
  for (let at = 1; at < parent.childCount; at += 1)
    if (parent.child(at).type.name === 'subpoint') units.push(parent.child(at));
  if (units.length === 0) return;
  const path = pathWith(around, parent);
  const labels = numberSequence(units.map(fixedLabel), 'subpoint');
  units.forEach((unit, index) => {
    const label = labels[index] ?? null;
    const text = label ? joinLabels(parentText, ownText(label, 'subpoint')) : '';
    add(numbering, unit, 'subpoint', label, text, path, depth);
    numberSubpoints(unit, text, path, depth + 1, numbering);
  });
}

/**
 * What the numbers of sub-chapters begin with; they are counted in Arabic below the chapter's own number: `2.1` in
 * chapter II, `5.1.2` in 5.1.
 */
export function chapterPrefix(label: Label): string {
  const ordinal = ordinalOf(label, 'chapter');
  return ordinal ? `${ordinal.prefix}${ordinal.value}.` : `${label.base}.`;
}

/** References name a unit by its regular number; only what is no number (`a)`) keeps its printed form. */
function ownText(label: Label, kind: UnitKind): string {
  if (label.printed === undefined) return regularLabel(label);
  return ordinalOf(label, kind) ? regularLabel(label) : labelText(label);
}

function fixedLabel(node: Node): Label | null {
  return node.attrs['label'] as Label | null;
}

function pathWith(path: readonly string[], node: Node): readonly string[] {
  return isUnit(node) && node.attrs['id'] !== '' ? [...path, String(node.attrs['id'])] : path;
}

function add(
  numbering: Map<string, UnitNumber>,
  node: Node,
  kind: UnitKind,
  label: Label | null,
  text: string,
  path: readonly string[],
  depth: number,
): void {
  const id = node.attrs['id'] as string;
  if (id === '') return;
  const fixed = fixedLabel(node) !== null;
  const irregular = label?.printed;
  const printed =
    irregular === undefined ? (kind === 'chapter' && label ? regularLabel(label) : text) : irregular.trim();
  numbering.set(id, {
    id,
    kind,
    label,
    text,
    printed,
    path,
    depth,
    fixed,
    deleted: node.attrs['deleted'] === true,
  });
}
