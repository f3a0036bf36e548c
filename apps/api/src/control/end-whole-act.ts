import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalDay } from '#libs/contracts';
import { Dossiers, EndForce } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';

/** The outbox gets it when a control has ended an act as a whole. */
const WHOLE_ACT_ENDED = 'control.wholeActEnded';

/** An act that a control ended as a whole (PL 66(2), 66(5), the judgment). */
export interface WholeEnd {
  municipalityId: string;
  actId: string;
  /** The first day on which it is no longer in force. */
  from: LegalDay;
  /** The document that ended it, as it is called. */
  by: string;
  /** Who recorded it. */
  personId: string;
}

/** Ends an act with its dossier, when what followed the minister's order ended it as a whole. */
@Injectable()
export class EndWholeAct implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly endForce: EndForce,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.on(WHOLE_ACT_ENDED, (payload) => this.end(payload as unknown as WholeEnd));
  }

  /** Within the step that ends it; the dossier follows after the commit. */
  announce(tx: Transaction, end: WholeEnd): void {
    tx.emit(WHOLE_ACT_ENDED, { ...end });
  }

  /** May be called again; an end that is known already and comes no later stays. */
  private async end({ municipalityId, actId, from, by, personId }: WholeEnd): Promise<void> {
    const [act] = await this.dataSource.query<{ dossierId: string | null; known: LegalDay | null }[]>(
      `SELECT a.dossier_id AS "dossierId", least(a.repealed_from, e.from_day)::text AS known FROM act a
         LEFT JOIN end_of_force e ON e.municipality_id = a.municipality_id AND e.dossier_id = a.dossier_id
        WHERE a.municipality_id = $1 AND a.id = $2`,
      [municipalityId, actId],
    );
    if (!act || (act.known !== null && act.known <= from)) return;
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      if (act.dossierId === null) {
        await tx.manager.query(
          `INSERT INTO act_end (municipality_id, act_id, cause, from_day, by_what, recorded_by, at)
           VALUES ($1, $2, 'voided', $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT act_end_pk DO NOTHING`,
          [municipalityId, actId, from, by, personId, this.clock.legalNow()],
        );
        tx.emit('act.validity', { municipalityId, actId });
        return;
      }
      const { dossierId } = act;
      const { state } = await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      if (state !== 'in_force' && state !== 'promulgated') return;
      await this.endForce.within(tx, { municipalityId, dossierId, cause: 'voided', from, by });
    });
  }
}
