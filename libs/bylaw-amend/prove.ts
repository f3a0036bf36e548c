import type { IdSource } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { consolidate } from './consolidate.js';
import { comparableLines, writtenLines } from './lines.js';
import type { AmendmentFinding } from './operations.js';
import { parseAmendments } from './parse.js';
import { planAmendments } from './plan.js';

/** One line that differs between the edited text and what the amending by-law makes of the base. */
export interface LineDifference {
  /** The line as edited, with the numbers that it will have; empty where there is none. */
  expected: string;
  /** The line that the amending by-law leads to; empty where there is none. */
  reached: string;
}

/** The result of writing the amendments down, reading them back and applying them to the base. */
export interface Proof {
  /** Whether the text reached is the edited text. */
  closed: boolean;
  /** The first differences, at most twenty. */
  differences: LineDifference[];
  findings: AmendmentFinding[];
}

/**
 * Whether an amending by-law that somebody wrote or changed by hand leads from the act in force to its edited text: it is
 * read, applied to the base, and what comes out is compared with the edited text under the numbers it will have.
 */
export function proveAmendments(base: Node, edited: Node, amending: Node | string, newId: IdSource): Proof {
  const expected = planAmendments(base, edited, newId, false).expected.toNode();
  const { reached: _reached, ...proof } = proveAgainst(base, edited, expected, amending, newId);
  return proof;
}

/**
 * The same where the edited text under its new numbers is known; those numbers' text is compared with what was edited as
 * well: no word may be lost while numbers are given.
 */
export function proveAgainst(
  base: Node,
  edited: Node,
  expected: Node,
  amending: Node | string,
  newId: IdSource,
): Proof & { reached: Node | null } {
  const parsed = parseAmendments(amending);
  const errors = parsed.findings.filter(
    ({ severity, code }) => severity === 'error' && code !== 'amend.no-instructions',
  );
  const options = { act: { issuer: '', number: '' }, day: '2000-01-01', newId };
  const { document, applied, findings } = consolidate(base, parsed.operations, options);
  const differences = [
    ...differing(writtenLines(edited), writtenLines(expected)),
    ...differing(comparableLines(expected), comparableLines(document)),
  ].slice(0, 20);
  const all = [...errors, ...findings];
  const closed = differences.length === 0 && all.length === 0;
  return { closed, differences, findings: all, reached: applied ? document : null };
}

function differing(expected: readonly string[], reached: readonly string[]): LineDifference[] {
  const differences: LineDifference[] = [];
  for (let at = 0; at < Math.max(expected.length, reached.length); at += 1)
    if (expected[at] !== reached[at])
      differences.push({ expected: expected[at] ?? '', reached: reached[at] ?? '' });
  return differences;
}
