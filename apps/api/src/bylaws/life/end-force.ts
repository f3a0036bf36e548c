import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { EndOfForceSlice, EventName } from '#libs/bylaw-procedure';
import type { EndOfForceInput, LegalDay } from '#libs/contracts';
import { rigaDayStart } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { AdvanceDossier } from '../advance-dossier.js';
import { Dossiers } from '../dossiers.js';
import { RecordDossierEvent } from '../record-dossier-event.js';

/** The outbox gets it when legal time reaches the first day on which a by-law is no longer in force. */
const END_DUE = 'dossier.endDue';

const EVENT_OF: Record<EndOfForceSlice['cause'], EventName> = {
  repealed: 'recordRepeal',
  basis_lapsed: 'recordBasisLapse',
  term: 'recordTermExpiry',
  voided: 'recordVoiding',
};

/** How a by-law ends. */
export interface EndAsk {
  municipalityId: string;
  dossierId: string;
  cause: EndOfForceSlice['cause'];
  /** The first day on which it is no longer in force. */
  from: LegalDay;
  by: string | null;
}

/** States the end of a by-law's force: it ends at once, or when legal time reaches the day. */
@Injectable()
export class EndForce implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly timeline: RecordDossierEvent,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.on(END_DUE, (payload) =>
      this.reached(String(payload['municipalityId']), String(payload['subjectId'])),
    );
  }

  /** @throws Refused 409 unless the by-law is published, and where its end is known already. */
  run(actor: Actor, place: PlaceRef, dossierId: string, body: EndOfForceInput): Promise<{ ended: boolean }> {
    return this.unitOfWork.run(actor, (tx) =>
      this.within(tx, { municipalityId: place.id, dossierId, ...body }),
    );
  }

  /** The same inside a transaction that is open already; an end that lies earlier takes the place of a later one. */
  async within(tx: Transaction, ask: EndAsk): Promise<{ ended: boolean }> {
    const { municipalityId, dossierId, cause, from, by } = ask;
    const dossier = await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
    if (dossier.state !== 'in_force' && dossier.state !== 'promulgated') {
      const params = { event: EVENT_OF[cause], state: dossier.state };
      throw new Refused([{ code: 'wrong_state', params }], 409);
    }
    const known = await tx.manager.query<{ dossier_id: string }[]>(
      `INSERT INTO end_of_force AS e (municipality_id, dossier_id, cause, from_day, by_what, recorded_by, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT end_of_force_pk DO UPDATE
         SET cause = EXCLUDED.cause, from_day = EXCLUDED.from_day, by_what = EXCLUDED.by_what,
             recorded_by = EXCLUDED.recorded_by, at = EXCLUDED.at
       WHERE EXCLUDED.from_day < e.from_day
       RETURNING dossier_id`,
      [
        municipalityId,
        dossierId,
        cause,
        from,
        by,
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        this.clock.legalNow(),
      ],
    );
    if (known.length === 0) throw new Refused([{ code: 'end_of_force_known', where: 'from' }], 409);
    if (from <= this.clock.legalToday() && dossier.state === 'in_force') {
      await this.end(tx, ask);
      return { ended: true };
    }
    await this.timeline.within(tx, {
      municipalityId,
      dossierId,
      event: 'planEndOfForce',
      permission: 'promulgation.manage',
      details: { cause, from, ...(by ? { by } : {}) },
      isPublic: true,
    });
    await tx.due({
      municipalityId,
      topic: END_DUE,
      subjectId: dossierId,
      dueAt: new Date(rigaDayStart(from)),
    });
    return { ended: false };
  }

  /** Does nothing when the by-law is not in force, so it may be called again. */
  private async reached(municipalityId: string, dossierId: string): Promise<void> {
    const dossier = await this.dossiers.load(this.dataSource.manager, municipalityId, dossierId);
    if (dossier.state !== 'in_force') return;
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const [row] = await tx.manager.query<
        { cause: EndOfForceSlice['cause']; from: string; by: string | null }[]
      >(
        `SELECT cause, from_day::text AS "from", by_what AS by FROM end_of_force
          WHERE municipality_id = $1 AND dossier_id = $2`,
        [municipalityId, dossierId],
      );
      if (row) await this.end(tx, { municipalityId, dossierId, ...row });
    });
  }

  private async end(tx: Transaction, { municipalityId, dossierId, cause, from, by }: EndAsk): Promise<void> {
    await this.advance.within(tx, {
      municipalityId,
      dossierId,
      event: EVENT_OF[cause],
      details: { from, ...(by ? { by } : {}) },
    });
  }
}
