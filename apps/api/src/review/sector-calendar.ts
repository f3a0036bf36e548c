import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule } from '#libs/legal-calendar';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';

interface Row {
  id: string;
  ministry: string;
  askedOn: LegalDay;
  code: string;
  title: string;
}

/** The two weeks of sector ministries that were asked for their view (PL 47(3)), inside the month of a running review. */
@Injectable()
export class SectorCalendar implements OnModuleInit {
  constructor(private readonly sources: CalendarSources) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.deadlines(context));
  }

  private async deadlines(context: CalendarContext): Promise<SourcedDeadline[]> {
    const { manager, municipalityId, slug, calendar } = context;
    const rows = await manager.query<Row[]>(
      `SELECT v.id, v.ministry, v.asked_on::text AS "askedOn", d.code, d.title
         FROM sector_view v
         JOIN review_round r ON r.municipality_id = v.municipality_id AND r.id = v.round_id
         JOIN dossier d ON d.municipality_id = r.municipality_id AND d.id = r.dossier_id
         LEFT JOIN review_opinion o ON o.municipality_id = r.municipality_id AND o.round_id = r.id
        WHERE v.municipality_id = $1 AND v.asked_by = 'reviewer' AND v.answered_on IS NULL
          AND d.state = 'in_review' AND o.round_id IS NULL AND r.silence_checked_on IS NULL
        ORDER BY v.asked_on, v.id`,
      [municipalityId],
    );
    const rule = deadlineRule('SN.SECTOR_VIEW');
    return rows.map((row) => ({
      code: rule.code,
      article: rule.article,
      from: row.askedOn,
      ...computeDeadline(rule, row.askedOn, calendar),
      sense: 'due',
      // Several ministries may be asked about one by-law.
      subject: { kind: 'other', id: row.id, code: row.code, title: `${row.title} (${row.ministry})` },
      role: null,
      beside: true,
      path: `darbs/${slug}/akti/${row.code}/atzinums`,
    }));
  }
}
