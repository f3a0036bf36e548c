import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReminderSettings, ReminderSettingsView } from '#libs/contracts';
import { DEFAULT_REMINDERS } from '#libs/reminders';

/** How a municipality reminds of its deadlines. */
@Injectable()
export class ReminderRulesOf {
  /** The municipality's own rules, or those that hold where it has set nothing. */
  async read(manager: EntityManager, municipalityId: string): Promise<ReminderSettingsView> {
    const [row] = await manager.query<ReminderSettingsView[]>(
      `SELECT ahead, on_the_day AS "onTheDay", escalate_after AS "escalateAfter", escalate_to AS "escalateTo",
              by_mail AS "byMail", version
         FROM reminder_settings WHERE municipality_id = $1`,
      [municipalityId],
    );
    return row ?? { ...defaults(), version: 0 };
  }
}

function defaults(): ReminderSettings {
  const { ahead, escalateTo, ...rest } = DEFAULT_REMINDERS;
  return { ...rest, ahead: [...ahead], escalateTo: [...escalateTo] };
}
