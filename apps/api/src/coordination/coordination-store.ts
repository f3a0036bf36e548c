import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refused } from '../platform/http/refused.js';
import type {
  CoordinationRow,
  ItemRow,
  OpinionRecord,
  PartyRecord,
  RoundRecord,
  RoundRow,
} from './coordination-records.js';

const COORDINATION_COLUMNS = `c.id, c.number, c.started_day::text AS "startedDay", c.closed_day::text AS "closedDay",
  c.outcome, c.reason, c.closed_by AS "closedBy"`;

const ROUND_COLUMNS = `r.id, r.municipality_id AS "municipalityId", r.coordination_id AS "coordinationId",
  r.dossier_id AS "dossierId", r.number, r.kind, r.reason, r.sent_day::text AS "sentDay", r.due_day::text AS "dueDay",
  r.extended_from::text AS "extendedFrom", r.extension_days AS "extensionDays",
  r.extension_reason AS "extensionReason", r.bylaw_document_id AS "bylawDocumentId",
  r.bylaw_version_id AS "bylawVersionId", r.memorandum_version_id AS "memorandumVersionId",
  r.ended_day::text AS "endedDay", r.silence_checked_by AS "silenceCheckedBy",
  r.silence_checked_day::text AS "silenceCheckedDay", r.version`;

const ITEM_COLUMNS = `i.id, i.opinion_id AS "opinionId", i.position, i.kind, i.unit_id AS "unitId",
  i.unit_label AS "unitLabel", i.text, i.grounds, i.proposed AS "proposedWording", i.disposition, i.reason,
  i.answered_by AS "answeredBy", i.answered_day::text AS "answeredDay", i.answer_units AS "answerUnits",
  m.result AS meeting, m.number AS "meetingNumber", i.version`;

/** The last meeting that came to something about the item. */
const ITEM_MEETING = `LEFT JOIN LATERAL (
    SELECT k.result, h.number FROM coordination_meeting_item k
      JOIN coordination_meeting h ON h.municipality_id = k.municipality_id AND h.id = k.meeting_id
     WHERE k.municipality_id = i.municipality_id AND k.item_id = i.id AND h.state = 'held'
     ORDER BY h.number DESC LIMIT 1) m ON true`;

const PARTY_COLUMNS = `p.id, p.round_id AS "roundId", p.institution_id AS "institutionId", p.name, p.email,
  p.e_address AS "eAddress", p.sent_means AS "sentMeans", p.sent_on::text AS "sentOn",
  p.received_on::text AS "receivedOn", p.sent_note AS "sentNote", p.seen_at IS NOT NULL AS seen,
  CASE WHEN l.id IS NULL THEN NULL ELSE json_build_object('id', l.id, 'expiresOn', l.expires_on::text,
    'openedOn', (l.opened_at AT TIME ZONE 'Europe/Riga')::date::text) END AS link`;

/** Where the feature finds what it works on. Whoever writes locks the dossier first: it orders all writers of a draft. */
@Injectable()
export class CoordinationStore {
  /** The newest coordination of the draft, running or closed. */
  async latest(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<CoordinationRow | null> {
    const [row] = await manager.query<CoordinationRow[]>(
      `SELECT ${COORDINATION_COLUMNS} FROM coordination c
        WHERE c.municipality_id = $1 AND c.dossier_id = $2 ORDER BY c.number DESC LIMIT 1`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }

  /** All rounds of the draft with everything in them, oldest first. */
  async rounds(manager: EntityManager, municipalityId: string, dossierId: string): Promise<RoundRecord[]> {
    const rows = await manager.query<RoundRow[]>(
      `SELECT ${ROUND_COLUMNS} FROM coordination_round r
        WHERE r.municipality_id = $1 AND r.dossier_id = $2 ORDER BY r.number`,
      [municipalityId, dossierId],
    );
    const parties = await this.parties(
      manager,
      municipalityId,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ ...row, parties: parties.filter(({ roundId }) => roundId === row.id) }));
  }

  /** One round. @throws Refused 404 when the draft has no such round. */
  async round(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    roundId: string,
  ): Promise<RoundRecord> {
    const rounds = await this.rounds(manager, municipalityId, dossierId);
    const found = rounds.find(({ id }) => id === roundId);
    if (!found) throw Refused.notFound('round');
    return found;
  }

  /** Whether a round of the draft is running. */
  async hasOpenRound(manager: EntityManager, municipalityId: string, dossierId: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `SELECT 1 FROM coordination_round
        WHERE municipality_id = $1 AND dossier_id = $2 AND ended_day IS NULL LIMIT 1`,
      [municipalityId, dossierId],
    );
    return rows.length > 0;
  }

  private async parties(
    manager: EntityManager,
    municipalityId: string,
    roundIds: readonly string[],
  ): Promise<PartyRecord[]> {
    if (roundIds.length === 0) return [];
    const parties = await manager.query<Omit<PartyRecord, 'opinion'>[]>(
      `SELECT ${PARTY_COLUMNS} FROM coordination_party p
         LEFT JOIN coordination_link l
           ON l.municipality_id = p.municipality_id AND l.party_id = p.id AND l.revoked_at IS NULL
        WHERE p.municipality_id = $1 AND p.round_id = ANY($2) ORDER BY p.round_id, p.position`,
      [municipalityId, roundIds],
    );
    const opinions = await manager.query<Omit<OpinionRecord, 'items'>[]>(
      `SELECT o.id, o.party_id AS "partyId", o.verdict, o.text, o.approved_by AS "approvedBy", o.channel,
              o.file_id AS "fileId", o.received_day::text AS "receivedDay", o.recorded_by AS "recordedBy",
              o.received_means AS means, o.document_no AS "documentNo", o.document_day::text AS "documentDay",
              o.given_by AS "givenBy"
         FROM coordination_opinion o WHERE o.municipality_id = $1 AND o.party_id = ANY($2)`,
      [municipalityId, parties.map(({ id }) => id)],
    );
    const items = await manager.query<ItemRow[]>(
      `SELECT ${ITEM_COLUMNS} FROM coordination_item i ${ITEM_MEETING}
        WHERE i.municipality_id = $1 AND i.opinion_id = ANY($2) ORDER BY i.opinion_id, i.position`,
      [municipalityId, opinions.map(({ id }) => id)],
    );
    return parties.map((party) => {
      const opinion = opinions.find(({ partyId }) => partyId === party.id);
      return {
        ...party,
        opinion: opinion
          ? { ...opinion, items: items.filter(({ opinionId }) => opinionId === opinion.id) }
          : null,
      };
    });
  }
}
