import { Injectable, type OnModuleInit } from '@nestjs/common';
import { endsAfterRefusals } from '#libs/subscription-rules';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MAIL_REFUSED_TOPIC } from '../platform/mail/mailer.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { ORIGIN, originOf } from './subscription-letters.js';
import { SUBSCRIPTION_COLUMNS, SubscriptionStore, type SubscriptionRow } from './subscription-store.js';

/** Ends subscriptions whose address the mail server refuses for good, and erases the address. */
@Injectable()
export class EndRefused implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: SubscriptionStore,
  ) {}

  onModuleInit(): void {
    this.handlers.on(MAIL_REFUSED_TOPIC, async ({ municipalityId, origin }) => {
      if (typeof origin !== 'string' || !origin.startsWith(ORIGIN)) return;
      await this.look(String(municipalityId), origin.slice(ORIGIN.length));
    });
  }

  /** Counts the letters that were refused since one last got through. */
  private async look(municipalityId: string, id: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const [row] = await tx.manager.query<SubscriptionRow[]>(
        `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscription s
          WHERE s.municipality_id = $1 AND s.id = $2 AND s.state <> 'ended' FOR UPDATE`,
        [municipalityId, id],
      );
      if (!row) return;
      const [counted] = await tx.manager.query<{ refused: number }[]>(
        `SELECT count(*) FILTER (WHERE m.refused)::int AS refused FROM mail_message m
          WHERE m.municipality_id = $1 AND m.origin = $2 AND m.finished_at > coalesce(
            (SELECT max(s.finished_at) FROM mail_message s
              WHERE s.municipality_id = $1 AND s.origin = $2 AND s.state = 'sent'), '-infinity')`,
        [municipalityId, originOf(id)],
      );
      const refused = counted?.refused ?? 0;
      if (!endsAfterRefusals(row.state, refused)) return;
      await this.store.end(tx, municipalityId, id, this.clock.realNow());
      tx.audit({
        municipalityId,
        action: 'subscription.refused',
        subjectType: 'subscription',
        subjectId: id,
        details: { refused },
      });
    });
  }
}
