import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublicationRecord } from '#libs/bylaw-procedure';
import type { ActCode, ArticleRef, LegalDay, PublicationMeansCode, PublicationView } from '#libs/contracts';

interface Row {
  id: string;
  opinion_stage_id: string | null;
  act: ActCode;
  ref: string;
  url: string;
  from_day: LegalDay;
  to_day: LegalDay | null;
  published_at: Date | null;
  means: PublicationMeansCode;
  version_ids: string[];
  recorded_by: string | null;
  recorded_day: LegalDay;
  recorded_at: Date;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
}

const COLUMNS = `r.id, r.opinion_stage_id, r.act, r.ref, r.url, r.from_day::text, r.to_day::text, r.published_at,
  r.means, r.version_ids, p.name AS recorded_by, r.recorded_day::text, r.recorded_at, r.withdrawn_at,
  r.withdrawn_reason`;

const FROM = `publication_record r LEFT JOIN person p ON p.id = r.recorded_by`;

/** Statutory publications as they were recorded. Every method works inside the caller's transaction. */
@Injectable()
export class Publications {
  /** The records of a dossier that count, as the guards read them, oldest first; `article` narrows them to one duty. */
  async of(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    article?: ArticleRef,
  ): Promise<(PublicationRecord & { id: string; opinionStageId: string | null })[]> {
    const rows = await this.rows(manager, 'r.dossier_id = $2 AND r.withdrawn_at IS NULL', [
      municipalityId,
      dossierId,
    ]);
    return rows.filter((row) => !article || isFor(row, article)).map(toRecord);
  }

  /** The records of a sitting that count (notice of its agenda, PL 28(3), 29(5)), oldest first. */
  async ofSitting(
    manager: EntityManager,
    municipalityId: string,
    sittingId: string,
    article?: ArticleRef,
  ): Promise<(PublicationRecord & { id: string })[]> {
    const rows = await this.rows(manager, 'r.sitting_id = $2 AND r.withdrawn_at IS NULL', [
      municipalityId,
      sittingId,
    ]);
    return rows.filter((row) => !article || isFor(row, article)).map(toRecord);
  }

  /** Everything that was recorded for a dossier, a sitting or a participation event, withdrawn records too, oldest first. */
  async history(
    manager: EntityManager,
    municipalityId: string,
    subject: { dossierId: string } | { sittingId: string } | { eventId: string },
  ): Promise<PublicationView[]> {
    const rows =
      'dossierId' in subject
        ? await this.rows(manager, 'r.dossier_id = $2', [municipalityId, subject.dossierId])
        : 'eventId' in subject
          ? await this.rows(manager, 'r.event_id = $2', [municipalityId, subject.eventId])
          : await this.rows(manager, 'r.sitting_id = $2', [municipalityId, subject.sittingId]);
    return rows.map(toView);
  }

  /** The record that announces an opinion stage (the first that counts for PL 46(3)), as everybody may see it. */
  async ofStage(
    manager: EntityManager,
    municipalityId: string,
    stageId: string,
  ): Promise<PublicationView | null> {
    const [row] = await this.rows(
      manager,
      `r.opinion_stage_id = $2 AND r.withdrawn_at IS NULL AND r.act = 'PL' AND r.ref = '46(3)'`,
      [municipalityId, stageId],
    );
    return row ? toView(row) : null;
  }

  private rows(manager: EntityManager, where: string, parameters: string[]): Promise<Row[]> {
    return manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE r.municipality_id = $1 AND ${where} ORDER BY r.recorded_at, r.id`,
      parameters,
    );
  }
}

function isFor(row: Row, article: ArticleRef): boolean {
  return row.act === article.act && row.ref === article.ref;
}

function toRecord(row: Row): PublicationRecord & { id: string; opinionStageId: string | null } {
  return {
    id: row.id,
    opinionStageId: row.opinion_stage_id,
    article: { act: row.act, ref: row.ref },
    url: row.url,
    from: row.from_day,
    to: row.to_day,
    publishedAt: row.published_at?.getTime() ?? null,
    means: row.means,
  };
}

function toView(row: Row): PublicationView {
  return {
    id: row.id,
    article: { act: row.act, ref: row.ref },
    url: row.url,
    from: row.from_day,
    to: row.to_day,
    publishedAt: row.published_at?.toISOString() ?? null,
    means: row.means,
    versionIds: row.version_ids,
    recordedBy: row.recorded_by,
    recordedDay: row.recorded_day,
    recordedAt: row.recorded_at.toISOString(),
    withdrawn: row.withdrawn_at
      ? { at: row.withdrawn_at.toISOString(), reason: row.withdrawn_reason ?? '' }
      : null,
  };
}
