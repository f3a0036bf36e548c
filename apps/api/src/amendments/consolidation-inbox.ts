import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { roleGrants, type Actor, type Role } from '#libs/access-policy';
import type { ConsolidationState, InboxItem } from '#libs/contracts';
import { Dossiers, InboxSources } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';

/** Texts that wait to be consolidated by hand, and those that a second person confirms. */
@Injectable()
export class ConsolidationInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const items: InboxItem[] = [];
    const seen = new Set<string>();
    for (const { municipalityId, role } of actor.assignments) {
      if (municipalityId === null || !roleGrants(role, 'promulgation.manage')) continue;
      const open = await this.dataSource.query<{ dossierId: string; state: ConsolidationState }[]>(
        `SELECT dossier_id AS "dossierId", state FROM consolidation
          WHERE municipality_id = $1 AND (state = 'by_hand' AND $2 OR state = 'offered' AND offered_by <> $3)
          ORDER BY created_at, from_day`,
        [municipalityId, roleGrants(role, 'document.edit'), actor.personId],
      );
      for (const { dossierId, state } of open) {
        if (seen.has(dossierId)) continue;
        seen.add(dossierId);
        items.push(await this.item(municipalityId, dossierId, state, role));
      }
    }
    return items;
  }

  private async item(
    municipalityId: string,
    dossierId: string,
    state: ConsolidationState,
    role: Role,
  ): Promise<InboxItem> {
    const dossier = await this.dossiers.load(this.dataSource.manager, municipalityId, dossierId);
    const { slug, name } = await this.profiles.byId(municipalityId);
    return {
      place: { slug, name },
      dossier: { id: dossier.id, code: dossier.code, title: dossier.title, state: dossier.state },
      event: state === 'offered' ? 'confirmConsolidation' : 'consolidateText',
      actor: role,
      waitsFor: [],
      deadline: null,
      path: `darbs/${slug}/akti/${dossier.code}/grozijumi`,
      missing: 0,
      ready: true,
    };
  }
}
