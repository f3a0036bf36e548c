import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Mailer } from '../../platform/mail/mailer.js';
import type { EventData } from '../events/event-store.js';
import { eventSummaryMail } from './view-mails.js';

/** Writes to everybody who took part in an event, in whatever way, and left an address (MK639 19.2, 22.4). */
@Injectable()
export class TellParticipants {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mailer: Mailer,
  ) {}

  /** The summary was approved. Each address once. @returns how many were written to. */
  async ofSummary(tx: Transaction, slug: string, event: EventData, approvedBy: string): Promise<number> {
    const people = await tx.manager.query<{ email: string; language: 'lv' | 'en' }[]>(
      `SELECT DISTINCT ON (lower(t.email)) t.email, t.language FROM (
         SELECT v.email, v.language FROM participation_view v
          WHERE v.municipality_id = $1 AND v.event_id = $2 AND v.state <> 'refused' AND v.email IS NOT NULL
         UNION ALL
         SELECT r.email, 'lv' FROM meeting_registration r
           JOIN participation_meeting m ON m.municipality_id = r.municipality_id AND m.id = r.meeting_id
          WHERE r.municipality_id = $1 AND m.event_id = $2 AND r.cancelled_at IS NULL AND r.email IS NOT NULL
       ) t ORDER BY lower(t.email), t.language`,
      [event.municipalityId, event.id],
    );
    const link = `${this.config.publicUrl.origin}/${slug}/lidzdaliba/${event.code}`;
    for (const { email, language } of people) {
      await this.mailer.queue(tx, {
        to: email,
        municipalityId: event.municipalityId,
        dedupeKey: `event-summary:${event.id}`,
        ...eventSummaryMail(language, { title: event.title, approvedBy, link }),
      });
    }
    return people.length;
  }
}
