import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DossierFacts } from '#libs/bylaw-procedure';
import type { LegalDay } from '#libs/contracts';

/** What a slice is loaded for. */
export interface FactsContext {
  municipalityId: string;
  dossierId: string;
  today: LegalDay;
  /** Why the event is wanted, where it asks for a reason. */
  reason: string | null;
  /** The endorser's step for which an endorsement is asked for; left out where none is. */
  endorsingAs?: string;
}

/** Loads one slice of the facts. */
export type FactsLoader<K extends keyof DossierFacts> = (
  manager: EntityManager,
  context: FactsContext,
) => Promise<DossierFacts[K]>;

/** Slices that stand empty until the feature that knows them contributes. */
const NOTHING_YET = {
  opinionStage: null,
  council: null,
  signature: null,
  number: null,
  promulgation: null,
  coordination: null,
  review: null,
  amendment: null,
  memorandumReview: null,
  contacts: null,
  committees: null,
  end: null,
  exPost: null,
  repeals: null,
};

/** Every feature adds the facts it knows; nobody else reads its tables. */
@Injectable()
export class DossierFactsRegistry {
  private readonly loaders = new Map<
    keyof DossierFacts,
    (manager: EntityManager, context: FactsContext) => Promise<unknown>
  >();

  /** Registers the only loader of `slice`; called when the feature's module starts. */
  contribute<K extends keyof DossierFacts>(slice: K, load: FactsLoader<K>): void {
    if (this.loaders.has(slice)) throw new Error(`Two features contribute the facts of "${slice}".`);
    this.loaders.set(slice, load);
  }

  /** All facts of one dossier, read in the caller's transaction. */
  async gather(manager: EntityManager, context: FactsContext): Promise<DossierFacts> {
    const facts: Partial<Record<keyof DossierFacts, unknown>> = { ...NOTHING_YET };
    for (const [slice, load] of this.loaders) facts[slice] = await load(manager, context);
    return facts as DossierFacts;
  }
}
