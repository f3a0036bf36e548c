import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { canonicalJson } from '#libs/bylaw-document';
import {
  documentShape,
  type AppendSteps as AppendStepsBody,
  type DocumentJson,
  type StepsView,
} from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { applySteps, readSteps } from './apply-steps.js';
import { DocumentGates } from './document-gates.js';
import { keepSnapshot, loadDocument, loadHead, SNAPSHOT_EVERY, type DocumentHead } from './document-store.js';
import { StepLog } from './step-log.query.js';

interface StoredStep {
  step: DocumentJson;
  client_id: string;
  author_id: string | null;
}

/**
 * Appends an editor's steps to the log. Not audited one by one: the log itself is append-only and names author and
 * time of every step.
 */
@Injectable()
export class AppendSteps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly gates: DocumentGates,
    private readonly log: StepLog,
  ) {}

  /**
   * A request whose answer was lost may be sent again, also with further steps behind: what is stored already is not
   * stored twice.
   *
   * @returns the version after the last step of the request.
   * @throws Refused 409 `changedMeanwhile` with the steps since, when somebody else was faster.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    documentId: string,
    body: AppendStepsBody,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, place.id, documentId, body));
  }

  /** The same inside a transaction that is open already; the dossier must be locked before its document. */
  async within(
    { manager, actor }: Transaction,
    municipalityId: string,
    documentId: string,
    body: AppendStepsBody,
  ): Promise<{ version: number }> {
    const author = actor.kind === 'person' ? actor.personId : null;
    const unlocked = await loadHead(manager, { municipalityId, documentId });
    const refusals = await this.gates.refusals(manager, unlocked, true);
    const head = await loadHead(manager, unlocked, true);
    if (body.version > head.version)
      throw new Refused([{ code: 'steps.futureVersion', where: 'version' }], 422);
    const read = readSteps(documentShape(head.kind), body.steps);
    ensureAllowed(read, 422);
    const given = read.steps.map((step) => step.toJSON() as DocumentJson);
    const known = await this.alreadyStored(manager, head, { ...body, steps: given }, author);
    if (known === given.length) return { version: body.version + known };
    if (body.version + known < head.version) throw await this.lost(manager, head, body.version);
    if (refusals.length > 0) throw new Refused(refusals, 409);
    return this.append(manager, head, given.slice(known), body.clientId, author);
  }

  /** How many of the first steps of the request are in the log already, from this editor, at their very place. */
  private async alreadyStored(
    manager: EntityManager,
    head: DocumentHead,
    body: AppendStepsBody,
    author: string | null,
  ): Promise<number> {
    if (body.version === head.version) return 0;
    const stored = await manager.query<StoredStep[]>(
      `SELECT step, client_id, author_id FROM document_step
        WHERE municipality_id = $1 AND document_id = $2 AND version > $3 ORDER BY version LIMIT $4`,
      [head.municipalityId, head.documentId, body.version, body.steps.length],
    );
    const differs = body.steps.findIndex((step, index) => {
      const same = stored[index];
      return (
        same === undefined ||
        same.client_id !== body.clientId ||
        same.author_id !== author ||
        canonicalJson(same.step) !== canonicalJson(step)
      );
    });
    return differs === -1 ? body.steps.length : differs;
  }

  private async lost(manager: EntityManager, head: DocumentHead, since: number): Promise<Refused> {
    const { version, steps, more }: StepsView = await this.log.since(manager, head, since);
    return new Refused([{ code: 'changedMeanwhile', params: { what: 'document' } }], 409, {
      version,
      steps,
      more,
    });
  }

  private async append(
    manager: EntityManager,
    head: DocumentHead,
    given: DocumentJson[],
    clientId: string,
    author: string | null,
  ): Promise<{ version: number }> {
    const loaded = await loadDocument(manager, head);
    const applied = applySteps(loaded.doc, documentShape(head.kind), given);
    ensureAllowed(applied, 422);
    const at = this.clock.legalNow();
    const version = head.version + applied.steps.length;
    await manager.query(
      `INSERT INTO document_step (municipality_id, document_id, version, step, client_id, author_id, at)
       SELECT $1, $2, $3 + s.ordinality, s.step, $5, $6, $7
         FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY AS s (step, ordinality)`,
      [
        head.municipalityId,
        head.documentId,
        head.version,
        JSON.stringify(applied.steps),
        clientId,
        author,
        at,
      ],
    );
    const [, moved] = await manager.query<[unknown, number]>(
      `UPDATE document SET head_version = $4, changed_at = $5
        WHERE municipality_id = $1 AND id = $2 AND head_version = $3`,
      [head.municipalityId, head.documentId, head.version, version, at],
    );
    if (moved !== 1) throw await this.lost(manager, head, head.version);
    if (version - loaded.snapshotVersion >= SNAPSHOT_EVERY) {
      await keepSnapshot(manager, head, version, applied.content);
    }
    return { version };
  }
}
