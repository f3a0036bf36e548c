import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SimilarProject } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';

const MOST = 5;
/** Below this part of equal three-letter pieces, words are alike by chance. */
const LEAST_LIKENESS = 0.35;
/** Shorter words have too few pieces to compare. */
const FEWEST_LETTERS = 4;

/** Finds submitted projects whose words are like those that somebody types, by three-letter pieces (pg_trgm). */
@Injectable()
export class SimilarProjects {
  constructor(private readonly dataSource: DataSource) {}

  /** The most alike first, of this cycle and all before it; endings of words matter little. */
  async find(
    place: PlaceRef,
    projectId: string | null,
    title: string,
    summary: string,
  ): Promise<SimilarProject[]> {
    if (title.trim().length < FEWEST_LETTERS) return [];
    return this.dataSource.query<SimilarProject[]>(
      `SELECT year, nr, title, summary, state, unit, "costCents", round(likeness * 100)::int AS likeness
         FROM (SELECT c.year, p.nr, p.title, p.summary, p.state, u.name AS unit,
                      coalesce(p.verified_cents, p.total_cents)::float8 AS "costCents",
                      greatest(similarity(lower(p.title), lower($3)),
                        word_similarity(lower($3), lower(p.title || ' ' || p.summary)),
                        similarity(lower(p.title || ' ' || p.summary), lower($3 || ' ' || $4))) AS likeness
                 FROM budget_project p
                 JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
                 JOIN budget_unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
                WHERE p.municipality_id = $1 AND ($2::uuid IS NULL OR p.id <> $2) AND p.nr IS NOT NULL
                  AND p.state NOT IN ('withdrawn', 'merged')) alike
        WHERE likeness >= $5 ORDER BY likeness DESC, year DESC, nr LIMIT $6`,
      [place.id, projectId, title.trim(), summary.trim(), LEAST_LIKENESS, MOST],
    );
  }
}
