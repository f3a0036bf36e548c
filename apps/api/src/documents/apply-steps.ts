import { Step } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { canonicalJson, parseDocumentOfKind, schemaOf } from '#libs/bylaw-document';
import type { Decision, DocumentJson, DossierDocumentKind } from '#libs/contracts';

/** Most steps that one request may append; an editor that was away longer sends several requests. */
export const MAX_STEPS = 500;
/** Most characters of the JSON of one request's steps. */
export const MAX_BATCH_CHARS = 2_000_000;
/** Most characters of the JSON of a document: some ten times the longest by-law in force. */
export const MAX_DOCUMENT_CHARS = 8_000_000;

/** The text after the steps, with the steps as they are stored. */
export interface AppliedSteps {
  doc: Node;
  content: DocumentJson;
  steps: DocumentJson[];
}

/**
 * Applies steps that came from outside to a document. Refused as a whole, with the number of the step and the reason,
 * when one is not a step in its plain form, does not apply, or leaves a document that does not fit its schema.
 */
export function applySteps(
  before: Node,
  kind: DossierDocumentKind,
  given: readonly DocumentJson[],
): Decision<AppliedSteps> {
  const read = readSteps(kind, given);
  if (!read.allowed) return read;
  let doc = before;
  for (const [index, step] of read.steps.entries()) {
    const next = attempt(() => step.apply(doc).doc);
    if (!next) return refuse('step.notApplicable', index);
    doc = next;
  }
  const content = doc.toJSON() as DocumentJson;
  if (JSON.stringify(content).length > MAX_DOCUMENT_CHARS) {
    return {
      allowed: false,
      violations: [{ code: 'document.tooLarge', params: { limit: MAX_DOCUMENT_CHARS } }],
    };
  }
  const parsed = parseDocumentOfKind(content, kind);
  if (!parsed.allowed) return parsed;
  return {
    allowed: true,
    doc: parsed.doc,
    content,
    steps: read.steps.map((step) => step.toJSON() as DocumentJson),
  };
}

/** Reads steps of one kind of document; anything but their plain form is refused. */
export function readSteps(
  kind: DossierDocumentKind,
  given: readonly DocumentJson[],
): Decision<{ steps: Step[] }> {
  if (given.length > MAX_STEPS) {
    return { allowed: false, violations: [{ code: 'steps.tooMany', params: { limit: MAX_STEPS } }] };
  }
  if (JSON.stringify(given).length > MAX_BATCH_CHARS) {
    return { allowed: false, violations: [{ code: 'steps.tooLarge', params: { limit: MAX_BATCH_CHARS } }] };
  }
  const schema = schemaOf(kind);
  const steps: Step[] = [];
  for (const [index, json] of given.entries()) {
    const step = attempt(() => Step.fromJSON(schema, json));
    if (!step) return refuse('step.unreadable', index);
    // What the library would silently drop (unknown keys, attributes) must not look as if it had been accepted.
    if (canonicalJson(step.toJSON()) !== canonicalJson(json)) return refuse('step.notPlain', index);
    steps.push(step);
  }
  return { allowed: true, steps };
}

function refuse(
  code: string,
  index: number,
): { allowed: false; violations: [{ code: string; where: string }] } {
  return { allowed: false, violations: [{ code, where: `steps.${index}` }] };
}

/** ProseMirror answers bad input with errors of many classes; whichever it is, the step is no good. */
function attempt<T>(work: () => T | null): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
