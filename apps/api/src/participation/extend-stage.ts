import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import { rigaDayEnd } from '#libs/legal-calendar';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { STAGE_ENDS } from './open-stage.js';
import { OpinionStages } from './opinion-stages.js';
import { Publications } from './publications.query.js';
import { RecordPublication } from './record-publication.js';
import { WithdrawPublication } from './withdraw-publication.js';

const ARTICLE = { act: 'PL', ref: '46(3)' } as const;
const PERMISSION = 'participation.manage';

/** Gives the public more time. The term only grows; the publication is recorded anew with its later end. */
@Injectable()
export class ExtendStage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly stages: OpinionStages,
    private readonly publications: Publications,
    private readonly record: RecordPublication,
    private readonly withdraw: WithdrawPublication,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 409 when the stage does not run any more, 422 `stage.only_longer` for an earlier end. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: { version: number; to: LegalDay; reason: string },
  ): Promise<{ lastDay: LegalDay; version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.dossiers.load(manager, place.id, dossierId, { lock: true });
      const stage = await this.stages.latest(manager, place.id, dossierId);
      if (!stage || !(await this.stages.acceptsAt(manager, stage, this.clock.legalNow()))) {
        throw new Refused([{ code: 'stage.not_open', article: ARTICLE }], 409);
      }
      if (stage.closes !== null && body.to <= stage.closes) {
        throw new Refused(
          [{ code: 'stage.only_longer', params: { day: stage.closes }, article: ARTICLE, where: 'to' }],
          422,
        );
      }
      const municipalityId = place.id;
      const [old] = (await this.publications.of(manager, place.id, dossierId, ARTICLE)).filter(
        (record) => record.opinionStageId === stage.id,
      );
      if (!old) throw new Refused([{ code: 'opinion_publication_missing', article: ARTICLE }], 409);
      await this.withdraw.within(tx, {
        municipalityId,
        publicationId: old.id,
        reason: body.reason,
        permission: PERMISSION,
      });
      await this.record.within(tx, {
        municipalityId,
        subject: { dossierId, opinionStageId: stage.id },
        article: ARTICLE,
        url: old.url,
        from: old.from,
        to: body.to,
        publishedAt: old.publishedAt === null ? null : new Date(old.publishedAt),
        means: old.means,
        versionIds: [stage.bylawVersionId, stage.memorandumVersionId].filter((id) => id !== null),
        permission: PERMISSION,
      });
      const [, changed] = await manager.query<[unknown, number]>(
        `UPDATE opinion_stage SET closes = $4, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [place.id, stage.id, body.version, body.to],
      );
      if (changed !== 1) throw Refused.stale('stage');
      const lastDay = await this.stages.lastDay(manager, place.id, body.to);
      await tx.due({
        municipalityId,
        topic: STAGE_ENDS,
        subjectId: stage.id,
        dueAt: new Date(rigaDayEnd(lastDay)),
      });
      await this.timeline.within(tx, {
        municipalityId,
        dossierId,
        event: 'extendOpinionStage',
        permission: PERMISSION,
        article: ARTICLE,
        details: { from: stage.closes, to: body.to, reason: body.reason },
        isPublic: true,
      });
      return { lastDay, version: body.version + 1 };
    });
  }
}
