import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { SaveSummary as SaveSummaryBody } from '#libs/contracts';
import { carriesDraft } from '#libs/plain-language';
import { Dossiers } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { SummaryStore } from './summary-store.js';

/**
 * Keeps a new version of a summary. Saving is a person's acceptance: whatever a language model wrote stays a draft until
 * then, and is labelled as long as its words stand in the text.
 */
@Injectable()
export class SaveSummary {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly store: SummaryStore,
  ) {}

  /** @throws Refused 409 for a stale version, 422 for words of a draft that nobody has checked. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: SaveSummaryBody,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const [before] = await this.store.versions(tx.manager, place.id, dossierId);
      if ((before?.version ?? 0) !== body.version) throw Refused.stale('summary');
      const text = body.text.trim();
      const drafts = await this.store.drafts(tx.manager, place.id, dossierId);
      const draftId = drafts.find((draft) => carriesDraft(text, draft.text))?.id ?? null;
      if (draftId !== null && body.checked !== true)
        throw new Refused([{ code: 'summary.unchecked', where: 'checked' }], 422);
      const documents = await this.texts.ofDossier(tx.manager, place.id, dossierId);
      const bylaw = documents.find(({ kind }) => kind === 'bylaw');
      const version = body.version + 1;
      await tx.manager.query(
        `INSERT INTO dossier_summary
           (municipality_id, dossier_id, version, text, draft_id, document_version, author_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          place.id,
          dossierId,
          version,
          text,
          draftId,
          bylaw?.headVersion ?? 0,
          tx.actor.personId,
          this.clock.legalNow(),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'summary.saved',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'document.edit',
        details: { version, draftId },
      });
      return { version };
    });
  }
}
