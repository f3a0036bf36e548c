import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DeskView, GiveView, LegalDay, OpinionChannel, PublicView, Violation } from '#libs/contracts';
import { MAX_OPINION_CHARS } from '#libs/participation-rules';
import { Refused } from '../../platform/http/refused.js';
import { newKey, newReceipt } from '../form-tokens.js';

/** How a view came. */
export interface ViewOrigin {
  channel: OpinionChannel;
  receivedDay: LegalDay;
  receivedAt: Date;
  late: boolean;
  meetingId: string | null;
  recordedBy: string | null;
}

type Row = Omit<DeskView, 'author' | 'isOrganisation'> & { organisation: string | null };

const COLUMNS = `v.id, v.receipt, v.state, v.channel, v.named, v.name AS "realName", v.organisation, v.email, v.text,
  v.published_text AS "publishedText", v.refusal_code AS "refusalCode", v.received_day::text AS "receivedDay", v.late,
  v.outcome, v.explanation, v.group_id AS "groupId", v.meeting_id AS "meetingId", v.version`;

/** Views of events, kept and read. */
@Injectable()
export class ViewStore {
  /** @throws Refused 422 for an unknown group. */
  async insert(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
    view: GiveView,
    origin: ViewOrigin,
  ): Promise<{ id: string; receipt: string }> {
    const id = randomUUID();
    const receipt = newReceipt().replace('VO-', 'LD-');
    const groupId = await this.groupOf(manager, municipalityId, eventId, view.groupId);
    await manager.query(
      `INSERT INTO participation_view (municipality_id, id, event_id, meeting_id, group_id, receipt, secret_hash, state,
         channel, named, name, organisation, email, language, text, received_day, received_at, late, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        municipalityId,
        id,
        eventId,
        origin.meetingId,
        groupId,
        receipt,
        newKey().hash,
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
        origin.recordedBy,
      ],
    );
    return { id, receipt };
  }

  /** All views of an event, oldest first; for those who work on them. */
  async all(manager: EntityManager, municipalityId: string, eventId: string): Promise<DeskView[]> {
    const rows = await manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM participation_view v
        WHERE v.municipality_id = $1 AND v.event_id = $2 ORDER BY v.received_at, v.id`,
      [municipalityId, eventId],
    );
    return rows.map(toDesk);
  }

  /** Published views, oldest first, as everybody may read them. */
  async published(manager: EntityManager, municipalityId: string, eventId: string): Promise<PublicView[]> {
    const views = await this.all(manager, municipalityId, eventId);
    return views
      .filter(({ state }) => state === 'published')
      .map(
        ({
          id,
          author,
          isOrganisation,
          publishedText,
          channel,
          receivedDay,
          late,
          outcome,
          explanation,
        }) => ({
          id,
          author,
          isOrganisation,
          text: publishedText ?? '',
          channel,
          receivedDay,
          late,
          outcome,
          explanation,
        }),
      );
  }

  /** @throws Refused 404 when the event has no such view. */
  async load(
    manager: EntityManager,
    municipalityId: string,
    id: string,
  ): Promise<DeskView & { eventId: string }> {
    const [row] = await manager.query<(Row & { eventId: string })[]>(
      `SELECT ${COLUMNS}, v.event_id AS "eventId" FROM participation_view v
        WHERE v.municipality_id = $1 AND v.id = $2 FOR NO KEY UPDATE`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('view');
    return { ...toDesk(row), eventId: row.eventId };
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
}

/** What a view must say; the form uses the same. */
export function checkView(view: GiveView): Violation[] {
  const found: Violation[] = [];
  if (view.text.trim() === '') found.push({ code: 'opinion.text_missing', where: 'text' });
  if (view.text.length > MAX_OPINION_CHARS) {
    found.push({ code: 'opinion.too_long', where: 'text', params: { limit: MAX_OPINION_CHARS } });
  }
  if (view.named && !blankToNull(view.name) && !blankToNull(view.organisation)) {
    found.push({ code: 'opinion.name_missing', where: 'name' });
  }
  if (view.email?.trim() && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(view.email.trim())) {
    found.push({ code: 'opinion.email_unreadable', where: 'email' });
  }
  return found;
}

/** The text, or null for none. */
export function blankToNull(text: string | undefined): string | null {
  const plain = text?.trim() ?? '';
  return plain === '' ? null : plain;
}

function toDesk({ organisation, ...row }: Row): DeskView {
  const shown = organisation ?? row.realName;
  return { ...row, author: row.named ? shown : null, isOrganisation: organisation !== null };
}
