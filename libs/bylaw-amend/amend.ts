import { isUnit, type IdSource } from '#libs/bylaw-document';
import type { ArticleRef, LegalDay } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { amendingDocument, type AmendedAct } from './amending-document.js';
import { documentText } from './lines.js';
import type { Change } from './operations.js';
import { planAmendments } from './plan.js';
import { proveAgainst, type Proof } from './prove.js';
import { writeOperations } from './write.js';

/** What the amending by-law says about itself and the act it amends. */
export interface AmendOptions {
  /** How the amended act is named; what is left out is left out of the text too. */
  amended?: AmendedAct;
  /** The day on which the amendments come into force, where it is not the usual one. */
  inForceFrom?: LegalDay;
  /** Ids of the nodes of the amending by-law. */
  newId: IdSource;
}

/** Something that the drafter should know. */
export interface AmendWarning {
  code: 'amend.more-than-half' | 'amend.front-not-amendable' | 'amend.nothing-changed';
  params: Record<string, number | string>;
  article?: ArticleRef;
}

/** An amending by-law with its proof. */
export interface Amendment {
  operations: Change[];
  /** The amending by-law as a document of `bylawSchema`. */
  document: Node;
  /** The amending by-law as text, as `parseAmendments` reads it. */
  text: string;
  /** The edited text with the numbers that the amended act will have. */
  expected: Node;
  proof: Proof;
  warnings: AmendWarning[];
}

/**
 * Writes the amending by-law that leads from an act in force to its edited text: the smallest correct unit in each
 * place, superscript numbers for insertions, deleted units kept as such. The text is then parsed and applied to the base
 * again; whether it leads to the edited text is the proof. Where small changes do not close the loop, whole points are
 * restated.
 */
export function amend(base: Node, edited: Node, options: AmendOptions): Amendment {
  const fine = attempt(base, edited, options, false);
  const result = fine.proof.closed ? fine : attempt(base, edited, options, true);
  const better = result.proof.closed || result === fine ? result : fine;
  return { ...better, warnings: warningsOf(base, edited, better) };
}

function attempt(
  base: Node,
  edited: Node,
  options: AmendOptions,
  coarse: boolean,
): Omit<Amendment, 'warnings'> {
  const plan = planAmendments(base, edited, options.newId, coarse);
  const expected = plan.expected.toNode();
  const operations = writeOperations(plan);
  const document = amendingDocument(base, operations, options);
  const text = documentText(document);
  const proof = proveAgainst(base, edited, expected, text, options.newId);
  return { operations, document, text, expected, proof };
}

function warningsOf(base: Node, edited: Node, { operations }: Pick<Amendment, 'operations'>): AmendWarning[] {
  const warnings: AmendWarning[] = [];
  let norms = 0;
  base.descendants((node) => {
    if (isUnit(node) && node.type.name !== 'chapter' && node.attrs['deleted'] !== true) norms += 1;
    return !node.isTextblock;
  });
  const touched = new Set(
    operations.map((change) =>
      'target' in change ? JSON.stringify(change.kind === 'add' ? change.units : change.target) : '',
    ),
  );
  touched.delete('');
  if (touched.size * 2 > norms)
    warnings.push({
      code: 'amend.more-than-half',
      params: { changed: touched.size, norms },
      article: { act: 'MK108', ref: '140' },
    });
  const front = (doc: Node): string =>
    (doc.firstChild?.children ?? [])
      .filter(({ type }) => ['issuer', 'actline', 'approval'].includes(type.name))
      .map((block) => block.textContent)
      .join('\n');
  if (front(base) !== front(edited)) warnings.push({ code: 'amend.front-not-amendable', params: {} });
  if (operations.length === 0) warnings.push({ code: 'amend.nothing-changed', params: {} });
  return warnings;
}
