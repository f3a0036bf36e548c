import type { Node } from 'prosemirror-model';
import { documentDigest, placeholdersOf } from '#libs/bylaw-document';
import { isStructuralError, lintBylaw } from '#libs/bylaw-lint';
import { answeredParts } from '#libs/memorandum-rules';
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
    placeholders: placeholdersOf(doc).length,
  };
}

/** The two missing parts have guards of their own and are not counted twice. */
const HAS_OWN_GUARD = new Set(['lint.title-missing', 'lint.basis-missing']);

/** What makes a by-law's text unfit to go on, with the node's id as `where`. */
export function textProblems(doc: Node): Violation[] {
  return lintBylaw(doc, { only: 'structure' })
    .filter(({ code }) => isStructuralError(code) && !HAS_OWN_GUARD.has(code))
    .map(({ code, where, params, source }) => ({
      code,
      where,
      params,
      ...(source.ref ? { article: source.ref } : {}),
    }));
}

/** What the guards want to know of a memorandum. */
export function memorandumFacts(doc: Node, requiredParts: readonly number[]): MemorandumSlice {
  return { currentDigest: documentDigest(doc), filledParts: answeredParts(doc), requiredParts };
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
