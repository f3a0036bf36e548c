import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpinionStageSlice } from '#libs/bylaw-procedure';
import { DossierFactsRegistry, type FactsContext } from '../bylaws/index.js';
import { countOpinions } from './count-opinions.query.js';
import { OpinionStages } from './opinion-stages.js';
import { Part8 } from './part8.query.js';
import { Publications } from './publications.query.js';

/** What the guards want to know of the opinion stage: the newest stage, all opinions of the dossier. */
@Injectable()
export class StageFacts implements OnModuleInit {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly stages: OpinionStages,
    private readonly publications: Publications,
    private readonly part8: Part8,
  ) {}

  onModuleInit(): void {
    this.registry.contribute('opinionStage', (manager, context) => this.slice(manager, context));
  }

  private async slice(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<OpinionStageSlice | null> {
    const stage = await this.stages.latest(manager, municipalityId, dossierId);
    if (!stage) return null;
    const records = await this.publications.of(manager, municipalityId, dossierId);
    const counts = await countOpinions(manager, municipalityId, { dossierId });
    return {
      publications: records.filter((record) => record.opinionStageId === stage.id),
      opens: stage.opens,
      closes: stage.closes,
      interruptedOn: stage.interruptedOn,
      question: stage.question,
      responsiblePerson: stage.responsibleName,
      opinionsTotal: counts.received,
      unanswered: counts.unanswered,
      unmoderated: counts.pending,
      part8Current: await this.part8.isCurrent(manager, municipalityId, dossierId),
      versionDigest: stage.bylawDigest,
      memorandumDigest: stage.memorandumDigest,
    };
  }
}
