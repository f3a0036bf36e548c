import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  ArticleRef,
  DiscussionFacts,
  EventListItem,
  EventOutcome,
  EventPlan,
  LegalDay,
  PublicationView,
  TargetGroup,
} from '#libs/contracts';
import { noticeArticle } from '#libs/participation-rules';
import { Refused } from '../../platform/http/refused.js';
import { Publications } from '../publications.query.js';

/** What the notice (form 1 of MK639) is made from, as it is kept. */
export type EventNotice = Pick<
  EventPlan,
  | 'documentTitle'
  | 'question'
  | 'grounds'
  | 'aim'
  | 'problem'
  | 'policyArea'
  | 'territory'
  | 'information'
  | 'responsible'
  | 'places'
>;

/** What only a public discussion has, as it is kept; the earlier discussion is a reference of its own. */
export type EventDiscussion = Omit<DiscussionFacts, 'repeats'>;

/** An event's row. */
export interface EventData extends Omit<EventListItem, 'dossier' | 'lastDay' | 'question'>, EventOutcome {
  municipalityId: string;
  dossierId: string | null;
  dossierCode: string | null;
  dossierTitle: string | null;
  dossierState: string | null;
  subject: EventPlan['subject'];
  notice: EventNotice;
  discussion: EventDiscussion | null;
  repeatsId: string | null;
  announcedDay: LegalDay | null;
  cancelledReason: string | null;
  version: number;
}

/** More than the events of many years. */
const LISTED = 500;
/** Columns of {@link EventData}; the event is `e`, its dossier `d`. */
const COLUMNS = `e.municipality_id AS "municipalityId", e.id, e.code, e.title, e.bases, e.subject, e.stage, e.methods,
  e.state, e.opens::text, e.closes::text, e.notice, e.discussion, e.repeats_id AS "repeatsId",
  e.announced_day::text AS "announcedDay", e.summary, e.approved_by AS "approvedBy",
  e.approved_day::text AS "approvedDay", e.published_day::text AS "publishedDay", e.decision_no AS "decisionNo",
  e.decided_day::text AS "decidedDay", e.result, e.cancelled_reason AS "cancelledReason", e.version,
  e.dossier_id AS "dossierId", d.code AS "dossierCode", d.title AS "dossierTitle", d.state AS "dossierState"`;

const FROM = `participation_event e
  LEFT JOIN dossier d ON d.municipality_id = e.municipality_id AND d.id = e.dossier_id`;

/** Where the feature finds its events. Lock the event before what hangs on it. */
@Injectable()
export class EventStore {
  constructor(private readonly publications: Publications) {}

  /** By id or by code. @throws Refused 404 when the municipality has no such event. */
  async load(
    manager: EntityManager,
    municipalityId: string,
    idOrCode: string,
    lock = false,
  ): Promise<EventData> {
    const [row] = await manager.query<EventData[]>(
      `SELECT ${COLUMNS} FROM ${FROM}
        WHERE e.municipality_id = $1 AND (e.code = $2 OR e.id::text = $2)
        ${lock ? 'FOR NO KEY UPDATE OF e' : ''}`,
      [municipalityId, idOrCode],
    );
    if (!row) throw Refused.notFound('event');
    return row;
  }

  /** All events of a municipality, or of one of its dossiers; the newest first. */
  async list(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string | null = null,
  ): Promise<EventData[]> {
    return manager.query<EventData[]>(
      `SELECT ${COLUMNS} FROM ${FROM}
        WHERE e.municipality_id = $1 AND ($2::uuid IS NULL OR e.dossier_id = $2)
        ORDER BY coalesce(e.closes, e.opens) DESC NULLS FIRST, e.code DESC LIMIT $3`,
      [municipalityId, dossierId, LISTED],
    );
  }

  /** The groups of an event, in the order of the notice. */
  async groups(manager: EntityManager, municipalityId: string, eventId: string): Promise<TargetGroup[]> {
    return manager.query<TargetGroup[]>(
      `SELECT id, name, impact, invited_day::text AS "invitedDay", invited_by AS "invitedBy",
              invited_count AS "invitedCount"
         FROM participation_group WHERE municipality_id = $1 AND event_id = $2 ORDER BY place`,
      [municipalityId, eventId],
    );
  }

  /** A group of the event, by its id. @throws Refused 422 for a group that the event does not have. */
  async groupOf(
    manager: EntityManager,
    { municipalityId, id }: Pick<EventData, 'municipalityId' | 'id'>,
    groupId: string | undefined,
  ): Promise<string | null> {
    if (!groupId) return null;
    const [group] = await manager.query<{ id: string }[]>(
      `SELECT id FROM participation_group WHERE municipality_id = $1 AND event_id = $2 AND id = $3`,
      [municipalityId, id, groupId],
    );
    if (!group) throw new Refused([{ code: 'event.group_unknown', where: 'groupId' }], 422);
    return group.id;
  }

  /** The event as its organiser wrote it down. */
  async plan(manager: EntityManager, event: EventData): Promise<EventPlan & { groups: TargetGroup[] }> {
    return { ...planOf(event), groups: await this.groups(manager, event.municipalityId, event.id) };
  }

  /** Records that announce the event: its own, and those of its dossier for the same duty. */
  async publicationsOf(manager: EntityManager, event: EventData): Promise<PublicationView[]> {
    const { municipalityId, id, dossierId } = event;
    const own = await this.publications.history(manager, municipalityId, { eventId: id });
    if (!dossierId) return own;
    const article = noticeArticle(event.bases);
    const ofDossier = await this.publications.history(manager, municipalityId, { dossierId });
    return [...own, ...ofDossier.filter((record) => sameArticle(record.article, article))];
  }

  /** The day on which the summary of the earlier discussion was approved. */
  async earlierApproved(manager: EntityManager, event: EventData): Promise<LegalDay | null> {
    if (!event.repeatsId && !event.dossierId) return null;
    const [row] = await manager.query<{ day: LegalDay | null }[]>(
      `SELECT max(approved_day)::text AS day FROM participation_event
        WHERE municipality_id = $1 AND id <> $2 AND 'public_discussion' = ANY(bases) AND state <> 'cancelled'
          AND (id = $3 OR ($4::uuid IS NOT NULL AND dossier_id = $4))`,
      [event.municipalityId, event.id, event.repeatsId, event.dossierId],
    );
    return row?.day ?? null;
  }
}

/** Whether the two are the same place of an act. */
export function sameArticle(a: ArticleRef, b: ArticleRef): boolean {
  return a.act === b.act && a.ref === b.ref;
}

/** The plan in a row, without its groups. */
export function planOf(event: EventData): EventPlan {
  const { title, bases, subject, stage, methods, opens, closes, notice, discussion, repeatsId } = event;
  return {
    title,
    bases,
    subject,
    stage,
    methods,
    opens,
    closes,
    ...notice,
    groups: [],
    discussion: discussion ? { ...discussion, repeats: repeatsId } : null,
  };
}

/** The line of a list. */
export function listItem(event: EventData, lastDay: LegalDay | null): EventListItem {
  const { id, code, title, bases, stage, methods, state, opens, closes } = event;
  const dossier =
    event.dossierCode && event.dossierTitle ? { code: event.dossierCode, title: event.dossierTitle } : null;
  return {
    id,
    code,
    title,
    question: event.notice.question,
    bases,
    stage,
    methods,
    state,
    opens,
    closes,
    lastDay,
    dossier,
  };
}

/** Whether everybody may know of the event. */
export function isPublic(event: EventData): boolean {
  return event.announcedDay !== null;
}

/** Opinions about an event that is the opinion stage of a by-law are given there (PL 46(3)). */
export function byStage(event: EventData): boolean {
  return event.bases.includes('opinion_stage') && event.dossierId !== null;
}

/** Whether the event itself takes opinions on the day. */
export function acceptsOpinions(event: EventData, lastDay: LegalDay | null, today: LegalDay): boolean {
  if (event.state !== 'announced' || byStage(event) || !event.opens || !lastDay) return false;
  return event.opens <= today && today <= lastDay;
}

/** The outcome in a row. */
export function outcomeOf(event: EventData): EventOutcome {
  const { summary, approvedDay, approvedBy, publishedDay, decidedDay, decisionNo, result } = event;
  return { summary, approvedDay, approvedBy, publishedDay, decidedDay, decisionNo, result };
}
