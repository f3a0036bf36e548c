import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type {
  CalendarDayKind,
  CalendarDayView,
  CalendarEntry,
  CalendarYearView,
  HolidayProposal,
  LegalDay,
} from '#libs/contracts';
import { proposeHolidays } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { isKeptYear } from './calendar-rules.js';

/** What a proposed holiday rests on; the administrator accepts it or enters it otherwise. */
export const PROPOSAL_SOURCE = 'Likums “Par svētku, atceres un atzīmējamām dienām”';

interface DayRow {
  id: string;
  own: boolean;
  day: LegalDay;
  kind: CalendarDayKind;
  name: string;
  source: string;
  version: number;
  pair_day: LegalDay | null;
}

/** A year's days that differ from the ordinary week, and what the product would propose for it. */
@Injectable()
export class CalendarYear {
  constructor(private readonly dataSource: DataSource) {}

  async read(
    place: PlaceRef,
    year: number,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<CalendarYearView> {
    if (!isKeptYear(year)) throw Refused.notFound('year');
    const rows = await manager.query<DayRow[]>(
      `SELECT c.id, c.municipality_id IS NOT NULL AS own, c.day::text, c.kind, c.name, c.source, c.version,
              (SELECT o.day::text FROM calendar_day o
                WHERE o.municipality_id = c.municipality_id AND o.pair_id = c.pair_id AND o.id <> c.id) AS pair_day
         FROM calendar_day c
        WHERE (c.municipality_id = $1 OR c.municipality_id IS NULL) AND c.day BETWEEN $2 AND $3
        ORDER BY c.day`,
      [place.id, `${year}-01-01`, `${year}-12-31`],
    );
    const own = new Map(rows.filter((row) => row.own).map((row) => [row.day, row]));
    const common = new Map(rows.filter((row) => !row.own).map((row) => [row.day, row]));
    const days = [...new Set(rows.map((row) => row.day))].sort();
    return { year, days: days.flatMap((day) => toView(own.get(day), common.get(day))) };
  }

  /** The proposed holidays beside what holds now. */
  async proposal(
    place: PlaceRef,
    year: number,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<HolidayProposal[]> {
    const { days } = await this.read(place, year, manager);
    return proposeHolidays(year).map((proposed) => {
      const entered = days.find(({ day }) => day === proposed.day);
      const present = entered ? toEntry(entered) : null;
      const same = present?.kind === proposed.kind && present.name === proposed.name;
      return {
        ...proposed,
        source: PROPOSAL_SOURCE,
        status: present === null ? 'absent' : same ? 'same' : 'differs',
        present,
      };
    });
  }
}

function toView(own: DayRow | undefined, common: DayRow | undefined): CalendarDayView[] {
  const valid = own ?? common;
  if (!valid) return [];
  return [
    {
      ...toEntry(valid),
      own: own ? { id: own.id, version: own.version, pairDay: own.pair_day } : null,
      replaces: own && common ? toEntry(common) : null,
    },
  ];
}

function toEntry({ day, kind, name, source }: CalendarEntry): CalendarEntry {
  return { day, kind, name, source };
}
