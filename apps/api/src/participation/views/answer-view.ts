import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { OpinionOutcome, RefusalCode } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { EventStore } from '../events/event-store.js';
import { viewAnswerMail } from './view-mails.js';
import { ViewStore } from './view-store.js';

/** What is decided about a view. */
export type ViewDecision =
  | { version: number; decision: 'publish'; text?: string }
  | { version: number; decision: 'refuse'; refusalCode: RefusalCode }
  | { version: number; decision: 'answer'; outcome: OpinionOutcome; explanation: string };

/** Publishes a view, refuses it (MK639 20), or answers it with a reason (MK639 19, 22.4; PL 55(5)). */
@Injectable()
export class AnswerView {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly views: ViewStore,
    private readonly mailer: Mailer,
  ) {}

  /** @throws Refused 409 for a stale version, an answer to a view that is not published, a summary approved already. */
  async run(actor: Actor, place: PlaceRef, viewId: string, body: ViewDecision): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const view = await this.views.load(tx.manager, place.id, viewId);
      if (view.version !== body.version) throw Refused.stale('view');
      const event = await this.events.load(tx.manager, place.id, view.eventId);
      if (event.state !== 'announced') {
        throw new Refused([{ code: 'event.wrong_state', params: { state: event.state } }], 409);
      }
      if (body.decision === 'answer') {
        if (view.state !== 'published') throw new Refused([{ code: 'view.not_published' }], 409);
        await this.set(tx, place.id, viewId, {
          outcome: body.outcome,
          explanation: body.explanation,
          answered_day: this.clock.legalToday(),
        });
        if (view.email) {
          const { language, ...mail } = viewAnswerMail(await this.languageOf(tx, place.id, viewId), {
            receipt: view.receipt,
            title: event.title,
            outcome: body.outcome,
            reason: body.explanation,
          });
          await this.mailer.queue(tx, {
            to: view.email,
            municipalityId: place.id,
            dedupeKey: `view-answer:${viewId}:${view.version}:${language}`,
            ...mail,
          });
        }
      } else if (body.decision === 'publish') {
        await this.set(tx, place.id, viewId, {
          state: 'published',
          published_text: body.text?.trim() || view.text,
          refusal_code: null,
        });
      } else {
        await this.set(tx, place.id, viewId, {
          state: 'refused',
          published_text: null,
          refusal_code: body.refusalCode,
          outcome: null,
          explanation: null,
        });
      }
      tx.audit({
        municipalityId: place.id,
        action: `participationView.${body.decision}`,
        subjectType: 'participationView',
        subjectId: viewId,
        permission: 'participation.answer',
      });
      return { version: body.version + 1 };
    });
  }

  private async languageOf(
    { manager }: Transaction,
    municipalityId: string,
    id: string,
  ): Promise<'lv' | 'en'> {
    const [row] = await manager.query<{ language: 'lv' | 'en' }[]>(
      `SELECT language FROM participation_view WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id],
    );
    return row?.language ?? 'lv';
  }

  private async set(
    { manager }: Transaction,
    municipalityId: string,
    id: string,
    columns: Record<string, string | null>,
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
