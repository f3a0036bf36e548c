import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SittingFact, VoteFact } from '#libs/bylaw-procedure';
import type { ItemOutcome, LegalDay, SittingKind } from '#libs/contracts';
import { COUNTED_VOTE } from './votes/counted-vote.js';

/** The frozen texts that the council adopted last about a by-law. */
export interface AdoptedVersions {
  bylawVersionId: string;
  bylawDigest: string;
  memorandumVersionId: string | null;
  memorandumDigest: string | null;
}

/** The item by which the council disagrees with a ministry's opinion (PL 47(6)), and what became of it. */
export interface DisagreementItem {
  id: string;
  sittingId: string;
  sitting: SittingFact;
  materialsSent: boolean;
  outcome: ItemOutcome | null;
  quorum: { councilSize: number; present: number } | null;
  vote: VoteFact | null;
  decision: { number: string; date: LegalDay } | null;
  signedOn: LegalDay | null;
}

interface ItemRow {
  id: string;
  sitting_id: string;
  kind: SittingKind;
  repeat_level: 0 | 1 | 2;
  day: LegalDay;
  starts_at: Date;
  materials_at: Date | null;
  outcome: ItemOutcome | null;
  decision_number: string | null;
  decision_day: LegalDay | null;
  council_size: number | null;
  present: number | null;
  votes: VoteFact;
  signed_on: LegalDay | null;
}

/** What the council decided about a by-law, for the features that go on from there. */
@Injectable()
export class BylawDecisions {
  /** The texts of the latest adoption or correction; `null` while nothing is adopted. */
  async adopted(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<AdoptedVersions | null> {
    const [row] = await manager.query<AdoptedVersions[]>(
      `SELECT b.id AS "bylawVersionId", b.digest AS "bylawDigest", m.id AS "memorandumVersionId",
              m.digest AS "memorandumDigest"
         FROM agenda_item i
         JOIN named_version b ON b.municipality_id = i.municipality_id AND b.id = i.bylaw_version_id
         LEFT JOIN named_version m ON m.municipality_id = i.municipality_id AND m.id = i.memorandum_version_id
        WHERE i.municipality_id = $1 AND i.dossier_id = $2 AND i.outcome = 'adopted'
          AND i.purpose IN ('adoption', 'correction')
        ORDER BY i.created_at DESC, i.id LIMIT 1`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }

  /** The latest item about disagreement that was put on an agenda since then and not taken off it. */
  async disagreement(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    since: Date,
  ): Promise<DisagreementItem | null> {
    const [row] = await manager.query<ItemRow[]>(
      `SELECT i.id, i.sitting_id, s.kind, s.repeat_level, s.day::text, s.starts_at, i.materials_at, i.outcome,
              i.decision_number, i.decision_day::text, r.council_size, r.present,
              (SELECT json_build_object('for', count(*) FILTER (WHERE choice = 'for'),
                        'against', count(*) FILTER (WHERE choice = 'against'),
                        'abstain', count(*) FILTER (WHERE choice = 'abstain'),
                        'notParticipating', count(*) FILTER (WHERE choice = 'not_participating'))
                 FROM ${COUNTED_VOTE} v WHERE v.municipality_id = i.municipality_id AND v.item_id = i.id) AS votes,
              (SELECT g.day::text FROM signature g WHERE g.municipality_id = i.municipality_id
                  AND g.item_id = i.id AND g.document = 'decision') AS signed_on
         FROM agenda_item i
         JOIN sitting s ON s.municipality_id = i.municipality_id AND s.id = i.sitting_id
         LEFT JOIN roll_call r ON r.municipality_id = i.municipality_id AND r.item_id = i.id
        WHERE i.municipality_id = $1 AND i.dossier_id = $2 AND i.purpose = 'disagreement'
          AND i.created_at >= $3 AND i.outcome IS DISTINCT FROM 'removed'
        ORDER BY i.created_at DESC, i.id LIMIT 1`,
      [municipalityId, dossierId, since],
    );
    return row ? toItem(row) : null;
  }
}

function toItem(row: ItemRow): DisagreementItem {
  const { council_size: councilSize, present } = row;
  const voted = councilSize !== null && present !== null;
  return {
    id: row.id,
    sittingId: row.sitting_id,
    sitting: {
      kind: row.kind,
      day: row.day,
      startsAt: row.starts_at.getTime(),
      repeat: row.repeat_level,
    },
    materialsSent: row.materials_at !== null,
    outcome: row.outcome,
    quorum: voted ? { councilSize, present } : null,
    vote: voted ? row.votes : null,
    decision:
      row.decision_number && row.decision_day
        ? { number: row.decision_number, date: row.decision_day }
        : null,
    signedOn: row.signed_on,
  };
}
