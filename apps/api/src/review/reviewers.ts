import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { decideTrack, type TrackAnswers } from '#libs/bylaw-procedure';
import type { ReviewerView } from '#libs/contracts';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Refused } from '../platform/http/refused.js';

/** What a ministry's reviewer may see: VARAM's rounds, and those of the institutions they work in. */
export interface ReviewReach {
  varam: boolean;
  institutionIds: string[];
}

/** A round that a reviewer found by its id. */
export interface ReachedRound {
  municipalityId: string;
  dossierId: string;
  /** Sent to VARAM only for its knowledge with the council's disagreement (PL 47(6)). */
  copied: boolean;
}

/** `$1` = whether VARAM asks, `$2` = institutions of the reviewer; the same rows everywhere a reviewer looks. */
export const REACHED = `((r.reviewer_kind = 'varam' AND $1) OR r.institution_id = ANY($2::uuid[]))`;
/** Rows that VARAM sees because the council sent it its disagreement with another ministry. */
export const COPIED = `($1 AND r.reviewer_kind = 'named_ministry' AND EXISTS (SELECT 1 FROM disagreement g
  WHERE g.municipality_id = r.municipality_id AND g.round_id = r.id AND g.sent_to_varam_on IS NOT NULL))`;

/** Who reviews a by-law, and what a reviewer may see (PL 47(2), 47(6)). */
@Injectable()
export class Reviewers {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Who reviews by the answers about the content; VARAM unless another law names a ministry. */
  of(answers: TrackAnswers | null): ReviewerView {
    const named = answers ? decideTrack(answers).reviewer : null;
    return named?.kind === 'named_ministry'
      ? { kind: 'named_ministry', name: named.name, law: named.law, institutionId: null }
      : { kind: 'varam', name: this.config.ministryName, law: null, institutionId: null };
  }

  /** Ministries with an institution here, other than VARAM. */
  async ministries(manager: EntityManager): Promise<{ id: string; name: string }[]> {
    return manager.query(
      `SELECT i.id, i.name FROM institution i
        WHERE i.kind = 'ministry' AND i.municipality_id IS NULL AND i.name <> $1 ORDER BY i.name, i.id`,
      [this.config.ministryName],
    );
  }

  /** What the actor may see as a reviewer. */
  reachOf(actor: Actor): ReviewReach {
    const own = actor.kind === 'person' ? actor.assignments : [];
    return {
      varam: own.some((one) => one.role === 'varam_reviewer'),
      institutionIds: own.filter((one) => one.role === 'ministry_reviewer').map((one) => one.institutionId),
    };
  }

  /** Finds a round by its id over all municipalities. @throws Refused 404 for what was not sent to the reviewer. */
  async find(manager: EntityManager, actor: Actor, roundId: string): Promise<ReachedRound> {
    const { varam, institutionIds } = this.reachOf(actor);
    const [row] = await manager.query<ReachedRound[]>(
      `SELECT r.municipality_id AS "municipalityId", r.dossier_id AS "dossierId", NOT ${REACHED} AS copied
         FROM municipality m
         JOIN review_round r ON r.municipality_id = m.id AND r.id = $3
        WHERE ${REACHED} OR ${COPIED}`,
      [varam, institutionIds, roundId],
    );
    if (!row) throw Refused.notFound('review');
    return { ...row, copied: row.copied === true };
  }
}
