import type { IdSource } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { amendingDocument, type AmendedAct } from './amending-document.js';
import { documentText } from './lines.js';
import type { Change } from './operations.js';
import { drawTogether } from './everywhere.js';
import { groupChanges, type ChangeGroup } from './group.js';
import { planAmendments, type Plan } from './plan.js';
import { warningsOf, type AmendWarning } from './warnings.js';
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
  let first: Omit<Amendment, 'warnings'> | null = null;
  for (const coarse of [false, true]) {
    const plan = planAmendments(base, edited, options.newId, coarse);
    const expected = plan.expected.toNode();
    for (const groups of waysToSay(plan)) {
      const attempt = written(base, edited, expected, groups, options);
      if (attempt.proof.closed)
        return { ...attempt, warnings: warningsOf(base, edited, attempt.operations, plan) };
      first ??= attempt;
    }
    if (coarse && first) return { ...first, warnings: warningsOf(base, edited, first.operations, plan) };
  }
  throw new RangeError('nothing was written');
}

/** The same changes said shorter or longer, the shortest first. */
function waysToSay(plan: Plan): (readonly ChangeGroup[])[] {
  const changes = writeOperations(plan);
  const together = drawTogether(changes, plan.base, plan.expected);
  const grouped = groupChanges(changes);
  return [
    ...(together ? [groupChanges(together)] : []),
    grouped,
    ...(grouped.length < changes.length ? [changes.map((change) => [change])] : []),
  ];
}

function written(
  base: Node,
  edited: Node,
  expected: Node,
  groups: readonly ChangeGroup[],
  options: AmendOptions,
): Omit<Amendment, 'warnings'> {
  const document = amendingDocument(base, groups, options);
  const text = documentText(document);
  const proof = proveAgainst(base, edited, expected, text, options.newId);
  return { operations: groups.flat(), document, text, expected, proof };
}
