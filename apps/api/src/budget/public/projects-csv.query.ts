import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { evaluationsOf } from '../evaluation/evaluations.query.js';
import { csv, euro } from './csv.js';
import { PublicProjects } from './public-projects.query.js';

const HEAD = [
  'nr',
  'title',
  'summary',
  'unit',
  'state',
  'submitted_on',
  'submitted_cost_eur',
  'verified_cost_eur',
  'verdict',
  'reason',
  'longitude',
  'latitude',
  'won',
  'votes',
] as const;

/** The projects of a cycle as a table, in the order of submission; of authors nothing. */
@Injectable()
export class ProjectsCsv {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly projects: PublicProjects,
  ) {}

  /** @throws Refused 404 for a year without a public cycle. */
  async read(place: PlaceRef, year: number): Promise<string> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const rows = await this.projects.rows(manager, cycle);
    const outcomes = await this.projects.outcomes(manager, cycle);
    const evaluations = await evaluationsOf(
      manager,
      place.id,
      rows.map(({ id }) => id),
    );
    return csv(
      HEAD,
      rows.map((row) => {
        const evaluation = evaluations.get(row.id);
        const outcome = outcomes.get(row.nr);
        return [
          row.nr,
          row.title,
          row.summary,
          row.unitName,
          row.state,
          row.submittedOn,
          euro(row.totalCents),
          row.verifiedCents === null ? null : euro(row.verifiedCents),
          evaluation?.verdict ?? null,
          evaluation?.reason ?? null,
          row.longitude,
          row.latitude,
          outcome?.won ?? null,
          outcome?.votes ?? null,
        ];
      }),
    );
  }
}
