import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  officialUrl,
  type ActListItem,
  type ActRef,
  type BylawTopic,
  type EndOfAct,
  type LegalDay,
  numberSlug,
  type PublishedAct,
} from '#libs/contracts';

/** An act with the days that its texts are in force from, oldest first. */
export interface ActRow extends PublishedAct {
  id: string;
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
  /** The acts whose amendments took effect that day; empty for the text as adopted. */
  amendedBy: ActRef[];
}

/** What a list of acts may be narrowed by. */
export interface ActFilter {
  /** Folded words; all have to occur. */
  words: readonly string[];
  topic: string | null;
  limit: number;
  offset: number;
}

interface TextRow extends Omit<ActTextRow, 'amendedBy'> {
  revision: number;
  amendedBy: ActRef | null;
}

interface Row extends Omit<ActRow, 'official' | 'inForce' | 'fromDay' | 'texts' | 'repealed'> {
  officialNumber: string;
  officialDay: LegalDay;
  repealedFrom: LegalDay | null;
  repealedBy: ActRef | null;
  endCause: EndOfAct['cause'] | null;
  endBasis: string | null;
  texts: TextRow[] | null;
}

/** An act as others refer to it; `act` and `dossier` are the names of the joined tables. */
const refOf = (act: string, dossier: string): string =>
  `json_build_object('code', ${dossier}.code, 'year', ${act}.year, 'number', ${act}.number,
     'slug', ${act}.number_slug, 'title', ${act}.title, 'adoptedDay', ${act}.adopted_day)`;

/**
 * An act ends by another one, or because its basis lapsed (OPL 9(5)) or its own term is over: with its dossier, or by
 * itself where it was taken over and has none.
 */
export const END_JOIN = `LEFT JOIN LATERAL (
    SELECT o.from_day, o.cause, o.by_what FROM end_of_force o
     WHERE o.municipality_id = a.municipality_id AND o.dossier_id = a.dossier_id
    UNION ALL
    SELECT n.from_day, n.cause, n.by_what FROM act_end n
     WHERE n.municipality_id = a.municipality_id AND n.act_id = a.id
     LIMIT 1) e ON true`;
const ENDED = `least(a.repealed_from, e.from_day)`;

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
              f.from_day::text AS "fromDay", f.from_day <= $2 AND coalesce(${ENDED} > $2, true) AS "inForce",
              ${ENDED}::text AS "repealedFrom", count(*) OVER ()::int AS total
         FROM act a
         JOIN LATERAL (SELECT min(t.from_day) AS from_day FROM act_text t
                        WHERE t.municipality_id = a.municipality_id AND t.act_id = a.id) f ON true
         JOIN LATERAL (SELECT t.folded FROM act_text t
                        WHERE t.municipality_id = a.municipality_id AND t.act_id = a.id
                        ORDER BY t.from_day DESC, t.revision DESC LIMIT 1) latest ON true
         LEFT JOIN dossier d ON d.municipality_id = a.municipality_id AND d.id = a.dossier_id
         ${END_JOIN}
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

  /** The act with this id. */
  byId(municipalityId: string, today: LegalDay, id: string, manager?: EntityManager): Promise<ActRow | null> {
    return this.find(municipalityId, today, 'a.id = $2', [id], manager);
  }

  /** The act with this number and, where it is known, this day of adoption; `null` too where several could be meant. */
  async numbered(
    manager: EntityManager,
    municipalityId: string,
    number: string,
    adopted: LegalDay | null,
  ): Promise<string | null> {
    const rows = await manager.query<{ id: string }[]>(
      `SELECT id FROM act WHERE municipality_id = $1 AND number_slug = $2
          AND ($3::date IS NULL OR adopted_day = $3)`,
      [municipalityId, numberSlug(number), adopted],
    );
    return rows.length === 1 ? (rows[0]?.id ?? null) : null;
  }

  private async find(
    municipalityId: string,
    today: LegalDay,
    where: string,
    params: readonly unknown[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ActRow | null> {
    const [row] = await manager.query<Row[]>(
      `SELECT a.id, d.code, a.year, a.number, a.number_slug AS slug, a.title, a.topic, a.adopted_day::text AS "adoptedDay",
              a.official_number AS "officialNumber", a.official_day::text AS "officialDay",
              a.taken_over_on::text AS "takenOverOn",
              ${ENDED}::text AS "repealedFrom", e.cause AS "endCause", e.by_what AS "endBasis",
              CASE WHEN r.id IS NOT NULL THEN ${refOf('r', 'rd')} END AS "repealedBy",
              (SELECT json_agg(json_build_object('from', t.from_day, 'revision', t.revision,
                        'bylawVersionId', t.bylaw_version_id, 'memorandumVersionId', t.memorandum_version_id,
                        'digest', t.digest,
                        'amendedBy', CASE WHEN m.id IS NOT NULL THEN ${refOf('m', 'md')} END)
                      ORDER BY t.from_day, t.revision)
                 FROM act_text t
                 LEFT JOIN act m ON m.municipality_id = t.municipality_id AND m.id = t.amending_act_id
                 LEFT JOIN dossier md ON md.municipality_id = m.municipality_id AND md.id = m.dossier_id
                WHERE t.municipality_id = a.municipality_id AND t.act_id = a.id) AS texts
         FROM act a
         LEFT JOIN dossier d ON d.municipality_id = a.municipality_id AND d.id = a.dossier_id
         ${END_JOIN}
         LEFT JOIN act r ON r.municipality_id = a.municipality_id AND r.id = a.repealed_by_act_id
         LEFT JOIN dossier rd ON rd.municipality_id = r.municipality_id AND rd.id = r.dossier_id
        WHERE a.municipality_id = $1 AND ${where}`,
      [municipalityId, ...params],
    );
    const texts = latestRevisions(row?.texts ?? []);
    const [first] = texts;
    if (!row || !first) return null;
    const { officialNumber, officialDay, repealedFrom, repealedBy, endCause, endBasis, ...act } = row;
    return {
      ...act,
      texts,
      repealed:
        repealedFrom === null
          ? null
          : { from: repealedFrom, by: repealedBy, cause: endCause ?? 'repealed', basis: endBasis },
      official: { number: officialNumber, day: officialDay, url: officialUrl(officialNumber) },
      fromDay: first.from,
      inForce: first.from <= today && (repealedFrom === null || repealedFrom > today),
    };
  }
}

/**
 * The text that holds from each day, with the acts that took effect then. A later revision that only carries on what began
 * on an earlier day names no further act.
 */
function latestRevisions(rows: readonly TextRow[]): ActTextRow[] {
  const texts: ActTextRow[] = [];
  const seen = new Set<string>();
  for (const { revision, amendedBy, ...row } of rows) {
    const before = texts.at(-1)?.from === row.from ? texts.pop() : undefined;
    const key = amendedBy ? `${amendedBy.year} ${amendedBy.slug}` : '';
    const isNew = amendedBy !== null && (revision === 1 || !seen.has(key));
    texts.push({ ...row, amendedBy: [...(before?.amendedBy ?? []), ...(isNew ? [amendedBy] : [])] });
    seen.add(key);
  }
  return texts;
}
