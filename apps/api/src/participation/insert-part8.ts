import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { idSource } from '#libs/bylaw-document';
import { CONSULTATION_PART } from '#libs/bylaw-procedure';
import type { DocumentJson } from '#libs/contracts';
import { placeGenerated } from '#libs/memorandum-rules';
import { Dossiers, RecordDossierEvent, strongRandom } from '../bylaws/index.js';
import { AppendSteps, DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { part8Nodes } from './part8-blocks.js';
import { Part8 } from './part8.query.js';

const ARTICLE = { act: 'PL', ref: '46(3)' } as const;

/** Writes what was recorded of consultations into part 8 of the memorandum, as steps of the lawyer's. */
@Injectable()
export class InsertPart8 {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly appendSteps: AppendSteps,
    private readonly part8: Part8,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /**
   * Replaces what was generated before, block by block; what the lawyer wrote around it stays where it is.
   *
   * @throws Refused 409 where the text may not be changed now or somebody writes it, 422 where an answer names a person.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
  ): Promise<{ documentId: string; version: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.dossiers.load(manager, place.id, dossierId, { lock: true });
      const composed = await this.part8.compose(manager, place.id, dossierId);
      ensureAllowed(composed, 422);
      const documents = await this.texts.ofDossier(manager, place.id, dossierId);
      const memorandum = documents.find(({ kind }) => kind === 'memorandum');
      if (!memorandum) throw Refused.notFound('document');
      const { doc, version } = await this.texts.current(
        manager,
        { municipalityId: place.id, documentId: memorandum.id },
        true,
      );
      const newId = idSource(strongRandom);
      const before = await this.part8.inserted(manager, place.id, dossierId);
      const nodes = part8Nodes(composed.blocks, newId);
      const placed = placeGenerated(doc, CONSULTATION_PART, before?.nodeIds ?? [], nodes, newId);
      if (!placed) throw Refused.notFound('part');
      const steps = placed.transform.steps.map((step) => step.toJSON() as DocumentJson);
      const appended =
        steps.length === 0
          ? { version }
          : await this.appendSteps.within(tx, place.id, memorandum.id, {
              version,
              clientId: `part8-${newId()}`,
              steps,
            });
      await manager.query(
        `INSERT INTO opinion_summary AS s (municipality_id, dossier_id, source_digest, document_id, node_ids,
           inserted_by, inserted_at, blocks)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)
         ON CONFLICT ON CONSTRAINT opinion_summary_pk DO UPDATE SET source_digest = EXCLUDED.source_digest,
           node_ids = EXCLUDED.node_ids, inserted_by = EXCLUDED.inserted_by, inserted_at = EXCLUDED.inserted_at,
           blocks = EXCLUDED.blocks`,
        [
          place.id,
          dossierId,
          this.part8.digestOf(composed.blocks),
          memorandum.id,
          placed.nodeIds,
          actor.personId,
          this.clock.legalNow(),
          JSON.stringify(composed.blocks),
        ],
      );
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'insertOpinionSummary',
        permission: 'participation.answer',
        article: ARTICLE,
        details: { documentId: memorandum.id, version: appended.version },
      });
      return { documentId: memorandum.id, version: appended.version };
    });
  }
}
