import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Believed } from './believed.js';

const BELIEVED_MS = 1_000;

/**
 * Where ballots are taken now. All such votes are read together, so that false ballots, whatever address they come to, ask
 * the database nothing of their own.
 */
@Injectable()
export class OpenVotes {
  private readonly votes = new Believed<ReadonlyMap<string, PlaceRef>>(BELIEVED_MS);

  constructor(private readonly dataSource: DataSource) {}

  /** The municipality whose secret vote of the year is open; null where none is. */
  async placeOf(slug: string, year: number): Promise<PlaceRef | null> {
    const votes = await this.votes.get('', () => this.read());
    return votes.get(`${slug} ${year}`) ?? null;
  }

  private async read(): Promise<ReadonlyMap<string, PlaceRef>> {
    const rows = await this.dataSource.query<(PlaceRef & { year: number })[]>(
      `SELECT m.id, m.slug, m.short_code AS "shortCode", c.year
         FROM budget_cycle c
         JOIN vote_log l ON l.municipality_id = c.municipality_id AND l.cycle_id = c.id
         JOIN municipality m ON m.id = c.municipality_id
        WHERE c.state = 'voting'`,
    );
    return new Map(rows.map(({ year, ...place }) => [`${place.slug} ${year}`, place]));
  }
}
