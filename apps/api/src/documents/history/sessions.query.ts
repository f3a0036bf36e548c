import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SessionAuthor, StepOrigin } from '#libs/contracts';
import type { DocumentHead } from '../document-store.js';

/** A pause longer than this begins another session. */
export const PAUSE_MINUTES = 30;
/** Sessions end at every so many versions too: nobody looks through more at once, and a page costs a bounded part of the log. */
const LONGEST = 1000;
/** Steps that are read for one page. */
const STEPS_PER_PAGE = 4000;
const SESSIONS_PER_PAGE = 25;

/** A session without the units that it changed. */
export interface SessionRow {
  first: number;
  last: number;
  started_at: Date;
  ended_at: Date;
  authors: SessionAuthor[];
  origins: StepOrigin[];
}

/** The log of a document in sessions of editing. */
@Injectable()
export class Sessions {
  /** The sessions up to a version, newest first; `next` is where the following page ends. */
  async upTo(
    manager: EntityManager,
    head: DocumentHead,
    version: number,
  ): Promise<{ sessions: SessionRow[]; next: number | null }> {
    const floor = Math.max(0, version - STEPS_PER_PAGE);
    const rows = await manager.query<SessionRow[]>(SESSIONS, [
      head.municipalityId,
      head.documentId,
      floor,
      version,
      PAUSE_MINUTES,
      LONGEST,
    ]);
    // The first session of the part that was read may have begun before it.
    const whole = floor > 0 ? rows.slice(0, -1) : rows;
    const sessions = whole.slice(0, SESSIONS_PER_PAGE);
    const oldest = sessions.at(-1)?.first ?? version;
    return { sessions, next: oldest > 1 && version > 0 ? oldest - 1 : null };
  }
}

const SESSIONS = `
  WITH step AS (
    SELECT s.version, s.author_id, s.at, s.origin,
           lag(s.at) OVER log AS before, lag(s.origin->>'kind') OVER log AS kind_before
      FROM document_step s
     WHERE s.municipality_id = $1 AND s.document_id = $2 AND s.version > $3 AND s.version <= $4
    WINDOW log AS (ORDER BY s.version)
  ), begun AS (
    SELECT step.*, count(*) FILTER (
             WHERE before IS NULL OR at - before > make_interval(mins => $5)
                OR version % $6 = 1
                OR (origin->>'kind' IN ('restore', 'import')) IS DISTINCT FROM (kind_before IN ('restore', 'import'))
                   AND (origin->>'kind' IN ('restore', 'import') OR kind_before IN ('restore', 'import'))
           ) OVER (ORDER BY version) AS session
      FROM step
  ), written AS (
    SELECT b.session, b.author_id, count(*)::integer AS changes, min(b.version) AS first
      FROM begun b GROUP BY b.session, b.author_id
  ), authors AS (
    SELECT w.session,
           jsonb_agg(jsonb_build_object('name', p.name, 'changes', w.changes) ORDER BY w.changes DESC, w.first) AS list
      FROM written w LEFT JOIN person p ON p.id = w.author_id GROUP BY w.session
  )
  SELECT min(b.version) AS first, max(b.version) AS last, min(b.at) AS started_at, max(b.at) AS ended_at,
         a.list AS authors,
         coalesce(jsonb_agg(DISTINCT b.origin) FILTER (WHERE b.origin IS NOT NULL), '[]') AS origins
    FROM begun b JOIN authors a ON a.session = b.session
   GROUP BY b.session, a.list ORDER BY first DESC`;
