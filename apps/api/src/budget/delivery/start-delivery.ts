import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { deliveryTerms } from '#libs/budget-rules';
import { datePhrase } from '#libs/latvian-text';
import { rigaDayEnd } from '#libs/legal-calendar';
import { WorkingCalendar } from '../../directory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { Pages } from '../../platform/web/pages.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { DeliveryNews } from './delivery-news.js';
import { deliveryTermFrom } from './delivery-setting.js';

/** Topics of the last moments of the law's terms of delivery. */
export const DELIVERY_TOPICS = { start: 'budget.startOverdue', done: 'budget.deliveryOverdue' } as const;

/** Tells in the projects' logs what the vote decided, and gives every winner its terms (PL 62(2)). */
@Injectable()
export class StartDelivery implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly moves: MoveCycle,
    private readonly projects: BudgetProjects,
    private readonly workingDays: WorkingCalendar,
    private readonly handlers: OutboxHandlers,
    private readonly pages: Pages,
    private readonly unitOfWork: UnitOfWork,
    private readonly news: DeliveryNews,
  ) {}

  onModuleInit(): void {
    // From the moment a term is over, pages say that it is, and those who follow the project learn of it.
    for (const kind of ['start', 'done'] as const) {
      this.handlers.on(DELIVERY_TOPICS[kind], async ({ municipalityId, subjectId }) => {
        await this.tellOverdue(String(municipalityId), String(subjectId), kind);
        this.pages.forget();
      });
    }
    this.moves.after('openVoting', ({ manager }, cycle) => this.projects.logAll(manager, cycle, 'on_ballot'));
    this.moves.after('announce', async (tx, cycle) => {
      await this.projects.logAll(tx.manager, cycle, 'won');
      await this.projects.logAll(tx.manager, cycle, 'lost');
      await this.plan(tx, cycle);
    });
  }

  /** The term may have moved since, or be kept, or a correction stopped the project. */
  private async tellOverdue(
    municipalityId: string,
    projectId: string,
    kind: 'start' | 'done',
  ): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const [late] = await tx.manager.query<{ title: string; dueOn: string }[]>(
        `SELECT b.title, b.due_on::text AS "dueOn" FROM budget_milestone b
           JOIN budget_project p ON p.municipality_id = b.municipality_id AND p.id = b.project_id
          WHERE b.municipality_id = $1 AND b.project_id = $2 AND b.kind = $3 AND b.done_on IS NULL AND b.due_on < $4
            AND p.state IN ('won', 'in_delivery')`,
        [municipalityId, projectId, kind, this.clock.legalToday()],
      );
      if (!late) return;
      await this.news.tell(tx, municipalityId, projectId, {
        kind: 'project_delayed',
        what: `${late.title}: termiņš ${datePhrase(late.dueOn, 'nom')}`,
        key: `${kind} ${late.dueOn}`,
      });
    });
  }

  /** Gives every winner its terms that has none yet. */
  async plan(tx: Transaction, { municipalityId, id }: CycleRow): Promise<void> {
    const { manager } = tx;
    const terms = deliveryTerms(
      this.clock.legalToday(),
      null,
      await deliveryTermFrom(manager, municipalityId),
      await this.workingDays.calendarFor(manager, municipalityId),
    );
    const winners = await manager.query<{ id: string }[]>(
      `SELECT id FROM budget_project p WHERE municipality_id = $1 AND cycle_id = $2 AND state = 'won'
          AND NOT EXISTS (SELECT 1 FROM budget_milestone m
                           WHERE m.municipality_id = p.municipality_id AND m.project_id = p.id)
        ORDER BY nr`,
      [municipalityId, id],
    );
    for (const winner of winners) {
      for (const [kind, title, dueOn] of [
        ['start', 'Projekta īstenošanas sākums', terms.startBy],
        ['done', 'Projekts īstenots', terms.doneBy],
      ] as const) {
        await manager.query(
          `INSERT INTO budget_milestone (municipality_id, id, project_id, kind, title, due_on)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [municipalityId, randomUUID(), winner.id, kind, title, dueOn],
        );
        await tx.due({
          municipalityId,
          topic: DELIVERY_TOPICS[kind],
          subjectId: winner.id,
          dueAt: new Date(rigaDayEnd(dueOn)),
        });
      }
    }
  }
}
