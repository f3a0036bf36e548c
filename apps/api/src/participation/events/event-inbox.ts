import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type { InboxItem } from '#libs/contracts';
import { InboxSources } from '../../bylaws/index.js';

interface Waiting {
  id: string;
  code: string;
  title: string;
  slug: string;
  placeName: string;
  pending: number;
  unanswered: number;
}

/** Opinions about events that nobody has looked at or answered, for those who answer them (MK639 19; PL 55(5)). */
@Injectable()
export class EventInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const places = new Set(actor.assignments.flatMap(({ municipalityId }) => municipalityId ?? []));
    const items: InboxItem[] = [];
    for (const municipalityId of places) {
      if (!can(actor, 'participation.answer', { municipalityId })) continue;
      items.push(...(await this.waiting(municipalityId)).map(toItem));
    }
    return items;
  }

  private waiting(municipalityId: string): Promise<Waiting[]> {
    return this.dataSource.query<Waiting[]>(
      `SELECT e.id, e.code, coalesce(nullif(e.title, ''), e.notice->>'question') AS title, m.slug, m.name AS "placeName",
              count(*) FILTER (WHERE o.state = 'pending')::int AS pending,
              count(*) FILTER (WHERE o.state = 'published' AND NOT o.late AND o.answer_id IS NULL)::int AS unanswered
         FROM participation_event e
         JOIN municipality m ON m.id = e.municipality_id
         JOIN opinion o ON o.municipality_id = e.municipality_id AND o.event_id = e.id
        WHERE e.municipality_id = $1 AND e.state = 'announced'
          AND (o.state = 'pending' OR o.state = 'published' AND NOT o.late AND o.answer_id IS NULL)
        GROUP BY e.municipality_id, e.id, m.slug, m.name ORDER BY e.closes, e.code`,
      [municipalityId],
    );
  }
}

/** What nobody has looked at comes before what nobody has answered. */
function toItem({ id, code, title, slug, placeName, pending, unanswered }: Waiting): InboxItem {
  return {
    place: { slug, name: placeName },
    dossier: { id, code, title, state: 'opinion_stage' },
    event: 'answerOpinion',
    actor: 'lawyer',
    waitsFor: [pending > 0 ? 'opinionsModerated' : 'opinionsAnswered'],
    deadline: null,
    path: `darbs/${slug}/lidzdaliba/${code}`,
    missing: (pending > 0 ? 1 : 0) + (unanswered > 0 ? 1 : 0),
    ready: false,
  };
}
