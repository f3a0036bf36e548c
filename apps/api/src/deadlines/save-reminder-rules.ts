import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ReminderSettings } from '#libs/contracts';
import { reminderViolations } from '#libs/reminders';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ReminderRulesOf } from './reminder-rules.query.js';
import { lookSoon } from './remind-of-deadlines.js';
import { Clock } from '../platform/clock/clock.js';

/** Keeps how a municipality reminds of its deadlines. */
@Injectable()
export class SaveReminderRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: ReminderRulesOf,
  ) {}

  /** @throws Refused 422 with everything that is wrong, 409 where somebody changed the rules meanwhile. */
  run(
    actor: Actor,
    place: PlaceRef,
    { version, ...input }: ReminderSettings & { version: number },
  ): Promise<{ version: number }> {
    const settings = { ...input, ahead: [...input.ahead].sort((a, b) => b - a) };
    const violations = reminderViolations(settings);
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      await tx.manager.query(`SELECT id FROM municipality WHERE id = $1 FOR NO KEY UPDATE`, [place.id]);
      const before = await this.rules.read(tx.manager, place.id);
      if (before.version !== version) throw Refused.stale('settings');
      await tx.manager.query(
        `INSERT INTO reminder_settings (municipality_id, ahead, on_the_day, escalate_after, escalate_to, by_mail)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT reminder_settings_pk DO UPDATE SET ahead = $2, on_the_day = $3,
           escalate_after = $4, escalate_to = $5, by_mail = $6, version = reminder_settings.version + 1`,
        [
          place.id,
          settings.ahead,
          settings.onTheDay,
          settings.escalateAfter,
          settings.escalateTo,
          settings.byMail,
        ],
      );
      await lookSoon(tx, place.id, this.clock.legalNow());
      tx.audit({
        municipalityId: place.id,
        action: 'reminders.changed',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'calendar.manage',
        details: { ahead: settings.ahead, escalateAfter: settings.escalateAfter },
      });
      return { version: version + 1 };
    });
  }
}
