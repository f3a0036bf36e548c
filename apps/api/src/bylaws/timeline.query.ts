import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TimelineEntry } from '#libs/contracts';

interface TimelineRow extends Omit<TimelineEntry, 'at' | 'actor'> {
  at: Date;
  actorKind: 'anonymous' | 'person' | 'system';
  name: string | null;
  role: string | null;
  onBehalfOf: string | null;
}

/** A dossier's timeline with the names of people as they are today. */
@Injectable()
export class Timeline {
  /** Oldest first. */
  async of(manager: EntityManager, municipalityId: string, dossierId: string): Promise<TimelineEntry[]> {
    const rows = await manager.query<TimelineRow[]>(
      `SELECT e.seq, e.event, e.from_state AS "from", e.to_state AS "to", e.legal_day::text AS day, e.at,
              e.actor_kind AS "actorKind", p.name, e.actor_role AS role, b.name AS "onBehalfOf", e.article, e.details,
              e.is_public AS "isPublic",
              coalesce((SELECT json_agg(json_build_object('versionId', v.id, 'kind', c.kind, 'version', v.version,
                                                          'name', v.name) ORDER BY c.kind, v.version)
                 FROM named_version v
                 JOIN document c ON c.municipality_id = v.municipality_id AND c.id = v.document_id
                WHERE v.municipality_id = e.municipality_id AND v.id = ANY(e.named_version_ids)), '[]') AS documents
         FROM dossier_event e
         LEFT JOIN person p ON p.id = e.actor_person_id
         LEFT JOIN person b ON b.id = e.on_behalf_of
        WHERE e.municipality_id = $1 AND e.dossier_id = $2
        ORDER BY e.seq`,
      [municipalityId, dossierId],
    );
    return rows.map(({ at, actorKind, name, role, onBehalfOf, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      actor: actorKind === 'person' ? { name, role, onBehalfOf } : null,
    }));
  }
}
