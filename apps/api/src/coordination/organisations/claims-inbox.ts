import { Injectable, type OnModuleInit } from '@nestjs/common';
import { roleGrants, type Actor } from '#libs/access-policy';
import type { InboxItem } from '#libs/contracts';
import { InboxSources } from '../../bylaws/index.js';
import { MunicipalityProfiles } from '../../directory/index.js';
import { OrganisationClaims } from './claims.query.js';

/** Claims of organisations wait for every administrator until one of them has decided. */
@Injectable()
export class ClaimsInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly profiles: MunicipalityProfiles,
    private readonly claims: OrganisationClaims,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const deciding = actor.assignments.find(
      ({ municipalityId, role }) => municipalityId !== null && roleGrants(role, 'directory.manage'),
    );
    if (!deciding || deciding.municipalityId === null) return [];
    const { slug, name } = await this.profiles.byId(deciding.municipalityId);
    const waiting = (await this.claims.all()).filter(({ state }) => state === 'pending');
    return waiting.map((claim) => ({
      place: { slug, name },
      dossier: { id: claim.id, code: claim.registrationNo, title: claim.name, state: 'organisation_claim' },
      event: 'decideOrganisationClaim',
      actor: deciding.role,
      waitsFor: [],
      deadline: null,
      missing: 0,
      ready: true,
      path: `darbs/${slug}/administracija/iestatijumi#organisation-decisions`,
    }));
  }
}
