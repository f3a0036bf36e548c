import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ArticleRef, LegalDay, PublicationMeansCode } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { OpinionStages } from './opinion-stages.js';
import { RecordPublication } from './record-publication.js';
import { WithdrawPublication } from './withdraw-publication.js';

const PERMISSION = 'participation.manage';

/** The body of the route. */
export interface PublicationBody {
  article: ArticleRef;
  url: string;
  from: LegalDay;
  to?: LegalDay;
  publishedAt?: string;
  means: PublicationMeansCode;
}

/** Records where a draft was made public on the official website, or takes a wrong record back. */
@Injectable()
export class AnnouncePublication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly stages: OpinionStages,
    private readonly record: RecordPublication,
    private readonly withdraw: WithdrawPublication,
  ) {}

  /** A record for PL 46(3) belongs to the stage that is being prepared. @throws Refused 409 when there is none. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: PublicationBody,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const stage = await this.stages.latest(tx.manager, place.id, dossierId);
      const forStage = body.article.act === 'PL' && body.article.ref === '46(3)';
      if (forStage && stage?.state !== 'preparing') {
        throw new Refused([{ code: 'stage.not_prepared', article: body.article }], 409);
      }
      const versions = await this.texts.namedOf(tx.manager, place.id, { dossierId });
      const offered = (['bylaw', 'memorandum'] as const).flatMap(
        (kind) =>
          versions.find((version) => version.kind === kind && version.purpose === 'endorsement')?.id ?? [],
      );
      return this.record.within(tx, {
        municipalityId: place.id,
        subject: { dossierId, ...(forStage && stage ? { opinionStageId: stage.id } : {}) },
        article: body.article,
        url: body.url,
        from: body.from,
        to: body.to ?? null,
        publishedAt: body.publishedAt ? new Date(body.publishedAt) : null,
        means: body.means,
        versionIds: offered,
        permission: PERMISSION,
      });
    });
  }

  /** @throws Refused 409 `publication.carries_stage` for the record that an open or closed stage rests on. */
  async takeBack(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    publicationId: string,
    reason: string,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const taken = await this.withdraw.within(tx, {
        municipalityId: place.id,
        publicationId,
        reason,
        permission: PERMISSION,
      });
      if (taken.dossierId !== dossierId) throw Refused.notFound('publication');
      if (!taken.opinionStageId) return;
      const stage = await this.stages.load(tx.manager, place.id, taken.opinionStageId);
      if (stage.state !== 'preparing') throw new Refused([{ code: 'publication.carries_stage' }], 409);
    });
  }
}
