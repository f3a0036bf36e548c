import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  LegalDay,
  MinistryOutcome,
  ReviewMeans,
  ReviewObjectionView,
  SectorChannel,
  SectorMeans,
  SectorViewInput,
} from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';

/** The opinion on a round as it is stored. */
export interface OpinionRecord {
  outcome: MinistryOutcome;
  number: string | null;
  issuedOn: LegalDay;
  receivedOn: LegalDay;
  conclusion: string;
  typedIn: boolean;
  by: string | null;
  file: { id: string; digest: string; name: string; size: number } | null;
  objections: ReviewObjectionView[];
}

/** A view of a sector ministry as it is stored. */
export interface SectorViewRecord extends SectorViewInput {
  id: string;
  askedBy: 'reviewer' | 'municipality';
  institutionId: string | null;
  question: string;
  email: string | null;
  means: SectorMeans | null;
  channel: SectorChannel | null;
  receivedOn: LegalDay | null;
  number: string | null;
  givenBy: string | null;
  linkExpiresOn: LegalDay | null;
  openedAt: string | null;
  file: { id: string; digest: string; name: string; size: number } | null;
}

/** The draft of the council's disagreement as it is stored. */
export interface DisagreementRecord {
  id: string;
  roundId: string;
  whole: boolean;
  objectionIds: string[];
  reasons: string;
  sentToMinistryOn: LegalDay | null;
  sentToVaramOn: LegalDay | null;
  version: number;
}

/** A round with everything that belongs to it. */
export interface RoundRecord {
  municipalityId: string;
  id: string;
  dossierId: string;
  number: number;
  reviewerKind: 'varam' | 'named_ministry';
  reviewerName: string;
  reviewerLaw: string | null;
  institutionId: string | null;
  bylawVersionId: string;
  bylawDigest: string;
  memorandumVersionId: string | null;
  memorandumDigest: string | null;
  sentOn: LegalDay;
  means: ReviewMeans;
  sentAt: Date;
  receivedOn: LegalDay | null;
  silenceCheckedOn: LegalDay | null;
  silenceProposedAt: Date | null;
  version: number;
  opinion: OpinionRecord | null;
  sectorViews: SectorViewRecord[];
  disagreement: DisagreementRecord | null;
}

const COLUMNS = `r.municipality_id AS "municipalityId", r.id, r.dossier_id AS "dossierId", r.number,
  r.reviewer_kind AS "reviewerKind", r.reviewer_name AS "reviewerName", r.reviewer_law AS "reviewerLaw",
  r.institution_id AS "institutionId", r.bylaw_version_id AS "bylawVersionId", r.bylaw_digest AS "bylawDigest",
  r.memorandum_version_id AS "memorandumVersionId", r.memorandum_digest AS "memorandumDigest",
  r.sent_on::text AS "sentOn", r.means, r.sent_at AS "sentAt", r.received_on::text AS "receivedOn",
  r.silence_checked_on::text AS "silenceCheckedOn", r.silence_proposed_at AS "silenceProposedAt", r.version,
  (SELECT json_build_object('outcome', o.outcome, 'number', o.opinion_number, 'issuedOn', o.issued_on,
            'receivedOn', o.received_on, 'conclusion', o.conclusion, 'typedIn', o.typed_in, 'by', p.name,
            'file', CASE WHEN f.id IS NULL THEN NULL ELSE
              json_build_object('id', f.id, 'digest', f.digest, 'name', f.name, 'size', f.size) END,
            'objections', coalesce((SELECT json_agg(json_build_object('id', b.id, 'position', b.position,
                'unitId', b.unit_id, 'unitLabel', b.unit_label, 'text', b.text, 'grounds', b.grounds,
                'proposedWording', b.proposed_wording) ORDER BY b.position)
               FROM review_objection b
              WHERE b.municipality_id = o.municipality_id AND b.round_id = o.round_id), '[]'))
     FROM review_opinion o
     LEFT JOIN person p ON p.id = o.recorded_by
     LEFT JOIN stored_file f ON f.municipality_id = o.municipality_id AND f.id = o.file_id
    WHERE o.municipality_id = r.municipality_id AND o.round_id = r.id) AS opinion,
  coalesce((SELECT json_agg(json_build_object('id', s.id, 'askedBy', s.asked_by, 'ministry', s.ministry,
              'askedOn', s.asked_on, 'answeredOn', s.answered_on, 'text', s.text, 'institutionId', s.institution_id,
              'question', s.question, 'email', s.email, 'means', s.means, 'channel', s.channel,
              'receivedOn', s.received_on, 'number', s.answer_number, 'givenBy', s.given_by,
              'linkExpiresOn', s.link_expires, 'openedAt', s.opened_at,
              'file', CASE WHEN x.id IS NULL THEN NULL ELSE
                json_build_object('id', x.id, 'digest', x.digest, 'name', x.name, 'size', x.size) END)
              ORDER BY s.asked_on, s.id)
     FROM sector_view s
     LEFT JOIN stored_file x ON x.municipality_id = s.municipality_id AND x.id = s.file_id
    WHERE s.municipality_id = r.municipality_id AND s.round_id = r.id), '[]') AS "sectorViews",
  (SELECT json_build_object('id', g.id, 'roundId', g.round_id, 'whole', g.whole, 'objectionIds', g.objection_ids,
            'reasons', g.reasons, 'sentToMinistryOn', g.sent_to_ministry_on, 'sentToVaramOn', g.sent_to_varam_on,
            'version', g.version)
     FROM disagreement g
    WHERE g.municipality_id = r.municipality_id AND g.round_id = r.id) AS disagreement`;

/** Reads the rounds of review. The dossier's lock, taken first by every write, keeps them from changing. */
@Injectable()
export class ReviewRounds {
  /** All rounds of a dossier, oldest first. */
  all(manager: EntityManager, municipalityId: string, dossierId: string): Promise<RoundRecord[]> {
    return manager.query<RoundRecord[]>(
      `SELECT ${COLUMNS} FROM review_round r
        WHERE r.municipality_id = $1 AND r.dossier_id = $2 ORDER BY r.number`,
      [municipalityId, dossierId],
    );
  }

  /** The current round; `null` where the by-law was never sent. */
  async latest(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<RoundRecord | null> {
    const [row] = await manager.query<RoundRecord[]>(
      `SELECT ${COLUMNS} FROM review_round r
        WHERE r.municipality_id = $1 AND r.dossier_id = $2 ORDER BY r.number DESC LIMIT 1`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }

  /** The current round. @throws Refused 409 where the by-law was never sent. */
  async current(manager: EntityManager, municipalityId: string, dossierId: string): Promise<RoundRecord> {
    const round = await this.latest(manager, municipalityId, dossierId);
    if (round) return round;
    throw new Refused([{ code: 'review_sending_missing', article: { act: 'PL', ref: '47(2)' } }], 409);
  }
}
