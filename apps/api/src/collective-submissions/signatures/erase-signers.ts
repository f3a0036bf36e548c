import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { ERASE_TOPIC } from '../write-step.js';
import { SheetScans } from './sheet-scans.js';

/** Erases who signed and how the representative is reached, on the day that was set; the numbers and the text stay. */
@Injectable()
export class EraseSigners implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly scans: SheetScans,
  ) {}

  onModuleInit(): void {
    this.handlers.on(ERASE_TOPIC, (payload) =>
      this.erase(String(payload['municipalityId']), String(payload['subjectId'])),
    );
  }

  private async erase(municipalityId: string, submissionId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE collective_submission SET erased_on = $3, representative_name = NULL, representative_address = NULL,
                representative_email = NULL, representative_phone = NULL, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND erased_on IS NULL AND erase_on <= $3`,
        [municipalityId, submissionId, this.clock.legalToday()],
      );
      if (changed === 0) return;
      await tx.manager.query(`DELETE FROM collective_key WHERE municipality_id = $1 AND submission_id = $2`, [
        municipalityId,
        submissionId,
      ]);
      await tx.manager.query(
        `UPDATE collective_signature SET sealed = NULL, person_hash = NULL
          WHERE municipality_id = $1 AND submission_id = $2`,
        [municipalityId, submissionId],
      );
      await this.scans.erase(tx, municipalityId, submissionId);
      tx.audit({
        municipalityId,
        action: 'collective.eraseSigners',
        subjectType: 'collective_submission',
        subjectId: submissionId,
      });
    });
  }
}
