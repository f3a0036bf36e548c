import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type {
  AnswerChange,
  OpinionAttachmentView,
  OpinionOutcome,
  OwnOpinion,
  RedactionCode,
  RefusalCode,
} from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { hashKey } from './form-tokens.js';
import { Occasions } from './occasions.js';
import { answerOf } from './opinion-list.query.js';
import { attachmentsOf } from './opinions/attachments.query.js';
import { ShownUnits } from './opinions/shown-units.query.js';

interface Row {
  municipality_id: string;
  dossier_id: string | null;
  stage_id: string | null;
  event_id: string | null;
  receipt: string;
  slug: string;
  place_name: string;
  state: OwnOpinion['state'];
  refusal_code: RefusalCode | null;
  refusal_reason: string | null;
  redaction_code: RedactionCode | null;
  redaction_reason: string | null;
  kind: OwnOpinion['kind'];
  unit_id: string | null;
  text: string;
  wording: string | null;
  named: boolean;
  author_name: string | null;
  published_text: string | null;
  received_day: string;
  late: boolean;
  version: number;
  answer_id: string | null;
  outcome: OpinionOutcome | null;
  gist: string | null;
  reason: string | null;
  answered_day: string | null;
  answered_opinions: number | null;
  changes: AnswerChange[] | null;
  organisation: string | null;
  bylaw_version_id: string | null;
  attachments: OpinionAttachmentView[];
}

const SELECT = `SELECT o.municipality_id, o.dossier_id, o.stage_id, o.event_id, o.receipt, m.slug, m.name AS place_name, o.state,
    o.refusal_code, o.refusal_reason, o.redaction_code, o.redaction_reason, o.kind, o.unit_id, r.text, r.wording,
    o.named, r.author_name, o.published_text, o.received_day::text, o.late, o.version, o.answer_id, a.outcome, a.gist,
    a.reason, a.answered_day::text, a.changes, r.organisation, s.bylaw_version_id,
    ${attachmentsOf(false)} AS attachments,
    (SELECT count(*)::int FROM opinion e
      WHERE e.municipality_id = o.municipality_id AND e.answer_id = o.answer_id) AS answered_opinions
  FROM opinion o
  JOIN municipality m ON m.id = o.municipality_id
  LEFT JOIN opinion_stage s ON s.municipality_id = o.municipality_id AND s.id = o.stage_id
  JOIN LATERAL (SELECT * FROM opinion_original r WHERE r.municipality_id = o.municipality_id
                 AND r.opinion_id = o.id ORDER BY r.revision DESC LIMIT 1) r ON true
  LEFT JOIN opinion_answer a ON a.municipality_id = o.municipality_id AND a.id = o.answer_id`;

/** Opinions as their author sees them: by receipt and key, or after login. */
@Injectable()
export class OwnOpinions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly occasions: Occasions,
    private readonly units: ShownUnits,
  ) {}

  /** One opinion. @throws Refused 404 unless the key opens it or the person wrote it. */
  async one(actor: Actor, place: PlaceRef, receipt: string, key: string | null): Promise<OwnOpinion> {
    const [row] = await this.dataSource.query<Row[]>(
      `${SELECT} WHERE o.municipality_id = $1 AND o.receipt = $2 AND (o.secret_hash = $3 OR o.person_id = $4)`,
      [place.id, receipt, key ? hashKey(key) : null, actor.kind === 'person' ? actor.personId : null],
    );
    if (!row) throw Refused.notFound('opinion');
    return this.toView(row);
  }

  /** Everything the person submitted while logged in, newest first, over all municipalities. */
  async mine(actor: Actor): Promise<OwnOpinion[]> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const rows = await this.dataSource.query<Row[]>(
      `${SELECT} WHERE o.person_id = $1 ORDER BY o.received_at DESC, o.id LIMIT 200`,
      [actor.personId],
    );
    return Promise.all(rows.map((row) => this.toView(row)));
  }

  private async toView(row: Row): Promise<OwnOpinion> {
    const { manager } = this.dataSource;
    const { what, title, path, accepts, lastDay } = await this.occasions.of(manager, {
      municipalityId: row.municipality_id,
      dossierId: row.dossier_id,
      stageId: row.stage_id,
      eventId: row.event_id,
    });
    const { refusal_code: refusal, redaction_code: redaction } = row;
    return {
      receipt: row.receipt,
      place: { slug: row.slug, name: row.place_name },
      about: { what, title, path },
      state: row.state,
      refusal: refusal ? { code: refusal, reason: row.refusal_reason ?? '' } : null,
      redaction: redaction ? { code: redaction, reason: row.redaction_reason ?? '' } : null,
      kind: row.kind,
      unitId: row.unit_id,
      text: row.text,
      wording: row.wording,
      named: row.named,
      authorName: row.author_name,
      organisation: row.organisation,
      unit: await this.units.of(manager, row.municipality_id, row.bylaw_version_id, row.unit_id),
      // A scan is the municipality's paper; the author has the original.
      attachments: row.attachments.filter(({ kind }) => kind === 'author'),
      publishedText: row.published_text,
      receivedDay: row.received_day,
      late: row.late,
      answer: answerOf(row),
      editable: accepts,
      lastDay: lastDay ?? row.received_day,
      version: row.version,
    };
  }
}
