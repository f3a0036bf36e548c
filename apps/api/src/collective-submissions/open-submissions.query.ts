import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OpenMatter } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';

/** Collective submissions that anybody who may can sign now (PL 56). */
@Injectable()
export class OpenSubmissions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of one municipality, or of all; `opinions` is how many have signed. */
  async open(municipalityId: string | null): Promise<OpenMatter[]> {
    const rows = await this.dataSource.query<(Omit<OpenMatter, 'kind' | 'path'> & { code: string })[]>(
      `SELECT s.code, m.slug AS place, m.name AS "placeName", m.colour, s.title, nullif(s.demand, '') AS question,
              s.collect_until::text AS until,
              (SELECT count(*)::int FROM collective_signature c
                WHERE c.municipality_id = s.municipality_id AND c.submission_id = s.id AND c.struck IS NULL) AS opinions
         FROM collective_submission s JOIN municipality m ON m.id = s.municipality_id
        WHERE s.state = 'collecting' AND (s.collect_until IS NULL OR s.collect_until >= $2) AND ($1::uuid IS NULL OR s.municipality_id = $1)
        ORDER BY s.collect_until NULLS LAST, s.code`,
      [municipalityId, this.clock.legalToday()],
    );
    return rows.map(({ code, ...row }) => ({
      ...row,
      kind: 'collective',
      path: `/${row.place}/kolektivie-iesniegumi/${code}`,
    }));
  }
}
