import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, RecordSittingRequest, SittingInitiator, SittingRequestView } from '#libs/contracts';
import { sittingRequestViolations, toRegularViolations } from '#libs/council-rules';
import { computeDeadline, deadlineRule } from '#libs/legal-calendar';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';

/** A request that no sitting has answered yet. */
export interface OpenSittingRequest {
  id: string;
  by: SittingInitiator;
  receivedOn: LegalDay;
  agenda: string;
  urgency: string | null;
}

/** A sitting that was cancelled answers nothing. */
const OPEN = `SELECT r.id, r.requested_by AS by, r.received_on::text AS "receivedOn", r.agenda, r.urgency
  FROM sitting_request r
  WHERE r.municipality_id = $1 AND r.regular_on IS NULL AND NOT EXISTS (SELECT 1 FROM sitting s
    WHERE s.municipality_id = r.municipality_id AND s.request_id = r.id
      AND s.called_off IS DISTINCT FROM 'cancelled')`;

/** Requests for extraordinary sittings, from their receipt until a sitting is called (PL 30). */
@Injectable()
export class SittingRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly workingDays: WorkingCalendar,
  ) {}

  /** Those that wait, the earliest first. */
  open(manager: EntityManager, municipalityId: string): Promise<OpenSittingRequest[]> {
    return manager.query<OpenSittingRequest[]>(`${OPEN} ORDER BY r.received_on, r.id`, [municipalityId]);
  }

  /** Those that wait, each with the last day for calling the sitting. */
  async list(place: PlaceRef): Promise<SittingRequestView[]> {
    const { manager } = this.dataSource;
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const rule = deadlineRule('D.EXTRAORDINARY_CALL');
    const today = this.clock.legalToday();
    return (await this.open(manager, place.id)).map((one) => {
      const { day } = computeDeadline(rule, one.receivedOn, calendar);
      return {
        ...one,
        callBy: day,
        article: rule.article,
        late: day < today,
        mayGoToRegular: toRegularViolations(one).length === 0,
      };
    });
  }

  /** @throws Refused 422 with everything that is missing. */
  record(actor: Actor, place: PlaceRef, input: RecordSittingRequest): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const against = sittingRequestViolations(input, this.clock.legalToday());
      if (against.length > 0) throw new Refused(against, 422);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO sitting_request (municipality_id, id, requested_by, received_on, agenda, urgency, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          place.id,
          id,
          input.by,
          input.receivedOn,
          input.agenda.trim(),
          input.urgency?.trim() || null,
          this.clock.legalNow(),
        ],
      );
      this.audit(tx, place, 'sitting.request', id, { by: input.by, receivedOn: input.receivedOn });
      return { id };
    });
  }

  /** Its matters go to the next regular sitting (PL 30(3)). @throws Refused 404, 409 where it must be called. */
  toRegular(actor: Actor, place: PlaceRef, id: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const request = await this.waiting(tx, place, id);
      const against = toRegularViolations(request);
      if (against.length > 0) throw new Refused(against, 409);
      await tx.manager.query(
        `UPDATE sitting_request SET regular_on = $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, id, this.clock.legalToday()],
      );
      this.audit(tx, place, 'sitting.request-to-regular', id, {});
    });
  }

  /** A request that waits, held until the end of the transaction. @throws Refused 404 for one that is answered. */
  async waiting(tx: Transaction, place: PlaceRef, id: string): Promise<OpenSittingRequest> {
    const [row] = await tx.manager.query<OpenSittingRequest[]>(`${OPEN} AND r.id = $2 FOR UPDATE OF r`, [
      place.id,
      id,
    ]);
    if (!row) throw Refused.notFound('sittingRequest');
    return row;
  }

  private audit(
    tx: Transaction,
    place: PlaceRef,
    action: string,
    subjectId: string,
    details: Record<string, unknown>,
  ): void {
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'sitting_request',
      subjectId,
      permission: 'council.manage',
      details,
    });
  }
}
