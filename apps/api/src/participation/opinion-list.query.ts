import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  AnswerChange,
  DeskOpinion,
  ModerationEntry,
  OpinionAnswerView,
  OpinionAttachmentView,
  OpinionChannel,
  OpinionKind,
  OpinionOutcome,
  OpinionState,
  PublicOpinion,
  RedactionCode,
  RefusalCode,
} from '#libs/contracts';
import { aboutSubject, idOf, type OpinionSubject } from './occasions.js';
import { attachmentsOf, withoutNames } from './opinions/attachments.query.js';

interface PublishedRow {
  id: string;
  kind: OpinionKind;
  unit_id: string | null;
  published_text: string | null;
  published_wording: string | null;
  published_author: string | null;
  channel: OpinionChannel;
  received_day: string;
  late: boolean;
  redaction_code: RedactionCode | null;
  answer_id: string | null;
  outcome: OpinionOutcome | null;
  gist: string | null;
  reason: string | null;
  answered_day: string | null;
  answered_opinions: number | null;
  changes: AnswerChange[] | null;
  legal_person: boolean;
  supports: number;
  attachments: OpinionAttachmentView[];
}

interface DeskRow extends PublishedRow {
  receipt: string;
  stage_id: string | null;
  state: OpinionState;
  received_at: Date;
  named: boolean;
  redaction_reason: string | null;
  refusal_code: RefusalCode | null;
  refusal_reason: string | null;
  logged_in: boolean;
  moderated_at: Date | null;
  version: number;
  answer_version: number | null;
  revision: number;
  text: string;
  wording: string | null;
  author_name: string | null;
  author_email: string | null;
  organisation: string | null;
  registration_no: string | null;
  lobbyist_no: string | null;
  moderation: ModerationEntry[];
}

/** Columns that everybody may read. Of `opinion_original` only whether somebody spoke for an organisation is among them. */
const PUBLISHED = `o.id, o.kind, o.unit_id, o.published_text, o.published_wording, o.published_author, o.channel,
  o.received_day::text, o.late, o.redaction_code, o.answer_id, a.outcome, a.gist, a.reason,
  a.answered_day::text, a.changes,
  (SELECT count(*)::int FROM opinion e
    WHERE e.municipality_id = o.municipality_id AND e.answer_id = o.answer_id) AS answered_opinions,
  (SELECT count(*)::int FROM opinion_support s
    WHERE s.municipality_id = o.municipality_id AND s.opinion_id = o.id) AS supports,
  (SELECT l.organisation IS NOT NULL FROM opinion_original l
    WHERE l.municipality_id = o.municipality_id AND l.opinion_id = o.id
    ORDER BY l.revision DESC LIMIT 1) AS legal_person`;

/** Every decision about publishing, oldest first. */
const MODERATION = `coalesce((SELECT json_agg(json_build_object('at', g.at, 'by', p.name, 'decision', g.decision,
       'revision', g.revision,
       'redaction', CASE WHEN g.redaction_code IS NOT NULL
         THEN json_build_object('code', g.redaction_code, 'reason', coalesce(g.redaction_reason, '')) END,
       'refusal', CASE WHEN g.refusal_code IS NOT NULL
         THEN json_build_object('code', g.refusal_code, 'reason', coalesce(g.refusal_reason, '')) END)
       ORDER BY g.number)
     FROM opinion_moderation g LEFT JOIN person p ON p.id = g.moderated_by
    WHERE g.municipality_id = o.municipality_id AND g.opinion_id = o.id), '[]'::json)`;

const FROM = `opinion o
  LEFT JOIN opinion_answer a ON a.municipality_id = o.municipality_id AND a.id = o.answer_id`;

/** Opinions about a draft or an event: as everybody may read them, and as those see them who work on them. */
@Injectable()
export class OpinionList {
  /** Published opinions only, oldest first. */
  async published(
    manager: EntityManager,
    municipalityId: string,
    subject: OpinionSubject,
  ): Promise<PublicOpinion[]> {
    const rows = await manager.query<PublishedRow[]>(
      `SELECT ${PUBLISHED}, ${attachmentsOf(true)} AS attachments FROM ${FROM}
        WHERE o.municipality_id = $1 AND ${aboutSubject(subject)} AND o.state = 'published'
        ORDER BY o.received_at, o.id`,
      [municipalityId, idOf(subject)],
    );
    return rows.map(toPublic);
  }

  /** Everything, oldest first; what authors submitted only `withOriginals`. */
  async all(
    manager: EntityManager,
    municipalityId: string,
    subject: OpinionSubject,
    withOriginals: boolean,
  ): Promise<DeskOpinion[]> {
    const rows = await manager.query<DeskRow[]>(
      `SELECT ${PUBLISHED}, ${attachmentsOf(false)} AS attachments, ${MODERATION} AS moderation, o.receipt, o.stage_id, o.state, o.received_at, o.named, o.redaction_reason, o.refusal_code,
              o.refusal_reason, o.person_id IS NOT NULL AS logged_in, o.moderated_at, o.version,
              a.version AS answer_version, r.revision, r.text, r.wording, r.author_name, r.author_email, r.organisation,
              r.registration_no, r.lobbyist_no
         FROM ${FROM}
         JOIN LATERAL (SELECT * FROM opinion_original r WHERE r.municipality_id = o.municipality_id
                        AND r.opinion_id = o.id ORDER BY r.revision DESC LIMIT 1) r ON true
        WHERE o.municipality_id = $1 AND ${aboutSubject(subject)}
        ORDER BY o.received_at, o.id`,
      [municipalityId, idOf(subject)],
    );
    return rows.map((row) => toDesk(row, withOriginals));
  }
}

function toPublic(row: PublishedRow): PublicOpinion {
  return {
    id: row.id,
    kind: row.kind,
    unitId: row.unit_id,
    text: row.published_text ?? '',
    wording: row.published_wording,
    author: row.published_author,
    legalPerson: row.legal_person,
    supports: row.supports,
    attachments: withoutNames(row.attachments),
    channel: row.channel,
    receivedDay: row.received_day,
    late: row.late,
    redacted: row.redaction_code,
    answer: answerOf(row),
  };
}

function toDesk(row: DeskRow, withOriginals: boolean): DeskOpinion {
  const { text: _text, redacted: _redacted, ...published } = toPublic(row);
  return {
    ...published,
    attachments: withOriginals ? row.attachments : published.attachments.filter(({ released }) => released),
    receipt: row.receipt,
    stageId: row.stage_id,
    state: row.state,
    receivedAt: row.received_at.toISOString(),
    named: row.named,
    publishedText: row.published_text,
    redaction: row.redaction_code ? { code: row.redaction_code, reason: row.redaction_reason ?? '' } : null,
    refusal: row.refusal_code ? { code: row.refusal_code, reason: row.refusal_reason ?? '' } : null,
    loggedIn: row.logged_in,
    moderatedAt: row.moderated_at?.toISOString() ?? null,
    original: withOriginals
      ? {
          revision: row.revision,
          text: row.text,
          wording: row.wording,
          authorName: row.author_name,
          authorEmail: row.author_email,
          organisation: row.organisation,
          registrationNo: row.registration_no,
          lobbyistNo: row.lobbyist_no,
        }
      : null,
    moderation: withOriginals ? row.moderation : [],
    version: row.version,
    answerVersion: row.answer_version,
  };
}

/** The answer in a row that was joined with it. */
export function answerOf(row: {
  answer_id: string | null;
  outcome: OpinionOutcome | null;
  gist: string | null;
  reason: string | null;
  answered_day: string | null;
  answered_opinions: number | null;
  changes: AnswerChange[] | null;
}): OpinionAnswerView | null {
  if (!row.answer_id || !row.outcome) return null;
  return {
    id: row.answer_id,
    outcome: row.outcome,
    gist: row.gist ?? '',
    reason: row.reason ?? '',
    day: row.answered_day ?? '',
    opinions: row.answered_opinions ?? 1,
    changes: row.changes ?? [],
  };
}
