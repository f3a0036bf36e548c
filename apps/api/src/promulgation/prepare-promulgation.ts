import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { DossierState } from '#libs/bylaw-procedure';
import type { ArticleRef, PreparePromulgation as Input } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { AdoptedTexts } from './adopted-text.js';

const PL_47_1: ArticleRef = { act: 'PL', ref: '47(1)' };

/** Puts the adopted texts into the package, with the day of entry into force that the by-law sets (PL 47(1)). */
@Injectable()
export class PreparePromulgation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly adopted: AdoptedTexts,
    private readonly clock: Clock,
  ) {}

  /** May be repeated until the package is sent. @throws Refused 409 when nothing is adopted or it is sent already. */
  run(actor: Actor, place: PlaceRef, dossierId: string, input: Input): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      refuseTooLate(dossier.state);
      refuseHalfAnEntry(input);
      const text = await this.adopted.of(tx.manager, place.id, dossierId);
      await tx.manager.query(
        `INSERT INTO promulgation (municipality_id, dossier_id, bylaw_version_id, memorandum_version_id, prepared_by,
           prepared_at, personal_data_checked, own_entry_day, own_entry_point, with_consolidated)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT ON CONSTRAINT promulgation_pk DO UPDATE SET
           bylaw_version_id = EXCLUDED.bylaw_version_id, memorandum_version_id = EXCLUDED.memorandum_version_id,
           prepared_by = EXCLUDED.prepared_by, prepared_at = EXCLUDED.prepared_at,
           personal_data_checked = EXCLUDED.personal_data_checked, own_entry_day = EXCLUDED.own_entry_day,
           own_entry_point = EXCLUDED.own_entry_point, with_consolidated = EXCLUDED.with_consolidated,
           version = promulgation.version + 1`,
        [
          place.id,
          dossierId,
          text.bylawVersionId,
          text.memorandumVersionId,
          actor.kind === 'person' ? actor.personId : null,
          this.clock.legalNow(),
          input.personalDataChecked,
          input.ownEntryDay,
          input.ownEntryPoint,
          input.withConsolidated ?? true,
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'promulgation.prepare',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'promulgation.manage',
        details: { bylawVersionId: text.bylawVersionId, personalDataChecked: input.personalDataChecked },
      });
    });
  }
}

const SENT: readonly DossierState[] = ['promulgation_sent', 'promulgated', 'in_force', 'repealed', 'lapsed'];

/** What went to the gazette stays as it went. */
function refuseTooLate(state: DossierState): void {
  if (state === 'signed' || state === 'promulgation_ready') return;
  if (SENT.includes(state)) throw new Refused([{ code: 'package_sent', article: PL_47_1 }], 409);
  throw new Refused([{ code: 'wrong_state', params: { state }, article: PL_47_1 }], 409);
}

/** A day of its own needs the point of the by-law that sets it: it is checked there. */
function refuseHalfAnEntry({ ownEntryDay, ownEntryPoint }: Input): void {
  if ((ownEntryDay === null) === (ownEntryPoint === null)) return;
  const where = ownEntryDay === null ? 'ownEntryDay' : 'ownEntryPoint';
  throw new Refused([{ code: 'own_entry_day_missing', article: PL_47_1, where }], 422);
}
