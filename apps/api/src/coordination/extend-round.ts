import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ExtendCoordinationRound, LegalDay } from '#libs/contracts';
import { extend } from '#libs/coordination-rules';
import { rigaDayEnd } from '#libs/legal-calendar';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { runningRound } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { Links } from './links.js';
import { CoordinationTerms } from './coordination-terms.js';
import { TERM_ENDS } from './start-round.js';

/** Gives all parties of a round more time, once. */
@Injectable()
export class ExtendRound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly workingDays: WorkingCalendar,
    private readonly links: Links,
    private readonly store: CoordinationStore,
    private readonly terms: CoordinationTerms,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 409 with everything that is in the way, or for a stale version. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    roundId: string,
    body: ExtendCoordinationRound,
  ): Promise<{ dueDay: LegalDay; version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const municipalityId = place.id;
      await this.dossiers.load(manager, municipalityId, dossierId, { lock: true });
      const round = await this.store.round(manager, municipalityId, dossierId, roundId);
      const decision = extend(
        runningRound(round),
        body,
        await this.terms.of(municipalityId, manager),
        this.clock.legalToday(),
        await this.workingDays.calendarFor(manager, municipalityId),
      );
      ensureAllowed(decision);
      const { dueDay } = decision;
      const [, changed] = await manager.query<[unknown, number]>(
        `UPDATE coordination_round
            SET due_day = $4, extended_from = $5, extension_days = $6, extension_reason = $7, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [municipalityId, roundId, body.version, dueDay, round.dueDay, body.workingDays, body.reason],
      );
      if (changed !== 1) throw Refused.stale('round');
      await this.links.prolong(tx, round, dueDay);
      await tx.due({
        municipalityId,
        topic: TERM_ENDS,
        subjectId: roundId,
        dueAt: new Date(rigaDayEnd(dueDay)),
        payload: { dossierId },
      });
      await this.timeline.within(tx, {
        municipalityId,
        dossierId,
        event: 'extendCoordinationRound',
        permission: 'coordination.manage',
        details: { round: round.number, from: round.dueDay, to: dueDay, reason: body.reason },
      });
      return { dueDay, version: body.version + 1 };
    });
  }
}
