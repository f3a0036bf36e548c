import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { roleGrants, type Actor } from '#libs/access-policy';
import type { BasisChangeView, BasisCheckView, InboxItem } from '#libs/contracts';
import { Dossiers, InboxSources } from '../../bylaws/index.js';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';

/** Changes of cited laws with the acts that they concern, and the checks that wait for somebody. */
@Injectable()
export class BasisChanges implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: InboxSources,
    private readonly dossiers: Dossiers,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.waiting(actor));
  }

  /** The latest first; acts that nobody has looked at before the others. */
  async list(place: PlaceRef): Promise<{ items: BasisChangeView[] }> {
    const changes = await this.dataSource.query<Omit<BasisChangeView, 'acts'>[]>(
      `SELECT c.id, c.place, c.kind, c.from_day::text AS "from", c.source_url AS "sourceUrl", p.name AS "recordedBy",
              c.recorded_at AS "recordedAt"
         FROM basis_change c JOIN person p ON p.id = c.recorded_by
        WHERE c.municipality_id = $1 ORDER BY c.recorded_at DESC, c.id LIMIT 100`,
      [place.id],
    );
    const checks = await this.dataSource.query<(BasisCheckView & { changeId: string })[]>(
      `SELECT k.change_id AS "changeId", k.act_id AS "actId", k.citations,
              json_build_object('code', d.code, 'year', a.year, 'number', a.number, 'slug', a.number_slug,
                'title', a.title, 'adoptedDay', a.adopted_day) AS act,
              CASE WHEN k.outcome IS NOT NULL THEN json_build_object('outcome', k.outcome, 'reason', k.reason,
                'by', p.name, 'at', k.decided_at) END AS decision
         FROM basis_check k
         JOIN act a ON a.municipality_id = k.municipality_id AND a.id = k.act_id
         LEFT JOIN dossier d ON d.municipality_id = a.municipality_id AND d.id = a.dossier_id
         LEFT JOIN person p ON p.id = k.decided_by
        WHERE k.municipality_id = $1 ORDER BY k.outcome IS NOT NULL, a.adopted_day DESC, a.number_slug`,
      [place.id],
    );
    return {
      items: changes.map((change) => ({
        ...change,
        acts: checks
          .filter(({ changeId }) => changeId === change.id)
          .map(({ changeId: _changeId, ...check }) => check),
      })),
    };
  }

  /** Acts made here whose basis changed, for those who look after them; taken-over ones stand on the page alone. */
  private async waiting(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const items: InboxItem[] = [];
    for (const { municipalityId, role } of actor.assignments) {
      if (municipalityId === null || role !== 'lawyer' || !roleGrants(role, 'promulgation.manage')) continue;
      const open = await this.dataSource.query<{ dossierId: string }[]>(
        `SELECT DISTINCT a.dossier_id AS "dossierId" FROM basis_check k
           JOIN act a ON a.municipality_id = k.municipality_id AND a.id = k.act_id
          WHERE k.municipality_id = $1 AND k.outcome IS NULL AND a.dossier_id IS NOT NULL`,
        [municipalityId],
      );
      const { slug, name } = await this.profiles.byId(municipalityId);
      for (const { dossierId } of open) {
        const dossier = await this.dossiers.load(this.dataSource.manager, municipalityId, dossierId);
        items.push({
          place: { slug, name },
          dossier: { id: dossier.id, code: dossier.code, title: dossier.title, state: dossier.state },
          event: 'reviewBasis',
          actor: role,
          waitsFor: [],
          deadline: null,
          path: `darbs/${slug}/pamati`,
          missing: 0,
          ready: true,
        });
      }
    }
    return items;
  }
}
