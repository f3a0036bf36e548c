import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Step } from 'prosemirror-transform';
import type { Actor } from '#libs/access-policy';
import { rebased, stepsBetween } from '#libs/bylaw-blame';
import { schemaOf } from '#libs/bylaw-document';
import { documentShape, type DocumentJson, type RestoreText as RestoreTextBody } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { AppendSteps } from '../append-steps.js';
import { DocumentGates } from '../document-gates.js';
import { loadDocument, loadHead, type DocumentHead } from '../document-store.js';
import { STEPS_PER_ANSWER, StepLog } from '../step-log.query.js';

/**
 * Makes the text of an earlier moment the text again, as steps of the log: nothing is deleted, and what is restored can be
 * undone by restoring the moment before.
 */
@Injectable()
export class RestoreText {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly appendSteps: AppendSteps,
    private readonly gates: DocumentGates,
    private readonly log: StepLog,
  ) {}

  /**
   * @returns the version after it; the same as before where nothing differs.
   * @throws Refused 404 for an unknown document or version, 409 where the text is locked, or where so much was written since
   * the person decided that it has to be decided anew.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    documentId: string,
    body: RestoreTextBody,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, place, documentId, body));
  }

  private async within(
    tx: Transaction,
    place: PlaceRef,
    documentId: string,
    { version, known }: RestoreTextBody,
  ): Promise<{ version: number }> {
    const key = { municipalityId: place.id, documentId };
    const refusals = await this.gates.refusals(tx.manager, await loadHead(tx.manager, key), true);
    const head = await loadHead(tx.manager, key, true);
    if (version > known || known > head.version) throw Refused.notFound('version');
    if (refusals.length > 0) throw new Refused(refusals, 409);
    if (head.version - known > STEPS_PER_ANSWER) throw Refused.stale('document');
    const steps = await this.stepsBack(tx, head, version, known);
    if (steps.length === 0) return { version: head.version };
    const restored = await this.appendSteps.within(tx, place.id, documentId, {
      version: head.version,
      clientId: `restore-${randomUUID()}`,
      steps: steps.map((step) => step.toJSON() as DocumentJson),
      origins: steps.map(() => ({ kind: 'restore', id: String(version) })),
    });
    tx.audit({
      municipalityId: place.id,
      action: 'document.restore',
      subjectType: 'document',
      subjectId: documentId,
      details: { restored: version, version: restored.version },
    });
    return restored;
  }

  /** From what the person saw to what is to be restored, moved onto what others wrote meanwhile. */
  private async stepsBack(
    tx: Transaction,
    head: DocumentHead,
    version: number,
    known: number,
  ): Promise<Step[]> {
    const then = await loadDocument(tx.manager, head, version);
    const seen = await loadDocument(tx.manager, head, known);
    const { steps } = await this.log.since(tx.manager, head, known);
    const schema = schemaOf(documentShape(head.kind));
    const others = steps.map(({ step }) => Step.fromJSON(schema, step));
    return rebased(seen.doc, stepsBetween(seen.doc, then.doc), others);
  }
}
