import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { DossierList, DossierListItem } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';

/** What a list of dossiers may be narrowed by. */
export interface DossierFilter {
  state?: string;
  kind?: string;
  topic?: string;
  text?: string;
  mine: boolean;
  page: number;
  pageSize: number;
}

type ListRow = Omit<DossierListItem, 'changedAt'> & { changedAt: Date };

/** The state is left out so that the board can count every state under the same other filters. */
const WHERE = `d.municipality_id = $1
  AND ($2::text IS NULL OR d.kind = $2) AND ($3::text IS NULL OR d.topic = $3)
  AND ($4::text IS NULL OR d.title ILIKE '%' || $4 || '%' OR d.code ILIKE '%' || $4 || '%')
  AND ($5::uuid IS NULL OR d.lawyer_id = $5)`;

/** The municipality's dossiers, newest change first, with the number in every state. */
@Injectable()
export class ListDossiers {
  constructor(private readonly dataSource: DataSource) {}

  /** One page. */
  async list(actor: Actor, place: PlaceRef, filter: DossierFilter): Promise<DossierList> {
    const parameters = [
      place.id,
      filter.kind ?? null,
      filter.topic ?? null,
      filter.text ? filter.text.replace(/[\\%_]/g, '\\$&') : null,
      filter.mine && actor.kind === 'person' ? actor.personId : null,
    ];
    const rows = await this.dataSource.query<ListRow[]>(
      `SELECT d.id, d.code, d.title, d.kind, d.topic, d.state, d.state_since::text AS "stateSince", d.track,
              l.name AS lawyer, c.changed_at AS "changedAt"
         FROM dossier d
         JOIN person l ON l.id = d.lawyer_id
         CROSS JOIN LATERAL (
           SELECT greatest(max(e.at), (SELECT max(t.changed_at) FROM document t
                    WHERE t.municipality_id = d.municipality_id AND t.dossier_id = d.id)) AS changed_at
             FROM dossier_event e WHERE e.municipality_id = d.municipality_id AND e.dossier_id = d.id) c
        WHERE ${WHERE} AND ($6::text IS NULL OR d.state = $6)
        ORDER BY c.changed_at DESC, d.year DESC, d.number DESC LIMIT $7 OFFSET $8`,
      [...parameters, filter.state ?? null, filter.pageSize, (filter.page - 1) * filter.pageSize],
    );
    const counts = await this.dataSource.query<{ state: string; count: number }[]>(
      `SELECT d.state, count(*)::int AS count FROM dossier d WHERE ${WHERE} GROUP BY d.state`,
      parameters,
    );
    const byState = Object.fromEntries(counts.map(({ state, count }) => [state, count]));
    const total = counts
      .filter(({ state }) => filter.state === undefined || state === filter.state)
      .reduce((sum, { count }) => sum + count, 0);
    return {
      items: rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() })),
      total,
      page: filter.page,
      pageSize: filter.pageSize,
      byState,
    };
  }
}
