import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { OpinionOutcome, RedactionCode, RefusalCode } from '#libs/contracts';
import { checkRedaction } from '#libs/participation-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { EventStore, type EventData } from '../events/event-store.js';
import { viewAnswerMail, viewRefusalMail } from './view-mails.js';
import { ViewStore, type ViewData } from './view-store.js';

/** What is decided about a view. */
export type ViewDecision =
  | {
      version: number;
      decision: 'publish';
      text?: string;
      redactionCode?: RedactionCode;
      redactionReason?: string;
    }
  | { version: number; decision: 'refuse'; refusalCode: RefusalCode; refusalReason: string }
  | { version: number; decision: 'answer'; outcome: OpinionOutcome; explanation: string };

type Columns = Record<string, string | null>;

/**
 * Publishes a view, where needed with something left out and the reason said, refuses it (MK639 20), or answers it with a
 * reason (MK639 19, 22.4; PL 55(5)). Every decision stays beside the later ones.
 */
@Injectable()
export class AnswerView {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly views: ViewStore,
    private readonly mailer: Mailer,
  ) {}

  /**
   * @throws Refused 422 `opinion.redaction_reason_missing`; 409 for a stale version, an answer to a view that is not
   *   published, a summary approved already.
   */
  async run(actor: Actor, place: PlaceRef, viewId: string, body: ViewDecision): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { eventId } = await this.views.load(tx.manager, place.id, viewId, false);
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      return this.decide(tx, actor, place, event, viewId, body);
    });
  }

  /**
   * Answers views that say the same together, all or none; each author is told.
   *
   * @throws Refused 404 for a view of another event, 409 as {@link run}.
   */
  async many(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    body: { views: readonly { id: string; version: number }[]; outcome: OpinionOutcome; explanation: string },
  ): Promise<{ answered: number }> {
    const { views, outcome, explanation } = body;
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      // In one order, so that two who answer do not wait for each other.
      for (const { id, version } of [...views].sort((a, b) => (a.id < b.id ? -1 : 1))) {
        await this.decide(tx, actor, place, event, id, { version, decision: 'answer', outcome, explanation });
      }
      return { answered: views.length };
    });
  }

  private async decide(
    tx: Transaction,
    actor: Actor,
    place: PlaceRef,
    event: EventData,
    viewId: string,
    body: ViewDecision,
  ): Promise<{ version: number }> {
    const view = await this.views.load(tx.manager, place.id, viewId);
    if (view.eventId !== event.id) throw Refused.notFound('view');
    if (view.version !== body.version) throw Refused.stale('view');
    if (event.state !== 'announced') {
      throw new Refused([{ code: 'event.wrong_state', params: { state: event.state } }], 409);
    }
    if (body.decision === 'answer' && view.state !== 'published') {
      throw new Refused([{ code: 'view.not_published' }], 409);
    }
    if (body.decision === 'publish') await this.publish(tx, actor, place, view, body);
    else if (body.decision === 'refuse') await this.refuse(tx, actor, place, view, body, event);
    else await this.answer(tx, place, view, body, event);
    tx.audit({
      municipalityId: place.id,
      action: `participationView.${body.decision}`,
      subjectType: 'participationView',
      subjectId: viewId,
      permission: 'participation.answer',
      details: { revision: view.revision },
    });
    return { version: body.version + 1 };
  }

  private async publish(
    tx: Transaction,
    actor: Actor,
    place: PlaceRef,
    view: ViewData,
    body: ViewDecision & { decision: 'publish' },
  ): Promise<void> {
    const text = body.text?.trim() || view.text;
    const { redactionCode: code, redactionReason: words } = body;
    const missing = checkRedaction(view.text, text, { code, words });
    if (missing.length > 0) throw new Refused(missing, 422);
    const differs = text !== view.text;
    const why = {
      redaction_code: differs ? (code ?? null) : null,
      redaction_reason: differs ? (words?.trim() ?? null) : null,
      refusal_code: null,
      refusal_reason: null,
    };
    await this.set(tx, place.id, view.id, { state: 'published', published_text: text, ...why });
    await this.log(tx, actor, place.id, view, 'publish', why);
  }

  private async refuse(
    tx: Transaction,
    actor: Actor,
    place: PlaceRef,
    view: ViewData,
    body: ViewDecision & { decision: 'refuse' },
    event: EventData,
  ): Promise<void> {
    const reason = body.refusalReason.trim();
    const why = {
      redaction_code: null,
      redaction_reason: null,
      refusal_code: body.refusalCode,
      refusal_reason: reason,
    };
    await this.set(tx, place.id, view.id, {
      state: 'refused',
      published_text: null,
      outcome: null,
      explanation: null,
      ...why,
    });
    await this.log(tx, actor, place.id, view, 'refuse', why);
    if (!view.email) return;
    await this.mailer.queue(tx, {
      to: view.email,
      municipalityId: place.id,
      dedupeKey: `view-refusal:${view.id}:${view.version}`,
      ...viewRefusalMail(view.language, {
        receipt: view.receipt,
        title: event.title,
        code: body.refusalCode,
        reason,
      }),
    });
  }

  private async answer(
    tx: Transaction,
    place: PlaceRef,
    view: ViewData,
    { outcome, explanation }: ViewDecision & { decision: 'answer' },
    event: EventData,
  ): Promise<void> {
    await this.set(tx, place.id, view.id, { outcome, explanation, answered_day: this.clock.legalToday() });
    if (!view.email) return;
    await this.mailer.queue(tx, {
      to: view.email,
      municipalityId: place.id,
      dedupeKey: `view-answer:${view.id}:${view.version}`,
      ...viewAnswerMail(view.language, {
        receipt: view.receipt,
        title: event.title,
        outcome,
        reason: explanation,
        link: `${this.config.publicUrl.origin}/${place.slug}/lidzdaliba/${event.code}`,
      }),
    });
  }

  private async log(
    { manager }: Transaction,
    actor: Actor,
    municipalityId: string,
    { id, revision }: ViewData,
    decision: 'publish' | 'refuse',
    why: Columns,
  ): Promise<void> {
    if (actor.kind !== 'person') throw new Error('A view is looked at by a person.');
    await manager.query(
      `INSERT INTO participation_view_moderation (municipality_id, view_id, number, decision, revision, redaction_code,
         redaction_reason, refusal_code, refusal_reason, moderated_by, at)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10
         FROM participation_view_moderation WHERE municipality_id = $1 AND view_id = $2`,
      [
        municipalityId,
        id,
        decision,
        revision,
        why['redaction_code'],
        why['redaction_reason'],
        why['refusal_code'],
        why['refusal_reason'],
        actor.personId,
        this.clock.legalNow(),
      ],
    );
  }

  private async set(
    { manager }: Transaction,
    municipalityId: string,
    id: string,
    columns: Columns,
  ): Promise<void> {
    const names = Object.keys(columns);
    await manager.query(
      `UPDATE participation_view SET ${names.map((name, index) => `${name} = $${index + 3}`).join(', ')},
              version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id, ...names.map((name) => columns[name])],
    );
  }
}
