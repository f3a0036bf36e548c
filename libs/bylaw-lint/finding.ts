import type { ArticleRef } from '#libs/contracts';
import type { LintCode } from './rules.js';

/** How much a finding asks of the drafter: an error is wrong, a warning probably, an info is advice. */
export type LintSeverity = 'error' | 'warning' | 'info';

/**
 * How the source of a rule is known: `read` in the text of the act, `cited` by another document, `observed` as practice
 * in promulgated acts, `unverified` where nobody has read the point it may rest on. `ref` is present only for a place
 * that somebody read or cited.
 */
export interface LintSource {
  kind: 'read' | 'cited' | 'observed' | 'unverified';
  ref?: ArticleRef;
}

/** Characters of one block of a document: offsets into its text as `textBlocks` gives it. */
export interface LintPosition {
  /** The id of the block; a heading has the id of its chapter or annex. */
  block: string;
  from: number;
  to: number;
}

/** One change of text. */
export interface LintChange extends LintPosition {
  /** What stands there instead. */
  insert: string;
}

/** Something in a document that the drafter should look at. */
export interface LintFinding {
  code: LintCode;
  severity: LintSeverity;
  source: LintSource;
  /** The id of the unit or block concerned; empty for the document as a whole. */
  where: string;
  /** The characters concerned, where it is about words. */
  position: LintPosition | null;
  params: Record<string, string | number>;
  /** Changes of text, present only where they are safe: they remove the finding and touch nothing else. */
  fix?: readonly LintChange[];
}
