import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalDay, OpinionStageState, StageListItem } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { countOpinions } from './count-opinions.query.js';
import { OpinionStages } from './opinion-stages.js';

/** Stages that somebody still works on: being prepared, running, or summed up. */
@Injectable()
export class StageList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stages: OpinionStages,
  ) {}

  /** The newest stage of each dossier that is not yet with the council, the soonest end first. */
  async of(place: PlaceRef): Promise<StageListItem[]> {
    const { manager } = this.dataSource;
    const rows = await manager.query<
      {
        dossierId: string;
        code: string;
        title: string;
        state: OpinionStageState;
        question: string;
        closes: LegalDay | null;
      }[]
    >(
      `SELECT * FROM (
         SELECT DISTINCT ON (s.dossier_id) s.dossier_id AS "dossierId", d.code, d.title, s.state, s.question,
                s.closes::text
           FROM opinion_stage s
           JOIN dossier d ON d.municipality_id = s.municipality_id AND d.id = s.dossier_id
          WHERE s.municipality_id = $1 AND d.state IN ('draft', 'endorsement', 'opinion_stage', 'opinion_summary')
          ORDER BY s.dossier_id, s.number DESC) newest
        ORDER BY closes NULLS LAST, code`,
      [place.id],
    );
    return Promise.all(
      rows.map(async ({ closes, ...row }) => {
        const { received, pending, unanswered } = await countOpinions(manager, place.id, {
          dossierId: row.dossierId,
        });
        const lastDay = closes ? await this.stages.lastDay(manager, place.id, closes) : null;
        return { ...row, lastDay, counts: { received, pending, unanswered } };
      }),
    );
  }
}
