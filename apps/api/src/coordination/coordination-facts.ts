import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CoordinationSlice } from '#libs/bylaw-procedure';
import { unansweredItems } from '#libs/coordination-rules';
import { DossierFactsRegistry, type FactsContext } from '../bylaws/index.js';
import { roundFact } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { CoordinationTerms } from './coordination-terms.js';

/** What the guards want to know of coordination: the running one, else the last one. */
@Injectable()
export class CoordinationFacts implements OnModuleInit {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly store: CoordinationStore,
    private readonly terms: CoordinationTerms,
  ) {}

  onModuleInit(): void {
    this.registry.contribute('coordination', (manager, context) => this.slice(manager, context));
  }

  private async slice(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<CoordinationSlice | null> {
    const { requiredBeforeOpinionStage: required } = await this.terms.of(municipalityId, manager);
    const latest = await this.store.latest(manager, municipalityId, dossierId);
    if (!latest || latest.outcome === 'abandoned') {
      return required ? { openRound: false, rounds: 0, unanswered: 0, required, outcome: null } : null;
    }
    const all = await this.store.rounds(manager, municipalityId, dossierId);
    const rounds = all.filter(({ coordinationId }) => coordinationId === latest.id);
    return {
      openRound: rounds.some(({ endedDay }) => endedDay === null),
      rounds: rounds.length,
      unanswered: unansweredItems(rounds.map(roundFact)),
      required,
      outcome: latest.outcome,
      closedOn: latest.closedDay,
    };
  }
}
