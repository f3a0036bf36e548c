import { Injectable } from '@nestjs/common';
import { deliveryTerms } from '#libs/budget-rules';
import type { LegalDay } from '#libs/contracts';
import { rigaDayEnd } from '#libs/legal-calendar';
import { WorkingCalendar } from '../../directory/index.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import type { ProjectRow } from '../projects/budget-projects.js';
import { DeliveryNews } from './delivery-news.js';
import { deliveryTermFrom } from './delivery-setting.js';
import { DELIVERY_TOPICS } from './start-delivery.js';

/** The law's two terms of a winner, and why they were not kept (PL 62(2)). */
@Injectable()
export class DeliveryTerms {
  constructor(
    private readonly workingDays: WorkingCalendar,
    private readonly news: DeliveryNews,
  ) {}

  /**
   * Begun or done after the law's term wants a public reason, where none was given before; followers learn of a new one.
   *
   * @param kept step whose reason, where it has one, is not what is told here.
   * @throws Refused 422.
   */
  async explainDelay(
    tx: Transaction,
    { municipalityId, id }: ProjectRow,
    {
      startedOn,
      deliveredOn,
      delayReason,
      kept,
    }: {
      startedOn?: LegalDay | null | undefined;
      deliveredOn?: LegalDay | null | undefined;
      delayReason?: string | undefined;
      kept?: 'start' | 'done' | undefined;
    },
  ): Promise<void> {
    for (const [kind, day] of [
      ['start', startedOn],
      ['done', deliveredOn],
    ] as const) {
      const [late] = await tx.manager.query<
        { id: string; title: string; dueOn: LegalDay; reason: string | null }[]
      >(
        `SELECT id, title, due_on::text AS "dueOn", delay_reason AS reason FROM budget_milestone
          WHERE municipality_id = $1 AND project_id = $2 AND kind = $3 AND due_on < $4`,
        [municipalityId, id, kind, day ?? null],
      );
      if (!late) continue;
      if (!delayReason && !late.reason) {
        throw new Refused(
          [{ code: 'delay_reason_missing', where: 'delayReason', params: { day: late.dueOn } }],
          422,
        );
      }
      if (!delayReason || delayReason === late.reason || (kind === kept && late.reason)) continue;
      await tx.manager.query(
        `UPDATE budget_milestone SET delay_reason = $3, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [municipalityId, late.id, delayReason],
      );
      await this.news.tellDelay(tx, municipalityId, id, { ...late, delayReason });
    }
  }

  /** Where the two years run from the start, the start tells when they end; an end in time needs no reason. */
  async moveEnd(
    tx: Transaction,
    { municipalityId, id }: ProjectRow,
    { announcedOn }: CycleRow,
    startedOn: LegalDay,
  ): Promise<void> {
    const from = await deliveryTermFrom(tx.manager, municipalityId);
    if (from !== 'start' || announcedOn === null) return;
    const calendar = await this.workingDays.calendarFor(tx.manager, municipalityId);
    const { doneBy } = deliveryTerms(announcedOn, startedOn, from, calendar);
    await tx.manager.query(
      `UPDATE budget_milestone SET due_on = $3, version = version + 1,
              delay_reason = CASE WHEN done_on <= $3 THEN NULL ELSE delay_reason END
        WHERE municipality_id = $1 AND project_id = $2 AND kind = 'done'`,
      [municipalityId, id, doneBy],
    );
    await tx.due({
      municipalityId,
      topic: DELIVERY_TOPICS.done,
      subjectId: id,
      dueAt: new Date(rigaDayEnd(doneBy)),
    });
  }
}
