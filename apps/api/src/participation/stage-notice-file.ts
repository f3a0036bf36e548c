import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { memorandumSchema } from '#libs/bylaw-document';
import { exportPaperDocx, exportPaperHtml } from '#libs/bylaw-exchange';
import type { LegalDay } from '#libs/contracts';
import { earlierEventLine, earlierStageLine, stageNoticeForm } from '#libs/participation-rules';
import { Dossiers, PublicDossiers } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import type { MadeFile } from '../platform/http/send-file.js';
import { printPdf } from '../platform/print/print-pdf.js';
import { paperOf } from './form-paper.js';
import { OpinionStages, type StageRow } from './opinion-stages.js';
import { Publications } from './publications.query.js';

const MEDIA = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Form 1 of MK639 of an opinion stage, for printing and for the official website. */
@Injectable()
export class StageNoticeFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly known: PublicDossiers,
    private readonly stages: OpinionStages,
    private readonly publications: Publications,
    private readonly texts: DocumentTexts,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** The notice as everybody may have it, of a stage that was opened. @throws Refused 404, 422 `export.format`. */
  async public(place: PlaceRef, code: string, format: string): Promise<MadeFile> {
    const dossier = await this.known.find(place.id, code);
    if (!dossier) throw Refused.notFound('dossier');
    return this.write(place, dossier.id, format, true);
  }

  /** The notice as it stands, before the stage is opened too. @throws Refused 404, 422 `export.format`. */
  work(place: PlaceRef, dossierId: string, format: string): Promise<MadeFile> {
    return this.write(place, dossierId, format, false);
  }

  private async write(
    place: PlaceRef,
    dossierId: string,
    format: string,
    announced: boolean,
  ): Promise<MadeFile> {
    if (format !== 'html' && format !== 'pdf' && format !== 'docx') {
      throw new Refused([{ code: 'export.format', where: 'format' }], 422);
    }
    const { manager } = this.dataSource;
    const dossier = await this.dossiers.load(manager, place.id, dossierId);
    const stage = await this.stages.latest(manager, place.id, dossierId, announced);
    if (!stage) throw Refused.notFound('stage');
    const profile = await this.profiles.byId(place.id);
    const publication = await this.publications.ofStage(manager, place.id, stage.id);
    const table = stageNoticeForm({
      code: dossier.code,
      title: dossier.title,
      topic: dossier.topic,
      territory: stage.territory,
      municipality: profile.name,
      question: stage.question,
      summary: stage.summary,
      aim: await this.aim(manager, stage),
      responsible: {
        name: stage.responsibleName,
        phone: stage.responsiblePhone,
        email: stage.responsibleEmail,
      },
      targetGroups: stage.targetGroups,
      channels: stage.channels,
      opens: stage.opens ?? publication?.from ?? null,
      closes: stage.closes ?? publication?.to ?? null,
      url: publication?.url ?? null,
      earlier: await this.earlier(manager, stage),
    });
    const paper = paperOf(table);
    const bytes =
      format === 'docx'
        ? exportPaperDocx(paper)
        : format === 'pdf'
          ? await printPdf(exportPaperHtml(paper), { title: table.title, lang: 'lv' })
          : new TextEncoder().encode(exportPaperHtml(paper));
    return { name: `${dossier.code}_pazinojums.${format}`, mediaType: MEDIA[format], bytes };
  }

  /** Part 1 of the memorandum: as it was frozen for the stage, before that as it is now. */
  private async aim(manager: EntityManager, stage: StageRow): Promise<string[]> {
    const { municipalityId, dossierId, memorandumVersionId } = stage;
    const [current] = (await this.texts.ofDossier(manager, municipalityId, dossierId)).filter(
      ({ kind }) => kind === 'memorandum',
    );
    const content = memorandumVersionId
      ? (await this.texts.named(manager, municipalityId, memorandumVersionId)).content
      : current
        ? (await this.texts.current(manager, { municipalityId, documentId: current.id })).content
        : null;
    if (content === null) return [];
    const part = memorandumSchema.nodeFromJSON(content).children.find((node) => node.attrs['part'] === 1);
    const paragraphs: string[] = [];
    part?.descendants((node) => {
      if (node.isTextblock && node.textContent.trim() !== '') paragraphs.push(node.textContent.trim());
      return !node.isTextblock;
    });
    return paragraphs;
  }

  /** What people were asked before under the same dossier, and what came of it. */
  private async earlier(manager: EntityManager, stage: StageRow): Promise<string[]> {
    const { municipalityId, dossierId } = stage;
    const events = await manager.query<{ title: string; approved: LegalDay }[]>(
      `SELECT title, approved_day::text AS approved FROM participation_event
        WHERE municipality_id = $1 AND dossier_id = $2 AND approved_day IS NOT NULL AND state <> 'cancelled'
        ORDER BY approved_day, id`,
      [municipalityId, dossierId],
    );
    const stages = await manager.query<{ closes: LegalDay; opinions: number }[]>(
      `SELECT s.closes::text, (SELECT count(*)::int FROM opinion o
                WHERE o.municipality_id = s.municipality_id AND o.stage_id = s.id) AS opinions
         FROM opinion_stage s
        WHERE s.municipality_id = $1 AND s.dossier_id = $2 AND s.state = 'closed' AND s.number < $3
        ORDER BY s.number`,
      [municipalityId, dossierId, stage.number],
    );
    return [
      ...events.map(({ title, approved }) => earlierEventLine(title, approved)),
      ...stages.map(({ closes, opinions }) => earlierStageLine(closes, opinions)),
    ];
  }
}
