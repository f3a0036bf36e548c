import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LegalDay } from '#libs/contracts';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';

interface AnnouncedEvent {
  slug: string;
  code: string;
  title: string;
  bases: string[];
  announcedDay: LegalDay | null;
  approvedDay: LegalDay | null;
  topic: string | null;
  act: string | null;
  territory: string | null;
}

/** Tells subscribers of a participation event that was announced, and of what came of it. */
@Injectable()
export class EventNews implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.handlers.on('participationEvent.announced', (payload) =>
      this.tell(String(payload['municipalityId']), String(payload['eventId']), 'participation'),
    );
    this.handlers.on('participationEvent.summarised', (payload) =>
      this.tell(String(payload['municipalityId']), String(payload['eventId']), 'participation_result'),
    );
  }

  /** News of its territory, or of the whole municipality where it names none; the stage of PL 46(3) is news by itself. */
  private async tell(
    municipalityId: string,
    eventId: string,
    kind: 'participation' | 'participation_result',
  ): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const [event] = await tx.manager.query<AnnouncedEvent[]>(
        `SELECT m.slug, e.code, e.title, e.bases, e.announced_day::text AS "announcedDay",
                e.approved_day::text AS "approvedDay", d.topic,
                CASE WHEN d.state <> 'draft' THEN d.code END AS act,
                nullif(btrim(e.notice->>'territory'), '') AS territory
           FROM participation_event e
           JOIN municipality m ON m.id = e.municipality_id
           LEFT JOIN dossier d ON d.municipality_id = e.municipality_id AND d.id = e.dossier_id
          WHERE e.municipality_id = $1 AND e.id = $2`,
        [municipalityId, eventId],
      );
      if (!event || event.bases.includes('opinion_stage')) return;
      const { slug, code, title, topic, act, territory } = event;
      tx.emit('news.publish', {
        municipalityId,
        kind,
        key: `${kind}:${eventId}`,
        title,
        path: `${slug}/lidzdaliba/${code}`,
        day: kind === 'participation' ? event.announcedDay : event.approvedDay,
        topic,
        act,
        territory,
      });
    });
  }
}
