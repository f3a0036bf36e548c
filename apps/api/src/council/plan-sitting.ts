import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlanSitting as Input } from '#libs/contracts';
import { checkRepeatDay } from '#libs/council-rules';
import { rigaInstant } from '#libs/legal-calendar';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { SittingRequests } from './requests/sitting-requests.js';
import { CarryItems } from './sittings-again/carry-items.js';
import { Sittings } from './sittings.js';

/** Plans a sitting of the council (PL 28, 29, 32). */
@Injectable()
export class PlanSitting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly workingDays: WorkingCalendar,
    private readonly carry: CarryItems,
    private readonly requests: SittingRequests,
  ) {}

  /** @throws Refused 422 for a day that is over or a chair who holds no such role on that day. */
  run(actor: Actor, place: PlaceRef, input: Input): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.refuseImpossible(tx, place, input);
      await this.refuseOddRequest(tx, place, input);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO sitting (municipality_id, id, kind, repeat_level, day, starts_at, place, stream_url, chair_id,
           committee_id, mode, urgency, repeats_id, request_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          place.id,
          id,
          input.kind,
          input.repeatLevel,
          input.day,
          new Date(rigaInstant(input.day, input.time)),
          input.place,
          input.streamUrl,
          input.chairId,
          input.committeeId ?? null,
          input.mode ?? 'in_person',
          input.urgency?.trim() || null,
          input.repeatsId ?? null,
          input.requestId ?? null,
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'sitting.plan',
        subjectType: 'sitting',
        subjectId: id,
        permission: 'council.manage',
        details: { kind: input.kind, day: input.day },
      });
      const to = { sittingId: id, extraordinary: input.kind === 'extraordinary' };
      await this.carry.within(tx, place, to, input.carry ?? []);
      return { id };
    });
  }

  /** What holds for a sitting when it is planned holds when it is moved. @throws Refused 422 */
  async refuseImpossible(
    tx: Transaction,
    place: PlaceRef,
    input: Pick<Input, 'kind' | 'day' | 'chairId'> & {
      committeeId?: string | null;
      repeatsId?: string | null;
    },
  ): Promise<void> {
    if (input.day < this.clock.legalToday()) {
      throw new Refused([{ code: 'sitting_in_past', params: { day: input.day }, where: 'day' }], 422);
    }
    await this.refuseOtherChair(tx, place, input);
    if (input.repeatsId) await this.refuseOtherDay(tx, place, input, input.repeatsId);
  }

  /** Only an extraordinary sitting of the council is asked for (PL 30(1)), and each request is answered once. */
  private async refuseOddRequest(
    tx: Transaction,
    place: PlaceRef,
    { kind, committeeId, requestId }: Input,
  ): Promise<void> {
    if (!requestId) return;
    if (kind !== 'extraordinary' || committeeId)
      throw new Refused(
        [{ code: 'request_of_extraordinary', article: { act: 'PL', ref: '30(1)' }, where: 'kind' }],
        422,
      );
    await this.requests.waiting(tx, place, requestId);
  }

  /** A committee's sitting is led by one of its members (PL 40(3)2), the council's by somebody with that role. */
  private async refuseOtherChair(
    tx: Transaction,
    place: PlaceRef,
    { chairId, committeeId, day }: Pick<Input, 'chairId' | 'day'> & { committeeId?: string | null },
  ): Promise<void> {
    const leads = committeeId
      ? (await this.sittings.seats(tx.manager, place.id, { day, committeeId })).map(
          ({ personId }) => personId,
        )
      : (await this.sittings.holders(tx.manager, place.id, day, 'sitting_chair')).map(
          ({ personId }) => personId,
        );
    const code = committeeId ? 'not_a_committee_member' : 'not_a_sitting_chair';
    if (!leads.includes(chairId)) throw new Refused([{ code, where: 'chairId' }], 422);
  }

  /** A sitting without quorum is held again in its window (PL 32(1)). */
  private async refuseOtherDay(
    tx: Transaction,
    place: PlaceRef,
    input: Pick<Input, 'kind' | 'day'>,
    failedId: string,
  ): Promise<void> {
    const failed = await this.sittings.load(tx.manager, place.id, failedId);
    const calendar = await this.workingDays.calendarFor(tx.manager, place.id);
    const found = checkRepeatDay({ ...failed, repeatLevel: failed.repeat }, input, calendar);
    if (found.length > 0) throw new Refused(found, 422);
  }
}
