import { Injectable } from '@nestjs/common';
import { Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import { documentShape, type DocumentJson } from '#libs/contracts';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed } from '../platform/http/refused.js';
import { AppendSteps } from './append-steps.js';
import { loadDocument, loadHead, type DocumentKey } from './document-store.js';

/** Replaces the text of a document by another one as a step of its log, so that nothing that was written is lost. */
@Injectable()
export class ReplaceText {
  constructor(private readonly appendSteps: AppendSteps) {}

  /** @throws Refused as an editor's steps are; the dossier must be locked before its document. */
  async within(
    tx: Transaction,
    key: DocumentKey,
    content: DocumentJson,
    clientId: string,
  ): Promise<{ version: number }> {
    const head = await loadHead(tx.manager, key, true);
    const { doc } = await loadDocument(tx.manager, head);
    const parsed = parseDocumentOfKind(content, documentShape(head.kind));
    ensureAllowed(parsed, 422);
    const step = replacing(doc, parsed.doc);
    if (!step) return { version: head.version };
    return this.appendSteps.within(tx, key.municipalityId, key.documentId, {
      version: head.version,
      clientId,
      steps: [step.toJSON() as DocumentJson],
    });
  }
}

/** The step that leads from one text to another: as deep down as only one node differs. */
export function replacing(before: Node, after: Node): Step | null {
  let [old, now, start] = [before, after, 0];
  for (;;) {
    const first = old.children.findIndex((child, at) => !sameAt(child, now.maybeChild(at)));
    const from = first === -1 ? old.childCount : first;
    if (from === old.childCount && from === now.childCount) return null;
    let behind = 0;
    while (
      behind < Math.min(old.childCount, now.childCount) - from &&
      old.child(old.childCount - 1 - behind).eq(now.child(now.childCount - 1 - behind))
    )
      behind += 1;
    const place = start + sizeOf(old.children.slice(0, from));
    const [removed, added] = [old, now].map((node) => node.children.slice(from, node.childCount - behind));
    const [one, other] = [removed?.[0], added?.[0]];
    const alone = removed?.length === 1 && added?.length === 1 && one?.sameMarkup(other ?? one);
    if (!alone || !one || !other || one.isLeaf || one.isTextblock) {
      const content = now.content.cut(
        sizeOf(now.children.slice(0, from)),
        now.content.size - sizeOf(now.children.slice(now.childCount - behind)),
      );
      return new ReplaceStep(place, place + sizeOf(removed ?? []), new Slice(content, 0, 0));
    }
    [old, now, start] = [one, other, place + 1];
  }
}

function sameAt(child: Node, other: Node | null): boolean {
  return other !== null && child.eq(other);
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + node.nodeSize, 0);
}
