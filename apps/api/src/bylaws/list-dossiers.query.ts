import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { SETTLED_STATES, nextStep, type DossierState } from '#libs/bylaw-procedure';
import type { DossierList, DossierListItem, DossierListNext } from '#libs/contracts';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { DossierFactsRegistry } from './dossier-facts.js';
import { deadlineView } from './procedure-view.js';

/** How a list can be ordered: newest change first, or what is due soonest first. */
export const LIST_ORDERS = ['changed', 'deadline'] as const;

/** One of {@link LIST_ORDERS}. */
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Most dossiers that are put in order of their deadlines, which are counted anew for every list. */
const MAX_ORDERED = 500;

/** What a list of dossiers may be narrowed by. */
export interface DossierFilter {
  state?: string;
  kind?: string;
  topic?: string;
  text?: string;
  /** The whole code, for example `26-SN-VID-12`. */
  code?: string;
  order?: ListOrder;
  mine: boolean;
  page: number;
  pageSize: number;
}

type ListRow = Omit<DossierListItem, 'changedAt' | 'next'> & { changedAt: Date };

/** The state is left out so that the board can count every state under the same other filters. */
const WHERE = `d.municipality_id = $1
  AND ($2::text IS NULL OR d.kind = $2) AND ($3::text IS NULL OR d.topic = $3)
  AND ($4::text IS NULL OR d.title ILIKE '%' || $4 || '%' OR d.code ILIKE '%' || $4 || '%')
  AND ($5::uuid IS NULL OR d.lawyer_id = $5) AND ($6::text IS NULL OR d.code = $6)`;

/** The municipality's dossiers with the number in every state. */
@Injectable()
export class ListDossiers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
  ) {}

  /** One page. */
  async list(actor: Actor, place: PlaceRef, filter: DossierFilter): Promise<DossierList> {
    const parameters = [
      place.id,
      filter.kind ?? null,
      filter.topic ?? null,
      filter.text ? filter.text.replace(/[\\%_]/g, '\\$&') : null,
      filter.mine && actor.kind === 'person' ? actor.personId : null,
      filter.code ?? null,
    ];
    const byDeadline = filter.order === 'deadline';
    const first = (filter.page - 1) * filter.pageSize;
    const rows = await this.dataSource.query<ListRow[]>(
      `SELECT d.id, d.code, d.title, d.kind, d.topic, d.state, d.state_since::text AS "stateSince", d.track,
              l.name AS lawyer, c.changed_at AS "changedAt"
         FROM dossier d
         JOIN person l ON l.id = d.lawyer_id
         CROSS JOIN LATERAL (
           SELECT greatest(max(e.at), (SELECT max(t.changed_at) FROM document t
                    WHERE t.municipality_id = d.municipality_id AND t.dossier_id = d.id)) AS changed_at
             FROM dossier_event e WHERE e.municipality_id = d.municipality_id AND e.dossier_id = d.id) c
        WHERE ${WHERE} AND ($7::text IS NULL OR d.state = $7)
        ORDER BY c.changed_at DESC, d.year DESC, d.number DESC LIMIT $8 OFFSET $9`,
      [
        ...parameters,
        filter.state ?? null,
        byDeadline ? MAX_ORDERED : filter.pageSize,
        byDeadline ? 0 : first,
      ],
    );
    const counts = await this.dataSource.query<{ state: string; count: number }[]>(
      `SELECT d.state, count(*)::int AS count FROM dossier d WHERE ${WHERE} GROUP BY d.state`,
      parameters,
    );
    const byState = Object.fromEntries(counts.map(({ state, count }) => [state, count]));
    const total = counts
      .filter(({ state }) => filter.state === undefined || state === filter.state)
      .reduce((sum, { count }) => sum + count, 0);
    const listed = rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString(), next: null }));
    return {
      items: byDeadline
        ? (await this.byDeadline(place, listed)).slice(first, first + filter.pageSize)
        : listed,
      total,
      page: filter.page,
      pageSize: filter.pageSize,
      byState,
    };
  }

  /** The same dossiers with what comes next, what is due soonest first; those without a term keep their order. */
  private async byDeadline(place: PlaceRef, items: DossierListItem[]): Promise<DossierListItem[]> {
    const today = this.clock.legalToday();
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const calendar = await this.workingDays.calendarFor(manager, place.id);
      const next = async ({ id, state }: DossierListItem): Promise<DossierListNext | null> => {
        if (SETTLED_STATES.includes(state as DossierState)) return null;
        const context = { municipalityId: place.id, dossierId: id, today, reason: null };
        const step = nextStep(await this.registry.gather(manager, context), today, calendar);
        return (
          step && {
            event: step.event,
            actor: step.actor,
            deadline: step.deadline && deadlineView(step.deadline, today, calendar),
          }
        );
      };
      const withNext: DossierListItem[] = [];
      for (const item of items) withNext.push({ ...item, next: await next(item) });
      const day = (item: DossierListItem): string =>
        item.next?.deadline?.day ?? (item.next ? '9998' : '9999');
      return withNext.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
    });
  }
}
