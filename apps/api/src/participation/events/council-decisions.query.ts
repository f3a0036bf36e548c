import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CouncilDecisionChoice, LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';

/** More than anybody looks through; an older one is typed. */
const LISTED = 200;

/** Decisions of the council that a public discussion may rest on (PL 54(2)); read where the council keeps them. */
@Injectable()
export class CouncilDecisions {
  constructor(private readonly dataSource: DataSource) {}

  /** What was adopted in open sittings, the latest first. */
  list(place: PlaceRef): Promise<CouncilDecisionChoice[]> {
    return this.dataSource.query<CouncilDecisionChoice[]>(
      `SELECT a.decision_number AS number, a.decision_day::text AS day, a.title
         FROM agenda_item a JOIN sitting s ON s.municipality_id = a.municipality_id AND s.id = a.sitting_id
        WHERE a.municipality_id = $1 AND a.outcome = 'adopted' AND a.decision_number IS NOT NULL
          AND a.closed_ground IS NULL AND s.committee_id IS NULL
        ORDER BY a.decision_day DESC, s.starts_at DESC, a.position DESC LIMIT $2`,
      [place.id, LISTED],
    );
  }

  /** The sitting that adopted the decision; `null` for one that was not taken here. */
  async sittingOf(
    manager: EntityManager,
    municipalityId: string,
    decision: { number: string; day: LegalDay | null },
  ): Promise<string | null> {
    const [row] = await manager.query<{ sittingId: string }[]>(
      `SELECT a.sitting_id AS "sittingId" FROM agenda_item a
         JOIN sitting s ON s.municipality_id = a.municipality_id AND s.id = a.sitting_id
        WHERE a.municipality_id = $1 AND a.decision_number = $2 AND a.decision_day = $3
          AND a.outcome = 'adopted' AND a.closed_ground IS NULL AND s.committee_id IS NULL
        ORDER BY s.starts_at DESC, a.id LIMIT 1`,
      [municipalityId, decision.number.trim(), decision.day],
    );
    return row?.sittingId ?? null;
  }
}
