import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { RedactionCode, RefusalCode } from '#libs/contracts';
import { checkRedaction, isRedacted } from '#libs/participation-rules';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Mailer } from '../platform/mail/mailer.js';
import { Occasions } from './occasions.js';
import { refusalMail } from './opinion-mails.js';
import { OpinionStore, orNull, shownAuthor, type OpinionRow } from './opinion-store.js';

/** What the lawyer decided. Texts left out stay as submitted. */
export type Moderation =
  | {
      version: number;
      decision: 'publish';
      text?: string;
      wording?: string;
      redactionCode?: RedactionCode;
      redactionReason?: string;
    }
  | { version: number; decision: 'refuse'; refusalCode: RefusalCode; refusalReason: string };

/** Publishes an opinion, where needed with something left out, or refuses to (MK639 20) and tells the author why. The original stays. */
@Injectable()
export class ModerateOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: OpinionStore,
    private readonly occasions: Occasions,
    private readonly mailer: Mailer,
  ) {}

  /** @throws Refused 422 `opinion.redaction_reason_missing` where the text differs and no reason is given; 409 stale or where the event's summary was approved. */
  async run(
    actor: Actor,
    place: PlaceRef,
    opinionId: string,
    body: Moderation,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, actor, place, opinionId, body));
  }

  /**
   * Publishes opinions as they were submitted, all or none: those that somebody has read and that need nothing left out.
   *
   * @throws Refused 409 `opinion.looked_at_already` where one of them was decided on, 409 for a stale version.
   */
  async publishMany(
    actor: Actor,
    place: PlaceRef,
    opinions: readonly { id: string; version: number }[],
  ): Promise<{ published: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      // In one order, so that two lawyers do not wait for each other.
      for (const { id, version } of [...opinions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
        const { state } = await this.store.load(tx.manager, place.id, id);
        if (state !== 'pending') throw new Refused([{ code: 'opinion.looked_at_already', where: id }], 409);
        await this.within(tx, actor, place, id, { version, decision: 'publish' });
      }
      return { published: opinions.length };
    });
  }

  private async within(
    tx: Transaction,
    actor: Actor,
    place: PlaceRef,
    opinionId: string,
    body: Moderation,
  ): Promise<{ version: number }> {
    const found = await this.store.load(tx.manager, place.id, opinionId, false);
    if (found.eventId) await this.occasions.holdUndecided(tx.manager, place.id, found.eventId);
    const opinion = await this.store.load(tx.manager, place.id, opinionId);
    const set = body.decision === 'publish' ? published(opinion, body) : refused(body);
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE opinion SET state = $4, published_author = $5, published_text = $6, published_wording = $7,
              redaction_code = $8, redaction_reason = $9, refusal_code = $10, refusal_reason = $11,
              moderated_by = $12, moderated_at = $13, version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [
        place.id,
        opinionId,
        body.version,
        set.state,
        set.author,
        set.text,
        set.wording,
        set.redactionCode,
        set.redactionReason,
        set.refusalCode,
        set.refusalReason,
        actor.kind === 'person' ? actor.personId : null,
        this.clock.legalNow(),
      ],
    );
    if (changed !== 1) throw Refused.stale('opinion');
    await this.log(tx.manager, place, opinion, body.decision, set, actor);
    if (body.decision === 'refuse') await this.tell(tx, place, opinion, body);
    tx.audit({
      municipalityId: place.id,
      action: `opinion.${body.decision}`,
      subjectType: 'opinion',
      subjectId: opinionId,
      permission: 'participation.manage',
      details: { redaction: set.redactionCode, refusal: set.refusalCode, revision: opinion.revision },
    });
    return { version: body.version + 1 };
  }

  private async tell(
    tx: Transaction,
    place: PlaceRef,
    opinion: OpinionRow,
    body: Moderation & { decision: 'refuse' },
  ): Promise<void> {
    const { id, authorEmail, language, receipt } = opinion;
    if (!authorEmail) return;
    const { title } = await this.occasions.of(tx.manager, opinion);
    await this.mailer.queue(tx, {
      to: authorEmail,
      municipalityId: place.id,
      dedupeKey: `opinion-refusal:${id}:${body.version}`,
      ...refusalMail(language, { receipt, title, code: body.refusalCode, reason: body.refusalReason.trim() }),
    });
  }

  /** Every decision stays, the later ones beside the earlier. */
  private async log(
    manager: EntityManager,
    place: PlaceRef,
    { id, revision }: OpinionRow,
    decision: Moderation['decision'],
    set: Published,
    actor: Actor,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO opinion_moderation (municipality_id, opinion_id, number, decision, revision, redaction_code,
         redaction_reason, refusal_code, refusal_reason, moderated_by, at)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10
         FROM opinion_moderation WHERE municipality_id = $1 AND opinion_id = $2`,
      [
        place.id,
        id,
        decision,
        revision,
        set.redactionCode,
        set.redactionReason,
        set.refusalCode,
        set.refusalReason,
        actor.kind === 'person' ? actor.personId : null,
        this.clock.legalNow(),
      ],
    );
  }
}

interface Published {
  state: 'published' | 'refused';
  author: string | null;
  text: string | null;
  wording: string | null;
  redactionCode: RedactionCode | null;
  redactionReason: string | null;
  refusalCode: RefusalCode | null;
  refusalReason: string | null;
}

function published(opinion: OpinionRow, body: Moderation & { decision: 'publish' }): Published {
  const text = orNull(body.text) ?? opinion.text;
  const wording = body.wording === undefined ? opinion.wording : orNull(body.wording);
  const differs = isRedacted(opinion, { text, wording });
  const { redactionCode: code, redactionReason: words } = body;
  const missing = checkRedaction(opinion, { text, wording }, { code, words });
  if (missing.length > 0) throw new Refused(missing, 422);
  return {
    state: 'published',
    author: shownAuthor(opinion),
    text,
    wording,
    redactionCode: differs ? (body.redactionCode ?? null) : null,
    redactionReason: differs ? orNull(body.redactionReason) : null,
    refusalCode: null,
    refusalReason: null,
  };
}

function refused(body: Moderation & { decision: 'refuse' }): Published {
  return {
    state: 'refused',
    author: null,
    text: null,
    wording: null,
    redactionCode: null,
    redactionReason: null,
    refusalCode: body.refusalCode,
    refusalReason: body.refusalReason.trim(),
  };
}
