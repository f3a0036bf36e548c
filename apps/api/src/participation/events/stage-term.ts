import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EventPlan, LegalDay, Violation } from '#libs/contracts';
import { checkLength } from '#libs/participation-rules';
import { WorkingCalendar } from '../../directory/index.js';

/** The term of an opinion stage that is also an event with further legal bases: the strictest of them holds. */
@Injectable()
export class StageTerm {
  constructor(private readonly workingDays: WorkingCalendar) {}

  /** What speaks against a stage of these days, by the events of its dossier that are such a stage. */
  async violations(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    opens: LegalDay,
    closes: LegalDay,
  ): Promise<Violation[]> {
    const events = await manager.query<Pick<EventPlan, 'bases' | 'subject' | 'methods'>[]>(
      `SELECT bases, subject, methods FROM participation_event
        WHERE municipality_id = $1 AND dossier_id = $2 AND 'opinion_stage' = ANY(bases)
          AND state IN ('preparing', 'announced')`,
      [municipalityId, dossierId],
    );
    const calendar = await this.workingDays.calendarFor(manager, municipalityId);
    return events.flatMap((event) =>
      checkLength(event, opens, closes, calendar)
        .filter(({ verdict }) => verdict === 'short')
        .map(({ article, earliestEnd }) => ({
          code: 'event.term_too_short',
          article,
          params: { from: opens, to: closes, earliestEnd },
        })),
    );
  }
}
