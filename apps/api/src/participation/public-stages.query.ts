import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalDay, OpenStage, PublicOpinions, PublicStage, PublicStageTexts } from '#libs/contracts';
import { PublicDossiers, type PublicDossier } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { countOpinions } from './count-opinions.query.js';
import { OpinionList } from './opinion-list.query.js';
import { OpinionStages, type StageRow } from './opinion-stages.js';
import { Publications } from './publications.query.js';

/** The opinion stage as the public sees it: nothing of it exists before it is opened. */
@Injectable()
export class PublicStages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly dossiers: PublicDossiers,
    private readonly stages: OpinionStages,
    private readonly publications: Publications,
    private readonly texts: DocumentTexts,
    private readonly opinions: OpinionList,
  ) {}

  /** The newest stage of a public dossier; `null` where there has been none. @throws Refused 404. */
  async of(place: PlaceRef, code: string): Promise<PublicStage | null> {
    const dossier = await this.dossier(place, code);
    const stage = await this.shown(place, dossier.id);
    if (!stage?.opens || !stage.closes || !stage.bylawVersionId || stage.state === 'preparing') return null;
    const { manager } = this.dataSource;
    const publication = await this.publications.ofStage(manager, place.id, stage.id);
    const { received, published, answered } = await countOpinions(manager, place.id, {
      dossierId: dossier.id,
    });
    return {
      id: stage.id,
      dossier: { id: dossier.id, code: dossier.code, title: dossier.title },
      state: stage.state,
      question: stage.question,
      summary: stage.summary,
      responsible: {
        name: stage.responsibleName,
        phone: stage.responsiblePhone,
        email: stage.responsibleEmail,
      },
      targetGroups: stage.targetGroups,
      territory: stage.territory,
      channels: stage.channels,
      opens: stage.opens,
      closes: stage.closes,
      lastDay: await this.stages.lastDay(manager, place.id, stage.closes),
      acceptsOpinions:
        dossier.state === 'opinion_stage' &&
        (await this.stages.acceptsAt(manager, stage, this.clock.legalNow())),
      publication: publication && {
        article: publication.article,
        url: publication.url,
        from: publication.from,
        to: publication.to,
      },
      bylawVersionId: stage.bylawVersionId,
      memorandumVersionId: stage.memorandumVersionId,
      counts: { received, published, answered },
    };
  }

  /** The frozen texts that opinions are asked about. @throws Refused 404. */
  async textsOf(place: PlaceRef, code: string): Promise<PublicStageTexts> {
    const dossier = await this.dossier(place, code);
    const stage = await this.shown(place, dossier.id);
    if (!stage?.bylawVersionId) throw Refused.notFound('stage');
    const { manager } = this.dataSource;
    const bylaw = await this.texts.named(manager, place.id, stage.bylawVersionId);
    const memorandum = stage.memorandumVersionId
      ? await this.texts.named(manager, place.id, stage.memorandumVersionId)
      : null;
    return { bylaw: bylaw.content, memorandum: memorandum?.content ?? null };
  }

  /** Published opinions with their answers. @throws Refused 404. */
  async opinionsOf(place: PlaceRef, code: string): Promise<PublicOpinions> {
    const dossier = await this.dossier(place, code);
    const { manager } = this.dataSource;
    const { received, published, pending, answered } = await countOpinions(manager, place.id, {
      dossierId: dossier.id,
    });
    const items = await this.opinions.published(manager, place.id, { dossierId: dossier.id });
    return { items, counts: { received, published, pending, answered } };
  }

  /** Stages that run now, of one municipality or of all, the soonest end first. */
  async open(municipalityId: string | null): Promise<OpenStage[]> {
    const { manager } = this.dataSource;
    const rows = await manager.query<
      (Omit<OpenStage, 'place' | 'lastDay'> & {
        municipalityId: string;
        slug: string;
        name: string;
        colour: string;
        closes: LegalDay;
      })[]
    >(
      `SELECT s.id AS "stageId", s.municipality_id AS "municipalityId", m.slug, m.name, m.colour, d.code, d.title,
              s.question, s.closes::text,
              (SELECT count(*)::int FROM opinion o
                WHERE o.municipality_id = s.municipality_id AND o.dossier_id = s.dossier_id) AS opinions
         FROM opinion_stage s
         JOIN municipality m ON m.id = s.municipality_id
         JOIN dossier d ON d.municipality_id = s.municipality_id AND d.id = s.dossier_id
        WHERE s.state = 'open' AND d.state = 'opinion_stage' AND ($1::uuid IS NULL OR s.municipality_id = $1)
        ORDER BY s.closes, d.code`,
      [municipalityId],
    );
    return Promise.all(
      rows.map(async (row) => ({
        stageId: row.stageId,
        place: { slug: row.slug, name: row.name, colour: row.colour },
        code: row.code,
        title: row.title,
        question: row.question,
        lastDay: await this.stages.lastDay(manager, row.municipalityId, row.closes),
        opinions: row.opinions,
      })),
    );
  }

  private async dossier(place: PlaceRef, code: string): Promise<PublicDossier> {
    const dossier = await this.dossiers.find(place.id, code);
    if (!dossier) throw Refused.notFound('dossier');
    return dossier;
  }

  /** The newest stage that the public has seen: not one that is only being prepared. */
  private async shown(place: PlaceRef, dossierId: string): Promise<StageRow | null> {
    return this.stages.latest(this.dataSource.manager, place.id, dossierId, true);
  }
}
