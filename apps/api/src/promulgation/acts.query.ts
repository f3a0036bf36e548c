import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  officialUrl,
  type ActListItem,
  type BylawTopic,
  type LegalDay,
  type PublishedAct,
} from '#libs/contracts';

/** An act with the days that its texts are in force from, oldest first. */
export interface ActRow extends PublishedAct {
  code: string | null;
  title: string;
  topic: BylawTopic;
  texts: ActTextRow[];
}

/** A text of an act from a day on. */
export interface ActTextRow {
  from: LegalDay;
  bylawVersionId: string;
  memorandumVersionId: string | null;
  digest: string;
}

/** What a list of acts may be narrowed by. */
export interface ActFilter {
  /** Folded words; all have to occur. */
  words: readonly string[];
  topic: string | null;
  limit: number;
  offset: number;
}

interface Row extends Omit<ActRow, 'official' | 'inForce' | 'fromDay'> {
  officialNumber: string;
  officialDay: LegalDay;
}

/** Acts that were published officially, and their texts at points in time. */
@Injectable()
export class Acts {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async list(
    municipalityId: string,
    today: LegalDay,
    filter: ActFilter,
  ): Promise<{ items: ActListItem[]; total: number }> {
    const rows = await this.dataSource.query<(ActListItem & { total: number })[]>(
      `SELECT d.code, a.year, a.number, a.number_slug AS slug, a.title, a.topic, a.adopted_day::text AS "adoptedDay",
              f.from_day::text AS "fromDay", f.from_day <= $2 AS "inForce", count(*) OVER ()::int AS total
         FROM act a
         JOIN LATERAL (SELECT min(t.from_day) AS from_day FROM act_text t
                        WHERE t.municipality_id = a.municipality_id AND t.act_id = a.id) f ON true
         JOIN LATERAL (SELECT t.folded FROM act_text t
                        WHERE t.municipality_id = a.municipality_id AND t.act_id = a.id
                        ORDER BY t.from_day DESC LIMIT 1) latest ON true
         LEFT JOIN dossier d ON d.municipality_id = a.municipality_id AND d.id = a.dossier_id
        WHERE a.municipality_id = $1 AND ($3::text IS NULL OR a.topic = $3)
          AND NOT EXISTS (SELECT FROM unnest($4::text[]) AS word WHERE strpos(latest.folded, word) = 0)
        ORDER BY a.adopted_day DESC, a.number_slug DESC LIMIT $5 OFFSET $6`,
      [municipalityId, today, filter.topic, filter.words, filter.limit, filter.offset],
    );
    return { items: rows.map(({ total: _total, ...item }) => item), total: rows[0]?.total ?? 0 };
  }

  /** How many acts each topic has. */
  topics(municipalityId: string): Promise<{ topic: BylawTopic; count: number }[]> {
    return this.dataSource.query(
      `SELECT topic, count(*)::int AS count FROM act WHERE municipality_id = $1 GROUP BY topic ORDER BY topic`,
      [municipalityId],
    );
  }

  /** The act that a dossier became; `null` before its publication. */
  ofDossier(municipalityId: string, today: LegalDay, dossierId: string): Promise<ActRow | null> {
    return this.find(municipalityId, today, 'a.dossier_id = $2', [dossierId]);
  }

  /** The act with this number in addresses. */
  bySlug(municipalityId: string, today: LegalDay, year: number, slug: string): Promise<ActRow | null> {
    return this.find(municipalityId, today, 'a.year = $2 AND a.number_slug = $3', [year, slug]);
  }

  private async find(
    municipalityId: string,
    today: LegalDay,
    where: string,
    params: readonly unknown[],
  ): Promise<ActRow | null> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT d.code, a.year, a.number, a.number_slug AS slug, a.title, a.topic, a.adopted_day::text AS "adoptedDay",
              a.official_number AS "officialNumber", a.official_day::text AS "officialDay",
              a.taken_over_on::text AS "takenOverOn",
              (SELECT json_agg(json_build_object('from', t.from_day, 'bylawVersionId', t.bylaw_version_id,
                        'memorandumVersionId', t.memorandum_version_id, 'digest', t.digest) ORDER BY t.from_day)
                 FROM act_text t WHERE t.municipality_id = a.municipality_id AND t.act_id = a.id) AS texts
         FROM act a
         LEFT JOIN dossier d ON d.municipality_id = a.municipality_id AND d.id = a.dossier_id
        WHERE a.municipality_id = $1 AND ${where}`,
      [municipalityId, ...params],
    );
    const [first] = row?.texts ?? [];
    if (!row || !first) return null;
    const { officialNumber, officialDay, ...act } = row;
    return {
      ...act,
      official: { number: officialNumber, day: officialDay, url: officialUrl(officialNumber) },
      fromDay: first.from,
      inForce: first.from <= today,
    };
  }
}
