import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ConsolidationStep, ConsolidationState } from '#libs/contracts';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { CONSOLIDATED } from './consolidate-act.js';
import { ConsolidatedTexts } from './consolidated-text.js';
import { Consolidations, type ConsolidationRow } from './consolidations.js';

type InWork = ConsolidationRow & { documentId: string };

/** Consolidation by hand: one person edits and offers the text, a second one confirms it or gives it back. */
@Injectable()
export class MoveConsolidation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly consolidations: Consolidations,
    private readonly consolidated: ConsolidatedTexts,
    private readonly texts: DocumentTexts,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** Says that the text is ready. @throws Refused 409 where it is not in work. */
  offer(actor: Actor, place: PlaceRef, dossierId: string, step: ConsolidationStep): Promise<void> {
    return this.move(actor, place, dossierId, { ...step, state: 'by_hand' }, async (tx, row) => {
      const { digest } = await this.texts.current(tx.manager, row, true);
      await tx.manager.query(
        `UPDATE consolidation SET state = 'offered', offered_digest = $4, offered_by = $5, offered_at = $6,
           version = version + 1 WHERE municipality_id = $1 AND dossier_id = $2 AND from_day = $3`,
        [
          place.id,
          dossierId,
          row.fromDay,
          digest,
          actor.kind === 'person' ? actor.personId : null,
          this.clock.legalNow(),
        ],
      );
      this.audit(tx, row, 'consolidation.offer');
    });
  }

  /** Gives the text back to be corrected. @throws Refused 409 where it is not offered. */
  giveBack(actor: Actor, place: PlaceRef, dossierId: string, step: ConsolidationStep): Promise<void> {
    return this.move(actor, place, dossierId, { ...step, state: 'offered' }, async (tx, row) => {
      await tx.manager.query(
        `UPDATE consolidation SET state = 'by_hand', offered_digest = NULL, offered_by = NULL, offered_at = NULL,
           version = version + 1 WHERE municipality_id = $1 AND dossier_id = $2 AND from_day = $3`,
        [place.id, dossierId, row.fromDay],
      );
      this.audit(tx, row, 'consolidation.giveBack');
    });
  }

  /**
   * The text becomes the act's.
   *
   * @throws Refused 409 where it is not offered, `consolidation.same-person` where the caller offered it.
   */
  confirm(actor: Actor, place: PlaceRef, dossierId: string, step: ConsolidationStep): Promise<void> {
    return this.move(actor, place, dossierId, { ...step, state: 'offered' }, async (tx, row) => {
      if (actor.kind !== 'person' || actor.personId === row.offeredBy)
        throw new Refused([{ code: 'consolidation.same-person' }], 409);
      await tx.manager.query(
        `UPDATE consolidation SET confirmed_by = $4, confirmed_at = $5
          WHERE municipality_id = $1 AND dossier_id = $2 AND from_day = $3`,
        [place.id, dossierId, row.fromDay, actor.personId, this.clock.legalNow()],
      );
      const digest = await this.consolidated.finish(tx, row);
      if (digest !== row.offeredDigest) throw Refused.stale('consolidation');
      this.audit(tx, row, 'consolidation.confirm');
      const rows = await this.consolidations.rows(tx.manager, place.id, dossierId);
      const next = rows.find(({ state }) => state === 'waiting');
      if (next) await this.consolidated.open(tx, next, next.attempt ?? {});
      else tx.emit(CONSOLIDATED, { municipalityId: place.id, actId: row.actId, dossierId });
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'consolidate',
        permission: 'promulgation.manage',
        details: { from: row.fromDay },
        isPublic: true,
      });
    });
  }

  private move(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    step: ConsolidationStep & { state: ConsolidationState },
    work: (tx: Transaction, row: InWork) => Promise<void>,
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      await work(tx, await this.consolidations.forStep(tx.manager, place.id, dossierId, step));
    });
  }

  private audit(
    tx: Transaction,
    row: InWork,
    action: 'consolidation.offer' | 'consolidation.giveBack' | 'consolidation.confirm',
  ): void {
    tx.audit({
      municipalityId: row.municipalityId,
      action,
      subjectType: 'act',
      subjectId: row.actId,
      permission: 'promulgation.manage',
      details: { dossierId: row.dossierId, from: row.fromDay },
    });
  }
}
