import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Node } from 'prosemirror-model';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import { documentShape, type DocumentJson } from '#libs/contracts';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { keepSnapshot, loadDocument, loadHead, type DocumentKey } from './document-store.js';
import { replacing } from './replace-text.js';
import { WriteSteps } from './write-steps.js';

/**
 * Writes a text that a decision made, such as a by-law with the amendments that the council adopted: in a stage where
 * nobody may write by hand, so no gate is asked. Only the feature that knows the decision calls it.
 */
@Injectable()
export class WriteDecidedText {
  constructor(private readonly writeSteps: WriteSteps) {}

  /**
   * As one step of the log, in the name of whoever records the decision; the dossier must be locked before its document.
   *
   * @param expectedVersion the version that the decision was made about
   * @throws Refused 409 `changedMeanwhile` when the text is another one by now.
   */
  async within(
    tx: Transaction,
    key: DocumentKey,
    text: Node,
    expectedVersion: number,
  ): Promise<{ version: number }> {
    const head = await loadHead(tx.manager, key, true);
    if (head.version !== expectedVersion) throw Refused.stale('document');
    ensureAllowed(parseDocumentOfKind(text.toJSON(), documentShape(head.kind)), 422);
    const { doc } = await loadDocument(tx.manager, head);
    const step = replacing(doc, text);
    if (!step) return { version: head.version };
    const personId = tx.actor.kind === 'person' ? tx.actor.personId : null;
    const [person] = await tx.manager.query<{ name: string }[]>(`SELECT name FROM person WHERE id = $1`, [
      personId,
    ]);
    const stored = await this.writeSteps.write(tx.manager, head, {
      steps: [step.toJSON() as DocumentJson],
      origins: [],
      writer: { personId, name: person?.name ?? null, clientId: randomUUID() },
    });
    if (!stored) throw Refused.stale('document');
    await keepSnapshot(tx.manager, head, stored.version, text.toJSON() as DocumentJson);
    return { version: stored.version };
  }
}
