import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { availableEvents, type EventName } from '#libs/bylaw-procedure';
import type { CloseCoordination as CloseInput } from '#libs/contracts';
import { closeViolations, standingOf } from '#libs/coordination-rules';
import { AdvanceDossier, Dossiers, DossierFactsRegistry } from '../bylaws/index.js';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { personOf } from './actor.js';
import { roundFact } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';

const CLOSING: readonly EventName[] = ['closeCoordination', 'closeCoordinationAfterOpinions'];

/** Closes coordination as what it came to; a disagreement is explained and stays in the papers for the council. */
@Injectable()
export class CloseCoordination {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
    private readonly store: CoordinationStore,
  ) {}

  /** @throws Refused 409 with everything in the way or another outcome than seen, 422 where only the reason is missing. */
  async run(actor: Actor, place: PlaceRef, dossierId: string, body: CloseInput): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.dossiers.load(manager, place.id, dossierId, { lock: true });
      const latest = await this.store.latest(manager, place.id, dossierId);
      if (!latest || latest.closedDay !== null) {
        throw new Refused([{ code: 'coordination.not_running' }], 409);
      }
      const all = await this.store.rounds(manager, place.id, dossierId);
      const rounds = all.filter(({ coordinationId }) => coordinationId === latest.id).map(roundFact);
      const violations = closeViolations(rounds, body.reason);
      if (violations.length > 0) {
        throw new Refused(violations, violations.every(({ where }) => where === 'reason') ? 422 : 409);
      }
      const { outcome } = standingOf(rounds);
      if (outcome !== body.outcome) {
        throw new Refused([{ code: 'coordination.outcome_changed', params: { outcome } }], 409);
      }
      await manager.query(
        `UPDATE coordination SET closed_day = $3, outcome = $4, reason = $5, closed_by = $6
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, latest.id, this.clock.legalToday(), outcome, body.reason, personOf(actor)],
      );
      await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: await this.closingEvent(tx, place, dossierId),
        details: { outcome, ...(body.reason ? { reason: body.reason } : {}) },
      });
    });
  }

  /** Where the draft goes on depends on whether its opinion stage is over. */
  private async closingEvent(tx: Transaction, place: PlaceRef, dossierId: string): Promise<EventName> {
    const today = this.clock.legalToday();
    const municipalityId = place.id;
    const context = { municipalityId, dossierId, today, reason: null };
    const facts = await this.registry.gather(tx.manager, context);
    const calendar = await this.workingDays.calendarFor(tx.manager, municipalityId);
    const offered = availableEvents(facts, today, calendar).map(({ event }) => event);
    return offered.find((event) => CLOSING.includes(event)) ?? 'closeCoordination';
  }
}
