import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Mailer } from '../../platform/mail/mailer.js';
import type { EventData } from './event-store.js';
import { eventSummaryMail } from './event-mails.js';

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
         SELECT coalesce(r.author_email, p.email) AS email, o.language FROM opinion o
           LEFT JOIN person p ON p.id = o.person_id
           JOIN LATERAL (SELECT r.author_email FROM opinion_original r WHERE r.municipality_id = o.municipality_id
             AND r.opinion_id = o.id ORDER BY r.revision DESC LIMIT 1) r ON true
          WHERE o.municipality_id = $1 AND o.event_id = $2 AND o.state <> 'refused'
            AND coalesce(r.author_email, p.email) IS NOT NULL
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
