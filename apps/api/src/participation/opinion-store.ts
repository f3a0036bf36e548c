import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { bylawSchema, findById, isUnit } from '#libs/bylaw-document';
import { hasPersonalNumber } from '#libs/bylaw-lint';
import type { LegalDay, OpinionChannel, OpinionKind, OpinionState, SubmitOpinion } from '#libs/contracts';
import { checkOpinion } from '#libs/participation-rules';
import { DocumentTexts } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { EventStore, type EventData } from './events/event-store.js';
import { newKey, newReceipt } from './form-tokens.js';
import type { OccasionKey } from './occasions.js';
import type { StageRow } from './opinion-stages.js';

/** An opinion's row as the use cases need it. */
export interface OpinionRow extends OccasionKey {
  id: string;
  receipt: string;
  state: OpinionState;
  kind: OpinionKind;
  channel: OpinionChannel;
  personId: string | null;
  named: boolean;
  language: 'lv' | 'en';
  redacted: boolean;
  answerId: string | null;
  version: number;
  revision: number;
  text: string;
  wording: string | null;
  authorName: string | null;
  /** Where the author is told: the address given, else the one of the login. */
  authorEmail: string | null;
  givenEmail: string | null;
  organisation: string | null;
  registrationNo: string | null;
  lobbyistNo: string | null;
}

/** What opinions are given to: the stage of a draft, with its text, or an event. */
export type OpinionTarget = StageRow | Pick<EventData, 'municipalityId' | 'id'>;

/** How an opinion came and what becomes of it at once. */
export interface Arrival {
  channel: OpinionChannel;
  /** The gathering of the event at which it was said. */
  meetingId?: string | undefined;
  receivedDay: LegalDay;
  late: boolean;
  personId: string | null;
  recordedBy: string | null;
  /** Shown without a look beforehand: only what a logged-in person wrote for themselves. */
  shown: boolean;
}

const ROW = `SELECT o.municipality_id AS "municipalityId", o.id, o.dossier_id AS "dossierId", o.stage_id AS "stageId",
    o.event_id AS "eventId", o.receipt, o.state, o.kind, o.channel, o.person_id AS "personId", o.named, o.language,
    o.redaction_code IS NOT NULL AS redacted, o.answer_id AS "answerId", o.version, r.revision, r.text, r.wording,
    r.author_name AS "authorName", coalesce(r.author_email, p.email) AS "authorEmail", r.author_email AS "givenEmail", r.organisation,
    r.registration_no AS "registrationNo", r.lobbyist_no AS "lobbyistNo"
  FROM opinion o
  LEFT JOIN person p ON p.id = o.person_id
  JOIN LATERAL (SELECT * FROM opinion_original r WHERE r.municipality_id = o.municipality_id
                 AND r.opinion_id = o.id ORDER BY r.revision DESC LIMIT 1) r ON true`;

/** Keeps opinions: the submitted original apart from what is published. */
@Injectable()
export class OpinionStore {
  constructor(
    private readonly clock: Clock,
    private readonly texts: DocumentTexts,
    private readonly events: EventStore,
  ) {}

  /** @throws Refused 404 when the municipality has no such opinion. */
  async load(manager: EntityManager, municipalityId: string, id: string, lock = true): Promise<OpinionRow> {
    const [row] = await manager.query<OpinionRow[]>(
      `${ROW} WHERE o.municipality_id = $1 AND o.id = $2 ${lock ? 'FOR NO KEY UPDATE OF o' : ''}`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('opinion');
    return row;
  }

  /** The opinion behind a receipt if the key opens it or the person wrote it; the others are not there. */
  async open(
    manager: EntityManager,
    municipalityId: string,
    receipt: string,
    by: { keyHash: Buffer | null; personId: string | null },
    lock = true,
  ): Promise<OpinionRow> {
    const [row] = await manager.query<OpinionRow[]>(
      `${ROW} WHERE o.municipality_id = $1 AND o.receipt = $2 AND (o.secret_hash = $3 OR o.person_id = $4)
       ${lock ? 'FOR NO KEY UPDATE OF o' : ''}`,
      [municipalityId, receipt, by.keyHash, by.personId],
    );
    if (!row) throw Refused.notFound('opinion');
    return row;
  }

  /** @throws Refused 422 with everything that the form should have said. */
  async check(manager: EntityManager, about: OpinionTarget, opinion: SubmitOpinion): Promise<void> {
    ensureAllowed(checkOpinion(opinion), 422);
    if (!('bylawVersionId' in about)) {
      // An event shows no text: there are no points to choose and no wording to suggest.
      const strange = (['unitId', 'wording'] as const).find((field) => orNull(opinion[field]) !== null);
      if (strange) throw new Refused([{ code: 'opinion.event_has_no_text', where: strange }], 422);
      await this.events.groupOf(manager, about, opinion.groupId);
      return;
    }
    if (opinion.groupId) throw new Refused([{ code: 'event.group_unknown', where: 'groupId' }], 422);
    const stage = about;
    if (!opinion.unitId || !stage.bylawVersionId) return;
    const { content } = await this.texts.named(manager, stage.municipalityId, stage.bylawVersionId);
    const unit = findById(bylawSchema.nodeFromJSON(content), opinion.unitId);
    if (!unit || !isUnit(unit.node))
      throw new Refused([{ code: 'opinion.unit_unknown', where: 'unitId' }], 422);
  }

  /** Keeps a new opinion. The key is given once; only its hash is stored. */
  async insert(
    tx: Transaction,
    about: OpinionTarget,
    opinion: SubmitOpinion,
    arrival: Arrival,
  ): Promise<{ id: string; receipt: string; key: string; state: OpinionState }> {
    const id = randomUUID();
    const stage = 'bylawVersionId' in about ? about : null;
    const receipt = newReceipt(stage ? 'VO' : 'LD');
    const { key, hash } = newKey();
    const state = arrival.shown ? 'published' : 'pending';
    await tx.manager.query(
      `INSERT INTO opinion (municipality_id, id, dossier_id, stage_id, event_id, meeting_id, group_id, receipt, secret_hash, state, kind, unit_id,
         channel, received_day, received_at, late, language, person_id, named, recorded_by, published_author,
         published_text, published_wording)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
      [
        about.municipalityId,
        id,
        stage?.dossierId ?? null,
        stage?.id ?? null,
        stage ? null : about.id,
        arrival.meetingId ?? null,
        opinion.groupId ?? null,
        receipt,
        hash,
        state,
        opinion.kind,
        opinion.unitId ?? null,
        arrival.channel,
        arrival.receivedDay,
        this.clock.legalNow(),
        arrival.late,
        opinion.language ?? 'lv',
        arrival.personId,
        opinion.named,
        arrival.recordedBy,
        arrival.shown ? shownAuthor(opinion) : null,
        arrival.shown ? opinion.text.trim() : null,
        arrival.shown ? orNull(opinion.wording) : null,
      ],
    );
    await this.keepOriginal(tx.manager, about.municipalityId, id, 1, opinion);
    return { id, receipt, key, state };
  }

  /** Keeps a further revision of what the author submitted. */
  async keepOriginal(
    manager: EntityManager,
    municipalityId: string,
    opinionId: string,
    revision: number,
    opinion: SubmitOpinion,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO opinion_original (municipality_id, opinion_id, revision, text, wording, author_name, author_email,
         organisation, registration_no, lobbyist_no, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        municipalityId,
        opinionId,
        revision,
        opinion.text.trim(),
        orNull(opinion.wording),
        orNull(opinion.authorName),
        orNull(opinion.authorEmail),
        orNull(opinion.organisation),
        orNull(opinion.registrationNo),
        orNull(opinion.lobbyistNo),
        this.clock.legalNow(),
      ],
    );
  }
}

/** The name that is shown: the organisation's before the person's, and none unless the author wants it. */
export function shownAuthor(author: {
  named: boolean;
  authorName?: string | null;
  organisation?: string | null;
}): string | null {
  return author.named ? (orNull(author.organisation) ?? orNull(author.authorName)) : null;
}

/**
 * Whether the name that is shown needs a look beforehand: who logged in is proven, for whom they speak is not, and
 * nobody may put words into the mouth of an organisation.
 */
function speaksForOthers(author: { named: boolean; organisation?: string | null }): boolean {
  return author.named && orNull(author.organisation) !== null;
}

/**
 * Whether what somebody wrote for themselves may be seen before anybody has looked at it: no personal code or account
 * among the words, and no organisation's name beside them.
 */
export function needsNoLook(opinion: SubmitOpinion): boolean {
  return !speaksForOthers(opinion) && !hasPersonalNumber(`${opinion.text}\n${opinion.wording ?? ''}`);
}

/** The text without blanks around it; null when nothing is left. */
export function orNull(text: string | null | undefined): string | null {
  const plain = text?.trim() ?? '';
  return plain === '' ? null : plain;
}

/** The columns of an opinion that is given to a stage or an event. */
export function keyOf(about: OpinionTarget): OccasionKey {
  const { municipalityId, id } = about;
  return 'bylawVersionId' in about
    ? { municipalityId, stageId: id, dossierId: about.dossierId, eventId: null }
    : { municipalityId, stageId: null, dossierId: null, eventId: id };
}
