import type { Node } from 'prosemirror-model';
import { danglingReferences, documentDigest, idOf, numberDocument } from '#libs/bylaw-document';
import type { DocumentSlice, MemorandumSlice } from '#libs/bylaw-procedure';
import type { Violation } from '#libs/contracts';

/** The opening that every legal basis has; alone it names no basis. */
const BASIS_OPENING = /^izdot[isa]+\s+saskaņā\s+ar\s*/iu;

/** Blocks that count as content although they have no text. */
const CONTENT_WITHOUT_TEXT = new Set(['table', 'figure', 'formula', 'reference']);

/** What the guards want to know of a by-law's text. */
export function documentFacts(doc: Node): DocumentSlice {
  let hasTitle = false;
  let hasBasis = false;
  let pointCount = 0;
  doc.descendants((node) => {
    const text = node.isTextblock ? node.textContent.trim() : '';
    if (node.type.name === 'title') hasTitle = text !== '';
    if (node.type.name === 'basis') hasBasis ||= text.replace(BASIS_OPENING, '') !== '';
    if (node.type.name === 'point' && hasContent(node)) pointCount += 1;
    return !node.isTextblock;
  });
  return {
    currentDigest: documentDigest(doc),
    hasTitle,
    hasBasis,
    pointCount,
    lintErrors: textProblems(doc).length,
  };
}

/** What makes a by-law's text unfit to go on: references to nothing, units and headings without text. */
export function textProblems(doc: Node): Violation[] {
  const problems: Violation[] = danglingReferences(doc, numberDocument(doc)).map((site) => ({
    code: 'text.dangling_reference',
    params: { printed: String(site.node.attrs['printed'] ?? '') },
    where: site.holder,
  }));
  doc.descendants((node, _pos, parent) => {
    const { name } = node.type;
    const isUnit = name === 'point' || name === 'subpoint';
    if (isUnit && node.attrs['deleted'] !== true && !hasContent(node)) {
      problems.push({ code: 'text.empty_unit', params: { unit: name }, where: idOf(node) ?? '' });
    }
    if (name === 'heading' && !hasContent(node)) {
      problems.push({ code: 'text.empty_heading', where: (parent && idOf(parent)) ?? '' });
    }
    return !node.isTextblock;
  });
  return problems;
}

/** What the guards want to know of a memorandum. */
export function memorandumFacts(doc: Node, requiredParts: readonly number[]): MemorandumSlice {
  const filledParts: number[] = [];
  doc.forEach((part) => {
    if (hasContent(part)) filledParts.push(Number(part.attrs['part']));
  });
  return { currentDigest: documentDigest(doc), filledParts, requiredParts };
}

function hasContent(node: Node): boolean {
  if (node.textContent.trim() !== '') return true;
  let found = false;
  node.descendants((child) => {
    found ||= CONTENT_WITHOUT_TEXT.has(child.type.name);
    return !found;
  });
  return found;
}
