import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { type ClerkUndone, type VotingChannel, WATCH_ACTIONS, type WatchView } from '#libs/contracts';
import { AGE_BANDS, anomalies, type AgeCount, type HourCount, type UndoneCount } from '#libs/paper-voting';
import { PeopleNames } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { personOf } from './type-papers.js';
import { UndoneMarks } from './undone-marks.query.js';

interface ActionRow {
  at: string;
  clerkId: string;
  action: string;
}

/** What is odd in the counters of the roll, and what clerks did. */
@Injectable()
export class Watch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly people: PeopleNames,
    private readonly undoneMarks: UndoneMarks,
  ) {}

  /** @throws Refused 404. */
  async of(actor: Actor, place: PlaceRef, cycleId: string): Promise<WatchView> {
    const { manager } = this.dataSource;
    await this.cycles.load(manager, place.id, cycleId);
    const hours = await manager.query<HourCount[]>(
      `SELECT hour, channel, nullif(polling_place, '') AS "pollingPlace", clerk_id AS "clerkId", voters FROM roll_hour
        WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY hour, channel, polling_place, clerk_id`,
      [place.id, cycleId],
    );
    const ages = await manager.query<{ day: string; channel: VotingChannel; band: number; voters: number }[]>(
      `SELECT day::text, channel, band, voters FROM roll_age WHERE municipality_id = $1 AND cycle_id = $2
        ORDER BY day, channel, band`,
      [place.id, cycleId],
    );
    const undone = await manager.query<UndoneCount[]>(
      `SELECT asked_on::text AS day, polling_place AS "pollingPlace", asked_by AS "clerkId", count(*)::int AS marks
         FROM undone_mark WHERE municipality_id = $1 AND cycle_id = $2
        GROUP BY asked_on, polling_place, asked_by ORDER BY asked_on, polling_place, asked_by`,
      [place.id, cycleId],
    );
    const clerks = await manager.query<(Omit<ClerkUndone, 'clerk'> & { clerkId: string })[]>(
      `SELECT c.id AS "clerkId", count(*) FILTER (WHERE c.id = u.asked_by)::int AS asked,
              count(*) FILTER (WHERE c.id = u.asked_by AND u.state = 'undone')::int AS undone,
              count(*) FILTER (WHERE c.id = u.decided_by AND u.state = 'undone')::int AS agreed
         FROM undone_mark u CROSS JOIN LATERAL (VALUES (u.asked_by), (u.decided_by)) AS c (id)
        WHERE u.municipality_id = $1 AND u.cycle_id = $2 AND c.id IS NOT NULL
        GROUP BY c.id ORDER BY undone DESC, agreed DESC, asked DESC, c.id`,
      [place.id, cycleId],
    );
    const actions = await manager.query<ActionRow[]>(
      `SELECT to_char(a.at AT TIME ZONE 'Europe/Riga', 'YYYY-MM-DD"T"HH24:MI') AS at,
              a.actor_person_id AS "clerkId", a.action
         FROM audit_record a
        WHERE a.municipality_id = $1 AND a.actor_person_id IS NOT NULL
          AND (a.subject_type = 'budgetCycle' AND a.subject_id = $2 AND a.action LIKE 'budget.inPerson.%'
               OR a.subject_type = 'paperBox' AND a.subject_id IN (
                 SELECT b.id::text FROM paper_box b WHERE b.municipality_id = $1 AND b.cycle_id::text = $2))
        ORDER BY a.seq DESC LIMIT ${WATCH_ACTIONS}`,
      [place.id, cycleId],
    );
    const names = await this.people.of(
      [...hours, ...undone, ...clerks, ...actions].flatMap(({ clerkId }) => clerkId ?? []),
      manager,
    );
    const named = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? ''));
    return {
      anomalies: anomalies({ hours, ages: ages.flatMap(inBand), undone }).map(({ clerkId, ...rest }) => ({
        ...rest,
        clerk: named(clerkId),
      })),
      hours: hours.map(({ clerkId, ...rest }) => ({ ...rest, clerk: named(clerkId) })),
      undone: await this.undoneMarks.of(manager, place.id, cycleId, personOf(actor)),
      undoneByClerk: clerks.map(({ clerkId, ...rest }) => ({ ...rest, clerk: named(clerkId) ?? '' })),
      actions: actions.map(({ clerkId, ...rest }) => ({ ...rest, clerk: named(clerkId) ?? '' })),
    };
  }
}

function inBand<T extends { band: number }>(row: T): (Omit<T, 'band'> & Pick<AgeCount, 'band'>)[] {
  const band = AGE_BANDS.find((one) => one === row.band);
  return band === undefined ? [] : [{ ...row, band }];
}
