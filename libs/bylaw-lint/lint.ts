import type { Node } from 'prosemirror-model';
import type { Numbering } from '#libs/bylaw-document';
import type { LintFinding } from './finding.js';
import { Linted } from './linted.js';
import { LINT_RULES, type LintCode } from './rules.js';
import { emptyParts, structure } from './structure.js';

/** How a text is looked at. */
export interface LintOptions {
  /** The numbers of the document, where the caller has them already. */
  numbering?: Numbering;
  /** Parts of the memorandum that may stay empty: part 2 for drafts on municipal fees (PL 46(2)). */
  exemptParts?: readonly number[];
  /** `default`: the rules that are on; `all`: those too whose source nobody has read. */
  rules?: 'default' | 'all';
  /** Rules that somebody switched on beside the default ones. */
  also?: readonly LintCode[];
  /** `structure`: nothing but missing, empty, repeated and misplaced units, which is all that keeps a text back. */
  only?: 'structure';
}

/**
 * What a drafter should look at in a by-law or a memorandum, in the order of the text. Every finding has its rule's
 * source, and where it is about words the characters; where a change of text is safe, that too.
 */
export function lintBylaw(doc: Node, options: LintOptions = {}): LintFinding[] {
  const linted = new Linted(doc, options.numbering);
  if (linted.memorandum) emptyParts(linted, options.exemptParts ?? []);
  else structure(linted);
  const on = (code: LintCode): boolean =>
    options.rules === 'all' || LINT_RULES[code].on || options.also?.includes(code) === true;
  return linted.findings.filter(({ code }) => on(code));
}
