import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { rigaDayEnd } from '#libs/legal-calendar';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { Pages } from '../platform/web/pages.js';
import { STAGE_ENDS } from './open-stage.js';
import { OpinionStages, type StageRow } from './opinion-stages.js';

/** Ends an opinion stage: when its last day is over, when the lawyer breaks it off, when the draft is withdrawn. */
@Injectable()
export class EndStage implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly stages: OpinionStages,
    private readonly advance: AdvanceDossier,
    private readonly handlers: OutboxHandlers,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.handlers.on(STAGE_ENDS, (payload) =>
      this.close(String(payload['municipalityId']), String(payload['subjectId'])),
    );
    this.handlers.on('dossier.advanced', async (payload) => {
      if (payload['to'] !== 'withdrawn') return;
      await this.withdrawn(String(payload['municipalityId']), String(payload['dossierId']));
    });
  }

  /** Closes the stage if its last day is over (APL 43(4)); waits on where the term has become longer meanwhile. */
  async close(municipalityId: string, stageId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const stage = await this.stages.load(tx.manager, municipalityId, stageId);
      await this.dossiers.load(tx.manager, municipalityId, stage.dossierId, { lock: true });
      const { state, closes } = await this.stages.load(tx.manager, municipalityId, stageId, true);
      if (state !== 'open' || closes === null) return;
      const end = rigaDayEnd(await this.stages.lastDay(tx.manager, municipalityId, closes));
      if (this.clock.legalNow().getTime() < end) {
        await tx.due({ municipalityId, topic: STAGE_ENDS, subjectId: stageId, dueAt: new Date(end) });
        return;
      }
      await this.advance.within(tx, {
        municipalityId,
        dossierId: stage.dossierId,
        event: 'closeOpinionStage',
        details: { stageId },
      });
      await this.write(tx, stage, 'closed');
    });
    this.pages.forget();
  }

  /** Breaks the stage off: it does not count, and the draft can be written again. @throws Refused 409. */
  async interrupt(actor: Actor, place: PlaceRef, dossierId: string, reason: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const stage = await this.stages.latest(tx.manager, place.id, dossierId);
      await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'interruptOpinionStage',
        reason,
        details: { stageId: stage?.id ?? null },
      });
      if (stage?.state !== 'open') throw new Refused([{ code: 'stage.not_open' }], 409);
      await this.write(tx, stage, 'interrupted');
    });
  }

  private async withdrawn(municipalityId: string, dossierId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      const stage = await this.stages.latest(tx.manager, municipalityId, dossierId);
      if (stage?.state === 'open') await this.write(tx, stage, 'interrupted');
    });
  }

  private async write(tx: Transaction, stage: StageRow, state: 'closed' | 'interrupted'): Promise<void> {
    await tx.manager.query(
      `UPDATE opinion_stage SET state = $3, ended_at = $4, interrupted_on = $5, version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [
        stage.municipalityId,
        stage.id,
        state,
        this.clock.legalNow(),
        state === 'interrupted' ? this.clock.legalToday() : null,
      ],
    );
    tx.audit({
      municipalityId: stage.municipalityId,
      action: `opinionStage.${state}`,
      subjectType: 'opinionStage',
      subjectId: stage.id,
    });
    tx.emit('opinionStage.ended', {
      municipalityId: stage.municipalityId,
      dossierId: stage.dossierId,
      stageId: stage.id,
      state,
    });
  }
}
