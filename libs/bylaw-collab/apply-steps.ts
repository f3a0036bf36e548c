import { Step } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { canonicalJson, parseDocumentOfKind, schemaOf } from '#libs/bylaw-document';
import type { Decision, DocumentJson, DossierDocumentKind } from '#libs/contracts';
import { documentChars, isSound } from './sound.js';

/** Most steps that one request may append; an editor that was away longer sends several requests. */
export const MAX_STEPS = 500;
/** Most characters of the JSON of one request's steps. */
export const MAX_BATCH_CHARS = 2_000_000;
/** Most characters of the JSON of a document: some ten times the longest by-law in force. */
export const MAX_DOCUMENT_CHARS = 8_000_000;

/** The text after the steps, with the steps as they are stored. */
export interface AppliedSteps {
  doc: Node;
  steps: DocumentJson[];
}

/**
 * Applies steps that came from outside to a document that fits its schema. Refused as a whole, with the number of the step
 * and the reason, when one is not a step in its plain form, does not apply, or leaves a document that does not fit its schema
 * or is too large. What it costs depends on what the steps change, not on the length of the document; only a refusal looks
 * through the whole, to say everything that is wrong.
 */
export function applySteps(
  before: Node,
  kind: DossierDocumentKind,
  given: readonly DocumentJson[],
): Decision<AppliedSteps> {
  const read = readSteps(kind, given);
  if (!read.allowed) return read;
  return applyRead(before, kind, read.steps);
}

/** The same for steps that {@link readSteps} let through. */
export function applyRead(
  before: Node,
  kind: DossierDocumentKind,
  steps: readonly Step[],
): Decision<AppliedSteps> {
  // What is not remembered of the text before is looked through once, so that afterwards only changes are.
  isSound(before);
  let doc = before;
  for (const [index, step] of steps.entries()) {
    const next = attempt(() => step.apply(doc).doc);
    if (!next) return refuse('step.notApplicable', index);
    doc = next;
  }
  const after = doc;
  const checked = attempt(() => check(before, after, kind));
  if (!checked) return refuse('step.notApplicable', steps.length - 1);
  if (!checked.allowed) return checked;
  return { allowed: true, doc, steps: steps.map((step) => step.toJSON() as DocumentJson) };
}

function check(before: Node, doc: Node, kind: DossierDocumentKind): Decision {
  if (documentChars(doc) > MAX_DOCUMENT_CHARS) {
    return {
      allowed: false,
      violations: [{ code: 'document.tooLarge', params: { limit: MAX_DOCUMENT_CHARS } }],
    };
  }
  return isSound(doc, before) ? { allowed: true } : parseDocumentOfKind(doc.toJSON(), kind);
}

/** Reads steps of one kind of document; anything but their plain form is refused. */
export function readSteps(
  kind: DossierDocumentKind,
  given: readonly DocumentJson[],
): Decision<{ steps: Step[] }> {
  if (given.length > MAX_STEPS) {
    return { allowed: false, violations: [{ code: 'steps.tooMany', params: { limit: MAX_STEPS } }] };
  }
  const chars = attempt(() => JSON.stringify(given).length);
  if (chars === null || chars > MAX_BATCH_CHARS) {
    return { allowed: false, violations: [{ code: 'steps.tooLarge', params: { limit: MAX_BATCH_CHARS } }] };
  }
  const schema = schemaOf(kind);
  const steps: Step[] = [];
  for (const [index, json] of given.entries()) {
    const step = attempt(() => Step.fromJSON(schema, json));
    if (!step) return refuse('step.unreadable', index);
    // What the library would silently drop (unknown keys, attributes) must not look as if it had been accepted.
    const plain = attempt(() => canonicalJson(step.toJSON()) === canonicalJson(json));
    if (!plain) return refuse('step.notPlain', index);
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
