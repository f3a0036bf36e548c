import type { IdSource } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { Applier } from './apply.js';
import { NotApplicable } from './not-applicable.js';
import { finding, type AmendmentFinding, type Operation } from './operations.js';
import { fixedTree } from './tree.js';

/** The amending act whose operations are applied. */
export interface AmendingAct {
  /** Who issued it, in the genitive: `Vidzāles novada domes`. */
  issuer: string;
  /** Its number without `Nr.`: `5/2026`. */
  number: string;
}

/** How an amending act is applied. */
export interface ConsolidationOptions {
  act: AmendingAct;
  /** The day of the amending act, which its notes name. */
  day: LegalDay;
  /** Ids of new units and notes. */
  newId: IdSource;
}

/** The text after the amending act, or the unchanged base where something could not be applied. */
export interface Consolidation {
  document: Node;
  /** Whether the operations were applied: all of them or none. */
  applied: boolean;
  findings: AmendmentFinding[];
}

/**
 * Applies the operations of one amending act to a by-law. All numbers become fixed; deleted units stay as their number
 * with the note *(Svītrots ar …)*; changed units get a note *(Grozīts ar …)* or *(… redakcijā)*. Where a target is
 * missing or a wording does not match, nothing is applied and every such place is a finding.
 */
export function consolidate(
  base: Node,
  operations: readonly Operation[],
  options: ConsolidationOptions,
): Consolidation {
  const tree = fixedTree(base);
  const applier = new Applier(tree, options);
  const findings: AmendmentFinding[] = [];
  for (const operation of operations) {
    try {
      applier.apply(operation);
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      findings.push(finding(error.code, operation.place, error.params));
    }
  }
  if (findings.length > 0) return { document: base, applied: false, findings };
  try {
    applier.note();
    const document = tree.toNode();
    document.check();
    return { document, applied: true, findings };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const params = { reason: error.message.slice(0, 200) };
    return {
      document: base,
      applied: false,
      findings: [finding('amend.invalid-result', { number: '', line: 0 }, params)],
    };
  }
}
