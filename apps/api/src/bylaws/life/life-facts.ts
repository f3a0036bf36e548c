import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CommitteesSlice, EndOfForceSlice, ExPostSlice } from '#libs/bylaw-procedure';
import type { LegalDay } from '#libs/contracts';
import { DossierFactsRegistry, type FactsContext } from '../dossier-facts.js';

/** What the dossier knows of committees, of the end of the by-law's force and of looks back at it. */
@Injectable()
export class LifeFacts implements OnModuleInit {
  constructor(private readonly registry: DossierFactsRegistry) {}

  onModuleInit(): void {
    this.registry.contribute('committees', (manager, context) => this.committees(manager, context));
    this.registry.contribute('end', (manager, context) => this.end(manager, context));
    this.registry.contribute('exPost', (manager, context) => this.exPost(manager, context));
  }

  private async committees(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<CommitteesSlice | null> {
    const opinions = await manager.query<CommitteesSlice['opinions'][number][]>(
      `SELECT code, outcome, day::text AS day FROM committee_opinion
        WHERE municipality_id = $1 AND dossier_id = $2 ORDER BY at, id`,
      [municipalityId, dossierId],
    );
    return opinions.length > 0 ? { opinions } : null;
  }

  private async end(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<EndOfForceSlice | null> {
    const [row] = await manager.query<EndOfForceSlice[]>(
      `SELECT cause, from_day::text AS "from", by_what AS by FROM end_of_force
        WHERE municipality_id = $1 AND dossier_id = $2`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }

  private async exPost(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<ExPostSlice | null> {
    const [row] = await manager.query<
      { dueOn: LegalDay; doneOn: LegalDay | null; conclusion: string | null }[]
    >(
      `SELECT due_on::text AS "dueOn", done_on::text AS "doneOn", conclusion FROM ex_post_review
        WHERE municipality_id = $1 AND dossier_id = $2 ORDER BY round DESC LIMIT 1`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }
}
