import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  DeskView,
  GiveView,
  LegalDay,
  OpinionChannel,
  PublicView,
  RedactionCode,
  RefusalCode,
  ViewModeration,
} from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';
import { newKey, newReceipt } from '../form-tokens.js';

/** How a view came. */
export interface ViewOrigin {
  channel: OpinionChannel;
  receivedDay: LegalDay;
  receivedAt: Date;
  late: boolean;
  meetingId: string | null;
  /** The author, where they were logged in. */
  personId: string | null;
  recordedBy: string | null;
}

/** A view with what only its writer and those who work on it know. */
export interface ViewData extends Omit<DeskView, 'text' | 'moderation' | 'scans'> {
  eventId: string;
  text: string;
  organisation: string | null;
  language: 'lv' | 'en';
  /** The author, where they were logged in. */
  personId: string | null;
}

interface Row extends Omit<ViewData, 'author' | 'isOrganisation' | 'redaction' | 'refusal'> {
  redactionCode: RedactionCode | null;
  redactionReason: string | null;
  refusalCode: RefusalCode | null;
  refusalReason: string | null;
}

const COLUMNS = `v.id, v.event_id AS "eventId", v.receipt, v.state, v.channel, v.named, v.name AS "realName",
  v.organisation, v.email, v.language, v.text, v.published_text AS "publishedText",
  v.redaction_code AS "redactionCode", v.redaction_reason AS "redactionReason", v.refusal_code AS "refusalCode",
  v.refusal_reason AS "refusalReason", v.received_day::text AS "receivedDay", v.late, v.outcome, v.explanation,
  v.group_id AS "groupId", v.meeting_id AS "meetingId", v.person_id AS "personId", v.revision, v.version`;

/** Views of events, kept and read. */
@Injectable()
export class ViewStore {
  /** The key is given once; only its hash is kept. @throws Refused 422 for an unknown group. */
  async insert(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
    view: GiveView,
    origin: ViewOrigin,
  ): Promise<{ id: string; receipt: string; key: string }> {
    const id = randomUUID();
    const receipt = newReceipt().replace('VO-', 'LD-');
    const { key, hash } = newKey();
    const groupId = await this.groupOf(manager, municipalityId, eventId, view.groupId);
    await manager.query(
      `INSERT INTO participation_view (municipality_id, id, event_id, meeting_id, group_id, receipt, secret_hash, state,
         channel, named, name, organisation, email, language, text, received_day, received_at, late, person_id,
         recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        municipalityId,
        id,
        eventId,
        origin.meetingId,
        groupId,
        receipt,
        hash,
        origin.channel,
        view.named,
        blankToNull(view.name),
        blankToNull(view.organisation),
        blankToNull(view.email),
        view.language ?? 'lv',
        view.text.trim(),
        origin.receivedDay,
        origin.receivedAt,
        origin.late,
        origin.personId,
        origin.recordedBy,
      ],
    );
    return { id, receipt, key };
  }

  /**
   * All views of an event, oldest first, as whoever works on the event may see them.
   *
   * @param restricted whether the reader sees originals, names and addresses.
   */
  async desk(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
    restricted: boolean,
  ): Promise<DeskView[]> {
    const views = await this.all(manager, municipalityId, eventId);
    const log = restricted ? await this.log(manager, municipalityId, eventId) : [];
    const scans = restricted ? await this.scans(manager, municipalityId, eventId) : [];
    return views.map(
      ({ eventId: _event, language: _lang, organisation: _org, personId: _person, ...view }) => ({
        ...view,
        text: restricted ? view.text : null,
        realName: restricted ? view.realName : null,
        email: restricted ? view.email : null,
        // A name is public with the view, not before somebody has looked at it.
        author: restricted || view.state === 'published' ? view.author : null,
        scans: scans.filter(({ viewId }) => viewId === view.id).map(({ id, name }) => ({ id, name })),
        moderation: log
          .filter(({ viewId }) => viewId === view.id)
          .map(({ viewId: _view, ...entry }) => entry),
      }),
    );
  }

  /** Published views, oldest first, as everybody may read them. */
  async published(manager: EntityManager, municipalityId: string, eventId: string): Promise<PublicView[]> {
    const views = await this.all(manager, municipalityId, eventId);
    return views
      .filter(({ state }) => state === 'published')
      .map((view) => ({
        id: view.id,
        author: view.author,
        isOrganisation: view.isOrganisation,
        text: view.publishedText ?? '',
        channel: view.channel,
        receivedDay: view.receivedDay,
        late: view.late,
        redacted: view.redaction?.code ?? null,
        outcome: view.outcome,
        explanation: view.explanation,
      }));
  }

  /** Views of an event, oldest first, with everything that is restricted. */
  async all(manager: EntityManager, municipalityId: string, eventId: string): Promise<ViewData[]> {
    const rows = await manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM participation_view v
        WHERE v.municipality_id = $1 AND v.event_id = $2 ORDER BY v.received_at, v.id`,
      [municipalityId, eventId],
    );
    return rows.map(toView);
  }

  /** @throws Refused 404 when the municipality has no such view. */
  async load(manager: EntityManager, municipalityId: string, id: string, lock = true): Promise<ViewData> {
    const [row] = await manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM participation_view v
        WHERE v.municipality_id = $1 AND v.id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('view');
    return toView(row);
  }

  /** The view behind a receipt if the key opens it or the person wrote it; the others are not there. */
  async open(
    manager: EntityManager,
    municipalityId: string,
    receipt: string,
    by: { keyHash: Buffer | null; personId: string | null },
    lock = false,
  ): Promise<ViewData> {
    const [row] = await manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM participation_view v
        WHERE v.municipality_id = $1 AND v.receipt = $2 AND (v.secret_hash = $3 OR v.person_id = $4)
        ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [municipalityId, receipt, by.keyHash, by.personId],
    );
    if (!row) throw Refused.notFound('view');
    return toView(row);
  }

  /** The group, when the event has it. @throws Refused 422. */
  async groupOf(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
    groupId: string | undefined,
  ): Promise<string | null> {
    if (!groupId) return null;
    const [group] = await manager.query<{ id: string }[]>(
      `SELECT id FROM participation_group WHERE municipality_id = $1 AND event_id = $2 AND id = $3`,
      [municipalityId, eventId, groupId],
    );
    if (!group) throw new Refused([{ code: 'event.group_unknown', where: 'groupId' }], 422);
    return group.id;
  }

  private scans(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
  ): Promise<{ id: string; viewId: string; name: string }[]> {
    return manager.query<{ id: string; viewId: string; name: string }[]>(
      `SELECT s.id, s.view_id AS "viewId", f.name FROM participation_view_scan s
         JOIN participation_view v ON v.municipality_id = s.municipality_id AND v.id = s.view_id
         JOIN stored_file f ON f.municipality_id = s.municipality_id AND f.id = s.file_id
        WHERE s.municipality_id = $1 AND v.event_id = $2 ORDER BY s.added_at, s.id`,
      [municipalityId, eventId],
    );
  }

  private log(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
  ): Promise<(ViewModeration & { viewId: string })[]> {
    return manager.query<(ViewModeration & { viewId: string })[]>(
      `SELECT m.view_id AS "viewId", m.decision, m.revision, p.name AS by,
              to_char(m.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
              CASE WHEN m.redaction_code IS NOT NULL
                THEN jsonb_build_object('code', m.redaction_code, 'reason', m.redaction_reason) END AS redaction,
              CASE WHEN m.refusal_code IS NOT NULL
                THEN jsonb_build_object('code', m.refusal_code, 'reason', coalesce(m.refusal_reason, '')) END AS refusal
         FROM participation_view_moderation m
         JOIN participation_view v ON v.municipality_id = m.municipality_id AND v.id = m.view_id
         JOIN person p ON p.id = m.moderated_by
        WHERE m.municipality_id = $1 AND v.event_id = $2 ORDER BY m.view_id, m.number`,
      [municipalityId, eventId],
    );
  }
}

/** The text, or null for none. */
export function blankToNull(text: string | null | undefined): string | null {
  const plain = text?.trim() ?? '';
  return plain === '' ? null : plain;
}

function toView({ redactionCode, redactionReason, refusalCode, refusalReason, ...row }: Row): ViewData {
  const shown = row.organisation ?? row.realName;
  return {
    ...row,
    author: row.named ? shown : null,
    isOrganisation: row.organisation !== null,
    redaction: redactionCode ? { code: redactionCode, reason: redactionReason ?? '' } : null,
    refusal: refusalCode ? { code: refusalCode, reason: refusalReason ?? '' } : null,
  };
}
