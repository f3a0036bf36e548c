import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EndCoordinationRound } from '#libs/contracts';
import { endViolations, roundOutcomeCounts, silenceViolations } from '#libs/coordination-rules';
import { rigaDayEnd } from '#libs/legal-calendar';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { personOf } from './actor.js';
import { roundFact, runningRound, silentParties, type RoundRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { TERM_ENDS } from './start-round.js';

const CLOSING = ['closeCoordination', 'closeCoordinationAfterOpinions'];

/** Ends a round. The clock only says that the term is over; the lawyer ends, and the draft's leaving breaks off. */
@Injectable()
export class EndRound implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
    private readonly timeline: RecordDossierEvent,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.on(TERM_ENDS, (payload) =>
      this.termOver(
        String(payload['municipalityId']),
        String(payload['dossierId']),
        String(payload['subjectId']),
      ),
    );
    this.handlers.on('dossier.advanced', async (payload) => {
      if (payload['from'] !== 'coordination' || payload['to'] === 'coordination') return;
      if (CLOSING.includes(String(payload['event']))) return;
      await this.abandon(String(payload['municipalityId']), String(payload['dossierId']));
    });
  }

  /**
   * @throws Refused 409 while the term runs and somebody has not answered, or for a stale version; 422 where silence is to
   * be taken for agreement and nobody has looked for an answer.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    roundId: string,
    { version, silenceChecked }: EndCoordinationRound,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const round = await this.store.round(tx.manager, place.id, dossierId, roundId);
      const violations = endViolations(runningRound(round), this.clock.legalToday());
      if (violations.length > 0) throw new Refused(violations, 409);
      if (round.version !== version) throw Refused.stale('round');
      const silent = silentParties(round);
      const unchecked = silenceViolations(silent, silenceChecked);
      if (unchecked.length > 0) throw new Refused(unchecked, 422);
      await this.write(tx, round, silent.length > 0 ? personOf(actor) : null);
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'endCoordinationRound',
        permission: 'coordination.manage',
        details: {
          round: round.number,
          ...roundOutcomeCounts({ ...roundFact(round), ended: true }),
          ...(silent.length > 0 ? { silent: silent.join(', ') } : {}),
        },
      });
    });
  }

  private async termOver(municipalityId: string, dossierId: string, roundId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      const round = await this.store.round(tx.manager, municipalityId, dossierId, roundId);
      if (round.endedDay !== null || this.clock.legalNow().getTime() < rigaDayEnd(round.dueDay)) return;
      const waiting = silentParties(round);
      await this.timeline.within(tx, {
        municipalityId,
        dossierId,
        event: 'coordinationTermOver',
        permission: 'coordination.manage',
        details: { round: round.number, waiting: waiting.join(', ') },
      });
    });
  }

  private async abandon(municipalityId: string, dossierId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      const latest = await this.store.latest(tx.manager, municipalityId, dossierId);
      if (!latest || latest.closedDay !== null) return;
      const rounds = await this.store.rounds(tx.manager, municipalityId, dossierId);
      for (const round of rounds) if (round.endedDay === null) await this.write(tx, round, null);
      await tx.manager.query(
        `UPDATE coordination SET closed_day = $3, outcome = 'abandoned' WHERE municipality_id = $1 AND id = $2`,
        [municipalityId, latest.id, this.clock.legalToday()],
      );
      tx.audit({
        municipalityId,
        action: 'coordination.abandoned',
        subjectType: 'dossier',
        subjectId: dossierId,
        details: { coordinationId: latest.id },
      });
    });
  }

  private async write(tx: Transaction, round: RoundRecord, silenceCheckedBy: string | null): Promise<void> {
    await tx.manager.query(
      `UPDATE coordination_round
          SET ended_day = $3::date, silence_checked_by = $4, silence_checked_day = CASE WHEN $4::uuid IS NULL THEN NULL ELSE $3::date END,
              version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [round.municipalityId, round.id, this.clock.legalToday(), silenceCheckedBy],
    );
  }
}
