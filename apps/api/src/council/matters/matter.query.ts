import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommitteeOpinion, ItemFileView, MatterView, NamedVote, VoteCorrection } from '#libs/contracts';
import { awaitsFinanceCommittee } from '#libs/council-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { countsOf } from '../amendments/amendment-rows.js';
import { COUNTED_VOTE } from '../votes/counted-vote.js';

type Row = Omit<MatterView, 'opinions' | 'awaitsFinance'>;

/** Everything kept about one item beside its place on the agenda. */
@Injectable()
export class ReadMatter {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Refused 404 when there is no such item. */
  async one(place: PlaceRef, itemId: string): Promise<MatterView> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT i.title, i.rapporteur, i.register_number AS "registerNumber", i.submitter, i.draft_text AS "draftText",
              i.closed_ground AS "closedGround", i.essence, i.unbudgeted, i.debate,
              i.tabled_version_id AS "tabledVersionId", i.voting_opened_at AS "votingOpenedAt",
              (SELECT json_build_object('by', p.name, 'day', f.day, 'reason', f.reason, 'form', f.form)
                 FROM signature_refusal f JOIN person p ON p.id = f.refused_by
                WHERE f.municipality_id = i.municipality_id AND f.item_id = i.id) AS refusal
         FROM agenda_item i WHERE i.municipality_id = $1 AND i.id = $2`,
      [place.id, itemId],
    );
    if (!row) throw Refused.notFound('agendaItem');
    const opinions = await this.opinions(place, itemId);
    return {
      ...row,
      files: await this.files(place, itemId),
      corrections: await this.corrections(place, itemId),
      opinions,
      awaitsFinance: awaitsFinanceCommittee(row, opinions),
    };
  }

  /** The stored file of a material. @throws Refused 404. */
  async fileOf(place: PlaceRef, itemId: string, fileId: string): Promise<string> {
    const [row] = await this.dataSource.query<{ file_id: string }[]>(
      `SELECT file_id FROM agenda_item_file
        WHERE municipality_id = $1 AND item_id = $2 AND id = $3 AND removed_at IS NULL`,
      [place.id, itemId, fileId],
    );
    if (!row) throw Refused.notFound('file');
    return row.file_id;
  }

  private files(place: PlaceRef, itemId: string): Promise<ItemFileView[]> {
    return this.dataSource.query(
      `SELECT f.id, s.name, s.media_type AS "mediaType", s.size::float8 AS size, f.public
         FROM agenda_item_file f JOIN stored_file s ON s.municipality_id = f.municipality_id AND s.id = f.file_id
        WHERE f.municipality_id = $1 AND f.item_id = $2 AND f.removed_at IS NULL ORDER BY f.added_at, f.id`,
      [place.id, itemId],
    );
  }

  private async corrections(place: PlaceRef, itemId: string): Promise<VoteCorrection[]> {
    return this.dataSource.query(
      `SELECT r.recorded_at AS at, w.name AS by, r.reason,
              (SELECT json_agg(json_build_object('name', p.name, 'choice', k.choice, 'conflict', k.conflict)
                               ORDER BY p.name)
                 FROM roll_call_corrected_vote k JOIN person p ON p.id = k.person_id
                WHERE k.municipality_id = r.municipality_id AND k.correction_id = r.id) AS votes
         FROM roll_call_correction r JOIN person w ON w.id = r.recorded_by
        WHERE r.municipality_id = $1 AND r.item_id = $2 ORDER BY r.recorded_at, r.id`,
      [place.id, itemId],
    );
  }

  /** Committees on this very item, and where it is about a by-law, on that by-law in any sitting before. */
  private async opinions(place: PlaceRef, itemId: string): Promise<CommitteeOpinion[]> {
    const rows = await this.dataSource.query<
      (Omit<CommitteeOpinion, 'counts'> & {
        present: number | null;
        seats: number | null;
        votes: NamedVote[];
      })[]
    >(
      `SELECT s.id AS "sittingId", c.name AS committee, c.finance AS "ofFinance", s.day::text, o.outcome, r.present,
              r.council_size AS seats,
              coalesce((SELECT json_agg(json_build_object('name', '', 'choice', v.choice, 'conflict', v.conflict))
                 FROM ${COUNTED_VOTE} v WHERE v.municipality_id = o.municipality_id AND v.item_id = o.id), '[]') AS votes
         FROM agenda_item i
         JOIN agenda_item o ON o.municipality_id = i.municipality_id AND o.purpose = 'opinion'
          AND (o.about_item_id = i.id OR o.dossier_id = i.dossier_id) AND o.outcome IS DISTINCT FROM 'removed'
         JOIN sitting s ON s.municipality_id = o.municipality_id AND s.id = o.sitting_id
         JOIN committee c ON c.municipality_id = s.municipality_id AND c.id = s.committee_id
         LEFT JOIN roll_call r ON r.municipality_id = o.municipality_id AND r.item_id = o.id
        WHERE i.municipality_id = $1 AND i.id = $2 AND o.id <> i.id ORDER BY s.day, s.id`,
      [place.id, itemId],
    );
    return rows.map(({ present, seats, votes, ...row }) => ({
      ...row,
      counts: present === null || seats === null ? null : countsOf(votes, present, seats),
    }));
  }
}
