import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AmendmentSlice } from '#libs/bylaw-procedure';
import { DossierFactsRegistry, type FactsContext } from '../bylaws/index.js';
import { AmendmentChecks } from './amendment-checks.js';
import { AmendmentTextSets } from './amendment-texts.js';
import { Amendments } from './amendments.js';

/** What the guards want to know of the act that a by-law amends. Nothing is checked here: that may take a while. */
@Injectable()
export class AmendmentFacts implements OnModuleInit {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly amendments: Amendments,
    private readonly textSets: AmendmentTextSets,
    private readonly checks: AmendmentChecks,
  ) {}

  onModuleInit(): void {
    this.registry.contribute('amendment', (manager, context) => this.slice(manager, context));
  }

  private async slice(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<AmendmentSlice | null> {
    const row = await this.amendments.find(manager, municipalityId, dossierId);
    if (!row) return null;
    const { bylaw, edited } = await this.textSets.of(manager, row);
    const check = await this.checks.known(manager, row, bylaw.digest, edited?.digest ?? '');
    return { proof: check === null ? 'unchecked' : check.closed ? 'closed' : 'open' };
  }
}
