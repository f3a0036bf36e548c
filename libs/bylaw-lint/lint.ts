import type { Node } from 'prosemirror-model';
import type { Numbering } from '#libs/bylaw-document';
import { amendments } from './amending.js';
import type { LintFinding } from './finding.js';
import { Linted } from './linted.js';
import { personalData } from './personal-data.js';
import { citations, ownReferences } from './references.js';
import { LINT_RULES, type LintCode } from './rules.js';
import { sentences } from './sentences.js';
import { emptyParts, placeholders, structure } from './structure.js';
import { participatoryBudget } from './substance.js';
import { typography } from './typography.js';
import { wording } from './wording.js';

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
  /** The act that this one amends: then more than half of its norms must not change. */
  base?: Node;
}

/**
 * What a drafter should look at in a by-law or a memorandum, in the order of the text. Every finding has its rule's
 * source, and where it is about words the characters; where a change of text is safe, that too.
 */
export function lintBylaw(doc: Node, options: LintOptions = {}): LintFinding[] {
  const on = (code: LintCode): boolean =>
    options.rules === 'all' || LINT_RULES[code].on || options.also?.includes(code) === true;
  const linted = new Linted(doc, options.numbering, on);
  if (linted.memorandum) emptyParts(linted, options.exemptParts ?? []);
  else structure(linted);
  placeholders(linted);
  if (options.only !== 'structure') {
    ownReferences(linted);
    citations(linted);
    amendments(linted, options.base ?? null);
    participatoryBudget(linted);
    personalData(linted);
    sentences(linted);
    typography(linted);
    wording(linted);
  }
  const order = new Map<string, number>();
  linted.blocks.forEach(({ id, unit }, at) => {
    if (unit && !order.has(unit.id)) order.set(unit.id, at);
    if (!order.has(id)) order.set(id, at);
  });
  const placeOf = ({ where, position }: LintFinding): number =>
    where === '' ? -1 : (order.get(where) ?? 0) + (position ? 1 - 1 / (position.from + 2) : 0);
  return linted.findings
    .filter(({ code }) => on(code))
    .map((finding) => ({ finding, place: placeOf(finding) }))
    .sort((left, right) => left.place - right.place)
    .map(({ finding }) => finding);
}
