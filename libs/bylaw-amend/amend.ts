import { isUnit, type IdSource } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { amendingDocument, type AmendedAct } from './amending-document.js';
import { documentText, isNote, oneLine } from './lines.js';
import { finding, type Change } from './operations.js';
import { drawTogether } from './everywhere.js';
import { groupChanges, type ChangeGroup } from './group.js';
import { planAmendments, type Plan } from './plan.js';
import { suspects } from './suspects.js';
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
 * again; whether it leads to the edited text is the proof. Points in which small changes do not close the loop are restated
 * as a whole.
 */
export function amend(base: Node, edited: Node, options: AmendOptions): Amendment {
  let best: Amendment | null = null;
  let coarse: boolean | ReadonlySet<string> = false;
  for (;;) {
    const plan = planAmendments(base, edited, options.newId, coarse);
    const expected = plan.expected.toNode();
    const doubtful = new Set<string>();
    for (const groups of waysToSay(plan)) {
      const document = amendingDocument(base, groups, options);
      const text = documentText(document);
      const { reached, ...proof } = proveAgainst(base, edited, expected, text, options.newId);
      const operations = groups.flat();
      if (proof.closed || !best) {
        const warnings = warningsOf(base, edited, operations, plan);
        best = { operations, document, text, expected, proof, warnings };
      }
      if (proof.closed) return best;
      for (const id of suspects(plan, groups, proof, reached)) doubtful.add(id);
    }
    if (coarse === true && best) return withReasons(best, base, edited);
    coarse = coarse === false && doubtful.size > 0 ? doubtful : true;
  }
}

/** Text that stands in no unit can be named by no instruction. */
function withReasons(amendment: Amendment, base: Node, edited: Node): Amendment {
  const [before, after] = [looseTexts(base), looseTexts(edited)];
  const changed = [
    ...after.filter((text) => !before.includes(text)),
    ...before.filter((text) => !after.includes(text)),
  ];
  const reasons = changed.map((text) =>
    finding('amend.not-expressible', { number: '', line: 0 }, { text: text.slice(0, 200) }),
  );
  const findings = [...amendment.proof.findings, ...reasons];
  return { ...amendment, proof: { ...amendment.proof, findings } };
}

/** The blocks of the body that stand in no chapter and no point. */
function looseTexts(doc: Node): string[] {
  const body = doc.children.find(({ type }) => type.name === 'body');
  return (body?.children ?? [])
    .filter((block) => !isUnit(block) && !isNote(block))
    .map((block) => oneLine(block.textContent));
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
